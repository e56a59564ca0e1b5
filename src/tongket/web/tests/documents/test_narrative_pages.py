"""The narrative parts: written by section, with figures in their places, by several people at once."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.office import OFFICE
from tongket.documents.actions.narrative.write import SectionText, write
from tongket.documents.queries import narrative
from tongket.web.tests.desk_client import YEAR, Desk, page
from tongket.web.tests.documents.year import desk_of_papers

pytestmark = pytest.mark.django_db
URL = "/thuyet-minh/?van-ban=year_report"


@pytest.fixture
def desk(settings: Any, tmp_path: Path) -> Desk:
    return desk_of_papers(settings, tmp_path)


def form(client: Any) -> dict[str, str]:
    """The page's form as it stands in the browser."""
    text = page(client, URL)
    found = {name: unescape(body.strip("\n")) for name, body in
             re.findall(r'<textarea[^>]* name="(text-[\w]+)"[^>]*>(.*?)</textarea>', text, re.DOTALL)}  # fmt: skip
    hidden = re.findall(r'<input type="hidden" name="((?:version|seen)-\w+)" value="(\w*)">', text)
    return {**found, **dict(hidden), "van-ban": "year_report"}


def text_of(desk: Desk, section: str, year: int = YEAR) -> str:
    part = narrative(desk.office.commune, year, "year_report").get(section)
    return part.text if part else ""


def test_a_section_is_written_and_the_others_stay_blank(desk: Desk) -> None:
    desk.officer.post(URL, form(desk.officer) | {"text-strengths": "Đoàn kết, thống nhất."})
    assert text_of(desk, "strengths") == "Đoàn kết, thống nhất."
    assert list(narrative(desk.office.commune, YEAR, "year_report")) == ["strengths"]


def test_a_figure_stands_in_its_place_as_a_link(desk: Desk) -> None:
    desk.officer.post(URL, form(desk.officer) | {"text-strengths": "Có {members.total} đảng viên."})
    assert re.search(
        r'<p>Có <a class="paper-number" href="/so-lieu/mo/\?so=members.total">0?6</a>', page(desk.officer, URL)
    )


def test_a_trial_shows_the_text_and_writes_nothing(desk: Desk) -> None:
    answer = desk.officer.post(URL, form(desk.officer) | {"text-strengths": "Có {members.total}.", "xem-thu": "1"})
    assert "so=members.total" in answer.content.decode()
    assert text_of(desk, "strengths") == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Có {members.totall}", "narrative-figure-wrong"),
        ("Có {members.total", "figure-placeholder-open"),
        ("**đậm", "markup-unbalanced"),
    ],
)
def test_a_slip_is_named_with_its_code_and_what_was_typed_stays(desk: Desk, text: str, code: str) -> None:
    answer = desk.officer.post(URL, form(desk.officer) | {"text-strengths": text})
    assert code in answer.content.decode()
    assert text in unescape(answer.content.decode())


def test_markup_of_pages_in_a_text_stays_text(desk: Desk) -> None:
    desk.officer.post(URL, form(desk.officer) | {"text-strengths": "<script>alert(1)</script>"})
    assert "<script>alert" not in page(desk.officer, URL)


def test_every_figure_of_the_year_is_offered_with_its_value(desk: Desk) -> None:
    assert "<code>{members.total}</code>" in page(desk.officer, URL)


def test_last_years_texts_are_a_start(desk: Desk) -> None:
    write(OFFICE, [SectionText(desk.office.commune, YEAR - 1, "year_report", "causes", "Do thời tiết.")])
    assert f"Lấy từ năm {YEAR - 1}" in page(desk.officer, URL)
    desk.officer.post("/thuyet-minh/lay-tu-nam-truoc/", {"van-ban": "year_report"})
    assert text_of(desk, "causes") == "Do thời tiết."
    assert f"lấy từ năm {YEAR - 1}, chưa sửa" in page(desk.officer, URL)


def test_where_there_is_nothing_to_carry_it_is_said(desk: Desk) -> None:
    answer = desk.officer.post("/thuyet-minh/lay-tu-nam-truoc/", {"van-ban": "year_report"}, follow=True)
    assert f"Năm {YEAR - 1} chưa có đoạn văn" in answer.content.decode()


def test_two_people_writing_different_sections_do_not_disturb_each_other(desk: Desk) -> None:
    mine, theirs = form(desk.officer), form(desk.colleague)
    desk.colleague.post(URL, theirs | {"text-causes": "Do thời tiết."})
    assert desk.officer.post(URL, mine | {"text-lessons": "Giữ đoàn kết."}).status_code == 302
    assert (text_of(desk, "causes"), text_of(desk, "lessons")) == ("Do thời tiết.", "Giữ đoàn kết.")


def clashed(desk: Desk) -> str:
    mine, theirs = form(desk.officer), form(desk.colleague)
    desk.colleague.post(URL, theirs | {"text-causes": "Do thời tiết."})
    answer = desk.officer.post(URL, mine | {"text-causes": "Do giá vật tư.", "text-lessons": "Giữ đoàn kết."})
    assert answer.status_code == 409
    return str(answer.content.decode())


def test_a_clash_shows_both_texts_by_person_and_loses_neither(desk: Desk) -> None:
    text = clashed(desk)
    assert "Người van-phong-2" in text
    assert text.count("Do giá vật tư.") >= 2
    assert (text_of(desk, "causes"), text_of(desk, "lessons")) == ("Do thời tiết.", "Giữ đoàn kết.")


@pytest.mark.parametrize(
    ("choice", "kept"), [("left", "Do giá vật tư."), ("right", "Do thời tiết."), ("", "Do thời tiết.")]
)
def test_a_clash_is_settled_by_choosing(desk: Desk, choice: str, kept: str) -> None:
    clashed(desk)
    settled = form(desk.officer) | {"text-causes": "Do giá vật tư.", "clash-causes": "1"}
    answer = desk.officer.post(URL, settled | ({"chon-causes": choice} if choice else {}))
    assert answer.status_code == (302 if choice else 409)
    assert text_of(desk, "causes") == kept


def test_a_viewer_reads_and_does_not_write(desk: Desk) -> None:
    words = form(desk.viewer)
    assert "Ghi các mục đã sửa" not in page(desk.viewer, URL)
    assert desk.viewer.post(URL, words | {"text-causes": "Do thời tiết."}).status_code == 403
    assert desk.viewer.post("/thuyet-minh/lay-tu-nam-truoc/", {"van-ban": "year_report"}).status_code == 403


def test_a_cell_secretary_has_no_narrative_of_the_office(desk: Desk) -> None:
    assert desk.secretary.get(URL).status_code == 404
