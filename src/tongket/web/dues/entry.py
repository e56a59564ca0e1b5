"""What was typed or pasted into the book of a month, and how it is written: one line a member."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.http import QueryDict

from tongket.access.actor import Actor
from tongket.access.book import Correction
from tongket.access.gate import Found, Refused
from tongket.records.dues.actions.collections.collect import collect
from tongket.records.dues.actions.collections.correct_collection import correct_collection
from tongket.records.dues.book import CollectionEntry
from tongket.records.dues.queries import RosterLine
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.notation import fold, number_vi, parse_number


@dataclass(frozen=True)
class Typed:
    """The two amounts of a member's row as typed."""

    collected: str = ""
    arrears: str = ""


@dataclass(frozen=True)
class Place:
    """Which book: the cell, the year and the month."""

    organization: int
    year: int
    month: int


TypedLines = Mapping[int, Typed]


def typed(data: QueryDict, roster: Sequence[RosterLine]) -> TypedLines:
    """What the form brings, by member."""
    return {
        line.member: Typed(data.get(f"collected-{line.member}", ""), data.get(f"arrears-{line.member}", ""))
        for line in roster
    }


def as_kept(roster: Sequence[RosterLine]) -> TypedLines:
    """What the book holds, by member."""
    return {
        line.member: Typed(number_vi(line.kept.entry.collected), number_vi(line.kept.entry.arrears or 0))
        if line.kept
        else Typed()
        for line in roster
    }


def filled(lines: TypedLines, roster: Sequence[RosterLine]) -> TypedLines:
    """Every empty amount becomes what is owed, where that is known."""
    owed = {line.member: line.assessed.answer.amount for line in roster}
    return {
        member: replace(one, collected=number_vi(amount))
        if not one.collected.strip() and (amount := owed.get(member)) is not None
        else one
        for member, one in lines.items()
    }


def pasted(text: str, lines: TypedLines, roster: Sequence[RosterLine]) -> tuple[TypedLines, Sequence[str]]:
    """The amounts of pasted rows put to their members; the rows that fit nobody come back.

    A row is a name (or a card number), a tab, the amount and perhaps the arrears; a column of amounts alone goes down
    the list when it has as many rows.
    """
    rows = [[part.strip() for part in row.split("\t")] for row in text.splitlines() if row.strip()]
    if rows and len(rows) == len(roster) and all(_is_money(row[0]) for row in rows):
        found = {
            line.member: Typed(row[0], row[1] if len(row) > 1 else "") for line, row in zip(roster, rows, strict=True)
        }
        return {**lines, **found}, ()
    found, unknown = {}, []
    for row in rows:
        meant = [line for line in roster if row[0] and _is_meant(line, row[0])]
        if len(meant) == 1 and len(row) > 1:
            found[meant[0].member] = Typed(row[1], row[2] if len(row) > 2 else "")
        else:
            unknown.append(" ".join(row))
    return {**lines, **found}, unknown


def write(actor: Actor, place: Place, lines: TypedLines, roster: Sequence[RosterLine], reason: str) -> int:
    """Write the rows that are new or changed, all or none; returns how many.

    Raises `Unreadable`, and `RefusedRows` with what stands against which member.
    """
    entries = _entries(place, lines, roster)
    new = [line.member for line in roster if line.kept is None]
    changed = [
        Correction(line.kept.id, line.kept.version, entries[line.member])
        for line in roster
        if line.kept is not None and _differs(line, entries[line.member])
    ]
    with transaction.atomic():
        if new:
            _act(lambda: collect(actor, [entries[member] for member in new], reason=reason), new)
        if changed:
            _act(lambda: correct_collection(actor, changed, reason=reason), [each.entry.member for each in changed])
    return len(new) + len(changed)


class RefusedRows(Exception):
    """The book was not written; `found` says why, by member."""

    def __init__(self, found: Mapping[int, Sequence[Found]]) -> None:
        self.found = found


def _act(action: object, order: Sequence[int]) -> None:
    try:
        action()  # type: ignore[operator]
    except Refused as refused:
        found: dict[int, list[Found]] = {}
        for one in refused.found:
            found.setdefault(order[one.index], []).append(one)
        raise RefusedRows(found) from refused


def _entries(place: Place, lines: TypedLines, roster: Sequence[RosterLine]) -> Mapping[int, CollectionEntry]:
    found, wrong = {}, {}
    for line in roster:
        one = lines.get(line.member, Typed())
        try:
            amounts = _money(one.collected), _money(one.arrears)
        except TongketError as error:
            wrong[line.member] = [Found(0, Finding(error.code, error.arguments))]
            continue
        found[line.member] = CollectionEntry(line.member, place.organization, place.year, place.month, *amounts)
    if wrong:
        raise RefusedRows(wrong)
    return found


def _differs(line: RosterLine, entry: CollectionEntry) -> bool:
    """Whether the row says something new, or what is owed has become another amount since it was written."""
    if line.kept is None:
        return True
    old, answer = line.kept.entry, line.assessed.answer
    typed_anew = (old.collected, old.arrears) != (entry.collected, entry.arrears)
    return typed_anew or (old.due, old.exempt) != (answer.amount, answer.exempt)


def _money(text: str) -> int:
    """Whole đồng; nothing typed is nothing paid. Raises a coded error."""
    if not text.strip():
        return 0
    value = parse_number(text.strip().removesuffix("đ").strip())
    if value != value.to_integral_value():
        raise TongketError("number-not-whole", field="đồng", value=text)
    return int(value)


def _is_money(text: str) -> bool:
    try:
        return _money(text) >= 0
    except TongketError:
        return False


def _is_meant(line: RosterLine, written: str) -> bool:
    return fold(written) == fold(line.name) or bool(line.card_number and written == line.card_number)
