from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, new_office
from tongket.figures.compute import Asked
from tongket.organizations import queries as organizations
from tongket.organizations.queries import units_by_id
from tongket.procedures.annual_review.results.listed import units_counted
from tongket.procedures.annual_review.results.shares import shares_below
from tongket.procedures.annual_review.results.trends import BODIES, MEMBERS, origins_of, trend_of
from tongket.procedures.reorganizing.carry_out import carry_out
from tongket.procedures.reorganizing.tests.plans import plan
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry
from tongket.records.targets.actions.record import record as set_target
from tongket.records.targets.book import TargetEntry
from tongket.rules.targets import Status

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MERGED = "[{merge: {from: [mau/chi-bo-thon-tay], into: mau/chi-bo-thon-dong}}]"
NEW = """
- consolidate:
    from: [mau/chi-bo-thon-dong, mau/chi-bo-thon-tay]
    into: {as: moi, name: Chi bộ thôn Mới, type: Chi bộ trực thuộc, under: mau}
"""


@pytest.fixture
def office():
    """In 2023 An excellent, Bình completed, Dũng good; in 2024 all three good; the east good, then excellent."""
    office = new_office()
    levels = [(office.an, office.east, "excellent"), (office.binh, office.east, "completed")]
    levels.append((office.dung, office.west, "good"))
    rate(OFFICE, [MemberRatingEntry(member, cell, 2023, level) for member, cell, level in levels])
    rate(OFFICE, [MemberRatingEntry(member, cell, 2024, "good") for member, cell, _level in levels])
    rate_collective(OFFICE, [CollectiveRatingEntry(office.east, "organization", 2023, level="good"),
                             CollectiveRatingEntry(office.east, "organization", 2024, level="excellent")])  # fmt: skip
    return office


def asked(unit, year=2024, structure_on=None):
    return Asked(unit, units_by_id([unit])[unit].slug, year, date(year, 12, 31), structure_on)


def shares(office, unit, year=2024):
    found = shares_below(asked(office.commune, year), units_counted(office.commune, year))
    return {share.measure.id: share for share in found if share.unit == unit}


def test_the_trend_begins_with_the_first_year_on_record(office):
    found = trend_of(asked(office.commune))
    assert [(each.year, dict(each.groups[MEMBERS].levels)) for each in found] == [
        (2023, {"excellent": 1, "good": 1, "completed": 1}), (2024, {"good": 3}),
    ]  # fmt: skip
    assert [dict(each.groups[BODIES].levels) for each in found] == [{"good": 1}, {"excellent": 1}]


def test_the_trend_of_a_cell_has_its_own_rating_of_each_year(office):
    assert [each.own.level for each in trend_of(asked(office.east))] == ["good", "excellent"]


def test_a_merged_cell_is_told_as_organised_then_or_now(office):
    carry_out(OFFICE, plan(MERGED))
    then, now = (trend_of(asked(office.east, 2025, on)) for on in (None, date(2025, 12, 31)))
    assert [each.groups[MEMBERS].rated for each in then] == [2, 2, 0]
    assert [each.groups[MEMBERS].rated for each in now] == [3, 3, 0]


def test_a_founded_cell_shows_the_ratings_of_those_it_came_from_apart(office):
    new = carry_out(OFFICE, plan(NEW)).founded["moi"]
    origins = {
        origin.name: {year: each.level for year, each in origin.years.items()} for origin in origins_of(new, 2025)
    }
    assert origins == {"Chi bộ thôn Đông": {2023: "good", 2024: "excellent"}, "Chi bộ thôn Tây": {}}
    assert all(each.own is None for each in trend_of(asked(new, 2025, date(2025, 12, 31))))


def test_a_share_stands_beside_the_year_before(office):
    share = shares(office, office.commune)["members_good_or_better"]
    assert (share.count, share.rated, share.percent) == (3, 3, Decimal(100))
    assert (round(share.before, 1), round(share.change, 1)) == (Decimal("66.7"), Decimal("33.3"))


def test_a_share_of_a_year_nobody_was_rated_in_is_missing_and_no_zero(office):
    share = shares(office, office.west, 2025)["members_good_or_better"]
    assert (share.percent, share.change, share.before) == (None, None, Decimal(100))


@pytest.mark.parametrize(
    ("plan_of_year", "expected"), [("100", Status.MET), ("90.5", Status.EXCEEDED), (None, Status.UNKNOWN)]
)
def test_a_share_is_held_against_the_target_of_its_own_unit(office, plan_of_year, expected):
    number = None if plan_of_year is None else Decimal(plan_of_year)
    target = TargetEntry(office.commune, 2024, "year", "Đảng viên hoàn thành tốt trở lên", "higher",
                         indicator="members_good_or_better", unit="%", plan=number)  # fmt: skip
    set_target(OFFICE, [target])
    assert shares(office, office.commune)["members_good_or_better"].status is expected
    assert shares(office, office.east)["members_good_or_better"].target is None


def test_only_the_units_asked_for_are_compared(office):
    found = shares_below(asked(office.commune), {office.east})
    assert {share.name for share in found} == {"Chi bộ thôn Đông"}
    assert organizations.names([office.east])[office.east] == "Chi bộ thôn Đông"
