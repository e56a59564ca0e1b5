"""What the rules of the badge need to know of a member, from the register and the badges already given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from tongket.records.badges.models import BadgeAward
from tongket.records.members.book import MemberEntry
from tongket.rules.badges import Discipline, Interruption, MemberBadgeFacts
from tongket.rules.periods import add_months


class Counted(Protocol):
    """Whoever party age is counted of."""

    @property
    def member(self) -> int: ...
    @property
    def counts_from(self) -> date: ...
    @property
    def interrupted_months(self) -> int: ...


def counts_from(member: MemberEntry) -> date:
    """The day party age counts from: the decision, or where it is lost the day of joining on the card."""
    return member.admission_decided_on or member.admitted_on


def interruptions(member: MemberEntry) -> Sequence[Interruption]:
    """The register keeps only how many months do not count; when they lay does not change the sum."""
    return interruptions_of(counts_from(member), member.interrupted_months)


def interruptions_of(start: date, months: int | None) -> Sequence[Interruption]:
    return (Interruption(start, add_months(start, months)),) if months else ()


def badge_facts(member: MemberEntry, awarded: Sequence[int] = ()) -> MemberBadgeFacts:
    return MemberBadgeFacts(
        counts_from(member),
        member.official_on,
        interruptions(member),
        awarded=awarded,
        exempted=member.status == "exempted",
        ended_on=member.ended_on,
    )


def gaps_of(people: Iterable[Counted]) -> Mapping[int, Sequence[Interruption]]:
    """The interruptions of these members, by member; those without one are not in it."""
    return {
        each.member: interruptions_of(each.counts_from, each.interrupted_months)
        for each in people
        if each.interrupted_months
    }


def disciplines_of(members: Collection[int]) -> Mapping[int, Sequence[Discipline]]:
    """The disciplines on record of these members, by member."""
    del members
    return {}


def levels_given(members: Collection[int], without: Collection[int] = ()) -> Mapping[int, Sequence[int]]:
    """The levels each member already has, in order; a reissue gives no new level. `without` leaves lines out."""
    wanted = list(members)
    found: dict[int, set[int]] = defaultdict(set)
    for start in range(0, len(wanted), 900):
        rows = BadgeAward.objects.filter(member__in=wanted[start : start + 900], withdrawn_at=None)
        rows = rows.exclude(kind="reissue")
        for key, member, level in rows.values_list("id", "member_id", "level"):
            if key not in without:
                found[member].add(level)
    return {member: sorted(levels) for member, levels in found.items()}
