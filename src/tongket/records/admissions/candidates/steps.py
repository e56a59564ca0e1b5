"""Which action takes which step: what the pages offer, and what registers the actions at start-up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tongket.access.gate import Action
from tongket.records.admissions.actions.candidates.check_relative import check_relative
from tongket.records.admissions.actions.candidates.correct import correct
from tongket.records.admissions.actions.candidates.correct_relative import correct_relative
from tongket.records.admissions.actions.candidates.drop import drop
from tongket.records.admissions.actions.candidates.enter import enter
from tongket.records.admissions.actions.candidates.reveal_family import reveal_family
from tongket.records.admissions.actions.candidates.withdraw import withdraw
from tongket.records.admissions.actions.candidates.withdraw_relative import withdraw_relative
from tongket.records.admissions.actions.candidates.withdraw_step import withdraw_step
from tongket.records.admissions.actions.deciding.decide import decide
from tongket.records.admissions.actions.deciding.follow import follow
from tongket.records.admissions.actions.deciding.hold_ceremony import hold_ceremony
from tongket.records.admissions.actions.deciding.recognize import recognize
from tongket.records.admissions.actions.deciding.vote import vote
from tongket.records.admissions.actions.deciding.vote_in_committee import vote_in_committee
from tongket.records.admissions.actions.deciding.vote_on_recognition import vote_on_recognition
from tongket.records.admissions.actions.papers.apply import apply
from tongket.records.admissions.actions.papers.certify import certify
from tongket.records.admissions.actions.papers.check_background import check_background
from tongket.records.admissions.actions.papers.consent import consent
from tongket.records.admissions.actions.papers.declare import declare
from tongket.records.admissions.actions.papers.gather_opinions import gather_opinions
from tongket.records.admissions.actions.papers.introduce import introduce
from tongket.records.admissions.actions.papers.introduce_by_union import introduce_by_union
from tongket.records.admissions.candidates.book import StepEntry
from tongket.rules.candidate_steps import REMARKS

OF_THE_LINE: tuple[Action[Any], ...] = (
    enter,
    correct,
    withdraw,
    withdraw_step,
    check_relative,
    correct_relative,
    withdraw_relative,
    reveal_family,
)
"""The actions on a candidate's line and relatives."""
ACTION_OF: Mapping[str, Action[StepEntry]] = {
    "awareness_certificate": certify,
    "application": apply,
    "background_file": declare,
    "introduced": introduce,
    "union_resolution": introduce_by_union,
    "background_checked": check_background,
    "mass_opinions": gather_opinions,
    "residence_opinions": gather_opinions,
    "provincial_consent": consent,
    "cell_vote": vote,
    "committee_vote": vote_in_committee,
    "admission_decision": decide,
    "admission_ceremony": hold_ceremony,
    "member_file": follow,
    **dict.fromkeys(REMARKS, follow),
    "recognition_vote": vote_on_recognition,
    "recognition_decision": recognize,
    "candidate_dropped": drop,
}
"""Each kind of step and the action that takes it."""
