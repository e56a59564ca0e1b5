"""From what happened to what was: intervals, standing and the time that does not count."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.records.members.life import fold
from tongket.records.members.life.fold import Happened, Interval
from tongket.records.members.life.kinds import kinds
from tongket.rules import vocabulary
from tongket.rules.badges import Interruption

FIRST = date(2000, 1, 3)
DAYS = st.integers(0, 9000).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def lives(draw):
    """Any steps in any order, sensible or not, after an admission."""
    words = st.sampled_from(sorted(kinds()))
    later = draw(st.lists(st.builds(Happened, words, DAYS, st.sampled_from([1, 2, 3])), max_size=12))
    return [Happened("admitted", FIRST, 1), *later]


@given(lives())
def test_intervals_follow_each_other_without_overlap(life):
    found = fold.intervals(life)
    assert all(one.valid_until is None or one.valid_from <= one.valid_until for one in found)
    assert all(one.valid_until < other.valid_from for one, other in itertools.pairwise(found))


@given(lives(), DAYS)
def test_a_member_is_present_on_a_day_exactly_when_an_interval_holds_it(life, day):
    before = [event for event in life if event.on <= day]
    standing = fold.standing(before)
    holding = [each for each in fold.intervals(before) if each.valid_until is None or each.valid_until >= day]
    ended_today = standing.since == day and standing.condition not in fold.PRESENT
    assert bool(holding) == (standing.condition in fold.PRESENT or ended_today)


@given(lives())
def test_the_order_in_which_steps_are_written_down_changes_nothing(life):
    numbered = [Happened(each.kind, each.on, each.unit, number) for number, each in enumerate(life, 1)]
    assert fold.intervals(numbered) == fold.intervals(list(reversed(numbered)))


def test_an_exemption_that_ends_leaves_three_intervals():
    life = [
        Happened("admitted", FIRST, 1),
        Happened("exempted", date(2010, 5, 1)),
        Happened("resumed", date(2011, 5, 1)),
    ]
    assert fold.intervals(life) == [
        Interval(1, "active", FIRST, date(2010, 4, 30)),
        Interval(1, "exempted", date(2010, 5, 1), date(2011, 4, 30)),
        Interval(1, "active", date(2011, 5, 1), None),
    ]


def test_a_move_of_an_exempted_member_keeps_the_exemption():
    life = [
        Happened("admitted", FIRST, 1),
        Happened("exempted", date(2010, 5, 1)),
        Happened("moved", date(2012, 1, 1), 2),
    ]
    assert fold.intervals(life)[-1] == Interval(2, "exempted", date(2012, 1, 1), None)


def test_the_time_from_being_struck_off_to_readmission_does_not_count():
    life = [
        Happened("admitted", FIRST, 1),
        Happened("struck_off", date(2005, 6, 1)),
        Happened("readmitted", date(2009, 6, 20), 1, decided_on=date(2009, 6, 1)),
    ]
    assert fold.interruptions(life) == [Interruption(date(2005, 6, 1), date(2009, 6, 1))]


def test_a_member_restored_was_never_away():
    life = [
        Happened("admitted", FIRST, 1),
        Happened("expelled", date(2005, 6, 1)),
        Happened("restored", date(2007, 1, 1), 1),
    ]
    assert fold.interruptions(life) == []


def test_contact_lost_before_being_struck_off_is_one_gap():
    life = [
        Happened("admitted", FIRST, 1),
        Happened("lost_contact", date(2004, 1, 1)),
        Happened("struck_off", date(2005, 6, 1)),
        Happened("readmitted", date(2009, 6, 1), 1),
    ]
    assert fold.interruptions(life) == [Interruption(date(2004, 1, 1), date(2009, 6, 1))]


def test_nothing_happens_to_who_belongs_nowhere():
    life = [
        Happened("admitted", FIRST, 1),
        Happened("deceased", date(2005, 6, 1)),
        Happened("exempted", date(2006, 1, 1)),
    ]
    assert fold.intervals(life) == [Interval(1, "active", FIRST, date(2005, 6, 1))]


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_of_step_is_a_word_and_says_what_it_does(kind):
    assert kind in vocabulary.groups()["member_event"].words
    assert kinds()[kind].does in ("enter", "place", "condition", "end", "none")
