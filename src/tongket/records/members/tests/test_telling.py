"""A line and its events say the same, whichever of the two was written first."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tongket.records.members.book import MemberEntry
from tongket.records.members.life import checks, fold, telling
from tongket.records.members.life.fold import Happened
from tongket.records.members.life.kinds import kinds

FIRST = date(2000, 1, 3)
ENTRY = MemberEntry("Nguyễn Văn An", 1, FIRST)
DAYS = st.integers(1, 9000).map(lambda days: FIRST + timedelta(days=days))
SAID = ("organization", "status", "ended_as", "ended_on")


@st.composite
def sound_lives(draw):
    """Steps as the actions allow them: each follows from the one before, on later days."""
    life = [Happened("admitted", FIRST, 1, 1)]
    for number, day in enumerate(sorted(set(draw(st.lists(DAYS, max_size=8)))), 2):
        now = fold.standing(life).condition
        step = Happened(draw(st.sampled_from(sorted(kinds()))), day, draw(st.sampled_from([1, 2, 3])), number)
        if now in kinds()[step.kind].allowed_from and checks.out_of_place([*life, step]) is None:
            life.append(step)
    return life


@st.composite
def corrected_lines(draw):
    """A line as someone might correct it: moved, exempted, ended, with days in their order."""
    joined = draw(st.none() | DAYS)
    start = joined or FIRST
    status = draw(st.sampled_from(["active", "exempted", "suspended"]))
    ended = draw(st.sampled_from(["", "transferred", "struck_off", "deceased"]))
    since = start + timedelta(days=draw(st.integers(0, 500))) if status != "active" else None
    last = (since or start) + timedelta(days=draw(st.integers(1, 500))) if ended else None
    unit = draw(st.sampled_from([1, 2, 3]))
    return replace(
        ENTRY, organization=unit, joined_on=joined, status=status, status_since=since, ended_as=ended, ended_on=last
    )


@given(sound_lives())
def test_the_line_that_follows_from_a_life_changes_nothing_in_it(life):
    line = telling.line_after(ENTRY, life)
    assert telling.change(life, line) == telling.Change([], [])


@given(sound_lives(), corrected_lines())
def test_a_life_follows_the_line_that_was_corrected(life, line):
    found = telling.change(life, line)
    after = [event for event in life if event.id not in found.withdrawn] + list(found.written)
    told = telling.line_after(line, after)
    assert [getattr(told, name) for name in SAID] == [getattr(line, name) for name in SAID]


@given(corrected_lines())
def test_a_new_line_tells_a_life_of_which_the_line_follows(line):
    told = telling.line_after(line, telling.told(line))
    assert [getattr(told, name) for name in SAID] == [getattr(line, name) for name in SAID]
