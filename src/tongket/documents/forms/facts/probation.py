"""The facts of a probationary member for the papers of the recognition. The record is the candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tongket.documents.forms.facts.admissions import OF_THE_CELL, Facts, candidate_of, gathered, person, tally
from tongket.documents.forms.gathering import Gathered
from tongket.records.admissions.candidates.facts import Known
from tongket.rules.candidates import official_from
from tongket.rules.errors import TongketError

FORMS: Mapping[str, str] = {
    "probation/self_review": "probation_self_review",
    "probation/helper_remarks": "helper_remarks",
    "probation/opinions": "residence_remarks",
    "probation/cell_resolution": "recognition_vote",
}
"""Each form and the step whose day is the paper's day."""


def forms_of(key: str) -> Sequence[str]:
    """The papers of the recognition, once the ceremony was held."""
    found = candidate_of(key, "probation")
    return list(FORMS) if "admission_ceremony" in found.facts.steps else []


def gather(form_id: str, key: str) -> Gathered:
    """The member's facts for one form, as of the day of its step, else of today."""
    found = candidate_of(key, form_id)
    if form_id not in FORMS or "admission_ceremony" not in found.facts.steps:
        raise TongketError("form-record-unknown", form=form_id, record=key)
    day = found.facts.steps.get(FORMS[form_id])
    return gathered(found, _facts(found), OF_THE_CELL, day, form_id)


def _facts(found: Known) -> Facts:
    admitted = found.facts.steps["admission_ceremony"]
    mass, residence = found.last("mass_remarks"), found.last("residence_remarks")
    return {
        **person(found),
        **tally(found.last("recognition_vote")),
        "admitted_on": admitted,
        "ends_on": official_from(admitted),
        "class_on": found.facts.steps.get("new_member_class"),
        "mass_organization": mass.issuer or None if mass else None,
        "mass_on": mass.happened_on if mass else None,
        "residence_organization": residence.issuer or None if residence else None,
        "residence_on": residence.happened_on if residence else None,
    }
