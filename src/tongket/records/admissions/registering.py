"""An admission and the register: one person, entered once, and followed when the admission is corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db import transaction

from tongket.access import keeping
from tongket.access.book import Book, Correction, Kept
from tongket.access.gate import Act, Found, Passage
from tongket.records.admissions.book import ADMISSIONS, AdmissionEntry
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_members
from tongket.records.members.actions.register import register
from tongket.records.members.book import MemberEntry
from tongket.rules import notation
from tongket.rules.decision import Finding

Row = TypeVar("Row")
Person = tuple[str, date]
Refusals = Mapping[Person, Sequence[Finding]]
# An admission as it stood before its correction, and its member's line.
Line = tuple[AdmissionEntry, Kept[MemberEntry]]
# An admission's field and the register's: these follow as long as the register still says what the admission said.
FOLLOWED = (
    ("full_name", "full_name"),
    ("birth_date", "birth_date"),
    ("home_town", "home_town"),
    ("organization", "organization"),
    ("decided_on", "admission_decided_on"),
    ("admitted_on", "admitted_on"),
)


@dataclass(frozen=True)
class Registered:
    """The register after the lines: each person's member id, and why a line could not be taken up."""

    ids: Mapping[Person, int]
    refused: Refusals


def person(entry: AdmissionEntry) -> Person:
    return notation.fold(entry.full_name), entry.birth_date


def as_member(entry: AdmissionEntry) -> MemberEntry:
    """The line of the register that follows from an admission."""
    return MemberEntry(
        entry.full_name,
        entry.organization,
        entry.admitted_on,
        entry.birth_date,
        home_town=entry.home_town,
        admission_decided_on=entry.decided_on,
    )


def same_persons(entries: Sequence[AdmissionEntry]) -> Mapping[Person, Kept[MemberEntry]]:
    """The members already in the register, by person."""
    found = members.same_members([as_member(entry) for entry in entries])
    return {person(entry): kept for entry, kept in zip(entries, found, strict=True) if kept is not None}


def sound(act: Act, rows: Sequence[Row], check: Callable[[Row], Iterable[Finding]]) -> Sequence[tuple[int, Row]]:
    """The lines that nothing refuses, with their index: only these may touch the register."""
    return [
        (index, row)
        for index, row in enumerate(rows)
        if not any(Found(index, finding, act.reason_for(index)).refuses for finding in check(row))
    ]


def enter(
    act: Act, lines: Sequence[tuple[int, AdmissionEntry]], known: Mapping[Person, Kept[MemberEntry]]
) -> Registered:
    """Register the persons not yet there. A line already kept has had its person registered, by whatever name since."""
    there = keeping.locate(ADMISSIONS, [entry for _, entry in lines])
    lines = [(index, entry) for index, entry in lines if ADMISSIONS.identity_of(entry) not in there]
    new = {person(entry): (index, entry) for index, entry in reversed(lines) if person(entry) not in known}
    order = list(new)
    reasons = {place: act.reason_for(new[key][0]) for place, key in enumerate(order)}
    if not order:
        return Registered({key: kept.id for key, kept in known.items()}, {})
    passage = register(act.actor, [as_member(new[key][1]) for key in order], reasons=reasons, collecting=True)
    entered = {order[line.index]: line.id for line in passage.written}
    return Registered({**{key: kept.id for key, kept in known.items()}, **entered}, _refused(passage, order))


def follow(act: Act, lines: Sequence[tuple[int, Correction[AdmissionEntry]]], before: Mapping[int, Line]) -> Refusals:
    """Correct the register where it still says what the admissions said before; returns what it refuses."""
    found = [(index, correction.entry, _followed(correction, before)) for index, correction in lines]
    changes = [(index, entry, member) for index, entry, member in found if member is not None]
    if not changes:
        return {}
    order = [person(entry) for _, entry, _ in changes]
    reasons = {place: act.reason_for(index) for place, (index, _, _) in enumerate(changes)}
    passage = correct_members(act.actor, [member for _, _, member in changes], reasons=reasons, collecting=True)
    return _refused(passage, order)


def would_refuse(
    act: Act, lines: Sequence[tuple[int, Correction[AdmissionEntry]]], before: Mapping[int, Line]
) -> Refusals:
    """What `follow` would refuse, with the register left as it is."""
    with transaction.atomic():
        refused = follow(act, lines, before)
        transaction.set_rollback(True)
    return refused


def linked(ids: Mapping[Person, int]) -> Book[AdmissionEntry]:
    """The book of admissions, with the member of each person written into its line."""

    def columns(entry: AdmissionEntry) -> Mapping[str, object]:
        return {**ADMISSIONS.to_columns(entry), "member_id": ids[person(entry)]}

    return replace(ADMISSIONS, columns=columns, read=ADMISSIONS.to_entry)


def _followed(correction: Correction[AdmissionEntry], before: Mapping[int, Line]) -> Correction[MemberEntry] | None:
    old, member = before[correction.id]
    changes = {
        theirs: getattr(correction.entry, ours)
        for ours, theirs in FOLLOWED
        if getattr(correction.entry, ours) != getattr(old, ours) == getattr(member.entry, theirs)
    }
    return Correction(member.id, member.version, replace(member.entry, **changes)) if changes else None


def _refused(passage: Passage, order: Sequence[Person]) -> Refusals:
    refused: dict[Person, list[Finding]] = {}
    for found in passage.found:
        if found.refuses:
            refused.setdefault(order[found.index], []).append(found.finding)
    return refused
