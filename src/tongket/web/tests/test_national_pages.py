"""The desk of the national register's lists: given, columns settled, answered, confirmed, corrections handed on."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office import EAST
from tongket.exchange.tests.national_lists import HEADINGS, Row, changed, exported, person, xlsx
from tongket.records.members.models import Member
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
AN, HOME = "Nguyễn Văn An", "/csdl-dang-vien/"


@pytest.fixture
def desk(settings: object, tmp_path: object) -> Desk:
    settings.DATA = tmp_path  # type: ignore[attr-defined]
    return new_desk()


def given(desk: Desk, rows: list[Row], headings: tuple[str, ...] = HEADINGS) -> str:
    file = SimpleUploadedFile("danh-sach.xlsx", xlsx(rows, headings))
    return str(desk.officer.post(HOME, {"tep": file})["Location"])


def first_question(text: str) -> str:
    found = re.search(r'id="q-([0-9a-f]{32})"', text)
    assert found
    return found[1]


def test_before_the_first_list_the_page_teaches_what_to_do(desk: Desk) -> None:
    text = page(desk.officer, HOME)
    assert "Chưa có danh sách nào" in text
    assert "Tệp không được lưu" in text


def test_a_difference_is_answered_confirmed_and_stands_in_the_register(desk: Desk) -> None:
    url = given(desk, changed(exported(), AN, born="02/01/1965"))
    asked = first_question(page(desk.officer, url))
    desk.officer.post(f"{url}tra-loi/", {"tra-loi": f"{asked}:take", "nhom": "birth_date-differs"})
    answer = desk.officer.post(f"{url}xac-nhan/")
    assert "Không có gì phải đề nghị cấp trên sửa" in page(desk.officer, str(answer["Location"]))
    assert str(Member.objects.get(full_name=AN).birth_date) == "1965-01-02"


def test_an_answer_by_htmx_comes_back_as_the_question_alone(desk: Desk) -> None:
    url = given(desk, changed(exported(), AN, born="1965"))
    asked = first_question(page(desk.officer, url))
    answer = desk.officer.post(f"{url}tra-loi/", {"tra-loi": f"{asked}:keep"}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert text.startswith('<li class="question answered"')
    [seen] = re.findall(r'name="da-xem" value="([0-9a-f]{32})"', text)
    assert "/ket-qua/" in str(desk.officer.post(f"{url}xac-nhan/", {"da-xem": seen})["Location"])


def test_a_confirmation_of_a_page_that_is_out_of_date_is_shown_anew(desk: Desk) -> None:
    url = given(desk, changed(exported(), AN, born="1965"))
    text = page(desk.officer, url)
    [seen] = re.findall(r'name="da-xem" value="([0-9a-f]{32})"', text)
    desk.colleague.post(f"{url}tra-loi/", {"tra-loi": f"{first_question(text)}:keep"})
    answer = desk.officer.post(f"{url}xac-nhan/", {"da-xem": seen})
    assert (answer.status_code, "national-list-outdated" in answer.content.decode()) == (422, True)


def test_a_whole_group_kept_is_the_list_to_correct(desk: Desk) -> None:
    rows = [{**row, "Ngày sinh": "1965"} for row in exported()]
    url = given(desk, rows)
    desk.officer.post(f"{url}tra-loi/", {"ca-nhom": "keep", "nhom": "birth_date-doubt"})
    result = str(desk.officer.post(f"{url}xac-nhan/")["Location"])
    assert page(desk.officer, result).count("danh sách chỉ ghi năm") == 6
    sheet = desk.officer.get(result.replace("ket-qua/", "de-nghi-dieu-chinh.xlsx"))
    assert sheet.content.startswith(b"PK")


def test_a_refused_answer_says_why_on_the_page(desk: Desk) -> None:
    url = given(desk, changed(exported(), AN, state="Từ trần"))
    asked = first_question(page(desk.officer, url))
    answer = desk.officer.post(f"{url}tra-loi/", {"tra-loi": f"{asked}:take"})
    assert (answer.status_code, "national-day-missing" in answer.content.decode()) == (422, True)


def test_an_unknown_column_and_an_unknown_cell_are_settled_on_one_page(desk: Desk) -> None:
    rows = [{**row, "Lạ": "x", "Chi bộ đang sinh hoạt": "CB Đông"} for row in exported()[:3]]
    url = given(desk, rows, (*HEADINGS, "Lạ"))
    assert "Cột chưa rõ" in page(desk.officer, url)
    compared = str(desk.officer.post(url, {"cot-8": ""})["Location"])
    text = page(desk.officer, compared.replace("/csdl", "/csdl") + "cot/")
    assert "CB Đông" in text
    key = re.search(rf'value="([0-9a-f-]{{36}})"[^>]*>{EAST}<', text)
    assert key
    desk.officer.post(compared + "cot/", {"ten-0": "CB Đông", "to-chuc-0": key[1]})
    assert "không có trong sổ." not in page(desk.officer, compared)


def test_a_file_that_came_before_offers_to_be_read_again(desk: Desk) -> None:
    content = xlsx(exported())
    desk.officer.post(HOME, {"tep": SimpleUploadedFile("a.xlsx", content)})
    answer = desk.officer.post(HOME, {"tep": SimpleUploadedFile("b.xlsx", content)})
    assert (answer.status_code, "Vẫn đọc lại" in answer.content.decode()) == (422, True)
    again = desk.officer.post(HOME, {"tep": SimpleUploadedFile("b.xlsx", content), "doc-lai": "1"})
    assert "giống nhau hoàn toàn" in page(desk.officer, str(again["Location"]))


def test_an_identity_number_is_shown_by_its_end_alone(desk: Desk) -> None:
    text = page(desk.officer, given(desk, changed(exported(), AN, identity="038065000001")))
    assert "•••••••••001" in text
    assert "038065000001" not in text


def test_somebody_of_the_list_alone_can_be_entered(desk: Desk) -> None:
    url = given(desk, [*exported(), person("Bùi Thị Lan", born="1/2/1980", admitted="1/5/2005", cell=EAST)])
    text = page(desk.officer, url)
    assert "Ghi vào sổ" in text
    assert "Bùi Thị Lan" in text


def test_a_viewer_and_a_cell_secretary_do_not_come_in(desk: Desk) -> None:
    url = given(desk, exported())
    for client in (desk.viewer, desk.secretary, desk.nobody):
        assert client.get(HOME).status_code in (302, 403)
        assert client.get(url).status_code in (302, 403)


def test_a_list_put_aside_is_gone(desk: Desk) -> None:
    url = given(desk, exported())
    desk.officer.post(f"{url}bo/")
    assert "national-list-unknown" in desk.officer.get(url).content.decode()
