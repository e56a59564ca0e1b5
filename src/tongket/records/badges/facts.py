"""What the rules of the badge need to know of a member, from the register and the badges already given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from tongket.records.badges.models import BadgeAward
from tongket.records.members.book import MemberEntry
from tongket.records.members.life import queries as life
from tongket.rules.badges import Discipline, Interruption, MemberBadgeFacts, interruptions_of


class Counted(Protocol):
    """Whoever party age is counted of."""

    @property
    def member(self) -> int: ...
    @property
    def counts_from(self) -> date: ...
    @property
    def interrupted_months(self) -> int: ...


def gaps_of(people: Collection[Counted]) -> Mapping[int, Sequence[Interruption]]:
    """The interruptions of these members, by member; those without one are not in it."""
    dated = life.interruptions([each.member for each in people])
    found = {
        each.member: interruptions_of(each.counts_from, each.interrupted_months, dated.get(each.member, ()))
        for each in people
        if each.interrupted_months or each.member in dated
    }
    return {member: gaps for member, gaps in found.items() if gaps}


def disciplines_of(members: Collection[int]) -> Mapping[int, Sequence[Discipline]]:
    """The disciplines on record of these members, by member."""
    return life.disciplines(members)


def badge_facts(
    member: MemberEntry,
    gaps: Sequence[Interruption] = (),
    disciplines: Sequence[Discipline] = (),
    awarded: Sequence[int] = (),
) -> MemberBadgeFacts:
    """A member of the register for the rules, as the line stands now."""
    return MemberBadgeFacts(
        member.counts_from,
        member.official_on,
        gaps,
        disciplines,
        awarded,
        member.status == "exempted",
        member.ended_on,
        from_card=member.admission_decided_on is None,
    )


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
