"""What may be asked of the badges: who was given one, and who is due."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Kept
from tongket.records.badges.book import BADGE_AWARDS, BadgeAwardEntry
from tongket.records.badges.facts import badge_facts, counts_from, interruptions, interruptions_of, levels_given
from tongket.records.badges.models import BadgeAward
from tongket.records.members import queries as members
from tongket.records.members.queries import MemberOn
from tongket.rules import badges as rules
from tongket.rules.decision import Decision
from tongket.rules.periods import add_months


@dataclass(frozen=True)
class DueBadge:
    """A member who has reached a level by a round and never got its badge.

    `reached_on` is the first day of that party age; `since_last_round` is False for one left over from an earlier
    round, whose badge may also have been given before these books were begun. `missed` are lower levels without a
    badge on record. `decision` says what stands against the award, with citations.
    """

    member: int
    name: str
    birth_date: date | None
    home_town: str
    organization: int
    counts_from: date
    level: int
    reached_on: date
    party_age_months: int
    since_last_round: bool
    missed: Sequence[int]
    decision: Decision

    @property
    def eligible(self) -> bool:
        return not self.decision.findings


def awards_of_year(organizations: Collection[int], year: int) -> Sequence[Kept[BadgeAwardEntry]]:
    """The year's badges of these organisations: by round, highest level first, then by name."""
    rows = BadgeAward.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [BADGE_AWARDS.kept(row) for row in rows.order_by("round_on", "-level", "sort_key", "id")]


def due_for_round(organizations: Collection[int], round_on: date) -> Sequence[DueBadge]:
    """The members of these organisations due a badge in the round, highest level first, then by name.

    Raises `rule-value-unknown` for a round before the first regulation known.
    """
    reached = _reached(organizations, round_on)
    given = levels_given(reached)
    wanted = [member for member, level in reached.items() if level not in given.get(member, ())]
    found = members.states_on(wanted, round_on)
    before = _round_before(round_on)
    due = [_due(found[member], given.get(member, ()), round_on, before) for member in wanted]
    return sorted((badge for badge in due if badge is not None), key=lambda badge: -badge.level)


def _reached(organizations: Collection[int], round_on: date) -> Mapping[int, int]:
    """The highest level each member has reached by the round, told by the rules' cut-offs without reading members."""
    cutoffs = {level: rules.level_cutoff(level, round_on) for level in rules.levels(round_on)}
    found = {}
    for member, start, months in members.counted_before(organizations, round_on, max(cutoffs.values())):
        counted = rules.counted_from(start, interruptions_of(start, months), round_on) if months else start
        levels = [level for level, cutoff in cutoffs.items() if counted <= cutoff]
        if levels:
            found[member] = max(levels)
    return found


def _due(member: MemberOn, given: Sequence[int], round_on: date, before: date) -> DueBadge | None:
    entry = member.entry
    answer = rules.explain(badge_facts(entry, given), round_on)
    if answer.level is None or answer.party_age_months is None:
        return None
    start = rules.counted_from(counts_from(entry), interruptions(entry), round_on)
    reached = add_months(start, answer.level * 12)
    return DueBadge(
        member.id,
        entry.full_name,
        entry.birth_date,
        entry.home_town,
        member.organization,
        counts_from(entry),
        answer.level,
        reached,
        answer.party_age_months,
        reached > before,
        answer.overdue,
        answer.decision,
    )


def _round_before(round_on: date) -> date:
    """The usual round before this one."""
    days = (*rules.rounds(round_on.year - 1), *rules.rounds(round_on.year))
    return max(day for day in days if day < round_on)
