"""The papers of the package checked before they are signed, and the article to try the page with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tongket.reconciliation.findings.checked import Check
from tongket.reconciliation.tests.made import checked
from tongket.web.figures.shown import Year
from tongket.web.reconciliation import pages
from tongket.web.tests.desk_client import Desk, page
from tongket.web.tests.documents.year import desk_of_papers

pytestmark = pytest.mark.django_db
PREVIEW, CHECK = "/bo-ho-so/xem/year-report/", "/doi-chieu/van-ban/year-report/"


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was checked, in its order."""
    asked: list[str] = []

    def check(text: str, _slug: str, _year: int) -> Check:
        asked.append(text)
        return checked(text, (), unread=("06",))

    monkeypatch.setattr(pages, "check", check)
    return asked


@pytest.fixture
def desk(settings: Any, tmp_path: Path) -> Desk:
    return desk_of_papers(settings, tmp_path)


def test_the_preview_of_a_paper_offers_the_check(desk: Desk) -> None:
    assert f'href="{CHECK}"' in page(desk.officer, PREVIEW)


def test_a_paper_is_checked_as_it_would_be_printed(desk: Desk, texts: list[str]) -> None:
    text = page(desk.officer, CHECK)
    assert "06 đảng viên" in texts[0]
    assert "Báo cáo tổng kết công tác xây dựng Đảng" in text


def test_the_article_for_the_press_is_checked_too(desk: Desk, texts: list[str]) -> None:
    page(desk.officer, "/doi-chieu/van-ban/press/")
    assert "tổng kết công tác xây dựng Đảng năm 2023" in texts[0]


def test_a_paper_that_is_none_is_not_found(desk: Desk) -> None:
    assert desk.officer.get("/doi-chieu/van-ban/khong-co/").status_code == 404


def test_who_may_not_read_the_package_checks_none_of_its_papers(desk: Desk) -> None:
    assert desk.secretary.get(CHECK).status_code == 404


def test_the_article_to_try_with_is_the_offices_own(desk: Desk) -> None:
    text = page(desk.officer, "/doi-chieu/?mau=1&year=2023")
    assert "toàn Đảng bộ có 6 đảng viên, sinh hoạt tại 2 chi bộ" in text


def test_a_year_without_figures_has_no_article_to_try_with(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tongket.web.reconciliation.sample.year_of", lambda place, _only: Year(place, {}))
    answer = desk.officer.get("/doi-chieu/?mau=1", follow=True)
    assert "chưa có số liệu" in answer.content.decode()
