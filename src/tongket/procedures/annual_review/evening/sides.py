"""What a row says of both sides of an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tongket.access.book import Kept
from tongket.procedures.annual_review.evening.rows import APPRAISED, SELF, EveningRow
from tongket.records.reviews.assessing.book import AssessmentEntry

OWN_CELLS = {"self_points": ("points", None), "self_level": ("level", "")}
CELLS = {"appraised_points": ("points", None), "level": ("level", ""), "explanation": ("explanation", "")}


def side_entries(row: EveningRow, unit: int, kept: Mapping[str, Kept[AssessmentEntry]]) -> Iterable[AssessmentEntry]:
    """The sides the row says something of, as they are to be; what the row leaves out stays as kept."""
    own = _filled(row.self_points, row.self_level, row.self_scores)
    given = _filled(row.appraised_points, row.level, row.scores)
    own |= {column: nothing for cell, (column, nothing) in OWN_CELLS.items() if cell in row.emptied and SELF in kept}
    given |= {column: nothing for cell, (column, nothing) in CELLS.items() if cell in row.emptied and APPRAISED in kept}
    if "explanation" in row.emptied and SELF in kept:
        own["explanation"] = ""
    # An explanation is of the appraisal; where there is none it stands with the subject's own side.
    if row.explanation:
        (given if given or APPRAISED in kept else own)["explanation"] = row.explanation
    for side, changes in ((SELF, own), (APPRAISED, given)):
        if changes:
            old = kept.get(side)
            yield replace(old.entry if old else AssessmentEntry(unit, row.subject, side), organization=unit, **changes)


def _filled(points: int | None, level: str, scores: Mapping[str, int | str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if scores:
        found |= {"scores": dict(scores), "points": points}
    elif points is not None:
        found["points"] = points
    if level:
        found["level"] = level
    return found
