"""Members who may stand in the register twice, and the merges made."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from tongket.access.book import Kept
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.merging.entry import Merged, MovedLine
from tongket.records.members.models import Member, MemberMerge
from tongket.rules.errors import TongketError

SAME_CARD, SAME_NAME_AND_BIRTH = "same-card", "same-name-and-birth"


@dataclass(frozen=True)
class Pair:
    """Two lines that may be one person, and why; the one recorded first comes first."""

    first: Kept[MemberEntry]
    second: Kept[MemberEntry]
    reason: str


def duplicates(organizations: Collection[int]) -> Sequence[Pair]:
    """Lines of one card number but for its leading zeros, or of one name and birth date; in any two cells."""
    rows = list(Member.objects.filter(withdrawn_at=None, organization__in=organizations).order_by("sort_key", "id"))
    cards: dict[str, list[Member]] = defaultdict(list)
    people: dict[tuple[str, object], list[Member]] = defaultdict(list)
    for row in rows:
        if row.card_number.lstrip("0"):
            cards[row.card_number.lstrip("0")].append(row)
        if row.birth_date is not None:
            people[row.name_key, row.birth_date].append(row)
    found: dict[tuple[int, int], Pair] = {}
    for pair in (*_pairs(cards, SAME_CARD), *_pairs(people, SAME_NAME_AND_BIRTH)):
        found.setdefault((pair.first.id, pair.second.id), pair)
    return list(found.values())


def merges(organizations: Collection[int]) -> Sequence[Merged]:
    """The merges made in these units, newest first, undone ones too."""
    rows = MemberMerge.objects.filter(organization__in=organizations).order_by("-recorded_at", "-id")
    return [_merged(row) for row in rows]


def merge(key: UUID) -> Merged:
    """One merge. Raises `record-not-found`."""
    row = MemberMerge.objects.filter(key=key).first()
    if row is None:
        raise TongketError("record-not-found", key=str(key))
    return _merged(row)


def merged_into(member: int) -> int | None:
    """The line that stands for a member whose line was absorbed."""
    return MemberMerge.objects.filter(absorbed=member, withdrawn_at=None).values_list("surviving", flat=True).first()


def _pairs(groups: Mapping[Any, Sequence[Member]], reason: str) -> Iterator[Pair]:
    for several in groups.values():
        for one, other in combinations(sorted(several, key=lambda row: row.pk), 2):
            yield Pair(MEMBERS.kept(one), MEMBERS.kept(other), reason)


def _merged(row: MemberMerge) -> Merged:
    lines = [MovedLine(**line) for line in json.loads(row.moved)["lines"]]
    return Merged(
        row.pk, row.key, row.organization_id, row.surviving_id, row.absorbed_id, lines, row.recorded_at,
        row.withdrawn_at,
    )  # fmt: skip
