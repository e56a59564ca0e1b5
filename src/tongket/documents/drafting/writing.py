"""What the actions on drafts, opinions and contributed texts have in common: the papers and assignments they touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from tongket.documents.drafting.book import TEXTS, ContributedText
from tongket.documents.drafting.models import Contribution
from tongket.documents.models import Paper
from tongket.rules.errors import TongketError


class OfAssignment(Protocol):
    """Anything that names an assignment."""

    @property
    def id(self) -> int: ...


class OfPaper(Protocol):
    """Anything that belongs to a paper and says of which organisation that is."""

    @property
    def organization(self) -> int: ...
    @property
    def paper(self) -> int: ...


def papers_of(entries: Sequence[OfPaper]) -> Mapping[int, Paper]:
    """The papers of the entries, locked: whoever works on one of them at this moment is waited for.

    Raises `record-not-found`, also for a paper of another organisation than the one for which permission was asked.
    """
    rows = Paper.objects.select_for_update().filter(pk__in={entry.paper for entry in entries}).order_by("id")
    found = {row.pk: row for row in rows}
    for entry in entries:
        if entry.paper not in found or found[entry.paper].organization_id != entry.organization:
            raise TongketError("record-not-found", key=entry.paper)
    return found


def units_of_assignments(named: Sequence[Any]) -> set[int]:
    """The units of the assignments named."""
    rows = Contribution.objects.filter(pk__in=[each.id for each in named])
    return set(rows.values_list("organization_id", flat=True))


def entries(named: Sequence[OfAssignment]) -> Mapping[int, ContributedText]:
    """The assignments named with their texts. Raises `record-not-found`."""
    rows = Contribution.objects.filter(pk__in=[each.id for each in named])
    found = {row.pk: TEXTS.to_entry(row) for row in rows}
    for each in named:
        if each.id not in found:
            raise TongketError("record-not-found", key=each.id)
    return found
