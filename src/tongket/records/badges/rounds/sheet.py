"""A round as one sheet: every open badge of every member near it, and why or why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tongket.records.badges.facts import disciplines_of, gaps_of
from tongket.records.badges.rounds.moves import STAYED, Move, moves_of
from tongket.records.badges.rounds.selecting import Candidate, candidate, candidates
from tongket.rules.badge_rounds import LevelAnswer, answers, base_citations, near_cutoffs
from tongket.rules.badge_windows import Window, window_of
from tongket.rules.badges import Discipline, Interruption, MemberBadgeFacts, cutoff
from tongket.rules.decision import Citation, Finding


@dataclass(frozen=True)
class Asked:
    """A round's window, and what is known of its members beside the register's line."""

    window: Window
    gaps: Mapping[int, Sequence[Interruption]]
    disciplines: Mapping[int, Sequence[Discipline]]
    moves: Mapping[int, Move]

    def answers(self, person: Candidate) -> Sequence[LevelAnswer]:
        """Every open level of the person, the highest first."""
        return answers(facts_of(person, self), self.window)


class RoundRow(NamedTuple):
    """One badge open to one member in a round.

    `overdue`: reached before the round's window and never awarded. `earlier`: the member has reached a higher level
    too. `near`: not reached by the round yet. Why is worked out when it is asked for.
    """

    person: Candidate
    level: int
    kind: str
    eligible: bool
    overdue: bool
    earlier: bool
    near: bool
    asked: Asked

    @property
    def member(self) -> int:
        return self.person.member

    @property
    def answer(self) -> LevelAnswer:
        """The rules' own answer for this level."""
        return next(each for each in self.asked.answers(self.person) if each.level == self.level)

    @property
    def findings(self) -> Sequence[Finding]:
        """First what stands against the award, then what is worth knowing."""
        answer = self.answer
        more = [Finding("badge-earlier-level", {"level": self.level})] if self.earlier else []
        return [*answer.against, *more, *answer.told]

    @property
    def citations(self) -> Sequence[Citation]:
        """What the answer rests on, each document and place once."""
        cited = [finding.citation for finding in self.findings if finding.citation is not None]
        return list(dict.fromkeys([*cited, *base_citations(self.asked.window.round_on)]))


@dataclass(frozen=True)
class RoundSheet:
    """All rows of a round, the highest level first, then by name."""

    window: Window
    rows: Sequence[RoundRow]

    @property
    def due(self) -> Sequence[RoundRow]:
        """Reached within the window, nothing against it."""
        return [row for row in self.rows if row.eligible and not row.overdue]

    @property
    def overdue(self) -> Sequence[RoundRow]:
        """Reached before the window, never awarded, nothing against it; earlier levels among them."""
        return [row for row in self.rows if row.eligible and row.overdue]

    @property
    def not_yet(self) -> Sequence[RoundRow]:
        """Near the edge: what stands against each is said."""
        return [row for row in self.rows if not row.eligible]


def round_sheet(organizations: Collection[int], round_on: date, window: Window | None = None) -> RoundSheet:
    """Who is due, overdue or near in a round among the members of these organisations, as of that day.

    Badges of this round and of later ones are left out of sight, so that an old round can be told again.
    `window` is what the round covers, by default from the day after the usual round before it.
    Raises `rule-value-unknown` for a round before the first regulation known.
    """
    covered = window or window_of(round_on)
    found = candidates(organizations, round_on)
    asked = _asked(found, covered)
    by_level: dict[int, list[RoundRow]] = {level: [] for level in near_cutoffs(round_on)}
    for row in _all_rows(found, asked):
        by_level[row.level].append(row)
    return RoundSheet(covered, [row for level in reversed(by_level) for row in by_level[level]])


def explained(
    organizations: Collection[int], member: int, round_on: date, window: Window | None = None
) -> Sequence[RoundRow]:
    """The open badges of one member in a round, the highest first; none where nothing is open or near."""
    covered = window or window_of(round_on)
    found = candidate(organizations, member, round_on)
    if found is None:
        return []
    return list(_by_rule(found, _asked([found], covered)))


def facts_of(person: Candidate, asked: Asked) -> MemberBadgeFacts:
    """What the rules need to know of a candidate."""
    move = asked.moves.get(person.member, STAYED)
    return MemberBadgeFacts(
        person.counts_from,
        person.official_on,
        asked.gaps.get(person.member, ()),
        asked.disciplines.get(person.member, ()),
        person.awarded,
        person.status == "exempted",
        person.died_on or move.out_on,
        person.died_as or move.out_as,
        person.decided_on is None,
        move.came_on,
        move.away_on,
    )


def _asked(found: Sequence[Candidate], window: Window) -> Asked:
    members = [each.member for each in found]
    return Asked(window, gaps_of(found), disciplines_of(members), moves_of(found, window))


def _all_rows(found: Iterable[Candidate], asked: Asked) -> Iterator[RoundRow]:
    """By cut-off days alone for those of whom nothing special is known, who are nearly all; else by the rule.

    A window that ends before its round leaves levels between the two, and those the rule alone tells apart.
    """
    window = asked.window
    on, first = window.round_on, window.first
    levels = [
        (level, near, cutoff(level, on), cutoff(level, first - timedelta(days=1)))
        for level, near in sorted(near_cutoffs(on).items(), reverse=True)
    ]
    plain = window.last >= on
    for person in found:
        is_special = (
            person.died_as or person.member in asked.moves
            or person.official_on is None or person.official_on > on
            or person.member in asked.gaps or person.member in asked.disciplines
        )  # fmt: skip
        if plain and not is_special:
            yield from _by_cutoffs(person, levels, asked)
        else:
            yield from _by_rule(person, asked)


def _by_cutoffs(person: Candidate, levels: Sequence[tuple[int, date, date, date]], asked: Asked) -> Iterator[RoundRow]:
    start, awarded, is_highest = person.decided_on or person.admitted_on, person.awarded, True
    for level, near, reached, before in levels:
        if start <= near and level not in awarded:
            if start <= reached:
                yield RoundRow(person, level, "regular_award", True, start <= before, not is_highest, False, asked)
                is_highest = False
            else:
                yield RoundRow(person, level, "regular_award", False, False, False, True, asked)


def _by_rule(person: Candidate, asked: Asked) -> Iterator[RoundRow]:
    away = asked.moves.get(person.member, STAYED).away_on
    if away is not None and away < asked.window.first:
        return
    is_highest = True
    for answer in asked.answers(person):
        near = answer.reached_on > asked.window.round_on
        earlier = not near and not is_highest
        yield RoundRow(person, answer.level, answer.kind, answer.eligible, answer.overdue, earlier, near, asked)
        is_highest = is_highest and near
