from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.figures.compute import Asked, compute
from tongket.figures.drilldown import rows
from tongket.organizations.queries import units_by_id
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry

pytestmark = [pytest.mark.django_db, pytest.mark.database]
EXCELLENT, FAILED, CELLS = (f"ratings.{name}" for name in (
    "members_excellent_streak", "members_failed_streak", "cells_excellent_streak"))  # fmt: skip
FIVE = range(2020, 2025)


@pytest.fixture
def office():
    return new_office()


def rated(office, member, level, years):
    lines = [MemberRatingEntry(member, office.east, year, level) for year in years]
    return rate(OFFICE, lines).written


def asked(office, year=2024):
    return Asked(office.commune, units_by_id([office.commune])[office.commune].slug, year, date(year, 12, 31))


def counted(office, figure, year=2024):
    """What the figure says; None where it says nothing."""
    found = [value.value for value in compute(asked(office, year), [figure]) if value.figure.id == figure]
    return int(found[0]) if found else None


def test_five_years_running_are_counted_and_open_to_the_years_line(office):
    last = rated(office, office.an, "excellent", FIVE)[-1]
    rated(office, office.binh, "excellent", [2021, 2022, 2023, 2024])
    assert counted(office, EXCELLENT) == 1
    assert rows(asked(office), EXCELLENT)[0].records == (last.id,)


def test_a_year_between_without_a_rating_breaks_the_run(office):
    rated(office, office.an, "excellent", [2019, 2020, 2021, 2022, 2024])
    assert counted(office, EXCELLENT) is None


def test_years_that_nobody_entered_make_no_zero(office):
    rated(office, office.an, "excellent", [2023, 2024])
    assert counted(office, EXCELLENT) is None


def test_two_failed_years_are_counted(office):
    rated(office, office.an, "not_completed", [2023, 2024])
    rated(office, office.binh, "not_completed", [2024])
    assert counted(office, FAILED) == 1


def test_proposals_make_no_run(office):
    rated(office, office.an, "not_completed", [2023])
    rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2024, "not_completed", stage="proposed")])
    assert counted(office, FAILED) is None  # nobody has a decided rating of the year


def test_cells_are_counted_as_members_are(office):
    lines = [CollectiveRatingEntry(office.east, "organization", year, level="excellent") for year in FIVE]
    rate_collective(OFFICE, lines)
    assert counted(office, CELLS) == 1
    assert counted(office, CELLS, 2023) is None
