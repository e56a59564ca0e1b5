from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, new_office
from tongket.figures.compute import Asked, compute, compute_below
from tongket.figures.definition import Status
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry

pytestmark = pytest.mark.django_db


def figures_of(unit, year=2023):
    return {value.tag: value for value in compute(Asked(unit, "mau", year, date(year, 12, 31)))}


def test_members_are_counted_with_their_standing():
    figures = figures_of(new_office().commune)
    assert figures["members.total"].value == 6
    assert figures["members.by_standing?standing=probationary"].value == 1
    assert figures["members.by_standing?standing=probationary"].of == 6


def test_a_member_admitted_later_is_not_counted_before():
    assert figures_of(new_office().commune, 2022)["members.total"].value == 5


def test_a_subject_nobody_entered_is_missing_and_not_zero():
    value = figures_of(new_office().commune)["ratings.members_rated"]
    assert (value.status, value.value) == (Status.MISSING, None)


def test_a_share_is_recomputed_from_its_parts():
    office = new_office()
    levels = zip((office.an, office.binh, office.cuc), ("excellent", "good", "good"), strict=True)
    rate(OFFICE, [MemberRatingEntry(member, office.east, 2023, level) for member, level in levels])
    figures = figures_of(office.commune)
    assert figures["ratings.members?level=excellent"].value == 1
    assert round(figures["ratings.members_share?level=excellent"].value, 1) == Decimal("33.3")
    assert figures["ratings.members_good_or_better_of_all"].value == 50


def test_a_unit_is_the_sum_of_the_units_below_it():
    office = new_office()
    below = compute_below(Asked(office.commune, "mau", 2023, date(2023, 12, 31)), levels=1)
    total = {unit: next(v.value for v in values if v.tag == "members.total") for unit, values in below.items()}
    assert total == {office.commune: 6, office.east: 3, office.west: 3}
