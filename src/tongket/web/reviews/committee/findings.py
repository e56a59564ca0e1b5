"""Conditions and links against the levels intended: of the row just moved, and of a whole page when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.template.loader import render_to_string

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.draft_findings import around, of_rows
from tongket.records.members import queries as members
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.drafts import Draft, drafts
from tongket.rules.decision import Finding, Weight
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_shown
from tongket.web.reviews.committee import shown
from tongket.web.reviews.committee.page import asked_for, rows_shown
from tongket.web.reviews.committee.rounds import committee_round

HEAVIEST = (Weight.REFUSES, Weight.ASKS_REASON, Weight.WARNS)


def findings_page(request: DeskRequest, key: UUID) -> HttpResponse:
    """What stands against the levels of the rows shown on the page."""
    found = committee_round(request.place, key)
    start, end = rows_shown(found, request.GET)
    rows = drafts(asked_for(found, request.GET), start, end)
    known = {row.id: row for row in rows}
    context = {"findings": told(of_rows(found, rows), known), "of_page": True}
    return HttpResponse(render_to_string("reviews/committee/findings.html", context))


def beside(found: Round, subject: int, unit: int) -> tuple[Draft, list[dict[str, object]]]:
    """The moved subject as it stands now; what stands against it, first, and against those that hang on it."""
    findings, near = around(found, subject, unit)
    return near[subject], sorted(told(findings, near), key=lambda each: each["id"] != subject)


def told(findings: Mapping[int, Sequence[Finding]], known: Mapping[int, Draft]) -> list[dict[str, object]]:
    """By subject: its name and each finding once, the heaviest first."""
    rows = [known[key] for key in findings if key in known]
    people = members.names({row.member for row in rows if row.member is not None})
    units = organizations.names({row.organization for row in rows})
    return [
        {"id": row.id, "name": shown.name_of(row, people, units), "findings": _once(findings[row.id])} for row in rows
    ]


def _once(findings: Sequence[Finding]) -> list[dict[str, object]]:
    ordered = sorted(findings, key=lambda finding: HEAVIEST.index(finding.weight))
    return list({(each.code, each.message()): finding_shown(each) for each in ordered}.values())
