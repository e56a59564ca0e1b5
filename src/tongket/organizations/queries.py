"""What may be asked of the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, Q

from tongket.organizations.models import Organization, OrganizationClosure, OrganizationPeriod
from tongket.rules import notation
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Unit:
    """An organisation as it stood on the day asked for. `example_notice`: what of an example is made up, in words."""

    id: int
    key: UUID
    slug: str
    name: str
    type: str
    code: str
    parent: int | None
    place: str
    position: int
    is_example: bool
    example_notice: str
    valid_from: date
    valid_until: date | None


def unit(slug: str, on: date | None = None) -> Unit:
    """The organisation with this slug, as of `on` (else as last known). Raises `organization-unknown`."""
    row = Organization.objects.filter(slug=slug, withdrawn_at=None).first()
    if row is None:
        raise TongketError("organization-unknown", name=slug)
    return units_by_id([row.id], on)[row.id]


def units_by_id(ids: Collection[int], on: date | None = None) -> Mapping[int, Unit]:
    """Organisations by id, each as of `on`; outside its days, as it first or last was."""
    periods: dict[int, list[OrganizationPeriod]] = defaultdict(list)
    for period in (
        OrganizationPeriod.objects.filter(organization__in=ids).select_related("organization").order_by("valid_from")
    ):
        periods[period.organization_id].append(period)
    return {key: _unit(_period_on(rows, on)) for key, rows in periods.items()}


def roots() -> Sequence[Unit]:
    """The organisations that stand under none: the offices kept here."""
    ids = (
        Organization.objects.filter(parent=None, withdrawn_at=None)
        .order_by("position", "sort_key")
        .values_list("id", flat=True)
    )
    found = units_by_id(list(ids))
    return [found[key] for key in ids if key in found]


def below(organization: int, on: date, *, itself: bool = True, depth: int | None = None) -> Sequence[Unit]:
    """The organisations under one on a day, in the tree's order (each parent before its children)."""
    pairs = OrganizationClosure.objects.filter(_on(on), ancestor=organization)
    if depth is not None:
        pairs = pairs.filter(depth__lte=depth)
    found = units_by_id(list(pairs.values_list("descendant_id", flat=True)), on)
    return [entry for entry in _in_tree_order(found, organization) if itself or entry.id != organization]


def ids_below(organization: int, on: date | None = None) -> frozenset[int]:
    """The ids of an organisation and all under it, on a day or ever."""
    pairs = OrganizationClosure.objects.filter(ancestor=organization)
    return frozenset((pairs.filter(_on(on)) if on else pairs).values_list("descendant_id", flat=True))


def periods_of(organization: int) -> Sequence[Unit]:
    """What an organisation was called, of which type, code and under whom, from–until, in order."""
    rows = OrganizationPeriod.objects.filter(organization=organization).select_related("organization")
    return [_unit(row) for row in rows.order_by("valid_from")]


def first_days(ids: Collection[int]) -> Mapping[int, date]:
    """The first day each of these organisations stood; one query."""
    rows = OrganizationPeriod.objects.filter(organization__in=ids).order_by()
    return dict(rows.values_list("organization_id").annotate(first=Min("valid_from")))


def standing_day(organization: int, on: date) -> date:
    """The day itself where the organisation stood on it, else the nearest day on which it did."""
    rows = OrganizationPeriod.objects.filter(organization=organization).values_list("valid_from", "valid_until")
    first = min((start for start, _ in rows), default=on)
    last = max((end or date.max for _, end in rows), default=on)
    return min(max(on, first), last)


def ever_above(ids: Collection[int]) -> frozenset[int]:
    """The organisations that stood above one of these on any day, these included: where their records may lie."""
    pairs = OrganizationClosure.objects.filter(descendant__in=list(ids))
    return frozenset(pairs.values_list("ancestor_id", flat=True))


def founded(ids: Collection[int]) -> Mapping[int, date]:
    """The day each organisation was established."""
    return dict(Organization.objects.filter(id__in=ids).values_list("id", "established_on"))


def last_day(organization: int) -> date | None:
    """The day on which an organisation ended; None while it stands."""
    return Organization.objects.values_list("closed_on", flat=True).filter(pk=organization).first()


def names(ids: Collection[int], on: date | None = None) -> Mapping[int, str]:
    """Names by id, for showing."""
    if on is None:
        return dict(Organization.objects.filter(id__in=ids).values_list("id", "name"))
    return {key: entry.name for key, entry in units_by_id(ids, on).items()}


def resolve(root: int, texts: Iterable[str]) -> Mapping[str, int | TongketError]:
    """For each written name or slug the organisation under `root` it means, or the error that says why not.

    Those above them are known too: what a closed office had below it may stand under another one today.
    """
    ids = ids_below(root)
    ids |= ever_above(ids)
    by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
    by_slug: dict[str, int] = {}
    for key, slug, name in Organization.objects.filter(id__in=ids, withdrawn_at=None).values_list("id", "slug", "name"):
        by_slug[slug] = key
        by_name[notation.fold(name)].append((key, slug))
    return {text: _resolved(text, by_name, by_slug) for text in set(texts)}


def _resolved(
    text: str, by_name: Mapping[str, list[tuple[int, str]]], by_slug: Mapping[str, int]
) -> int | TongketError:
    if text in by_slug:
        return by_slug[text]
    found = by_name.get(notation.fold(text), [])
    if len(found) == 1:
        return found[0][0]
    if not found:
        return TongketError("organization-unknown", name=text)
    return TongketError("organization-ambiguous", name=text, slugs=", ".join(slug for _, slug in found))


def _on(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))


def _period_on(rows: Sequence[OrganizationPeriod], on: date | None) -> OrganizationPeriod:
    if on is None:
        return rows[-1]
    return next((row for row in reversed(rows) if row.valid_from <= on), rows[0])


def _unit(period: OrganizationPeriod) -> Unit:
    row = period.organization
    return Unit(
        row.id, row.key, row.slug, period.name, period.type, period.code, period.parent_id, row.place, row.position,
        row.is_example, row.example_notice, period.valid_from, period.valid_until,
    )  # fmt: skip


def _in_tree_order(units: Mapping[int, Unit], top: int) -> Iterable[Unit]:
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for entry in units.values():
        children[entry.parent].append(entry)
    waiting = [units[top]] if top in units else []
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting.extend(
            sorted(
                children[entry.id],
                key=lambda child: (child.position, notation.sort_key(child.name)),
                reverse=True,
            )
        )
