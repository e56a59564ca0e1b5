"""Lines of any ledger in words: references by their names, choices by their labels, dates d/m/y."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from tongket.access.book import Kept
from tongket.access.ledger import Ledger
from tongket.organizations import queries as organizations
from tongket.records.inspections import queries as inspections
from tongket.records.members import queries as members
from tongket.rules.fields import written_form

NAMES: Mapping[str, Callable[[Collection[int]], Mapping[int, str]]] = {
    "organization": organizations.names,
    "member": members.names,
    "inspection_case": inspections.names,
}


def in_words(ledger: Ledger[Any], lines: Sequence[Kept[Any]], language: str = "vi") -> Sequence[Mapping[str, str]]:
    """For each line its fields as written text, by field id; one query a kind of reference."""
    if not lines:
        return []
    names = {
        kind: NAMES[kind](_mentioned(ledger, lines, kind))
        for kind in {field.kind for field in ledger.spec.fields.values() if field.is_reference}
    }
    return [
        {
            field.id: names[field.kind].get(getattr(line.entry, field.id) or 0, "")
            if field.is_reference
            else written_form(field, getattr(line.entry, field.id), language)
            for field in ledger.spec.fields.values()
        }
        for line in lines
    ]


def _mentioned(ledger: Ledger[Any], lines: Sequence[Kept[Any]], kind: str) -> set[int]:
    fields = [field.id for field in ledger.spec.fields.values() if field.kind == kind]
    return {key for line in lines for field in fields if (key := getattr(line.entry, field)) is not None}
