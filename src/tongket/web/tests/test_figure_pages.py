"""The figures' pages: from every number to its rows; the desk."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.utils import timezone

from tests.office import OFFICE
from tongket.records.meetings.book import MeetingEntry
from tongket.records.members.models import Member
from tongket.records.targets.book import TargetEntry
from tongket.web.ledgers.words import ledgers
from tongket.web.tests.desk_client import YEAR, Desk, new_desk, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def test_every_number_of_the_year_opens_in_one_action_to_as_many_rows_as_it_says(desk: Desk) -> None:
    shown = page(desk.officer, "/so-lieu/?year=2023")
    links = [unescape(link) for link in re.findall(r'href="(/so-lieu/mo/[^"]+)"', shown)]
    assert len(links) > 20
    for link in links:
        answer = desk.officer.get(link)
        assert answer.status_code == 200, link
        assert all(part["count"] == len(part["table"]["rows"]) for part in answer.context["parts"]), link


def test_a_count_opens_to_exactly_its_rows(desk: Desk) -> None:
    shown = page(desk.officer, "/so-lieu/mo/?so=ratings.members%3Flevel%3Dexcellent&year=2023")
    assert "Nguyễn Văn An" in shown
    assert "Phạm Văn Dũng" not in shown


def test_a_share_opens_to_its_part_and_its_whole(desk: Desk) -> None:
    answer = desk.officer.get("/so-lieu/mo/?so=ratings.members_share%3Flevel%3Dexcellent&year=2023")
    assert [part["count"] for part in answer.context["parts"]] == [1, 2]
    assert "50,0\u00a0%" in answer.content.decode()


@pytest.mark.parametrize("tag", ["khong.co", "ratings.members", "members.total?level=good"])
def test_a_figure_nobody_declared_is_not_found(desk: Desk, tag: str) -> None:
    assert desk.officer.get("/so-lieu/mo/", {"so": tag}).status_code == 404


def test_a_cell_secretary_sees_the_figures_of_the_own_cell(desk: Desk) -> None:
    shown = page(desk.secretary, "/so-lieu/mo/?so=members.total&year=2023")
    assert "Nguyễn Văn An" in shown
    assert "Phạm Văn Dũng" not in shown


def test_the_desk_links_each_main_figure_to_its_rows(desk: Desk) -> None:
    shown = page(desk.officer, "/?year=2023")
    assert "/so-lieu/mo/?so=members.total" in shown
    assert "Tổng kết năm 2023" in shown


PAST_PROBATION = "1 đảng viên dự bị đã hết hạn"


def test_the_desk_says_which_member_is_past_probation(desk: Desk) -> None:
    assert PAST_PROBATION in page(desk.officer, f"/?year={timezone.localdate().year}")


def test_the_desk_of_a_past_year_judges_what_is_due_as_of_its_end(desk: Desk) -> None:
    assert PAST_PROBATION not in page(desk.officer, "/?year=2023")
    assert PAST_PROBATION in page(desk.officer, "/?year=2024")


def test_the_desk_of_a_past_year_with_a_later_conference_judges_as_of_that_day(desk: Desk) -> None:
    Member.objects.filter(pk=desk.office.hoa).update(admitted_on=date(2023, 1, 2))
    assert PAST_PROBATION not in page(desk.officer, "/?year=2023")
    meeting = MeetingEntry(desk.office.commune, "year_end_summary", date(2024, 1, 12), YEAR, present=5, summoned=6)
    ledgers()["meetings"].add(OFFICE, [meeting])
    assert PAST_PROBATION in page(desk.officer, "/?year=2023")


def test_the_year_of_the_desk_is_the_newest_with_lines(desk: Desk) -> None:
    assert "Tổng kết năm 2023" in page(desk.officer, "/")


@pytest.mark.parametrize("url", ["/", "/so-lieu/", "/so/dang-vien/"])
def test_the_first_page_stays_under_150_kilobytes(desk: Desk, url: str) -> None:
    assert len(page(desk.officer, url)) < 60_000


def test_an_indicator_is_shown_by_its_name_and_unit_with_its_plan(desk: Desk) -> None:
    plan = {"direction": "higher", "unit": "triệu đồng", "plan": Decimal(70), "result": Decimal("74.447")}
    entry = TargetEntry(desk.office.commune, YEAR, "year", "Thu nhập bình quân", **plan)
    ledgers()["targets"].add(OFFICE, [entry])
    shown = page(desk.officer, "/so-lieu/?year=2023")
    assert "Thu nhập bình quân" in shown
    assert "74,447" in shown
    assert "triệu đồng" in shown
    assert "Thu nhập bình quân" in page(desk.officer, "/?year=2023")
