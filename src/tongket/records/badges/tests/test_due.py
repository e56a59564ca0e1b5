from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction
from tongket.records.badges.actions.award import award
from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.badges.queries import awards_of_year, due_for_round
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db

ROUND = date(2023, 9, 2)


@pytest.fixture
def office():
    return new_office()


def decided(member, on):
    """The member's admission, as if decided on this day."""
    change_member(member, admission_decided_on=on, admitted_on=on, official_on=on.replace(year=on.year + 1))


def change_member(member, **changes):
    kept = members.kept([member])[member]
    correct_member(OFFICE, [Correction(member, kept.version, replace(kept.entry, **changes))])


def due(office, on=ROUND):
    return {badge.member: badge for badge in due_for_round([office.east, office.west], on)}


def test_members_who_reached_a_level_are_due(office):
    assert set(due(office)) == {office.an, office.binh, office.cuc, office.dung, office.giang}
    assert (due(office)[office.an].level, due(office)[office.an].reached_on) == (30, date(2020, 5, 1))


def test_a_member_one_day_short_is_not_due(office):
    decided(office.an, date(1993, 9, 3))
    assert office.an not in due(office)


def test_whoever_has_the_badge_is_not_due_again(office):
    award(OFFICE, [BadgeAwardEntry(office.an, office.east, 30, ROUND)])
    assert office.an not in due(office, date(2023, 11, 7))


def test_a_level_reached_since_the_last_round_is_told_from_one_left_over(office):
    decided(office.an, date(1993, 6, 1))
    found = due(office)
    assert (found[office.an].since_last_round, found[office.binh].since_last_round) == (True, False)


def test_the_highest_level_reached_is_due_and_the_missed_ones_are_named(office):
    change_member(office.an, birth_date=date(1950, 1, 1), admission_decided_on=date(1973, 5, 1))
    badge = due(office)[office.an]
    assert (badge.level, badge.missed) == (50, (30, 40, 45))
    assert due_for_round([office.east], ROUND)[0].member == office.an


def test_interrupted_months_move_the_day(office):
    change_member(office.an, interrupted_months=24)
    assert due(office)[office.an].reached_on == date(2022, 5, 1)


def test_what_stands_against_an_award_is_said_with_its_citation(office):
    change_member(office.an, official_on=None)
    badge = due(office)[office.an]
    assert not badge.eligible
    assert [finding.code for finding in badge.decision.findings] == ["badge-not-official"]


def test_a_member_who_left_is_not_due(office):
    change_member(office.an, ended_as="transferred", ended_on=date(2023, 7, 1))
    assert office.an not in due(office)


def test_badges_of_a_year_come_by_round_and_level(office):
    change_member(office.binh, birth_date=date(1950, 1, 1), admission_decided_on=date(1973, 5, 1))
    lines = [
        BadgeAwardEntry(office.cuc, office.east, 30, date(2023, 11, 7)),
        BadgeAwardEntry(office.an, office.east, 30, ROUND),
        BadgeAwardEntry(office.binh, office.east, 50, ROUND),
    ]
    award(OFFICE, lines)
    assert [line.entry.member for line in awards_of_year([office.east], 2023)] == [office.binh, office.an, office.cuc]


def test_a_round_before_the_known_rules_is_a_gap(office):
    with pytest.raises(TongketError, match="rule-value-unknown"):
        due_for_round([office.east], date(2012, 2, 3))
