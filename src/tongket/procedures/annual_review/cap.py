"""The cap on “excellent” for every group of a committee's review, under each reading of the rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tongket.organizations import queries as organizations
from tongket.organizations.local_values import queries as local_values
from tongket.records.reviews.level_counts import LevelCount, level_counts
from tongket.rules import vocabulary
from tongket.rules.decision import Citation, Decision
from tongket.rules.errors import Wording
from tongket.rules.periods import year_span
from tongket.rules.quotas import CapReport, capped
from tongket.rules.quotas_beyond import may_stand
from tongket.rules.quotas_room import Room, room
from tongket.rules.quotas_rule import HUNDREDTHS, PERSONS, CapRule, OwnCap, cap_rule

SUBJECTS = ("organization", "leadership_collective", "member", "key_cadre")
SOURCES = ("decided", "proposed", "intended")


@dataclass(frozen=True)
class GroupCap:
    """One group held against the cap. `counts` are those the share is taken of, by level.

    `heads` are the heads among them by level, where the rule leaves heads out of the members' share. `group` is the
    name of a group of similar posts or types; empty for all of the kind.
    """

    subject: str
    group: str
    counts: Mapping[str, int]
    heads: Mapping[str, int]
    report: CapReport
    rooms: Mapping[str, Room] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """ "member", or "member: giáo viên" for a group of its own."""
        return f"{self.subject}: {self.group}" if self.group else self.subject

    @property
    def label(self) -> Wording:
        """ "Đảng viên", "Đảng viên – giáo viên"."""
        named = [vocabulary.label(self.subject, tongue, group="review_subject") for tongue in ("vi", "en")]
        return Wording(*(f"{name} – {self.group}" if self.group else name for name in named))

    @property
    def graded(self) -> int:
        return sum(self.counts.values())

    @property
    def room(self) -> Room:
        """How far the group stands from its limit under the reading that is applied."""
        return self.rooms[self.report.default.id]

    @property
    def decision(self) -> Decision:
        """May the excellent of the group stand as they are?"""
        return may_stand(self.report, self.label)


def caps_of(organization: int, year: int, period: str = "year", source: str = "decided") -> Sequence[GroupCap]:
    """The cap of every group that was rated under a committee: organisations, collectives, members, leaders.

    `source`: decided or proposed ratings. Groups in which nobody has a level are left out. Raises `rule-value-unknown`
    where the year's cap was not found and the office has not entered one.
    """
    del period
    on = organizations.standing_day(organization, year_span(year)[1])
    found = level_counts(organization, year, source, on)
    return grouped(found, year, own_cap(organization, on)) if found else []


def own_cap(organization: int, on: date) -> OwnCap:
    """What documents of the levels above say of the cap, as the office entered it, in force on a day."""
    entered = local_values.values_for(organization, on)

    def rate(name: str) -> tuple[Fraction, Citation] | None:
        value = entered.get(f"quotas/excellent_cap_{name}")
        return None if value is None else (Fraction(value.number) / HUNDREDTHS, value.citation)

    def word(name: str) -> tuple[str, Citation] | None:
        value = entered.get(f"quotas/excellent_cap_{name}")
        return None if value is None else (value.value, value.citation)

    return OwnCap(rate("rate"), rate("exceptional_rate"), word("base"), word("rounding"))


def grouped(counted: Iterable[LevelCount], year: int, own: OwnCap) -> Sequence[GroupCap]:
    """The counts as groups held against the cap, in the order of kinds; heads set apart where the rule says so."""
    inside: dict[str, Counter[str]] = defaultdict(Counter)
    heads: dict[str, Counter[str]] = defaultdict(Counter)
    rules = {subject: cap_rule(year, subject, own) for subject in {each.subject for each in counted}}
    for each in counted:
        is_apart = each.is_head and each.subject in PERSONS and rules[each.subject].heads_apart
        (heads if is_apart else inside)[each.subject][each.level] += each.count
    return [
        held(subject, "", inside[subject], heads[subject], rules[subject]) for subject in SUBJECTS if subject in rules
    ]


def held(subject: str, group: str, counts: Mapping[str, int], heads: Mapping[str, int], rule: CapRule) -> GroupCap:
    """One group held against a rule."""
    report = capped(counts, rule)
    rooms = {reading.id: room(counts, reading, rule.rate) for reading in report.readings}
    return GroupCap(subject, group, dict(counts), dict(heads), report, rooms)


def what_if(cap: GroupCap, before: str, after: str, count: int = 1) -> GroupCap:
    """The group if so many of one level had another: nothing is written. An empty level is not rated.

    Raises ValueError where there are not so many of the level.
    """
    counts = Counter(cap.counts)
    for level, moved in ((before, -count), (after, count)):
        if level:
            counts[level] += moved
    return held(cap.subject, cap.group, counts, cap.heads, cap.report.rule)
