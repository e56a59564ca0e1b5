"""The desk of old papers: given, offered, accepted, chosen, withdrawn; and what the figures' pages then show."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tongket.figures.reported.standing import Line, lines_of
from tongket.figures.tests.reporting import OTHER, PRODUCTION, accept, stated
from tongket.figures.tests.test_reported import target
from tongket.reconciliation.tests.test_history import BODY, HEAD, TITLE
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
URL = "/so-lieu/van-ban-cu/"
TEXT = HEAD + TITLE + BODY
AWARDED = "badges.awarded"


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def give(client: Client, text: str = TEXT, year: int = 2022) -> Any:
    file = SimpleUploadedFile("bao-cao-2022.txt", text.encode())
    return client.post(f"{URL}?year=2023", {"tep": file, "nam": str(year)})


def offered(answer: Any) -> dict[str, Any]:
    """The offers of the page by their labels."""
    return {line["label"]: line for subject in answer.context["subjects"] for line in subject["lines"]}


def take(client: Client, answer: Any, *labels: str, **values: str) -> Any:
    lines = [offered(answer)[label] for label in labels]
    form = {"da-doc": answer.context["carried"], "nhan": [str(line["place"]) for line in lines]}
    form |= {f"gia-tri-{line['place']}": line["value"] for line in lines}
    form |= {name.replace("_", "-"): value for name, value in values.items()}
    return client.post(f"{URL}nhan/", form)


def kept(desk: Desk) -> dict[str, Line]:
    return {line.entry.tag: line for line in lines_of(desk.office.commune)}


def test_a_paper_is_offered_value_by_value_with_its_words_and_what_is_counted(desk: Desk) -> None:
    answer = give(desk.officer)
    members = offered(answer)["Tổng số đảng viên"]
    assert (members["value"], members["counted"], members["chip"]["tone"]) == ("191", "5", "due")
    assert "Năm 2022, Đảng bộ xã Mẫu có 191 đảng viên." in unescape(answer.content.decode())
    assert kept(desk) == {}


def test_only_the_ticked_values_are_kept(desk: Desk) -> None:
    answer = take(desk.officer, give(desk.officer), "Tổng số đảng viên")
    assert answer.status_code == 302
    assert set(kept(desk)) == {"members.total"}
    assert "số liệu đã nhận: 1, năm 2022" in page(desk.officer, URL)


def test_a_value_corrected_in_its_field_is_kept_as_corrected(desk: Desk) -> None:
    answer = give(desk.officer)
    place = offered(answer)["Tổng số đảng viên"]["place"]
    take(desk.officer, answer, "Tổng số đảng viên", **{f"gia_tri_{place}": "1.190"})
    entry = kept(desk)["members.total"].entry
    assert (entry.value, entry.is_corrected) == (1190, True)


@pytest.mark.parametrize("typed", ["mười", "6,5", "-3"])
def test_a_value_that_cannot_be_is_refused_and_stays_typed(desk: Desk, typed: str) -> None:
    answer = give(desk.officer)
    place = offered(answer)["Tổng số đảng viên"]["place"]
    refused = take(desk.officer, answer, "Tổng số đảng viên", **{f"gia_tri_{place}": typed})
    assert refused.status_code == 422
    assert f'value="{typed}"' in refused.content.decode()
    assert kept(desk) == {}


def test_without_a_tick_nothing_is_kept_and_the_page_says_so(desk: Desk) -> None:
    refused = take(desk.officer, give(desk.officer))
    assert "history-none-chosen" in refused.content.decode()


def test_a_list_that_was_not_read_here_is_refused(desk: Desk) -> None:
    answer = desk.officer.post(f"{URL}nhan/", {"da-doc": "bịa:đặt", "nhan": ["0"]})
    assert (answer.status_code, "history-page-outdated" in answer.content.decode()) == (422, True)


def test_a_form_without_a_file_says_which_file_it_wants(desk: Desk) -> None:
    answer = desk.officer.post(URL, {"nam": "2022"})
    assert (answer.status_code, "history-no-file" in answer.content.decode()) == (422, True)


def test_a_paper_of_another_year_comes_with_nothing_ticked(desk: Desk) -> None:
    answer = give(desk.officer, year=2021)
    assert "Văn bản tự ghi là của năm 2022, không phải năm 2021." in answer.content.decode()
    assert not any(line["ticked"] for line in offered(answer).values())


def test_a_paper_without_figures_says_so(desk: Desk) -> None:
    assert "Không tìm thấy số liệu nào" in give(desk.officer, "Thư mời họp mặt đầu xuân.").content.decode()


def test_what_was_accepted_is_not_offered_again(desk: Desk) -> None:
    take(desk.officer, give(desk.officer), "Tổng số đảng viên")
    assert offered(give(desk.officer))["Tổng số đảng viên"]["is_kept"]


def test_who_only_reads_sees_the_papers_and_gives_none(desk: Desk) -> None:
    accept(stated(desk.office.commune, AWARDED, "7"))
    shown = page(desk.viewer, f"{URL}?year=2023")
    assert "12-BC/ĐU" in shown
    assert 'name="tep"' not in shown
    assert "/rut/" not in shown
    assert give(desk.viewer).status_code == 403
    assert desk.viewer.post(f"{URL}nhan/", {}).status_code == 403


def test_values_of_another_unit_are_not_found(desk: Desk) -> None:
    [line] = accept(stated(desk.office.west, AWARDED, "7"))
    assert desk.officer.get(f"{URL}{line.key}/rut/").status_code == 404


def test_a_value_is_withdrawn_with_a_reason(desk: Desk) -> None:
    [line] = accept(stated(desk.office.commune, AWARDED, "7"))
    url = f"{URL}{line.key}/rut/"
    page(desk.officer, url)
    assert desk.officer.post(url, {"version": "1", "reason": " "}).status_code == 422
    assert desk.officer.post(url, {"version": "1", "reason": "Nhầm văn bản"}).status_code == 302
    assert kept(desk) == {}


def test_papers_that_disagree_are_shown_until_one_is_chosen(desk: Desk) -> None:
    first, _ = accept(
        stated(desk.office.commune, AWARDED, "7"), stated(desk.office.commune, AWARDED, "8", source=OTHER)
    )
    assert "văn bản cũ ghi khác nhau: 7, 8" in page(desk.officer, "/so-lieu/?year=2022")
    assert "có số ghi khác nhau, cần chọn" in page(desk.officer, URL)
    desk.officer.post(f"{URL}{first.key}/chon/", {"version": "1", "reason": "Theo bản đã ký"})
    assert "văn bản cũ ghi khác nhau" not in page(desk.officer, "/so-lieu/?year=2022")


def test_who_only_reads_chooses_and_withdraws_nothing(desk: Desk) -> None:
    [line] = accept(stated(desk.office.commune, AWARDED, "7"))
    assert desk.viewer.get(f"{URL}{line.key}/chon/").status_code == 403
    assert desk.viewer.post(f"{URL}{line.key}/rut/", {"version": "1", "reason": "x"}).status_code == 403


def test_a_reported_value_stands_on_its_figures_page_with_quote_and_paper(desk: Desk) -> None:
    accept(stated(desk.office.commune, AWARDED, "7"))
    shown = page(desk.officer, f"/so-lieu/mo/?so={AWARDED}&year=2022")
    assert "theo văn bản cũ" in page(desk.officer, "/so-lieu/?year=2022")
    assert "<blockquote" in shown
    assert "văn bản số 12-BC/ĐU ngày 20/12/2022; sổ không có số liệu" in shown


def test_counted_and_reported_years_stand_apart_in_table_and_chart(desk: Desk) -> None:
    target(desk.office.commune, 2023, "407")
    accept(stated(desk.office.commune, PRODUCTION, "370", unit="tỷ đồng", name="Tổng giá trị sản xuất"))
    shown = page(desk.officer, f"/so-lieu/mo/?so={PRODUCTION}&year=2023")
    assert "2022: văn bản cũ ghi 370; 2023: 407." in shown
    assert "Cột gạch chéo: văn bản cũ ghi." in shown
    rows = re.findall(r'data-label="(Tính từ sổ|Văn bản cũ ghi)">([^<]*)', shown)
    assert rows == [
        ("Tính từ sổ", "407"), ("Văn bản cũ ghi", ""), ("Tính từ sổ", ""), ("Văn bản cũ ghi", "370"),
    ]  # fmt: skip


def test_growth_against_an_old_paper_says_so_where_it_is_shown(desk: Desk) -> None:
    target(desk.office.commune, 2023, "407")
    accept(stated(desk.office.commune, PRODUCTION, "370", unit="tỷ đồng"))
    shown = page(desk.officer, "/so-lieu/mo/?so=indicators.growth?indicator=production_value&year=2023")
    assert "10,0\u00a0%" in shown
    assert "Sổ chưa có số của năm trước; số này tính theo văn bản số 12-BC/ĐU ngày 20/12/2022." in shown
    assert "số năm trước theo văn bản cũ" in page(desk.officer, "/so-lieu/?year=2023")


def test_an_old_indicator_is_called_as_its_paper_calls_it(desk: Desk) -> None:
    told = stated(desk.office.commune, "indicators.value?indicator=clean_water", "97.5", unit="%", name="Nước sạch")
    accept(told)
    assert "Kết quả: Nước sạch" in page(desk.officer, "/so-lieu/?year=2022")


def test_a_hedged_value_keeps_its_hedge(desk: Desk) -> None:
    accept(stated(desk.office.commune, PRODUCTION, "370", unit="tỷ đồng", approx="about", of=Decimal(400)))
    assert "khoảng 370" in page(desk.officer, f"/so-lieu/mo/?so={PRODUCTION}&year=2022")
