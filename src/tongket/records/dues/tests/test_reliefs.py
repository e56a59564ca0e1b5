from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.dues.actions.categories.withdraw_category import withdraw_category
from tongket.records.dues.actions.reliefs.correct_relief import correct_relief
from tongket.records.dues.actions.reliefs.relieve import relieve
from tongket.records.dues.actions.reliefs.withdraw_relief import withdraw_relief
from tongket.records.dues.book import ReliefEntry
from tongket.records.dues.queries import roster
from tongket.records.dues.tests.cast import YEAR, pays

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office():
    return new_office()


def half(office, **changes):
    given = {"held_until": date(2026, 8, 31), "percent": 50, **changes}
    return ReliefEntry(office.an, office.east, "hardship", date(2026, 3, 1), **given)


def owed(office, month=3):
    return next(row.assessed.answer for row in roster(office.east, YEAR, month) if row.member == office.an)


def test_a_relief_takes_its_percent_off_in_its_months(office):
    pays(office.an, office.east)
    relieve(OFFICE, [half(office)])
    assert [owed(office, month).amount for month in (2, 3, 8, 9)] == [30_000, 15_000, 15_000, 30_000]


def test_a_poor_household_pays_nothing(office):
    relieve(OFFICE, [ReliefEntry(office.an, office.east, "poor_household", date(2026, 2, 1))])
    assert (owed(office).amount, owed(office).exempt) == (0, True)


def test_a_relief_in_hardship_beyond_a_year_needs_a_reason(office):
    with pytest.raises(Refused) as refused:
        relieve(OFFICE, [half(office, held_until=None)])
    assert [found.finding.code for found in refused.value.found] == ["dues-relief-too-long"]
    assert relieve(OFFICE, [half(office, held_until=None)], reason="Chi bộ đề nghị tiếp").written


def test_a_corrected_relief_counts_as_it_says_now(office):
    pays(office.an, office.east)
    [line] = relieve(OFFICE, [half(office)]).written
    correct_relief(OFFICE, [Correction(line.id, 1, half(office, percent=70))])
    assert owed(office).amount == 9_000


def test_a_withdrawn_relief_and_category_leave_the_reckoning(office):
    [category] = pays(office.an, office.east).written
    [line] = relieve(OFFICE, [half(office)]).written
    withdraw_relief(OFFICE, [Withdrawal(line.id, 1)], reason="Ghi nhầm người")
    assert owed(office).amount == 30_000
    withdraw_category(OFFICE, [Withdrawal(category.id, 1)], reason="Ghi nhầm người")
    assert owed(office).amount is None
