"""The facts of a candidate for the papers of the admission. The record is the candidate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from tongket.documents.forms.catalogue import form
from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import committee_of
from tongket.organizations import queries as organizations
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.book import StepEntry
from tongket.records.admissions.candidates.facts import Known
from tongket.records.members import queries as members
from tongket.rules import vocabulary
from tongket.rules.admissions import ceremony_deadline
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi, number_vi

READ, FAMILY = "candidate.read", "candidate.family"
OF_THE_CELL, OF_THE_COMMITTEE = "cell", "party_committee"
FORMS: Mapping[str, tuple[str, str]] = {
    "admissions/application": (OF_THE_COMMITTEE, "application"),
    "admissions/background": (OF_THE_COMMITTEE, "background_file"),
    "admissions/introduction": (OF_THE_COMMITTEE, "introduced"),
    "admissions/union_resolution": (OF_THE_COMMITTEE, "union_resolution"),
    "admissions/opinions": (OF_THE_CELL, "residence_opinions"),
    "admissions/cell_resolution": (OF_THE_CELL, "cell_vote"),
    "admissions/appraisal": (OF_THE_COMMITTEE, ""),
    "admissions/committee_resolution": (OF_THE_COMMITTEE, "committee_vote"),
    "admissions/decision": (OF_THE_COMMITTEE, "admission_decision"),
}
"""Who issues each form or, for a person's own paper, takes it in; and the step whose day is the paper's day."""
Facts = dict[str, object]


def forms_of(key: str) -> Sequence[str]:
    """The papers of an admission in their order; the decision on a readmission is a paper of the member's life."""
    found = candidate_of(key, "admissions")
    return [form_id for form_id in FORMS if form_id != "admissions/decision" or found.facts.readmission is None]


def gather(form_id: str, key: str) -> Gathered:
    """The candidate's facts for one form, as of the day of its step, else of today."""
    found = candidate_of(key, form_id)
    if form_id not in FORMS:
        raise TongketError("form-record-unknown", form=form_id, record=key)
    issued_by, step = FORMS[form_id]
    return gathered(found, {**person(found), **MORE[form_id](found)}, issued_by, found.facts.steps.get(step), form_id)


def gathered(found: Known, facts: Facts, issued_by: str, day: date | None, form_id: str) -> Gathered:
    """The facts in the frame of who issues them: the cell or the committee above it."""
    on, unit = day or timezone.localdate(), found.line.entry.organization
    issuer = unit if issued_by == OF_THE_CELL else committee_of(unit, on)
    decided = found.last("admission_decision") if form_id == "admissions/decision" else None
    body = decided.issuer if decided is not None and decided.issuer in ("standing_committee", "party_committee") else ""
    permission = FAMILY if form_id == "admissions/background" else READ
    declared = form(form_id).facts
    facts = {name: value for name, value in facts.items() if name in declared}
    return Gathered(facts, issuer, on, unit, permission, found.line.entry.full_name, body, day_known=day is not None)


def candidate_of(key: str, form_id: str) -> Known:
    """The candidate with this key. Raises `form-record-unknown`, `record-not-found`."""
    try:
        return queries.candidate(UUID(key))
    except ValueError:
        raise TongketError("form-record-unknown", form=form_id, record=key) from None


def person(found: Known) -> Facts:
    """Who the candidate is."""
    entry = found.line.entry
    return {
        "full_name": entry.full_name,
        "birth_date": entry.birth_date,
        "home_town": entry.home_town,
        "residence": entry.residence,
        "cell": organizations.names([entry.organization]).get(entry.organization, ""),
    }


def tally(vote: StepEntry | None) -> Facts:
    """A vote's numbers as the resolutions print them; nothing where there was none."""
    if vote is None or vote.due is None or vote.present is None or vote.agree is None:
        return {}
    share = round(Decimal(100 * vote.agree) / vote.due, 1) if vote.due else None
    if share is not None and share == int(share):
        share = Decimal(int(share))
    return {
        "held_on": vote.happened_on,
        "due": vote.due,
        "present": vote.present,
        "absent": vote.due - vote.present,
        "agree": vote.agree,
        "share": number_vi(share) if share is not None else None,
    }


def _schooling(found: Known) -> Facts:
    schooling = found.line.entry.schooling
    certificate = found.last("awareness_certificate")
    return {
        "schooling": vocabulary.in_sentence(schooling) if schooling else None,
        "certified_on": certificate.happened_on if certificate else None,
        "certificate_number": certificate.number or None if certificate else None,
        "certificate_issuer": certificate.issuer or None if certificate else None,
    }


def _background(found: Known) -> Facts:
    relatives = [
        {
            "relation": vocabulary.label(kept.entry.relation),
            "name": kept.entry.full_name,
            "checked": _checked(kept.entry.checked_on, kept.entry.is_clear_member),
        }
        for kept in queries.relatives(found.line.id)
    ]
    declared = found.facts.steps.get("background_file")
    return {**_schooling(found), "sex": found.line.entry.sex or None, "declared_on": declared, "relatives": relatives}


def _checked(day: date | None, is_clear_member: bool) -> str | None:
    if day is not None:
        return f"đã thẩm tra ngày {date_vi(day)}"
    return "đảng viên, không cần thẩm tra" if is_clear_member else None


def _introduction(found: Known) -> Facts:
    taken = [kept.entry for kept in found.steps if kept.entry.kind == "introduced"]
    lines = members.kept([step.member for step in taken if step.member is not None])
    return {
        "introducers": [
            {
                "name": lines[step.member].entry.full_name,
                "born_on": lines[step.member].entry.birth_date,
                "official_on": lines[step.member].entry.official_on,
                "since": step.since,
                "introduced_on": step.happened_on,
                "is_later": number > 0,
            }
            for number, step in enumerate(taken)
            if step.member is not None
        ]
        or [{"is_later": False}]
    }


def _union(found: Known) -> Facts:
    step = found.last("union_resolution")
    if step is None:
        return {}
    return {"union": step.issuer or None, "number": step.number or None, "resolved_on": step.happened_on}


def _opinions(found: Known) -> Facts:
    mass, residence = found.last("mass_opinions"), found.last("residence_opinions")
    return {
        "mass_organization": mass.issuer or None if mass else None,
        "mass_on": mass.happened_on if mass else None,
        "residence_organization": residence.issuer or None if residence else None,
        "residence_on": residence.happened_on if residence else None,
    }


def _cell_resolution(found: Known) -> Facts:
    ids = {kept.entry.member for kept in found.steps if kept.entry.kind == "introduced" and kept.entry.member}
    unions = [kept.entry.issuer for kept in found.steps if kept.entry.kind == "union_resolution"]
    named = [*members.names(ids).values(), *filter(None, unions)]
    return {**tally(found.last("cell_vote")), "introducers": ", ".join(named) or None}


def _resolved(found: Known) -> Facts:
    vote = found.last("cell_vote")
    return {
        "resolution_number": vote.number or None if vote else None,
        "resolved_on": vote.happened_on if vote else None,
    }


def _appraisal(found: Known) -> Facts:
    vote = found.last("cell_vote")
    return {
        **_resolved(found),
        "agree": vote.agree if vote else None,
        "due": vote.due if vote else None,
        "certified_on": found.facts.steps.get("awareness_certificate"),
        "checked_on": found.facts.steps.get("background_checked"),
    }


def _committee_resolution(found: Known) -> Facts:
    return {**_resolved(found), **tally(found.last("committee_vote"))}


def _decision(found: Known) -> Facts:
    decided = found.facts.steps.get("admission_decision")
    return {**_resolved(found), "ceremony_until": ceremony_deadline(decided) if decided else None}


MORE: Mapping[str, Callable[[Known], Facts]] = {
    "admissions/application": _schooling,
    "admissions/background": _background,
    "admissions/introduction": _introduction,
    "admissions/union_resolution": _union,
    "admissions/opinions": _opinions,
    "admissions/cell_resolution": _cell_resolution,
    "admissions/appraisal": _appraisal,
    "admissions/committee_resolution": _committee_resolution,
    "admissions/decision": _decision,
}
