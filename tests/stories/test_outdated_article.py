"""A badge struck out after the package was made: the press article is wrong in one sentence, until it is made anew."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.office import OFFICE, Office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Withdrawal
from tongket.access.ledger import Selection
from tongket.cli.main import tongket
from tongket.documents.queries import article
from tongket.documents.tests.papers.full_year import YEAR, full_year
from tongket.procedures.year_end import make_package
from tongket.records.badges.actions.withdraw import withdraw
from tongket.records.badges.ledgers import BADGE_AWARDS

pytestmark = pytest.mark.django_db
STATED = "Tại Hội nghị, Đảng ủy xã Mẫu đã công bố quyết định và trao Huy hiệu Đảng đợt "


@pytest.fixture
def office(settings: Any, tmp_path: Path) -> Office:
    settings.DATA = tmp_path / "data"
    return full_year()


def strike_out_a_badge(office: Office) -> None:
    badge = next(kept for kept in BADGE_AWARDS.select(Selection([office.east])).lines if kept.entry.level == 65)
    withdraw(OFFICE, [Withdrawal(badge.id, badge.version)], reason="Ghi nhầm")


def stale_articles(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    arguments = ["stale", "--org", "mau", "--year", str(YEAR), "--json"]
    monkeypatch.setattr("sys.argv", ["tongket", *arguments])
    found = json.loads(CliRunner().invoke(tongket, arguments).stdout)
    return [paper for paper in found if paper["kind"] == "press"]


def test_the_article_just_made_is_not_outdated(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    make_package(OFFICE, "mau", YEAR, tmp_path / "ra")
    assert article(office.commune, YEAR) is not None
    assert stale_articles(monkeypatch) == []


def test_the_article_is_listed_with_the_sentence_that_is_wrong(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_package(OFFICE, "mau", YEAR, tmp_path / "ra")
    strike_out_a_badge(office)
    [found] = stale_articles(monkeypatch)
    [change] = [change for change in found["changes"] if change["figure"] == "badges.awarded"]
    [sentence] = change["sentences"]
    assert (change["then"], change["now"]) == ("2", "1")
    assert sentence.startswith(STATED)
    assert "cho 02 đảng viên" in sentence
    assert found["title"].startswith("Tin báo chí: Đảng bộ xã Mẫu")
    assert found["number_line"] is None


def test_made_anew_the_article_is_no_longer_listed(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_package(OFFICE, "mau", YEAR, tmp_path / "ra")
    strike_out_a_badge(office)
    make_package(OFFICE, "mau", YEAR, tmp_path / "ra")
    assert stale_articles(monkeypatch) == []


def test_the_record_names_the_files_as_they_were_written(office: Office, tmp_path: Path) -> None:
    make_package(OFFICE, "mau", YEAR, tmp_path / "ra")
    (tmp_path / "ra" / "09-tin-bao-chi.html").write_text("sửa tay", encoding="utf-8")
    make_package(OFFICE, "mau", YEAR, tmp_path / "ra")
    found = article(office.commune, YEAR)
    assert found is not None
    assert [file.name for file in found.entry.files] == ["09-tin-bao-chi-ban-moi.html", "09-tin-bao-chi.md"]


def test_who_may_make_the_folder_but_draft_no_papers_records_no_article(office: Office, tmp_path: Path) -> None:
    board = Actor("Ban Xây dựng Đảng", (Grant("party_building_board", office.commune, date(2020, 1, 1)),))
    make_package(board, "mau", YEAR, tmp_path / "ra")
    assert (tmp_path / "ra" / "09-tin-bao-chi.html").exists()
    assert article(office.commune, YEAR) is None
