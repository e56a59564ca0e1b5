"""Putting a kept rating right: the earlier stays, withdrawn with the reason, and the new one names it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from tongket.access import keeping
from tongket.access.book import Book, Withdrawal
from tongket.access.gate import Act, Written
from tongket.access.record import Record
from tongket.records.reviews.ratings.checks import entry_checker
from tongket.records.reviews.ratings.lines import Entry, Revision
from tongket.records.reviews.rounds.guards import closed
from tongket.records.reviews.rounds.queries import rounds_by_id
from tongket.records.reviews.subjects.queries import subjects_by_id
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError

KEPT_OF_A_REVISION = ("id", "version")


def revise(act: Act, book: Book[Any], revisions: Sequence[Revision]) -> Sequence[Written]:
    """Needs a reason. A revision that changes nothing is not written. Raises `reason-required` and `Clash`."""
    if not all(act.reason_for(index) for index in range(len(revisions))):
        raise TongketError("reason-required")
    rows: Mapping[int, Record] = keeping.locked(book, [Withdrawal(each.id, each.version) for each in revisions])
    before = {pk: book.to_entry(row) for pk, row in rows.items()}
    passed = act.sift(revisions, _checker(before, revisions))
    changed = [(index, each, _entry(each, before[each.id])) for index, each in passed]
    changed = [each for each in changed if replace(each[2], revises=before[each[1].id].revises) != before[each[1].id]]
    gone = keeping.take_out(act, book, [(index, rows[each.id]) for index, each, _ in changed])
    return [*gone, *keeping.insert(act, book, [(index, entry) for index, _, entry in changed])]


def _entry(revision: Revision, before: Entry) -> Entry:
    told = {each.name: getattr(revision, each.name) for each in fields(revision)}
    changes: dict[str, Any] = {name: value for name, value in told.items() if name not in KEPT_OF_A_REVISION}
    return replace(before, revises=revision.id, **changes)


def _checker(before: Mapping[int, Entry], revisions: Sequence[Revision]) -> Callable[[Revision], Iterable[Finding]]:
    """A closed round takes nothing; the new rating is held to what any rating is; each rating comes once."""
    subjects = subjects_by_id({each.review for each in before.values() if each.review is not None})
    rounds = rounds_by_id({each.entry.round for each in subjects.values()})
    check_entry = entry_checker([_entry(each, before[each.id]) for each in revisions])
    seen: set[int] = set()

    def check(revision: Revision) -> Iterable[Finding]:
        entry = _entry(revision, before[revision.id])
        if revision.id in seen:
            yield Finding("rating-revised-twice")
        seen.add(revision.id)
        subject = subjects.get(entry.review) if entry.review is not None else None
        if subject is not None:
            yield from closed(rounds.get(subject.entry.round))
        yield from check_entry(entry)

    return check
