"""Sample lines for every action on candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.office import OFFICE
from tongket.access.book import Correction, Withdrawal
from tongket.records.admissions.actions.candidates.check_relative import check_relative
from tongket.records.admissions.actions.candidates.enter import enter
from tongket.records.admissions.actions.papers.apply import apply
from tongket.records.admissions.candidates.book import CandidateEntry, FamilyReveal, RelativeEntry, StepEntry
from tongket.records.admissions.candidates.steps import ACTION_OF

DAY = date(2023, 6, 1)


def candidates_of(office: int) -> Mapping[str, Sequence[Any]]:
    """A candidate of the unit itself, and for each action a line that it would take."""
    entry = CandidateEntry("Người Thử Kết Nạp", date(1999, 9, 9), office, date(2023, 1, 10))
    candidate = enter(OFFICE, [entry]).written[0].id
    relative = RelativeEntry(candidate, "father", "Người Thử Cha")
    kin = check_relative(OFFICE, [relative]).written[0].id
    taken = apply(OFFICE, [StepEntry(candidate, DAY)]).written[0].id
    steps = {action.name: [StepEntry(candidate, DAY, kind=kind)] for kind, action in ACTION_OF.items()}
    return steps | {
        "candidate.enter": [entry],
        "candidate.correct": [Correction(candidate, 1, entry)],
        "candidate.withdraw": [Withdrawal(candidate, 1)],
        "candidate.withdraw_step": [Withdrawal(taken, 1)],
        "candidate.check_relative": [relative],
        "candidate.correct_relative": [Correction(kin, 1, relative)],
        "candidate.withdraw_relative": [Withdrawal(kin, 1)],
        "candidate.reveal_family": [FamilyReveal(candidate)],
    }
