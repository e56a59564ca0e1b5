"""The desk: its cards, steps and what it says is due; how many queries the pages take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.office import MEMBER, OFFICE
from tongket.organizations.models import Organization
from tongket.procedures import backup
from tongket.records.meetings.book import MeetingEntry
from tongket.records.members.actions.register import register
from tongket.records.targets.book import TargetEntry
from tongket.web.desk import tasks
from tongket.web.ledgers.words import ledgers
from tongket.web.tests.desk_client import YEAR, Desk, new_desk, page

pytestmark = pytest.mark.django_db
NEVER = "Chưa sao lưu dữ liệu lần nào"


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def hold_the_conference(desk: Desk) -> None:
    day = date(2024, 1, 12)
    meeting = MeetingEntry(desk.office.commune, "year_end_summary", day, YEAR, "all_members", present=3)
    ledgers()["meetings"].add(OFFICE, [meeting])


def enter_indicator(desk: Desk, name: str, **more: object) -> None:
    entry = TargetEntry(desk.office.commune, YEAR, "year", name, direction="higher", unit="tỷ đồng", **more)
    ledgers()["targets"].add(OFFICE, [entry])


def test_the_conference_stands_on_the_desk_with_its_share(desk: Desk) -> None:
    assert "Dự hội nghị tổng kết" not in page(desk.officer, "/?year=2023")
    hold_the_conference(desk)
    shown = page(desk.officer, "/?year=2023")
    assert "hội nghị ngày 12/01/2024" in shown
    assert "50,0\u00a0% đảng viên toàn đảng bộ" in shown


def test_one_indicator_with_its_plan_stands_among_the_main_figures(desk: Desk) -> None:
    enter_indicator(desk, "Thu ngân sách", result=Decimal("9.5"))
    enter_indicator(desk, "Tổng giá trị sản xuất", plan=Decimal("354.1"), result=Decimal("370.74"))
    figures = desk.officer.get("/?year=2023").context["figures"]
    card = figures[-1]
    assert (card["label"], card["value"], card["unit"]) == ("Tổng giá trị sản xuất", "370,74", "tỷ đồng")
    assert card["chip"] == {"label": "104,7\u00a0% kế hoạch", "tone": "ok"}


def test_an_indicator_where_less_is_better_is_no_main_figure(desk: Desk) -> None:
    poor = TargetEntry(desk.office.commune, YEAR, "year", "Tỷ lệ hộ nghèo", direction="lower", unit="%",
                       plan=Decimal(2), result=Decimal("1.5"))  # fmt: skip
    ledgers()["targets"].add(OFFICE, [poor])
    labels = [card["label"] for card in desk.officer.get("/?year=2023").context["figures"]]
    assert "Tỷ lệ hộ nghèo" not in labels


def test_a_figure_the_year_does_not_know_is_named_and_never_shown_by_its_code(desk: Desk) -> None:
    labels = [card["label"] for card in desk.officer.get("/?year=2024").context["figures"]]
    assert "Đảng viên hoàn thành tốt nhiệm vụ trở lên" in labels
    assert not any("." in label for label in labels)


def test_an_indicator_is_drawn_with_its_name_and_unit_and_never_its_code(desk: Desk) -> None:
    enter_indicator(desk, "Tổng giá trị sản xuất", plan=Decimal("354.1"), result=Decimal("370.74"))
    code = ledgers()["targets"].book.model._default_manager.get().series
    shown = page(desk.officer, "/?year=2023")
    assert "370,74 tỷ đồng" in shown
    assert f">{code}<" not in shown + page(desk.officer, "/so-lieu/?year=2023")


def test_a_cell_secretary_sees_the_steps_of_a_cell(desk: Desk) -> None:
    shown = desk.secretary.get("/?year=2023").context
    assert [step["title"] for step in shown["steps"]] == ["Xếp loại đảng viên", "Xếp loại chi bộ", "Hội nghị tổng kết"]
    assert "Số chi bộ" not in [task["label"] for task in shown["tasks"]]


def test_the_papers_step_leads_to_the_papers(desk: Desk) -> None:
    step = desk.officer.get("/?year=2023").context["steps"][-1]
    assert step["url"] == "/bo-ho-so/"


def test_no_cell_has_sent_a_file_so_the_files_are_no_step(desk: Desk) -> None:
    titles = [step["title"] for step in desk.officer.get("/?year=2023").context["steps"]]
    assert titles == ["Xếp loại đảng viên", "Xếp loại chi bộ", "Xếp loại đảng bộ", "Hội nghị tổng kết", "Văn bản"]


def test_the_office_and_no_one_else_is_told_that_nothing_was_backed_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "last_backup", lambda: None)
    assert NEVER in page(desk.officer, "/?year=2023")
    assert NEVER not in page(desk.viewer, "/?year=2023")
    Organization.objects.update(is_example=True)
    assert NEVER not in page(desk.officer, "/?year=2023")


def test_an_old_backup_is_named_by_its_day_and_a_new_one_not_at_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = timezone.now() - timedelta(days=30)
    monkeypatch.setattr(tasks, "last_backup", lambda: backup.LastBackup(old, "x", 1))
    assert f"Sao lưu gần nhất ngày {timezone.localdate(old):%d/%m/%Y}" in page(desk.officer, "/?year=2023")
    monkeypatch.setattr(tasks, "last_backup", lambda: backup.LastBackup(timezone.now(), "x", 1))
    assert "Sao lưu gần nhất" not in page(desk.officer, "/?year=2023")


def test_one_is_said_in_the_singular_in_english(desk: Desk) -> None:
    desk.officer.cookies["django_language"] = "en"
    shown = page(desk.officer, "/so-lieu/?year=2023")
    assert ">organisation<" in shown
    assert "1 members" not in page(desk.officer, "/?year=2023")


def test_the_usual_status_is_not_repeated_on_every_line_of_the_list(desk: Desk) -> None:
    table = desk.officer.get("/so/dang-vien/?year=2023").context["table"]
    status = next(place for place, column in enumerate(table["columns"]) if column["id"] == "status")
    assert {row["cells"][status]["text"] for row in table["rows"]} == {""}


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize(
    ("url", "most"), [("/?year=2023", 80), ("/so-lieu/?year=2023", 70), ("/so/dang-vien/?year=2023", 35)]
)
def test_a_page_takes_as_many_queries_for_many_members_as_for_few(desk: Desk, url: str, most: int) -> None:
    few = queries(desk.officer, url)
    new = [replace(MEMBER, full_name=f"Người {number}", organization=desk.office.east) for number in range(30)]
    register(OFFICE, new)
    assert queries(desk.officer, url) <= few <= most


def test_the_rows_of_a_figure_come_page_by_page_and_are_counted_whole(desk: Desk) -> None:
    new = [replace(MEMBER, full_name=f"Người {number:03}", organization=desk.office.east) for number in range(330)]
    register(OFFICE, new)
    first = desk.officer.get("/so-lieu/mo/?so=members.total&year=2023").context["parts"][0]
    last = desk.officer.get("/so-lieu/mo/?so=members.total&year=2023&trang=7").context["parts"][0]
    assert (first["count"], first["hidden"], len(first["table"]["rows"])) == (336, 0, 50)
    assert len(last["table"]["rows"]) == 36
    names = [row["cells"][0]["text"] for part in (first, last) for row in part["table"]["rows"]]
    assert len(set(names)) == 86
