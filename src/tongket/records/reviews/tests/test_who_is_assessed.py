from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.members.actions.life.exempt import exempt
from tongket.records.members.actions.life.record_death import record_death
from tongket.records.members.actions.life.suspend import suspend
from tongket.records.members.actions.register import register
from tongket.records.members.life.entry import LifeEntry
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.correct import correct
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.correct import correct as correct_subject
from tongket.records.reviews.actions.subjects.withdraw import withdraw as withdraw_subject
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.assessing.book import AssessmentEntry
from tongket.records.reviews.assessing.queries import assessments_of
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.subjects.rated import not_to_be_rated
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.records.reviews.tests.opened import list_an
from tongket.rules.errors import TongketError
from tongket.rules.ratings.frames import frame_for

pytestmark = [pytest.mark.django_db]
REGIMES = {2018: "R132_HD16", 2021: "R132_HD21", 2023: "R124", 2025: "R366"}
STATES = ("exempted", "suspended", "new")
REFUSED, WARNED, ALLOWED = "refused", "warned", "allowed"


@pytest.fixture
def office():
    return new_office()


def round_of(office, year):
    entry = RoundEntry(office.commune, year, date(year, 11, 20), regime=REGIMES[year])
    return open_round(OFFICE, [entry]).written[0].id


def in_state(office, year, state):
    """A member of the east in a state at the end of the year."""
    if state == "new":
        new = replace(MEMBER, full_name="Ngô Thị Mới", organization=office.east, card_number="", official_on=None,
                      admission_decided_on=date(year, 8, 20), admitted_on=date(year, 9, 2))  # fmt: skip
        return register(OFFICE, [new]).written[0].id
    step = {"exempted": exempt, "suspended": suspend}[state]
    step(
        OFFICE, [LifeEntry(office.an, date(year, 12, 1), ground="old_age" if state == "exempted" else "")], reason="Thử"
    )
    return office.an


def outcome(action, line):
    """What a level for the member meets: the heaviest way in which "not to be rated" is found."""
    try:
        found = action(OFFICE, [line]).found
    except Refused as refusal:
        found = refusal.found
    met = [each for each in found if each.finding.code == "rating-not-allowed"]
    assert all(each.finding.citation is not None for each in met)
    return ALLOWED if not met else REFUSED if any(each.refuses for each in met) else WARNED


@pytest.mark.parametrize("year", REGIMES)
@pytest.mark.parametrize("state", STATES)
def test_who_is_outside_the_review_is_refused_or_warned_by_the_rule_of_the_year(office, year, state):
    member = in_state(office, year, state)
    key, _ = list_an(office, round_of(office, year), member=member)
    expected = {
        2018: {"exempted": REFUSED, "suspended": ALLOWED, "new": ALLOWED},
        2025: dict.fromkeys(STATES, WARNED),
    }.get(year, dict.fromkeys(STATES, REFUSED))
    assert outcome(assess, AssessmentEntry(office.east, key, level="completed")) == expected[state]
    ballot = TallyEntry(office.east, key, "cell_vote", date(year, 12, 10), 3, 3, 3, completed=3)
    assert outcome(count, ballot) == expected[state]


def test_who_died_before_the_end_of_the_round_is_not_rated(office):
    key, entry = list_an(office, round_of(office, 2023))
    record_death(OFFICE, [LifeEntry(office.an, date(2023, 12, 10))])
    [finding] = not_to_be_rated({key: entry})[key].against
    assert (finding.code, finding.arguments["on"]) == ("review-member-gone", "10/12/2023")


def test_who_died_long_after_the_year_may_still_be_entered_for_it(office):
    record_death(OFFICE, [LifeEntry(office.an, date(2025, 6, 10))])
    key, entry = list_an(office, round_of(office, 2023))
    assert not_to_be_rated({key: entry})[key].against == ()


def test_lines_go_along_with_a_member_who_moved(office):
    opened = round_of(office, 2025)
    key, entry = list_an(office, opened)
    line = AssessmentEntry(office.east, key, points=8000)
    written = assess(OFFICE, [line]).written[0].id
    correct_subject(OFFICE, [Correction(key, 1, replace(entry, organization=office.west))])
    east, west = (
        Actor("Bí thư", (Grant("cell_secretary", unit, date(2020, 1, 1)),)) for unit in (office.east, office.west)
    )
    there = Correction(written, 1, replace(line, organization=office.west, points=8100))
    with pytest.raises(TongketError, match="access-denied"):
        correct(east, [there])
    correct(west, [there])
    assert assessments_of([key])[key]["self"].entry.points == 8100


def test_who_was_taken_out_of_the_list_is_assessed_no_more(office):
    key, _ = list_an(office, round_of(office, 2025))
    withdraw_subject(OFFICE, [Withdrawal(key, 1)], reason="Chuyển sinh hoạt đi nơi khác")
    with pytest.raises(Refused) as refusal:
        assess(OFFICE, [AssessmentEntry(office.east, key)])
    assert [each.finding.code for each in refusal.value.found] == ["review-subject-unknown"]


def test_a_cell_is_assessed_by_the_criteria_of_a_collective(office):
    opened = round_of(office, 2025)
    key, _ = list_an(office, opened, subject="organization", member=None, frame="collective")
    scores = {item.id: item.points for item in frame_for("collective", 2025).items}
    assess(OFFICE, [AssessmentEntry(office.east, key, scores=scores)])
    assert assessments_of([key])[key]["self"].entry.points == 10_000


def test_a_collective_is_told_by_its_name(office):
    entry = SubjectEntry(round_of(office, 2025), office.commune, "leadership_collective", "collective",
                         collective="Ban Thường vụ", not_rated_reason="new_organization")  # fmt: skip
    assert not_to_be_rated({1: entry})[1].against[0].arguments == {"subject": "Ban Thường vụ"}
