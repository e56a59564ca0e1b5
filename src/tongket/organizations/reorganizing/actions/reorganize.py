"""Carry out events of the tree: found, change, close, and say who takes over from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from tongket.access.gate import NO_UNIT, Act, Written, action
from tongket.organizations import intervals
from tongket.organizations.book import BOOK
from tongket.organizations.models import Organization
from tongket.organizations.reorganizing import snapshots
from tongket.organizations.reorganizing.book import Changed, Founded, Ref, ReorganizationEntry, kept_ids, touched
from tongket.organizations.reorganizing.checks import checker
from tongket.organizations.reorganizing.models import Reorganization, Succession
from tongket.organizations.slugs import slugs_for

Ids = dict[Ref, int]


def _units(entries: Sequence[ReorganizationEntry]) -> set[int]:
    """What stands above all that is touched, before the event and after it: a commune may found a cell below itself."""
    named = {ref for entry in entries for ref in (*touched(entry), entry.about)}
    ids = {ref for ref in named if isinstance(ref, int)}
    above: set[int | None] = set(Organization.objects.filter(id__in=ids).values_list("parent_id", flat=True))
    placed: set[Ref | None] = {new.parent for entry in entries for new in entry.founded}
    placed |= {change.parent for entry in entries for change in entry.changed if change.parent is not None}
    above |= {place for place in placed if not isinstance(place, str)}
    return {unit or NO_UNIT for unit in above} or {NO_UNIT}


@action("organization.reorganize", event="organization.reorganized", ledger="organizations", units=_units)
def reorganize(act: Act, entries: Sequence[ReorganizationEntry]) -> Sequence[Written]:
    """Write the events of one act in their order. Refuses an orphaned cell, a closed unit, a unit twice, shares that
    do not sum to 1, a day before a unit existed or before its last change, a circle, a name taken."""
    passed = act.sift(entries, checker(entries))
    ids: Ids = {ref: ref for _, entry in passed for ref in kept_ids(entry)}
    plan = uuid4()
    written = [line for index, entry in passed for line in _carry_out(act, plan, index, entry, ids)]
    intervals.rebuild_closure()
    return written


def _carry_out(act: Act, plan: UUID, index: int, entry: ReorganizationEntry, ids: Ids) -> Iterable[Written]:
    kept = [ids[ref] for ref in (*(change.organization for change in entry.changed), *entry.closed)]
    before = snapshots.image(dict.fromkeys(kept))
    lines = [*_found(act, entry, ids, index), *_change(entry, ids, index), *_close(entry, ids, index)]
    founded = [ids[new.label] for new in entry.founded]
    about = ids[entry.about]
    columns = {
        "kind": entry.kind, "on": entry.on, "title": entry.title, "decision_number": entry.decision_number,
        "decided_on": entry.decided_on, "decided_by": entry.decided_by, "article": entry.article, "doubt": entry.doubt,
    }  # fmt: skip
    row = Reorganization.objects.create(
        plan=plan, position=index, organization_id=about, recorded_at=act.at,
        snapshot=snapshots.write(before, founded), **columns,
    )  # fmt: skip
    Succession.objects.bulk_create(
        Succession(
            event=row, predecessor_id=ids[heir.predecessor], successor_id=ids[heir.successor], on=entry.on,
            share_numerator=heir.share.numerator, share_denominator=heir.share.denominator, is_bearer=heir.is_bearer,
        )
        for heir in entry.heirs
    )  # fmt: skip
    changes = {name: [None, value] for name, value in columns.items() if value}
    return [*lines, Written(row.pk, row.key, about, changes, index)]


def _found(act: Act, entry: ReorganizationEntry, ids: Ids, index: int) -> Iterable[Written]:
    for new in entry.founded:
        row = Organization(
            name=new.name, type=new.type, code=new.code, place=new.place, position=new.position,
            parent_id=None if new.parent is None else ids[new.parent], established_on=entry.on, recorded_at=act.at,
        )  # fmt: skip
        _word(row)
        row.save()
        row.slug = slugs_for([row])[0]
        row.is_example, row.example_notice = _example(entry, new, ids)
        row.save(update_fields=["slug", "is_example", "example_notice"])
        ids[new.label] = row.pk
        intervals.begin([row])
        yield Written(row.pk, row.key, row.pk, _filled(row), index)


def _filled(row: Organization) -> Mapping[str, object]:
    values = {**BOOK.to_columns(BOOK.to_entry(row)), "slug": row.slug}
    return {name: [None, value] for name, value in values.items() if value not in (None, "")}


def _change(entry: ReorganizationEntry, ids: Ids, index: int) -> Iterable[Written]:
    rows = Organization.objects.select_for_update().in_bulk([ids[change.organization] for change in entry.changed])
    for change in entry.changed:
        row = rows[ids[change.organization]]
        wanted = {**_texts(change), "changed_on": entry.on}
        if change.parent is not None:
            wanted["parent_id"] = ids[change.parent]
        yield _store(row, wanted, index)


def _texts(change: Changed) -> dict[str, object]:
    given = {name: getattr(change, name) for name in ("name", "type", "code", "place")}
    return {name: value for name, value in given.items() if value is not None}


def _close(entry: ReorganizationEntry, ids: Ids, index: int) -> Iterable[Written]:
    rows = Organization.objects.select_for_update().in_bulk([ids[ref] for ref in entry.closed])
    for ref in entry.closed:
        yield _store(rows[ids[ref]], {"closed_on": entry.on - timedelta(days=1)}, index)


def _store(row: Organization, wanted: Mapping[str, object], index: int) -> Written:
    changes = {name: [getattr(row, name), value] for name, value in wanted.items() if getattr(row, name) != value}
    for name, value in wanted.items():
        setattr(row, name, value)
    row.version += 1
    _word(row)
    row.save()
    intervals.follow(row)
    return Written(row.pk, row.key, row.pk, changes, index)


def _word(row: Organization) -> None:
    [(row.search_key, row.sort_key)] = BOOK.search_and_sort([BOOK.to_entry(row)])


def _example(entry: ReorganizationEntry, new: Founded, ids: Ids) -> tuple[bool, str]:
    """What is founded under made-up organisations or takes over from them is made up itself."""
    beside: list[Ref | None] = [heir.predecessor for heir in entry.heirs if heir.successor == new.label]
    near = [ids[ref] for ref in (*beside, new.parent) if ref is not None and ref in ids]
    marked = Organization.objects.filter(pk__in=near, is_example=True).order_by("pk")
    return next(iter(marked.values_list("is_example", "example_notice")), (False, ""))
