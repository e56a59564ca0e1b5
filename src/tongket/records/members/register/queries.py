"""Looking people up in the register: by name without diacritics, card, identity number, cell, and by filters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from tongket.access import searching
from tongket.access.book import Kept
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.identity.book import NUMBER, members_by_identity
from tongket.records.members.models import Member, SavedFilter
from tongket.records.members.register.filters import FILTERS, Asked
from tongket.rules import notation


@dataclass(frozen=True)
class Search:
    """Who is looked for: in these units on a day, with these words and filters, a page of them.

    `by_identity`: whether a whole identity number among the words may find its member.
    """

    units: Collection[int]
    on: date
    words: str = ""
    filters: Collection[str] = ()
    offset: int = 0
    limit: int = 50
    by_identity: bool = False


@dataclass(frozen=True)
class Found:
    """The people found, in the order of Vietnamese names, and how many there are in all."""

    lines: Sequence[Kept[MemberEntry]]
    total: int


@dataclass(frozen=True)
class Saved:
    """A person's own filter: its name and the words of its address."""

    key: UUID
    id: int
    name: str
    words: str


def search(wanted: Search) -> Found:
    """The members of the units on the day who fit the words and every filter."""
    rows = Member.objects.filter(_fitting(wanted), withdrawn_at=None)
    ordered = rows.order_by("sort_key", "id")
    lines = [MEMBERS.kept(row) for row in ordered[wanted.offset : wanted.offset + wanted.limit]]
    whole = wanted.offset + len(lines)
    return Found(lines, whole if len(lines) < wanted.limit and (lines or not wanted.offset) else rows.count())


def saved_by(user: int) -> Sequence[Saved]:
    """The filters a person keeps, by name."""
    rows = SavedFilter.objects.filter(user=user, withdrawn_at=None).order_by("sort_key", "id")
    return [Saved(row.key, row.pk, row.name, row.words) for row in rows]


def _fitting(wanted: Search) -> Q:
    begun = Q(joined_on__lte=wanted.on) | Q(joined_on=None, admitted_on__lte=wanted.on)
    not_ended = Q(ended_on=None) | Q(ended_on__gte=wanted.on)
    # By the line of the present stay, as the ledger does: the intervals would be joined for every row of a province.
    fitting = begun & not_ended & Q(organization__in=wanted.units)
    for name in wanted.filters:
        fitting &= FILTERS[name](Asked(wanted.units, wanted.on))
    text = notation.normalise(wanted.words)
    if wanted.by_identity and NUMBER.fullmatch(text):
        member = members_by_identity([text]).get(text)
        return fitting & (Q(search_key__contains=text) | Q(id=member or 0))
    return fitting & searching.words_in(Member._meta.db_table, notation.fold(text).split())
