"""Steps in members' lives held against the rules of their day."""

from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.gate import Refused
from tongket.records.members.life.entry import LifeEntry
from tongket.records.members.steps import STEPS

pytestmark = pytest.mark.django_db
DAY = date(2023, 7, 1)


@pytest.fixture
def office():
    return new_office()


def step(kind, member, on=DAY, **said):
    return STEPS[kind](OFFICE, [LifeEntry(member, on, **said)], reason="Theo nghị quyết chi bộ")


def refusal(kind, member, on=DAY, **said):
    with pytest.raises(Refused) as refused:
        STEPS[kind](OFFICE, [LifeEntry(member, on, **said)])
    return [found.finding.code for found in refused.value.found]


def test_striking_off_without_a_ground_asks_for_the_reason(office):
    assert refusal("struck_off", office.an) == ["strike-off-ground-missing"]


def test_three_months_without_dues_are_needed_to_strike_off(office):
    assert refusal("struck_off", office.an, ground="no_dues_or_meetings", length=2) == ["strike-off-too-soon"]


def test_who_was_struck_off_two_years_ago_is_not_readmitted(office):
    step("struck_off", office.an, date(2022, 1, 1))
    found = refusal("readmitted", office.an, date(2024, 1, 1), organization=office.east, consent=True)
    assert found == ["readmission-too-soon"]


def test_nobody_is_readmitted_a_second_time(office):
    step("struck_off", office.an, date(2017, 1, 1))
    step("readmitted", office.an, date(2020, 2, 1), organization=office.east, consent=True)
    step("left", office.an, date(2021, 1, 1))
    found = refusal("readmitted", office.an, date(2024, 2, 1), organization=office.east, consent=True)
    assert found == ["readmission-twice"]
