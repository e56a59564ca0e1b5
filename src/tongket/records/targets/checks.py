"""What may be wrong with a target's line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from tongket.records.targets.book import NUMBERS, PLACES, TargetEntry, places, series
from tongket.records.targets.models import Target
from tongket.rules import periods
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.notation import number_vi

LARGEST = Decimal(999_999_999_999)
CODE = re.compile(r"[a-z][a-z0-9_]*")
Address = tuple[int, int, str, str]


def target_checker(
    entries: Sequence[TargetEntry], own: frozenset[int] = frozenset()
) -> Callable[[TargetEntry], Iterable[Finding]]:
    """All checks of a target; `own` are the kept lines about to be corrected to `entries`."""
    kept = Target.objects.filter(
        organization__in={entry.organization for entry in entries},
        report_year__in={entry.report_year for entry in entries},
        withdrawn_at=None,
    ).exclude(id__in=own)
    taken: dict[Address, str] = {
        (row.organization_id, row.report_year, row.period, row.series): row.name for row in kept
    }

    def check(entry: TargetEntry) -> Iterable[Finding]:
        address = (entry.organization, entry.report_year, entry.period, series(entry))
        if taken.setdefault(address, entry.name) != entry.name:
            yield Finding("target-indicator-twice", {"code": series(entry), "other": taken[address]})
        yield from check_words(entry)
        yield from check_numbers(entry)

    return check


def check_words(entry: TargetEntry) -> Iterable[Finding]:
    """The term stands with a target of the term, the outlook too; a code is one plain word."""
    if bool(entry.term) != (entry.period == "term"):
        yield Finding("target-term", {"name": entry.name})
    elif entry.term:
        try:
            periods.parse_term(entry.term)
        except TongketError as error:
            yield Finding(error.code, error.arguments)
    if entry.outlook and entry.period != "term":
        yield Finding("target-outlook", {"name": entry.name})
    if entry.indicator and not CODE.fullmatch(entry.indicator):
        yield Finding("target-code", {"code": entry.indicator})


def check_numbers(entry: TargetEntry) -> Iterable[Finding]:
    """At most six decimals, within what is kept exactly; a yes/no target's result is 1 or 0."""
    for name in NUMBERS:
        value = getattr(entry, name)
        if value is not None and abs(value) > LARGEST:
            yield Finding("target-too-large", {"name": entry.name, "value": number_vi(value)})
        if value is not None and places(value) > PLACES:
            yield Finding("number-too-precise", {"text": number_vi(value), "places": PLACES})
    if entry.direction == "yes_no" and entry.result not in (None, Decimal(0), Decimal(1)):
        yield Finding("target-yes-no", {"name": entry.name})
