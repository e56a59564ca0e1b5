"""What the actions on contributed texts have in common: the assignments they touch, and their units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from tongket.documents.drafting.book import TEXTS, ContributedText
from tongket.documents.drafting.models import Contribution
from tongket.rules.errors import TongketError


class OfAssignment(Protocol):
    """Anything that names an assignment."""

    @property
    def id(self) -> int: ...


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
