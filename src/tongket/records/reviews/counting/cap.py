"""The cap on “excellent” for every group of a committee's review, under each reading of the rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from tongket.organizations import queries as organizations
from tongket.organizations.local_values import queries as local_values
from tongket.organizations.local_values.queries import LocalValues
from tongket.records.reviews.counting.levels import Counted, LevelCount, draft_counts, level_counts
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.rounds.queries import round_for
from tongket.rules import vocabulary
from tongket.rules.decision import Certainty, Citation, Decision
from tongket.rules.errors import Wording
from tongket.rules.notation import sort_key
from tongket.rules.periods import year_span
from tongket.rules.quotas import CapReport, capped
from tongket.rules.quotas_beyond import may_stand
from tongket.rules.quotas_room import Room, room
from tongket.rules.quotas_rule import HUNDREDTHS, CapRule, OwnCap, cap_rule
from tongket.rules.ratings.groups import group_label
from tongket.rules.ratings.kinds import PERSONS

SUBJECTS = ("organization", "leadership_collective", "member", "key_cadre")
CAP_RATE = "quotas/excellent_cap_rate"
CAP_EXCEPTIONAL = "quotas/excellent_cap_exceptional_rate"
CAP_BASE, CAP_ROUNDING = "quotas/excellent_cap_base", "quotas/excellent_cap_rounding"
CAP_SETTINGS = (CAP_RATE, CAP_EXCEPTIONAL, CAP_BASE, CAP_ROUNDING)
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
        """The word or the office's own name of the group; the kind, where all of a kind are one group."""
        return self.group or self.subject

    @property
    def label(self) -> Wording:
        """ "Đảng viên", "Bí thư, phó bí thư, chi ủy viên", "Đảng viên – giáo viên"."""
        return Wording(*(group_name(self.subject, self.group, tongue) for tongue in ("vi", "en")))

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


def group_name(subject: str, group: str, language: str = "vi") -> str:
    """The name of a group of a kind: the rules' own, or the one the office gave it."""
    if group in vocabulary.identifiers("cap_group"):
        return group_label(group, language)
    kind = vocabulary.label(subject, language, "review_subject")
    return f"{kind} – {group}" if group else kind


def caps_of(organization: int, year: int, period: str = "year", source: str = "decided") -> Sequence[GroupCap]:
    """The cap of every group rated under a committee: organisations, collectives, members, leaders.

    `source`: the ratings decided or proposed, or the levels the committee intends in its round (those proposed, where
    it has said nothing). Groups in which nobody has a level are left out. Raises `rule-value-unknown` where the year's
    cap was not found and the office has not entered one.
    """
    on = organizations.standing_day(organization, year_span(year)[1])
    held_round = round_for(organization, year, period)
    asked = Counted(organization, year, period, held_round.id if held_round else None, on)
    found = draft_counts(asked) if source == "intended" else level_counts(asked, source)
    return grouped(found, year, own_cap(organization, on, held_round.entry if held_round else None)) if found else []


def own_cap(organization: int, on: date, held_round: RoundEntry | None = None) -> OwnCap:
    """What documents of the levels above say of the cap: as the office entered it, in force on a day.

    The reading of the round goes before it, where the round says whose reading it is.
    """
    found = own_cap_of(local_values.values_for(organization, on))
    if held_round is None or not held_round.reading or not held_round.reading_source:
        return found
    source = Citation(local_values.LOCAL, held_round.reading_source, None, "", Certainty.SECOND_HAND)
    base, _, rounding = held_round.reading.partition(".")
    return replace(found, base=(base, source), rounding=(rounding, source))


def own_cap_of(entered: LocalValues) -> OwnCap:
    """What the values an office entered say of the cap."""
    rates = {
        name: (Fraction(value.number) / HUNDREDTHS, value.citation)
        for name in (CAP_RATE, CAP_EXCEPTIONAL)
        if (value := entered.get(name))
    }
    words = {name: (value.value, value.citation) for name in (CAP_BASE, CAP_ROUNDING) if (value := entered.get(name))}
    return OwnCap(rates.get(CAP_RATE), rates.get(CAP_EXCEPTIONAL), words.get(CAP_BASE), words.get(CAP_ROUNDING))


def grouped(counted: Iterable[LevelCount], year: int, own: OwnCap) -> Sequence[GroupCap]:
    """The counts as groups held against the cap, by kind and then by name; heads set apart where the rule says so."""
    inside: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    heads: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    rules = {subject: cap_rule(year, subject, own) for subject in {each.subject for each in counted}}
    for each in counted:
        is_apart = each.is_head and each.subject in PERSONS and rules[each.subject].heads_apart
        (heads if is_apart else inside)[each.subject, each.group][each.level] += each.count
    order = sorted({*inside, *heads}, key=lambda one: (SUBJECTS.index(one[0]), one[1] and sort_key(one[1])))
    return [held(kind, group, inside[kind, group], heads[kind, group], rules[kind]) for kind, group in order]


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
