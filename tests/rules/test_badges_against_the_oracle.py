"""Two implementations of the badge say the same, on every day from the first known rule to the end of 2035."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.badges_oracle import oracle
from tongket.rules import badges
from tongket.rules.badge_rounds import answers
from tongket.rules.badge_windows import window_of
from tongket.rules.badges import Discipline, Interruption, MemberBadgeFacts

FIRST, LAST = date(2016, 7, 25), date(2035, 12, 31)
OFFSETS = (0, 1, -1, 28, -28, 364, 366, 367, 60, -200)
"""Days before or after the anniversary on which a member's decision may lie."""
GAPS = (None, (3650, 400), (3650, 30), (9000, 1461), (11000, 59), (200, 31), (0, 45))
"""Days from the decision to the gap, and its length; 0: the gap begins on the day the level is reached."""
FORMS = ("reprimand", "warning", "dismissal")


def days() -> Iterator[date]:
    for number in range((LAST - FIRST).days + 1):
        yield FIRST + timedelta(days=number)


def day_of(day: date | None) -> oracle.Day | None:
    return None if day is None else (day.year, day.month, day.day)


def years_before(on: date, level: int) -> date:
    return date(on.year - level, on.month, 28 if (on.month, on.day) == (2, 29) else on.day)


def member(on: date, level: int, turn: int) -> MemberBadgeFacts:
    """A member near the level on the day; what else is known of them goes by turns."""
    start = years_before(on, level) + timedelta(days=OFFSETS[turn % len(OFFSETS)])
    gap, gaps = GAPS[turn % len(GAPS)], ()
    if gap is not None:
        out = start + timedelta(days=gap[0]) if gap[0] else years_before(start, -level)
        gaps = (Interruption(out, out + timedelta(days=gap[1])),)
        start -= timedelta(days=gap[1] if gap[0] else 0)
    ago = on - timedelta(days=(turn * 37) % 420)
    punished = ()
    if turn % 7 == 0:
        punished = (Discipline(FORMS[turn % 3], ago, ago if turn % 2 else None),)
    end = ("", "deceased", "struck_off", "moved", "came")[turn % 5] if turn % 3 == 0 else ""
    official = None if turn % 41 == 0 else start + timedelta(days=400)
    return MemberBadgeFacts(
        start, official, gaps, punished, tuple(badges.levels(on)[: turn % 4]),
        ended_on=ago if end in ("deceased", "struck_off") else None,
        ended_as=end if end in ("deceased", "struck_off") else "",
        moved_away_on=ago if end == "moved" else None,
        came_on=ago if end == "came" else None,
    )  # fmt: skip


def person(facts: MemberBadgeFacts) -> oracle.Person:
    return oracle.Person(
        day_of(facts.admission_decided_on),  # type: ignore[arg-type]
        day_of(facts.official_on),
        tuple((day_of(gap.started_on), day_of(gap.resumed_on)) for gap in facts.interruptions),  # type: ignore[misc]
        tuple(
            oracle.Punished(one.form, day_of(one.decided_on), one.recognised_on is not None)  # type: ignore[arg-type]
            for one in facts.disciplines
        ),
        tuple(facts.awarded),
        died=day_of(facts.ended_on) if facts.ended_as == "deceased" else None,
        out=day_of(facts.ended_on) if facts.ended_as == "struck_off" else None,
        away=day_of(facts.moved_away_on),
        came=day_of(facts.came_on),
    )


def ours(facts: MemberBadgeFacts, on: date) -> dict[int, tuple[bool, bool]]:
    """A question is no refusal: months short at the death alone are left open by the rules."""
    return {each.level: (each.eligible, each.overdue) for each in answers(facts, window_of(on))}


def test_the_oracle_takes_nothing_from_the_program():
    tree = ast.parse(Path(oracle.__file__).read_text(encoding="utf-8"))
    names = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert names == ["__future__", "dataclasses"]


def test_the_levels_are_the_same_on_every_day():
    assert {badges.levels(on) for on in days()} == {oracle.LEVELS}


def test_the_last_decision_in_time_is_the_same_for_every_level_on_every_day():
    for on in days():
        for level in oracle.LEVELS:
            cut = badges.level_cutoff(level, on)
            before, after = day_of(cut), day_of(cut + timedelta(days=1))
            assert oracle.months_passed(before, day_of(on)) >= level * 12 > oracle.months_passed(after, day_of(on))  # type: ignore[arg-type]


def test_members_near_every_level_are_told_the_same_on_every_day():
    told = 0
    for number, on in enumerate(days()):
        for place, level in enumerate(oracle.LEVELS):
            facts = member(on, level, number * 5 + place * 11)
            expected = oracle.told(person(facts), day_of(on))  # type: ignore[arg-type]
            assert ours(facts, on) == expected, (on, facts)
            told += len(expected)
    assert told > 100_000


@pytest.mark.parametrize("on", [date(2020, 2, 29), date(2024, 2, 29), date(2023, 2, 28), date(2024, 3, 1)])
def test_members_admitted_on_a_leap_day_are_told_the_same(on):
    for year in range(1932, 1997, 4):
        facts = MemberBadgeFacts(date(year, 2, 29), date(year + 1, 2, 28))
        assert ours(facts, on) == oracle.told(person(facts), day_of(on))  # type: ignore[arg-type]


def test_months_a_badge_may_be_early_are_the_same_for_every_level_on_every_day():
    for on in days():
        for level in oracle.LEVELS:
            ill, dead = oracle.early_allowed(level, day_of(on)), oracle.after_death_allowed(day_of(on))  # type: ignore[arg-type]
            for short, allowed, posthumous in ((12, ill, False), (13, ill, False), (24, ill, False), (25, ill, False),
                                               (1, dead, True), (12, dead, True), (13, dead, True)):  # fmt: skip
                found = badges.may_be_early(level, short, on, posthumous=posthumous).findings
                assert (not found) == (short <= allowed)
