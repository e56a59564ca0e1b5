"""The pages of the reconciliation: a text given, its numbers marked, corrected, checked again, taken away."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.reconciliation.findings.checked import Found, Severity, State
from tongket.reconciliation.tests.made import TEXT, Stated, checked, span
from tongket.web.reconciliation import pages
from tongket.web.reconciliation.given import Given, of_file, with_correction
from tongket.web.tests.desk_client import YEAR, Desk, new_desk, page

pytestmark = pytest.mark.django_db
URL, COPY = "/doi-chieu/", "/doi-chieu/ban-word/"
PART = span(TEXT, "6 đảng viên mới")
SAID = Found(
    "figure-unknown", Severity.WARNING, span(TEXT, "8 đảng viên"), "8 đảng viên", {"id": "badges.x"}, others=(PART,)
)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The cast, with checks made by hand."""
    monkeypatch.setattr(pages, "check", lambda text, _slug, _year: checked(text, findings=[SAID]))
    monkeypatch.setattr("tongket.procedures.annotated_copy.check", lambda text, _slug, _year: checked(text))
    return new_desk()


def posted(desk: Desk, text: str = TEXT, **more: Any) -> Any:
    return desk.officer.post(URL, {"van-ban": text, **more})


def shown(answer: Any) -> str:
    return str(answer.content.decode())


def word_file() -> bytes:
    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def marks(text: str) -> list[str]:
    return re.findall(r'class="mark mark-(\w+)" id="so-', text)


def test_the_navigation_leads_to_the_page(desk: Desk) -> None:
    assert f'href="{URL}"' in page(desk.officer, "/")


def test_every_number_is_marked_in_its_place(desk: Desk) -> None:
    assert marks(shown(posted(desk))) == ["ok", "bad", "ok", "due", "info", "due"]


def test_a_mark_is_told_by_its_sign_and_its_word_as_well(desk: Desk) -> None:
    text = shown(posted(desk))
    assert re.search(r"✗1</sup><span class=\"visually-hidden\"> \(lệch\)", text)


def test_the_summary_counts_the_numbers(desk: Desk) -> None:
    text = re.sub(r"<[^>]+>", "", shown(posted(desk)))
    assert "Số trong bài: 6" in text
    assert "2 chưa hiểu" in text


def test_the_text_is_shown_letter_for_letter(desk: Desk) -> None:
    text = TEXT.replace("kết nạp 6", "kết nạp  <b>&amp;</b>\r\n\r\n6")
    found = re.search(r'<section class="card check-text".*?</section>', shown(posted(desk, text)), re.S)
    assert found is not None
    plain = re.sub(r"<(sup|span class=\"visually-hidden\").*?</(sup|span)>|<[^>]+>", "", found[0])
    assert plain == text.replace("\r\n", "\n").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_a_card_names_the_finding_the_recorded_value_and_the_way_to_its_rows(desk: Desk) -> None:
    text = shown(posted(desk))
    assert "badges.x" in text
    assert "Sổ ghi" in text
    assert "/so-lieu/mo/?so=badges.awarded" in text


def test_a_card_leads_to_the_other_places_it_speaks_of(desk: Desk) -> None:
    assert '<a href="#so-0" lang="vi">6 đảng viên mới</a>' in shown(posted(desk))


def test_a_correction_is_a_button_that_works_without_script(desk: Desk) -> None:
    [value] = re.findall(r'name="sua" value="([^"]+)"', shown(posted(desk)))
    corrected = shown(posted(desk, sua=value))
    assert "Huy hiệu Đảng cho 7 đảng viên" in re.search(r"<textarea.*?</textarea>", corrected, re.S)[0]  # type: ignore[index]


def test_a_correction_of_a_text_edited_meanwhile_is_not_made(desk: Desk) -> None:
    text = shown(posted(desk, "Thêm chữ. " + TEXT, sua="1-2|8|7"))
    assert "Chưa sửa được" in text


@pytest.mark.parametrize("asked", ["", "x", "1-2", "1-2||7", "9999999999-2|8|7", "2-1|8|7", "-1-2|8|7"])
def test_a_correction_that_names_no_place_is_none(asked: str) -> None:
    assert with_correction("Có 8 chi bộ", asked) is None


def test_a_word_file_is_read_and_carried_on_by_the_page_alone(desk: Desk) -> None:
    text = shown(desk.officer.post(URL, {"tep": SimpleUploadedFile("bao-cao.docx", word_file())}))
    assert marks(text) == ["ok", "bad", "ok", "due", "info", "due"]
    assert 'name="ten" value="bao-cao.docx"' in text
    assert len(re.search(r'name="tep-goc" value="([^"]*)"', text)[1]) > 1000  # type: ignore[index]


def test_the_text_of_a_web_page_stays_as_it_was_read_when_checked_again(desk: Desk) -> None:
    fields = {"van-ban": "Thu < chi.\n\n" + TEXT, "ten": "tin.html"}
    again = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", shown(desk.officer.post(URL, fields)), re.S)
    assert again is not None
    assert unescape(again[1]) == fields["van-ban"]


def test_the_copy_of_a_pasted_text_is_a_word_file_with_comments(desk: Desk) -> None:
    answer = desk.officer.post(COPY, {"van-ban": TEXT})
    made = docx.Document(io.BytesIO(answer.content))
    assert "doi-chieu-ghi-chu.docx" in answer["Content-Disposition"]
    assert len(list(made.comments)) == 3


def test_the_copy_of_an_own_file_is_that_file(desk: Desk) -> None:
    given = of_file("bao-cao.docx", word_file())
    fields = {"van-ban": given.text, "ten": given.name, "tep-goc": given.carried}
    made = docx.Document(io.BytesIO(desk.officer.post(COPY, fields).content))
    assert [paragraph.text for paragraph in made.paragraphs] == TEXT.split("\n")


def test_once_the_text_was_changed_the_copy_shows_the_text_and_not_the_old_file(desk: Desk) -> None:
    fields = {"van-ban": TEXT + " Hết.", "ten": "a.docx", "tep-goc": of_file("a.docx", word_file()).carried}
    made = docx.Document(io.BytesIO(desk.officer.post(COPY, fields).content))
    assert made.paragraphs[0].text == "a.docx"


@pytest.mark.parametrize("carried", ["UEsDBA==", "====", "bmhhbQ=="])
def test_what_is_no_word_file_is_not_carried_on(carried: str, desk: Desk) -> None:
    answer = desk.officer.post(COPY, {"van-ban": TEXT, "tep-goc": carried})
    assert answer.status_code in (200, 422)
    assert carried not in answer.content.decode(errors="ignore")


def test_a_large_file_is_not_carried_by_the_page() -> None:
    assert Given("a", "a.docx", b"PK\x03\x04" * 1_000_000).carried == ""


def test_nothing_given_is_said(desk: Desk) -> None:
    answer = posted(desk, " \n ")
    assert answer.status_code == 422
    assert "Chưa có văn bản nào" in shown(answer)


def test_a_file_that_cannot_be_read_is_refused_with_its_code(desk: Desk) -> None:
    answer = desk.officer.post(URL, {"tep": SimpleUploadedFile("anh.docx", b"\x89PNG\r\n\x1a\n\x00")})
    assert answer.status_code == 422
    assert "<code>text-file-" in shown(answer)


def test_a_text_marked_as_secret_is_refused(desk: Desk) -> None:
    answer = posted(desk, "TUYỆT MẬT\n\n" + TEXT)
    assert answer.status_code == 422
    assert "text-file-secret" in shown(answer)
    assert "kết nạp 6" not in shown(answer)


def test_a_text_without_numbers_says_so(desk: Desk) -> None:
    assert "Không thấy số liệu báo cáo nào" in shown(posted(desk, "Không có số nào."))


def test_nothing_of_the_text_is_kept(desk: Desk) -> None:
    page(desk.officer, URL)  # the year one stands in goes into the session
    with CaptureQueriesContext(connection) as asked:
        posted(desk)
    assert len(asked) > 0
    assert [query["sql"] for query in asked if re.match("INSERT|UPDATE|DELETE", query["sql"])] == []


def test_a_viewer_may_check_and_who_has_no_role_may_not(desk: Desk) -> None:
    assert desk.viewer.post(URL, {"van-ban": TEXT}).status_code == 200
    assert desk.nobody.post(URL, {"van-ban": TEXT})["Location"] == "/chua-phan-cong/"
    assert desk.stranger.post(URL, {"van-ban": TEXT}).status_code == 302


def test_a_check_is_of_the_own_unit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(pages, "check", lambda text, slug, year: asked.append((slug, year)) or checked(text))
    desk.secretary.post(URL + "?year=2023", {"van-ban": TEXT})
    assert [(slug.count("/"), year) for slug, year in asked] == [(1, 2023)]


def test_a_text_of_another_year_may_be_checked_against_that_year(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    year = Stated("Năm 2023", "2023", State.DIFFERS, kind="report_year")
    monkeypatch.setattr(pages, "check", lambda text, _slug, _year: checked(text, [year], unread=()))
    text = shown(desk.officer.post(URL + "?year=2026", {"van-ban": TEXT}))
    assert f'formaction="{URL}?year=2023"' in text
    assert "formaction=" not in shown(desk.officer.post(URL + "?year=2023", {"van-ban": TEXT})).split("check-cards")[1]


def test_in_english_the_page_speaks_english_and_the_text_does_not(desk: Desk) -> None:
    desk.officer.cookies["django_language"] = "en"
    text = shown(posted(desk))
    assert "Numbers in the text: 6" in re.sub(r"<[^>]+>", "", text)
    assert "Correct to 7" in text
    assert "6 đảng viên mới" in text


def test_a_text_too_long_to_be_shown_is_refused_before_it_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tongket.web.reconciliation.given.MAX_SHOWN", len(TEXT) - 1)
    for answer in (posted(desk), desk.officer.post(URL, {"tep": SimpleUploadedFile("a.txt", TEXT.encode())})):
        assert answer.status_code == 422
        assert "text-file-too-large" in shown(answer)


def test_a_text_without_numbers_is_not_called_right(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    text = shown(posted(desk, "Đảng bộ tổ chức hội nghị."))
    assert "Không thấy số liệu báo cáo nào trong văn bản này." in text
    assert "note-ok" not in text


def test_a_text_of_another_year_is_offered_that_years_records_and_not_another_year(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    desk.officer.get(f"{URL}?year={YEAR + 1}")
    text = shown(posted(desk, f"Báo cáo tổng kết năm {YEAR}.\nNăm {YEAR}, Đảng bộ xã kết nạp 6 đảng viên mới."))
    assert f"Đối chiếu với sổ năm {YEAR}" in text
    assert "stated-year-differs" in text
    assert f"Sửa thành {YEAR + 1}" not in text
