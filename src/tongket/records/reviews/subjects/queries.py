"""What may be asked of who is rated in a round."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Count

from tongket.access.book import Kept
from tongket.records.reviews.rounds.models import ReviewSubject
from tongket.records.reviews.subjects.book import SUBJECTS, SubjectEntry
from tongket.rules.errors import TongketError

Subject = Kept[SubjectEntry]


def subject_with(key: UUID) -> Subject:
    """One subject. Raises `record-not-found`, also for one that was withdrawn."""
    row = ReviewSubject.objects.filter(key=key, withdrawn_at=None).first()
    if row is None:
        raise TongketError("record-not-found", key=str(key))
    return SUBJECTS.kept(row)


def subjects_by_id(ids: Collection[int]) -> Mapping[int, Subject]:
    """These subjects by id, withdrawn ones left out."""
    wanted, found = list(ids), {}
    for start in range(0, len(wanted), 900):
        rows = ReviewSubject.objects.filter(pk__in=wanted[start : start + 900], withdrawn_at=None)
        found.update({row.pk: SUBJECTS.kept(row) for row in rows})
    return found


def subjects_of(round_id: int, organizations: Collection[int] | None = None, kind: str = "") -> Sequence[Subject]:
    """The subjects of a round (in these units, of this kind), by kind and then by name."""
    rows = ReviewSubject.objects.filter(round=round_id, withdrawn_at=None)
    if organizations is not None:
        rows = rows.filter(organization__in=organizations)
    if kind:
        rows = rows.filter(subject=kind)
    return [SUBJECTS.kept(row) for row in rows.order_by("subject", "sort_key", "id")]


def subjects_of_member(member: int) -> Sequence[Subject]:
    """Every round a member was reviewed in, the newest first."""
    rows = ReviewSubject.objects.filter(member=member, withdrawn_at=None).order_by("-round", "id")
    return [SUBJECTS.kept(row) for row in rows]


def counts_by_unit(round_id: int, kind: str = "member") -> Mapping[int, int]:
    """How many subjects of a kind each unit has; units without any are not in it."""
    rows = ReviewSubject.objects.filter(round=round_id, subject=kind, withdrawn_at=None).order_by()
    return dict(rows.values_list("organization_id").annotate(lines=Count("id")))


def units_listed(round_id: int) -> frozenset[int]:
    """The units with someone or something on the list of a round."""
    rows = ReviewSubject.objects.filter(round=round_id, withdrawn_at=None).order_by()
    return frozenset(rows.values_list("organization_id", flat=True).distinct())
