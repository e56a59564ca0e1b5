"""The stage follows from the facts: whoever has taken the steps up to one has the next one before them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.rules import vocabulary
from tongket.rules.candidate_stages import STEPS, Stage, clocks, standing
from tongket.rules.candidate_steps import CandidateFacts
from tongket.rules.candidates import RelativeState, Tally, votes_suffice
from tongket.rules.decision import Outcome
from tongket.rules.load import value_on

ORDER = [step for step in STEPS if step not in ("provincial_consent", "committee_vote")]
BEGUN, ON = date(2026, 8, 1), date(2026, 10, 1)
FATHER = (RelativeState("father", is_checked=True),)


def after(count: int) -> CandidateFacts:
    """A candidate who has taken this many steps, a day apart, each as it should be."""
    taken = ORDER[:count]
    days = {step: BEGUN + timedelta(days=place) for place, step in enumerate(taken)}
    tallies = {step: Tally(9, 9, 9) for step in taken if step.endswith("_vote")}
    introducing = 2 if "introduced" in taken else 0
    return CandidateFacts(date(1998, 3, 26), "lower_secondary_diploma", days, introducing, FATHER, tallies)


@pytest.mark.parametrize("count", range(len(ORDER)))
def test_the_next_step_is_the_one_after_those_taken(count: int) -> None:
    found = standing(after(count), ON)
    assert (found.next_step, found.stage) == (ORDER[count], STEPS[ORDER[count]])


@given(st.sets(st.sampled_from(list(STEPS))))
def test_whatever_was_taken_there_is_a_next_step_in_its_own_stage(taken: set[str]) -> None:
    days = dict.fromkeys(taken, BEGUN)
    found = standing(CandidateFacts(date(1998, 3, 26), "", days), ON)
    assert found.stage == STEPS[found.next_step]


@given(st.integers(1, 60), st.integers(0, 60))
def test_a_vote_suffices_exactly_from_two_thirds_of_those_due(due: int, agree: int) -> None:
    tally = Tally(due, max(due, agree), agree)
    found = votes_suffice(tally, "cell", date(2025, 8, 1))
    if agree > due:
        assert found.outcome is Outcome.REFUSED
    else:
        assert (found.outcome is Outcome.ALLOWED) is (3 * agree >= 2 * due)


@given(st.dates(date(2017, 1, 1), date(2030, 12, 31)))
def test_probation_ends_before_the_cells_time_to_consider_does(admitted: date) -> None:
    facts = CandidateFacts(date(1980, 1, 1), steps={"admission_ceremony": admitted})
    days = {clock.id: clock.last_day for clock in clocks(facts)}
    assert days["probation"] < days["recognition"] <= days["probation"] + timedelta(days=75)


def test_who_is_dropped_or_official_has_no_step_before_them() -> None:
    assert standing(CandidateFacts(BEGUN, steps={"candidate_dropped": BEGUN}), ON).stage is Stage.ENDED
    assert standing(CandidateFacts(BEGUN, official_on=BEGUN), ON).next_step == ""


def test_the_relatives_to_be_checked_are_those_a_form_offers() -> None:
    checked = value_on("admissions/background_relatives", ON).value["checked"]
    assert tuple(checked) == vocabulary.identifiers("relation")
