"""A text held against the records, against itself and against the rules of its date."""

from __future__ import annotations

from tongket.reconciliation.findings.checked import Check, CheckedFact, State
from tongket.reconciliation.reader import read


def check(text: str, slug: str, year: int) -> Check:
    """Every number of `text` held against the figures of the unit's year.

    Raises `organization-unknown`.
    """
    reading = read(text)
    facts = tuple(CheckedFact(fact, State.NOT_RECORDED) for fact in reading.facts)
    return Check(slug, year, reading, facts, ())
