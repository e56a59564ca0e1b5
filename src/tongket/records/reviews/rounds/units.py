"""The units whose people may act: of a round its committee, of a step or a subject the unit where it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tongket.records.reviews.rounds.book import Closing, StepEntry
from tongket.records.reviews.rounds.models import ReviewRound, ReviewSubject
from tongket.records.reviews.subjects.book import Intention
from tongket.rules.errors import TongketError


def committees_of(rounds: Iterable[int]) -> set[int]:
    """The committees that hold these rounds. Raises `record-not-found` for one that is not there."""
    wanted = set(rounds)
    found = dict(ReviewRound.objects.filter(pk__in=wanted).values_list("id", "organization_id"))
    for key in sorted(wanted - set(found)):
        raise TongketError("record-not-found", key=key)
    return set(found.values())


def committees_of_steps(entries: Sequence[StepEntry]) -> set[int]:
    return committees_of(entry.round for entry in entries)


def committees_of_closings(entries: Sequence[Closing]) -> set[int]:
    return committees_of(entry.round for entry in entries)


def committees_of_intentions(entries: Sequence[Intention]) -> set[int]:
    """The committees that decide on these subjects."""
    rounds: set[int] = set()
    wanted = [entry.id for entry in entries]
    for start in range(0, len(wanted), 900):
        rows = ReviewSubject.objects.filter(pk__in=wanted[start : start + 900])
        rounds |= set(rows.values_list("round_id", flat=True))
    return committees_of(rounds)


def units_of_subjects(entries: Sequence[Any]) -> set[int]:
    """The units of lines that name their subject; a subject that is not there has no unit."""
    rows = ReviewSubject.objects.filter(pk__in={entry.subject for entry in entries})
    return set(rows.values_list("organization_id", flat=True)) | {entry.organization for entry in entries}
