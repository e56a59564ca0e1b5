"""What may be asked of the tree's history: the tree on a day, the events of an organisation, where it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import groupby
from uuid import UUID

from django.db.models import Q, QuerySet

from tongket.organizations.models import Organization, OrganizationClosure, OrganizationPeriod
from tongket.organizations.queries import Unit, below, units_by_id
from tongket.organizations.reorganizing.models import Reorganization, Succession
from tongket.organizations.reorganizing.snapshots import founded, touched
from tongket.rules.errors import TongketError

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Heir:
    """What part of a predecessor a successor took over, each as it was called at the event."""

    predecessor: Unit
    successor: Unit
    share: Fraction
    is_bearer: bool


@dataclass(frozen=True)
class ReorganizationSeen:
    """One event as others may see it. `plan` is the key of the act it was part of: what `org undo` takes.

    `doubt` says in words what is not certain about it. `touched` are the organisations it founded, changed or
    closed, `organization` the one it is told of.
    """

    key: UUID
    plan: UUID
    kind: str
    on: date
    title: str
    decision_number: str
    decided_on: date | None
    decided_by: str
    article: str
    doubt: str
    is_undone: bool
    heirs: tuple[Heir, ...]
    touched: frozenset[int]
    founded: frozenset[int]
    organization: int
    recorded_at: datetime

    @property
    def predecessors(self) -> tuple[Unit, ...]:
        return tuple({heir.predecessor.id: heir.predecessor for heir in self.heirs}.values())

    @property
    def successors(self) -> tuple[Unit, ...]:
        return tuple({heir.successor.id: heir.successor for heir in self.heirs}.values())


def tree_on(organization: int, on: date) -> Sequence[Unit]:
    """The organisation and all that stood under it on a day, each parent before its children; empty if it stood not."""
    return below(organization, on)


def find(code_or_slug: str, on: date) -> Unit:
    """The organisation of this slug, or of this code on this very day: the code may be another's on another day.

    Raises `organization-unknown`, `organization-not-yet` before its first day, `organization-code-not-on-day` and
    `organization-ambiguous`.
    """
    row = Organization.objects.filter(slug=code_or_slug, withdrawn_at=None).first()
    if row is None:
        return _by_code(code_or_slug, on)
    if on < row.established_on:
        raise TongketError("organization-not-yet", name=row.name, on=_shown(on), since=_shown(row.established_on))
    return units_by_id([row.id], on)[row.id]


def events_of(organization: int, *, undone: bool = False) -> Sequence[ReorganizationSeen]:
    """The events that founded, changed, closed or enlarged an organisation, in the order of their days."""
    return events([organization], undone=undone)


def events(organizations: Collection[int], *, undone: bool = False) -> Sequence[ReorganizationSeen]:
    """All events that touched one of these organisations, each once, in the order of their days."""
    wanted = frozenset(organizations)
    return [event for event in all_events(undone=undone) if event.touched & wanted]


def all_events(*, undone: bool = False) -> Sequence[ReorganizationSeen]:
    """Every event kept here, in the order of their days."""
    rows = Reorganization.objects.filter(withdrawn_at=None)
    return _seen(list((rows if undone else rows.filter(undone_at=None)).order_by("on", "id")))


def events_of_plan(plan: UUID) -> Sequence[ReorganizationSeen]:
    """The events carried out as one act, in their order; an event's own key finds its act too."""
    one = Reorganization.objects.filter(key=plan).first()
    return _seen(list(Reorganization.objects.filter(plan=one.plan if one else plan).order_by("position")))


def days_of_change(organization: int) -> Sequence[date]:
    """Every day on which the tree of this organisation became another: first days of units that are or were under it,
    of their names, types and places, and the days after their last ones."""
    pairs = OrganizationClosure.objects.filter(ancestor=organization)
    periods = OrganizationPeriod.objects.filter(organization__in=pairs.values("descendant_id"))
    days: set[date] = set()
    for rows in (pairs, periods):
        for start, end in rows.values_list("valid_from", "valid_until"):
            days |= {start} if end is None else {start, end + DAY}
    return sorted(days)


def successors(organization: int, on: date) -> Sequence[Heir]:
    """Who on a day stands in the place of an organisation, with the part of it each took, through all events between.

    The organisation itself, whole, while it stands. Shares multiply along the way and sum to 1.
    """
    parts: dict[int, Fraction] = {organization: Fraction(1)}
    bearer = organization
    rows = _standing_successions().filter(on__lte=on).order_by("on", "event_id", "predecessor_id")
    for (_, predecessor), group in groupby(rows, key=lambda row: (row.event_id, row.predecessor_id)):
        whole = parts.pop(predecessor, Fraction(0))
        for row in group if whole else ():
            parts[row.successor_id] = parts.get(row.successor_id, Fraction(0)) + whole * _share(row)
            if row.is_bearer and predecessor == bearer:
                bearer = row.successor_id
    units = units_by_id([organization, *parts], on)
    return [Heir(units[organization], units[unit], share, unit == bearer) for unit, share in parts.items()]


def origins(organization: int) -> Sequence[Heir]:
    """What an organisation came from: its immediate predecessors and the part of each that it took."""
    return _heirs(_standing_successions().filter(successor=organization).exclude(predecessor=organization))


def became(organization: int) -> Sequence[Heir]:
    """What an organisation became: its immediate successors and the part each took."""
    return _heirs(_standing_successions().filter(predecessor=organization).exclude(successor=organization))


def _heirs(rows: QuerySet[Succession]) -> Sequence[Heir]:
    return [heir for _, heir in _with_units(list(rows.order_by("on", "id")))]


def _with_units(rows: Sequence[Succession]) -> Iterable[tuple[int, Heir]]:
    """Each with its event: the predecessor as it was called the day before, the successor as from the day itself.

    What an undone event had founded has no days any more and is left out.
    """
    for on, group in groupby(sorted(rows, key=lambda row: (row.on, row.pk)), key=lambda row: row.on):
        heirs = list(group)
        before = units_by_id({row.predecessor_id for row in heirs}, on - DAY)
        after = units_by_id({row.successor_id for row in heirs}, on)
        for row in heirs:
            if row.predecessor_id in before and row.successor_id in after:
                heir = Heir(before[row.predecessor_id], after[row.successor_id], _share(row), row.is_bearer)
                yield row.event_id, heir


def _standing_successions() -> QuerySet[Succession]:
    return Succession.objects.filter(event__undone_at=None)


def _share(row: Succession) -> Fraction:
    return Fraction(row.share_numerator, row.share_denominator)


def _seen(rows: Sequence[Reorganization]) -> Sequence[ReorganizationSeen]:
    successions = list(Succession.objects.filter(event__in=[row.pk for row in rows]))
    heirs: dict[int, list[Heir]] = defaultdict(list)
    named: dict[int, set[int]] = defaultdict(set)
    for event, heir in _with_units(successions):
        heirs[event].append(heir)
    for each in successions:
        named[each.event_id] |= {each.predecessor_id, each.successor_id}
    return [
        ReorganizationSeen(
            row.key, row.plan, row.kind, row.on, row.title, row.decision_number, row.decided_on, row.decided_by,
            row.article, row.doubt, row.undone_at is not None, tuple(heirs[row.pk]), touched(row) | named[row.pk],
            founded(row), row.organization_id, row.recorded_at,
        )
        for row in rows
    ]  # fmt: skip


def _by_code(code: str, on: date) -> Unit:
    periods = OrganizationPeriod.objects.filter(code=code, organization__withdrawn_at=None)
    ids = set(periods.filter(_on(on)).values_list("organization_id", flat=True))
    if len(ids) == 1:
        return units_by_id(ids, on)[ids.pop()]
    if ids:
        slugs = sorted(unit.slug for unit in units_by_id(ids, on).values())
        raise TongketError("organization-ambiguous", name=code, slugs=", ".join(slugs))
    if not periods.exists():
        raise TongketError("organization-unknown", name=code)
    held = [
        f"{row.name} ({_shown(row.valid_from)} – {_shown(row.valid_until)})" for row in periods.order_by("valid_from")
    ]
    raise TongketError("organization-code-not-on-day", name=code, on=_shown(on), held="; ".join(held))


def _on(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))


def _shown(day: date | None) -> str:
    return "nay" if day is None else day.strftime("%d/%m/%Y")
