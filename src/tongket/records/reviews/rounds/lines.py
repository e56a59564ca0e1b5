"""Lines of a subject (assessments, tasks, tallies, comments): at which units they are written, what holds a change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from tongket.access.book import Book, Correction, Withdrawal
from tongket.access.gate import Act, Found, Refused, scopes_of
from tongket.records.reviews.rounds.guards import OfSubject, subject_guard
from tongket.records.reviews.rounds.models import ReviewSubject
from tongket.rules.decision import Finding

Entry = TypeVar("Entry", bound=OfSubject)
Check = Callable[[Any], Iterable[Finding]]
IsCommittees = Callable[[Any], bool]
CHUNK = 900


def never(_: Any) -> bool:
    """No line is the committee's own: the unit alone writes it."""
    return False


def units_of_entries(is_committees: IsCommittees = never) -> Callable[[Sequence[Any]], set[int]]:
    """The units of lines to be added: where the subject is reviewed; of the committee's own lines the committee."""
    return lambda entries: _units(entries, is_committees)


def units_of_lines(book: Book[Any], is_committees: IsCommittees = never) -> Callable[[Sequence[Any]], set[int]]:
    """The units of lines to be changed: a line goes along with its subject, wherever that is reviewed now."""

    def touched(changes: Sequence[Correction[Any] | Withdrawal]) -> set[int]:
        new = [change.entry for change in changes if isinstance(change, Correction)]
        return _units([*_entries(book, changes).values(), *new], is_committees)

    return touched


def guard_of(entries: Sequence[Entry], is_committees: IsCommittees = never) -> Check:
    """The round is open, the subject stands in it here, and what the unit handed up only the committee adds to."""
    own = subject_guard([entry for entry in entries if not is_committees(entry)])
    above = subject_guard([entry for entry in entries if is_committees(entry)], by_committee=True)

    def check(entry: Entry) -> Iterable[Finding]:
        return above(entry) if is_committees(entry) else own(entry)

    return check


def same_subject(book: Book[Any], corrections: Sequence[Correction[Any]]) -> Check:
    """A correction never turns a line of one subject into that of another."""
    kept = _entries(book, corrections)

    def check(correction: Correction[Any]) -> Iterable[Finding]:
        before = kept.get(correction.id)
        if before is not None and before.subject != correction.entry.subject:
            yield Finding("review-line-of-another")

    return check


def refuse_where_held(book: Book[Any], withdrawals: Sequence[Withdrawal], is_committees: IsCommittees = never) -> None:
    """Raise `Refused` for lines that may no longer be taken out; a line that is not there is told elsewhere."""
    kept = _entries(book, withdrawals)
    check = guard_of(list(kept.values()), is_committees)
    found = [
        Found(index, finding)
        for index, each in enumerate(withdrawals)
        if each.id in kept
        for finding in check(kept[each.id])
    ]
    if found:
        raise Refused(found)


def decided_by(act: Act, permission: str, entries: Sequence[OfSubject]) -> frozenset[int]:
    """The subjects among these on whose round's committee the actor holds the permission: those who decide."""
    committees = {row[0]: row[2] for row in _places({entry.subject for entry in entries})}
    scopes = scopes_of(set(committees.values()))
    return frozenset(
        subject for subject, unit in committees.items() if act.actor.may(permission, scopes.get(unit, set()), act.on)
    )


def _units(entries: Sequence[OfSubject], is_committees: IsCommittees) -> set[int]:
    places = {subject: (unit, committee) for subject, unit, committee in _places({each.subject for each in entries})}
    found: set[int] = set()
    for entry in entries:
        unit, committee = places.get(entry.subject, (entry.organization, entry.organization))
        found.add(committee if is_committees(entry) else unit)
    return found


def _places(subjects: Collection[int]) -> Sequence[tuple[int, int, int]]:
    """Subject, the unit where it is reviewed, the committee of its round."""
    wanted = sorted(subjects)
    found: list[tuple[int, int, int]] = []
    for start in range(0, len(wanted), CHUNK):
        rows = ReviewSubject.objects.filter(pk__in=wanted[start : start + CHUNK])
        found += rows.values_list("id", "organization_id", "round__organization_id")
    return found


def _entries(book: Book[Any], changes: Sequence[Correction[Any] | Withdrawal]) -> Mapping[int, Any]:
    wanted, found = [change.id for change in changes], {}
    for start in range(0, len(wanted), CHUNK):
        rows = book.model._default_manager.filter(pk__in=wanted[start : start + CHUNK])
        found.update({row.pk: book.to_entry(row) for row in rows})
    return found
