"""A check as JSON, in the shape that every interface prints."""

from __future__ import annotations

from decimal import Decimal

from tongket.reconciliation.findings.checked import Check, CheckedFact, Found
from tongket.reconciliation.words import Printed, printed, printed_fact
from tongket.rules import errors

Rows = list[dict[str, Printed | list[str]]]


def as_json(check: Check) -> dict[str, Rows]:
    """`{"facts", "findings", "unrecognised"}`, each in the order of the text.

    A fact is what `tongket read` prints, and `state`, `figure` (its tag), `recorded`, `recorded_of`, `correction`,
    each null where there is none. A finding: `code`, `severity`, `quote`, `at` (code points from 0), `figure`,
    `stated`, `recorded`, `message`, `mend`, `correction`, `citations`.
    """
    unrecognised: Rows = [dict(row) for row in printed(check.reading)["unrecognised"]]
    return {
        "facts": [_fact(checked) for checked in check.facts],
        "findings": [_found(found) for found in check.findings],
        "unrecognised": unrecognised,
    }


def _fact(checked: CheckedFact) -> dict[str, Printed | list[str]]:
    return {
        **printed_fact(checked.fact),
        "state": checked.state.value,
        "figure": checked.tag or None,
        "recorded": _digits(checked.recorded),
        "recorded_of": _digits(checked.recorded_of),
        "correction": checked.correction or None,
    }


def _found(found: Found) -> dict[str, Printed | list[str]]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "quote": found.quote,
        "at": found.at.start,
        "figure": found.tag or None,
        "stated": found.stated,
        "recorded": found.recorded or None,
        "message": errors.message(found.code, found.arguments),
        "mend": errors.mend(found.code, found.arguments),
        "correction": found.correction or None,
        "citations": [str(citation) for citation in found.citations],
    }


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
