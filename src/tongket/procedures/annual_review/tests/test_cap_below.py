"""Which grassroots organisations of a province pass the cap: picked out in the database, equal to asking each alone."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.office import OFFICE, establish_one, new_office
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.local_values.actions.enter import enter
from tongket.organizations.local_values.book import LocalValueEntry
from tongket.procedures.annual_review.cap import caps_of
from tongket.procedures.annual_review.cap_below import units_beyond_cap
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.book import PostEntry
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry
from tongket.rules.quotas import Verdict

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SIGNED = date(2025, 11, 3)


@pytest.fixture
def office():
    return new_office()


def rated(office, levels, year=2025):
    places = {"an": office.east, "binh": office.east, "cuc": office.east, "dung": office.west, "giang": office.west}
    rate(OFFICE, [MemberRatingEntry(getattr(office, who), places[who], year, level) for who, level in levels.items()])


def test_a_commune_beyond_the_cap_is_told_with_its_report(office):
    rated(office, {"an": "excellent", "binh": "good", "cuc": "good"})
    [beyond] = units_beyond_cap(office.commune, 2025)
    assert (beyond.unit, beyond.report.excellent, beyond.report.default.limit) == (office.commune, 1, 0)


def test_one_asked_alone_says_the_same(office):
    rated(office, {"an": "excellent", "binh": "good", "cuc": "completed", "dung": "good", "giang": "good"})
    hold_post(OFFICE, [PostEntry(office.binh, office.east, "cell_secretary", date(2022, 1, 5))])
    [beyond] = units_beyond_cap(office.commune, 2025)
    [alone] = caps_of(office.commune, 2025)
    assert beyond.report == alone.report


def test_a_commune_within_every_reading_is_left_out(office):
    rated(office, {"an": "good", "binh": "good", "cuc": "completed"})
    assert units_beyond_cap(office.commune, 2025) == []


def test_a_cell_under_a_commune_is_no_unit_of_its_own(office):
    rated(office, {"an": "excellent"})
    assert [each.unit for each in units_beyond_cap(office.commune, 2025)] == [office.commune]


def test_a_commune_that_stands_elsewhere_is_not_asked(office):
    other = establish_one(
        OrganizationEntry("Đảng bộ xã Khác", "grassroots_committee_organization", None, date(1980, 1, 1))
    )
    rated(office, {"an": "excellent"})
    assert units_beyond_cap(other, 2025) == []


def test_what_the_level_above_of_a_unit_has_entered_is_heard(office):
    rated(office, {"an": "excellent", "binh": "good", "cuc": "good", "dung": "good", "giang": "good"})
    verdict = units_beyond_cap(office.commune, 2025)[0].report.verdict
    entry = LocalValueEntry(
        office.commune, "excellent_cap_exceptional_rate", "10", "1-HD/TU", SIGNED, "Tỉnh ủy", SIGNED
    )
    enter(OFFICE, [entry])
    after = units_beyond_cap(office.commune, 2025)[0].report
    assert (verdict, after.default.exceptional_limit) == (Verdict.QUESTION, 0)


def test_a_whole_province_takes_a_handful_of_queries(office):
    rated(office, {"an": "excellent", "binh": "good"})
    with CaptureQueriesContext(connection) as asked:
        units_beyond_cap(office.commune, 2025)
    assert len(asked) <= 4
