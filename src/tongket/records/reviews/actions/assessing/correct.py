"""Correct one side of an assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.assessing.book import ASSESSMENTS, AssessmentEntry
from tongket.records.reviews.assessing.checks import held_lines
from tongket.records.reviews.rounds.lines import same_subject, units_of_lines


@action(
    "review_assessment.correct",
    event="review_assessment.corrected",
    ledger="review_assessments",
    units=units_of_lines(ASSESSMENTS),
)
def correct(act: Act, corrections: Sequence[Correction[AssessmentEntry]]) -> Sequence[Written]:
    """As for a new one. After the unit handed up, only who decides changes an appraisal."""
    lines, check = held_lines(act, "review_assessment.correct", [each.entry for each in corrections])
    whole = [replace(each, entry=line) for each, line in zip(corrections, lines, strict=True)]
    return keeping.correct(act, ASSESSMENTS, whole, check, same_subject(ASSESSMENTS, whole))
