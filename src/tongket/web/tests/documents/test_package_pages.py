"""The package: asked for, watched, looked at, downloaded."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tongket.procedures import jobs
from tongket.procedures.package_job import package_folder
from tongket.web.documents.preview import with_links
from tongket.web.tests.desk_client import YEAR, Desk, page
from tongket.web.tests.documents.year import desk_of_papers, made

pytestmark = pytest.mark.django_db
PACKAGE = "/bo-ho-so/"
WORD = "05-chuong-trinh-hoi-nghi.docx"


@pytest.fixture
def desk(settings: Any, tmp_path: Path) -> Desk:
    return desk_of_papers(settings, tmp_path)


def waiting(settings: Any, desk: Desk) -> str:
    """A package asked for that no worker has taken up; the address of its progress."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    desk.officer.post(PACKAGE + "lap/")
    job = jobs.last_job("package", desk.office.commune, YEAR)
    assert job is not None
    return f"{PACKAGE}tien-do/{job.key}/"


def test_before_it_is_made_the_page_names_papers_and_doubts(desk: Desk) -> None:
    text = page(desk.officer, PACKAGE)
    assert "Chương trình hội nghị" in text
    assert "Thiếu số liệu" in text or "Chưa có số liệu" in text
    assert "chưa lập" in text


def test_the_button_makes_the_package(desk: Desk) -> None:
    made(desk)
    assert f"{PACKAGE}tep/{WORD}" in page(desk.officer, PACKAGE)


def test_a_paper_that_lacks_something_is_a_draft_and_says_what(desk: Desk) -> None:
    text = page(desk.officer, PACKAGE)
    assert "dự thảo" in text
    assert "chưa viết: phương hướng" in text


def test_while_it_is_made_the_page_comes_again_by_itself_without_script(desk: Desk, settings: Any) -> None:
    waiting(settings, desk)
    assert '<noscript><meta http-equiv="refresh"' in page(desk.officer, PACKAGE)


def test_progress_is_a_part_for_htmx_and_the_page_for_everyone_else(desk: Desk, settings: Any) -> None:
    url = waiting(settings, desk)
    assert "<progress" in page(desk.officer, url, headers={"HX-Request": "true"})
    assert desk.officer.get(url)["Location"] == PACKAGE


def test_when_it_is_over_htmx_fetches_the_whole_page(desk: Desk) -> None:
    made(desk)
    job = jobs.last_job("package", desk.office.commune, YEAR)
    assert job is not None
    answer = desk.officer.get(f"{PACKAGE}tien-do/{job.key}/", headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_asked_for_twice_it_is_made_once(desk: Desk, settings: Any) -> None:
    first = waiting(settings, desk)
    assert waiting(settings, desk) == first


def test_a_package_that_failed_says_why(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> dict[str, object]:
        raise RuntimeError

    monkeypatch.setitem(jobs.KINDS, "package", ("package.make", broken))
    made(desk)
    assert "job-broke" in page(desk.officer, PACKAGE)


def test_a_file_is_downloaded_by_its_name(desk: Desk) -> None:
    answer = made(desk).officer.get(f"{PACKAGE}tep/{WORD}")
    assert answer.content.startswith(b"PK")
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("name", ["manifest.json", "..", "..%2F..%2Fdatabase.sqlite3", ".hidden", "khong-co.docx"])
def test_what_was_not_made_is_not_handed_out(desk: Desk, name: str) -> None:
    made(desk)
    (package_folder("mau", YEAR) / ".hidden").write_text("x")
    assert desk.officer.get(f"{PACKAGE}tep/{name}").status_code == 404


def test_the_index_opens_with_its_own_styles_and_no_script(desk: Desk) -> None:
    answer = made(desk).officer.get(f"{PACKAGE}tep/index.html")
    assert "inline" in answer["Content-Disposition"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "sandbox" in answer["Content-Security-Policy"]


def test_the_zip_holds_what_lies_there(desk: Desk) -> None:
    answer = made(desk).officer.get(PACKAGE + "tat-ca.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert {WORD, "index.html", "figures.json"} <= set(package.namelist())


def test_a_file_edited_by_hand_is_marked_and_kept(desk: Desk) -> None:
    made(desk)
    (package_folder("mau", YEAR) / WORD).write_bytes(b"sua tay")
    made(desk)
    text = page(desk.officer, PACKAGE)
    assert "đã sửa tay" in text
    assert "05-chuong-trinh-hoi-nghi-ban-moi.docx" in text
    assert desk.officer.get(f"{PACKAGE}tep/{WORD}").content == b"sua tay"


@pytest.mark.parametrize("kind", ["year-report", "programme", "minutes", "resolution", "press"])
def test_a_paper_can_be_looked_at_in_the_browser(desk: Desk, kind: str) -> None:
    assert '<article class="paper' in page(desk.officer, f"{PACKAGE}xem/{kind}/")


def test_a_number_in_a_preview_leads_to_its_figure(desk: Desk) -> None:
    assert 'href="/so-lieu/mo/?so=members.total"' in page(desk.officer, f"{PACKAGE}xem/year-report/")


def test_without_the_right_to_figures_the_number_is_only_text() -> None:
    paper = '<data class="figure" value="6" data-figure="members.total"><strong>6</strong></data>'
    assert with_links(paper, opens=False) == '<span class="figure"><strong>6</strong></span>'


def test_a_paper_the_year_does_not_call_for_is_not_there(desk: Desk) -> None:
    assert desk.officer.get(f"{PACKAGE}xem/mid-term/").status_code == 404


def test_a_viewer_reads_the_package_and_does_not_make_it(desk: Desk) -> None:
    made(desk)
    assert "Lập lại bộ hồ sơ" not in page(desk.viewer, PACKAGE)
    assert desk.viewer.get(f"{PACKAGE}tep/{WORD}").status_code == 200
    assert desk.viewer.post(PACKAGE + "lap/").status_code == 403


@pytest.mark.parametrize("part", ["", f"tep/{WORD}", "tat-ca.zip", "xem/programme/"])
def test_a_cell_secretary_does_not_see_the_offices_package(desk: Desk, part: str) -> None:
    assert made(desk).secretary.get(PACKAGE + part).status_code == 404


def test_a_stranger_is_sent_to_the_sign_in(desk: Desk) -> None:
    assert desk.stranger.get(f"{PACKAGE}tep/{WORD}")["Location"].startswith("/dang-nhap/")
