"""A text held against the records, against itself and against the rules of its date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from tongket.reconciliation.facts import Reading, Span
from tongket.reconciliation.findings.checked import Check, Found, State
from tongket.reconciliation.findings.inner import (
    dates,
    gaps,
    growth,
    notation,
    parts,
    plans,
    shares,
    twice,
    unexplained,
    wholes,
)
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.records.against import against_records, unread_numbers
from tongket.reconciliation.findings.records.ledger import Ledger, ledger
from tongket.reconciliation.findings.regulation import badges, caps, titles
from tongket.reconciliation.reader import read
from tongket.rules.notation import fold

INNER: tuple[Callable[[Passage], Iterable[Found]], ...] = (
    parts.found,
    shares.found,
    growth.found,
    plans.found,
    twice.found,
    wholes.found,
    unexplained.found,
    dates.found,
    gaps.found,
    notation.found,
    badges.found,
    titles.found,
)
"""What a text can be told from itself and the rules of its date, each check in a module of its own."""


def check(text: str, slug: str, year: int) -> Check:
    """Every number of `text` held against the figures of the unit's year.

    Raises `organization-unknown`.
    """
    records = ledger(slug, year)
    return held(read(text), records)


def held(reading: Reading, records: Ledger) -> Check:
    """A reading held against records that were asked for already."""
    passage = Passage(reading, records.year, fold(records.unit.place or records.unit.name))
    checked = list(against_records(passage, records))
    findings = [found for _, found in checked if found is not None]
    for inner in INNER:
        findings.extend(inner(passage))
    findings.extend(unread_numbers(passage, records))
    findings.extend(caps.found(passage, records))
    agreeing = frozenset(one.fact.at for one, _ in checked if one.state is State.AGREES)
    findings = [found for found in findings if not _is_settled(found, agreeing)]
    findings.sort(key=lambda found: (found.at.start, found.at.end, found.code))
    return Check(records.unit.slug, records.year, reading, tuple(fact for fact, _ in checked), tuple(findings))


def _is_settled(found: Found, agreeing: Set[Span]) -> bool:
    """Two numbers that both agree with the records are two figures, however alike the text words them."""
    both = {found.at, *found.others} <= agreeing
    return found.code == "stated-twice-differently" and both
