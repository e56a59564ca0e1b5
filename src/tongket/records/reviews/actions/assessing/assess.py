"""Enter one side of an assessment: what the subject gives itself, or what the appraisers give."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.assessing.book import ASSESSMENTS, AssessmentEntry
from tongket.records.reviews.assessing.checks import held_lines
from tongket.records.reviews.rounds.lines import units_of_entries


@action(
    "review_assessment.assess",
    event="review_assessment.assessed",
    ledger="review_assessments",
    units=units_of_entries(),
)
def assess(act: Act, entries: Sequence[AssessmentEntry]) -> Sequence[Written]:
    """Each side once a subject. The sum is worked out from the criteria; typed, it must be the same.

    Criteria are those the round froze when it was opened. Points far apart from the other side's, and a level the
    points do not allow, are found, as heavy as what is cited for them.
    """
    lines, check = held_lines(act, "review_assessment.assess", entries)
    return keeping.add(act, ASSESSMENTS, lines, check)
