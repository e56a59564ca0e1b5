"""What may be wrong with a reported value before it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tongket.figures.definition import Figure
from tongket.figures.drilldown import read_tag
from tongket.figures.reported.book import PLACES, ReportedEntry, places
from tongket.rules.decision import Finding
from tongket.rules.errors import Wording
from tongket.rules.notation import number_vi

SHA256 = re.compile(r"[0-9a-f]{64}")
MEASURED = ("indicator", "percent")
LARGEST = 10**12
"""A trillion of whatever unit: with six decimals still within the column."""


def check(entry: ReportedEntry) -> Iterable[Finding]:
    """Findings: `reported-without-source`, `reported-not-a-count`, `reported-beyond-whole`, `reported-not-a-number`.

    Raises `figure-unknown` for a tag that the catalogue does not have.
    """
    figure, _dimensions = read_tag(entry.tag)
    label = Wording(figure.label["vi"], figure.label["en"])
    if not SHA256.fullmatch(entry.source.sha256) or not entry.source.name or not entry.quote.strip():
        yield Finding("reported-without-source", {"figure": label})
    given = [value for value in (entry.value, entry.of) if value is not None]
    if any(places(value) > PLACES or abs(value) >= LARGEST for value in given):
        yield Finding("reported-not-a-number", {"figure": label, "value": f"{entry.value:f}"})
        return
    if is_count(figure):
        if any(value < 0 or places(value) for value in given):
            yield Finding("reported-not-a-count", {"figure": label, "value": number_vi(entry.value)})
        elif entry.of is not None and entry.value > entry.of:
            words = {"figure": label, "value": number_vi(entry.value), "whole": number_vi(entry.of)}
            yield Finding("reported-beyond-whole", words)


def is_count(figure: Figure) -> bool:
    """Whether the figure counts people, organisations or cases: whole numbers from zero."""
    return not figure.numerator and figure.unit not in MEASURED and not figure.decimals
