"""What may be asked of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from tongket.access.book import Kept
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.models import Member, MemberPeriod, PostHolding
from tongket.rules import notation
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Person:
    """A member as a list or a paper names one."""

    id: int
    full_name: str
    birth_date: date | None
    card_number: str
    organization: int


@dataclass(frozen=True)
class MemberOn:
    """A member as of a day: where, with which status."""

    id: int
    entry: MemberEntry
    organization: int
    status: str

    @property
    def is_official(self) -> bool:
        return self.entry.official_on is not None


@dataclass(frozen=True)
class Mention:
    """How a line of another sheet names a member: name, and what else it says to tell namesakes apart."""

    name: str
    card_number: str = ""
    birth_date: date | None = None


def names(ids: Collection[int]) -> Mapping[int, str]:
    """Full names by id, for showing."""
    return {person.id: person.full_name for person in people(ids).values()}


def people(ids: Collection[int]) -> Mapping[int, Person]:
    wanted = list(ids)
    found = {}
    for start in range(0, len(wanted), 900):
        for row in Member.objects.filter(id__in=wanted[start : start + 900]).values_list(
            "id", "full_name", "birth_date", "card_number", "organization_id"
        ):
            found[row[0]] = Person(*row)
    return found


def kept(ids: Collection[int]) -> Mapping[int, Kept[MemberEntry]]:
    """The members' lines by id, as they stand now."""
    wanted = list(ids)
    found: dict[int, Kept[MemberEntry]] = {}
    for start in range(0, len(wanted), 900):
        rows = Member.objects.filter(id__in=wanted[start : start + 900])
        found.update({row.pk: MEMBERS.kept(row) for row in rows})
    return found


def states_on(ids: Collection[int], on: date) -> Mapping[int, MemberOn]:
    """Where members belonged on a day and with which status, by id; who belonged nowhere here is not in it."""
    wanted = list(ids)
    found: dict[int, MemberOn] = {}
    for start in range(0, len(wanted), 900):
        periods = MemberPeriod.objects.filter(
            Q(valid_until=None) | Q(valid_until__gte=on), member__in=wanted[start : start + 900], valid_from__lte=on
        )
        places = list(periods.values_list("member_id", "organization_id", "status"))
        people = kept([member for member, _, _ in places])
        for member, organization, status in places:
            found[member] = MemberOn(member, people[member].entry, organization, status)
    return found


def members_on(organizations: Collection[int], on: date) -> Sequence[MemberOn]:
    """The members who belonged to the organisations on a day, in the order of Vietnamese names."""
    periods = _standing_on(organizations, on).select_related("member").order_by("member__sort_key", "member_id")
    return [MemberOn(row.member_id, MEMBERS.to_entry(row.member), row.organization_id, row.status) for row in periods]


def coming_after(organizations: Collection[int], on: date) -> frozenset[int]:
    """The members who came to belong to one of the organisations after a day."""
    periods = MemberPeriod.objects.filter(organization__in=organizations, valid_from__gt=on)
    return frozenset(periods.values_list("member_id", flat=True))


def counts_on(organizations: Collection[int], on: date) -> Mapping[int, tuple[int, int]]:
    """How many members belonged to each organisation on a day: (official by then, all). None, no entry."""
    is_official = Q(member__official_on__isnull=False, member__official_on__lte=on)
    rows = _standing_on(organizations, on).values_list("organization_id").order_by()
    counted = rows.annotate(official=Count("id", filter=is_official), whole=Count("id"))
    return {organization: (official, whole) for organization, official, whole in counted}


def probationary_since(organizations: Collection[int], on: date) -> Sequence[date]:
    """The days of admission of the members there on a day for whom no official day is recorded yet."""
    periods = _standing_on(organizations, on).filter(member__official_on=None)
    return list(periods.values_list("member__admitted_on", flat=True))


def _standing_on(organizations: Collection[int], on: date) -> QuerySet[MemberPeriod]:
    return MemberPeriod.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=on), organization__in=organizations, valid_from__lte=on
    )


def holders(organizations: Collection[int], on: date) -> Sequence[tuple[int, int, str, str]]:
    """Who holds which post on a day: (organisation, member, post, full name)."""
    rows = PostHolding.objects.filter(
        Q(held_until=None) | Q(held_until__gte=on),
        organization__in=organizations,
        held_from__lte=on,
        withdrawn_at=None,
    ).order_by("sort_key", "id")
    return list(rows.values_list("organization_id", "member_id", "post", "member__full_name"))


def same_members(entries: Sequence[MemberEntry]) -> Sequence[Kept[MemberEntry] | None]:
    """For each line the kept member who is the same person: by card number, else by name and birth date."""
    by_card = _by_card({entry.card_number for entry in entries if entry.card_number})
    by_name = _by_name({notation.fold(entry.full_name) for entry in entries if entry.card_number not in by_card})
    return [_same(entry, by_card, by_name) for entry in entries]


def resolve(organizations: Collection[int], mentions: Iterable[Mention]) -> Mapping[Mention, int | TongketError]:
    """For each mention the member of these organisations it means, or the error that says why not."""
    wanted = set(mentions)
    within = frozenset(organizations)
    by_card = _by_card({mention.card_number for mention in wanted if mention.card_number}, within)
    by_name = _by_name(
        {notation.fold(mention.name) for mention in wanted if mention.card_number not in by_card}, within
    )
    return {mention: _meant(mention, by_card, by_name) for mention in wanted}


def _by_card(cards: Collection[str], organizations: frozenset[int] | None = None) -> Mapping[str, Member]:
    return {row.card_number: row for row in _standing("card_number", cards, organizations)}


def _by_name(names: Collection[str], organizations: frozenset[int] | None = None) -> Mapping[str, list[Member]]:
    """Namesakes by folded name; asked only for those whom no card tells, since thousands have one."""
    found: dict[str, list[Member]] = defaultdict(list)
    for row in _standing("name_key", names, organizations):
        found[row.name_key].append(row)
    return found


def _standing(column: str, values: Collection[str], organizations: frozenset[int] | None) -> Iterable[Member]:
    wanted = list(values)
    for start in range(0, len(wanted), 900):
        for row in Member.objects.filter(withdrawn_at=None, **{f"{column}__in": wanted[start : start + 900]}):
            if organizations is None or row.organization_id in organizations:
                yield row


def _same(
    entry: MemberEntry, by_card: Mapping[str, Member], by_name: Mapping[str, list[Member]]
) -> Kept[MemberEntry] | None:
    row = by_card.get(entry.card_number) if entry.card_number else None
    if row is None:
        namesakes = [
            other for other in by_name.get(notation.fold(entry.full_name), []) if other.birth_date == entry.birth_date
        ]
        agreeing = [other for other in namesakes if not (entry.card_number and other.card_number)]
        row = agreeing[0] if len(agreeing) == 1 else None
    return None if row is None else MEMBERS.kept(row)


def _meant(mention: Mention, by_card: Mapping[str, Member], by_name: Mapping[str, list[Member]]) -> int | TongketError:
    if mention.card_number:
        row = by_card.get(mention.card_number)
        if row is not None:
            return row.pk
    found = by_name.get(notation.fold(mention.name), [])
    if mention.birth_date is not None:
        found = [row for row in found if row.birth_date == mention.birth_date]
    if mention.card_number:
        found = [row for row in found if not row.card_number]
    if len(found) == 1:
        return found[0].pk
    if not found:
        return TongketError("member-unknown", name=mention.name)
    return TongketError("member-ambiguous", name=mention.name, count=len(found))


def cards_without_zeros(organizations: Collection[int], cards: Collection[str]) -> Mapping[str, str]:
    """For card numbers unknown as written: the one kept card that they are with leading zeros put back."""
    known: dict[str, list[str]] = defaultdict(list)
    short = {card for card in cards if card.isdigit()}
    if not short:
        return {}
    kept = Member.objects.filter(withdrawn_at=None, organization__in=organizations).exclude(card_number="")
    for card in kept.values_list("card_number", flat=True):
        known[card.lstrip("0")].append(card)
    return {
        card: found[0]
        for card in short
        if len(found := known.get(card.lstrip("0"), [])) == 1 and found[0] != card and len(found[0]) > len(card)
    }
