"""Adding, correcting and withdrawing lines of a book: what the actions of all cabinets have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import uuid4

from django.db.models import Q
from django.utils import timezone

from tongket.access import audit
from tongket.access.book import Book, Correction, Kept, Withdrawal
from tongket.access.gate import Act, Written
from tongket.access.inserting import insert_records
from tongket.access.record import Record
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError

Entry = TypeVar("Entry")
Check = Callable[[Entry], Iterable[Finding]]
CheckChange = Callable[[Correction[Entry]], Iterable[Finding]]


class Clash(TongketError):
    """Someone changed the line meanwhile; `current` is what now stands, so that neither value is lost."""

    def __init__(self, current: Kept[Any]) -> None:
        self.current = current
        event = audit.last_change(current.key)
        at = timezone.localtime(event.at).strftime("%H:%M %d/%m/%Y") if event else ""
        super().__init__("edit-clash", actor=event.actor if event else "", at=at)


def units(book: Book[Any]) -> Callable[[Sequence[Any]], set[int]]:
    """The units of lines to be added."""
    return lambda entries: {book.unit(entry) for entry in entries}


def units_of_kept(book: Book[Any]) -> Callable[[Sequence[Any]], set[int]]:
    """The units of kept lines to be changed: where each lies now and, if it moves, where it would."""

    def touched(changes: Sequence[Correction[Any] | Withdrawal]) -> set[int]:
        rows = book.model._default_manager.filter(pk__in=[change.id for change in changes])
        now = {book.unit(book.to_entry(row)) for row in rows}
        return now | {book.unit(change.entry) for change in changes if isinstance(change, Correction)}

    return touched


def locate(book: Book[Entry], entries: Sequence[Entry], **within: object) -> Mapping[tuple[object, ...], Kept[Entry]]:
    """The kept lines that have the identity of one of `entries`, by that identity.

    The first field of the identity narrows the search; where it is a text, only lines that spell it alike are found.
    `within` narrows it more (a year, a stage), where all entries share it and the book has many lines of each.
    """
    if not entries:
        return {}
    pivot = book.identity[0]
    column = book.attributes[pivot] if book.columns is None else pivot
    values = {getattr(entry, pivot) for entry in entries}
    narrowed = Q(**{f"{column}__in": values - {None}})
    if None in values:
        narrowed |= Q(**{f"{column}__isnull": True})
    rows = book.model._default_manager.filter(narrowed, withdrawn_at=None, **within)
    wanted = {book.identity_of(entry) for entry in entries}
    found = (book.kept(row) for row in rows)
    return {identity: kept for kept in found if (identity := book.identity_of(kept.entry)) in wanted}


def add(act: Act, book: Book[Entry], entries: Sequence[Entry], check: Check[Entry]) -> Sequence[Written]:
    """Insert the lines that pass `check` and stand there only once; the rows of the audit trail come back."""
    return insert(act, book, act.sift(entries, _once(book, entries, check)))


def insert(act: Act, book: Book[Entry], passed: Sequence[tuple[int, Entry]]) -> Sequence[Written]:
    """Insert lines that were checked, each with its index among those the action was given."""
    columns = [book.to_columns(entry) for _, entry in passed]
    keys = [uuid4() for _ in passed]
    words = book.search_and_sort([entry for _, entry in passed])
    ids = insert_records(
        book.model,
        [
            {**values, "key": key, "recorded_at": act.at, "search_key": search, "sort_key": sort}
            for values, key, (search, sort) in zip(columns, keys, words, strict=True)
        ],
    )
    return [
        Written(pk, key, book.unit(entry), {name: [None, value] for name, value in _filled(values)}, index)
        for pk, key, values, (index, entry) in zip(ids, keys, columns, passed, strict=True)
    ]


def correct(
    act: Act,
    book: Book[Entry],
    corrections: Sequence[Correction[Entry]],
    check: Check[Entry],
    check_change: CheckChange[Entry] | None = None,
) -> Sequence[Written]:
    """Bring the lines to what they should be; `check_change` sees besides which line it is.

    Raises `Clash` where one was changed meanwhile.
    """
    rows = locked(book, corrections)
    passed = act.sift(corrections, _still_once(book, corrections, check, check_change))
    keys = book.search_and_sort([correction.entry for _, correction in passed])
    written, changed = [], []
    columns: set[str] = {"version", "search_key", "sort_key"}
    for (index, correction), (search, sort) in zip(passed, keys, strict=True):
        row = rows[correction.id]
        before, after = book.to_columns(book.to_entry(row)), book.to_columns(correction.entry)
        changes = {name: [before[name], value] for name, value in after.items() if before[name] != value}
        if not changes:
            continue
        for name, value in after.items():
            setattr(row, name, value)
        row.version, row.search_key, row.sort_key = row.version + 1, search, sort
        columns |= set(after)
        changed.append(row)
        written.append(Written(row.pk, row.key, book.unit(correction.entry), changes, index))
    if changed:
        names = {
            book.model._meta.get_field(column.removesuffix("_id") if _is_link(book, column) else column).name
            for column in columns
        }
        book.model._default_manager.bulk_update(changed, sorted(names), batch_size=200)
    return written


def withdraw(act: Act, book: Book[Entry], withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """Take lines entered by mistake out of every figure. A reason is always needed."""
    if not all(act.reason_for(index) for index in range(len(withdrawals))):
        raise TongketError("reason-required")
    rows = locked(book, withdrawals)
    return take_out(act, book, [(index, rows[each.id]) for index, each in enumerate(withdrawals)])


def take_out(act: Act, book: Book[Any], passed: Sequence[tuple[int, Record]]) -> Sequence[Written]:
    """Withdraw locked rows, each with the index of the line of the action that does away with it."""
    written = []
    for index, row in passed:
        row.withdrawn_at, row.version = act.at, row.version + 1
        unit = book.unit(book.to_entry(row))
        written.append(Written(row.pk, row.key, unit, {"withdrawn_at": [None, act.at]}, index))
    book.model._default_manager.bulk_update([row for _, row in passed], ["withdrawn_at", "version"], batch_size=200)
    return written


def _once(book: Book[Entry], entries: Sequence[Entry], check: Check[Entry]) -> Check[Entry]:
    """`check`, and besides: the same line neither stands in the book nor comes twice."""
    kept = locate(book, entries)
    seen: set[tuple[object, ...]] = set()

    def checked(entry: Entry) -> Iterable[Finding]:
        identity = book.identity_of(entry)
        if identity in kept or identity in seen:
            yield Finding("line-twice", {"line": book.words([entry])[0][1]})
        seen.add(identity)
        yield from check(entry)

    return checked


def _still_once(
    book: Book[Entry],
    corrections: Sequence[Correction[Entry]],
    check: Check[Entry],
    check_change: CheckChange[Entry] | None,
) -> CheckChange[Entry]:
    """`check`, and besides: no line becomes the same as another that stands in the book or comes along."""
    kept = locate(book, [correction.entry for correction in corrections])
    owners = {identity: line.id for identity, line in kept.items()}

    def checked(correction: Correction[Entry]) -> Iterable[Finding]:
        if owners.setdefault(book.identity_of(correction.entry), correction.id) != correction.id:
            yield Finding("line-twice", {"line": book.words([correction.entry])[0][1]})
        if check_change is not None:
            yield from check_change(correction)
        yield from check(correction.entry)

    return checked


def locked(book: Book[Entry], changes: Sequence[Correction[Entry] | Withdrawal]) -> Mapping[int, Record]:
    """The rows these changes are of, locked. Raises `record-not-found`, or `Clash` where one changed meanwhile."""
    wanted = [change.id for change in changes]
    rows: dict[int, Any] = {}
    for start in range(0, len(wanted), 500):
        found = book.model._default_manager.select_for_update().filter(pk__in=wanted[start : start + 500])
        rows.update({row.pk: row for row in found})
    for change in changes:
        row = rows.get(change.id)
        if row is None:
            raise TongketError("record-not-found", key=change.id)
        if row.version != change.version or row.withdrawn_at is not None:
            raise Clash(book.kept(row))
    return rows


def _filled(columns: Mapping[str, object]) -> Iterable[tuple[str, object]]:
    return ((name, value) for name, value in columns.items() if value is not None and value != "")


def _is_link(book: Book[Any], column: str) -> bool:
    return column.endswith("_id") and column in book.attributes.values()
