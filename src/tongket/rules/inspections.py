"""Inspection and supervision: who may hold which kind, which discipline may fall on whom, how cases are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import value_if_known, value_on
from tongket.rules.vocabulary import wording


@dataclass(frozen=True)
class CellFacts:
    """What decides whether a cell holds thematic supervision; None means not known."""

    has_committee: bool | None = None
    official_members: int | None = None
    dispersed_or_groups: bool | None = None


def kinds(on: date) -> tuple[str, ...]:
    """The kinds of inspection and supervision known on `on`, in the order of the form."""
    return tuple(value_on("inspections/kinds", on).value)


def is_planned(kind: str, on: date) -> bool:
    """True if a case of this kind belongs in the yearly programme."""
    return bool(value_on("inspections/kinds", on).value[kind]["planned"])


def may_hold(actor: str, kind: str, on: date, *, assigned: bool = False, cell: CellFacts | None = None) -> Decision:
    """May `actor` hold a case of `kind` on `on`? `assigned`: the committee assigned it to the commission.

    Raises `rule-value-unknown` before 26/07/2016, KeyError for an unknown kind.
    """
    rule = value_on("inspections/kinds", on)
    actors: Mapping[str, str] = rule.value[kind]["actors"]
    when = actors.get(actor)
    words = {"actor": wording(actor), "kind": wording(kind)}
    if when is None:
        return _decision(rule.citation, Finding("inspection-not-of-this-actor", words, rule.citation))
    if when == "when_assigned" and not assigned:
        return _decision(rule.citation, Finding("inspection-needs-assignment", words, rule.citation))
    if when == "under_conditions":
        return _cell_supervision(rule.citation, on, cell or CellFacts())
    return _decision(rule.citation)


def _cell_supervision(citation: Citation, on: date, cell: CellFacts) -> Decision:
    rule = value_if_known("inspections/cell_thematic_supervision", on)
    if rule is None:
        return _decision(citation)
    fewer = cell.official_members is None or cell.official_members <= rule.value["members_more_than"]
    if cell.has_committee and not fewer and cell.dispersed_or_groups:
        return _decision(rule.citation)
    more_than = {"members": rule.value["members_more_than"]}
    return _decision(rule.citation, Finding("cell-supervision-conditions", more_than, rule.citation))


def discipline_forms(subject: str, on: date) -> tuple[str, ...]:
    """The forms for `subject` (organization, official, probationary), lightest first."""
    return tuple(value_on("inspections/discipline_forms", on).value[subject])


def may_be_disciplined(subject: str, form: str, on: date) -> Decision:
    """Does the form of discipline exist for `subject` on `on`?"""
    rule = value_on("inspections/discipline_forms", on)
    if form in rule.value[subject]:
        return _decision(rule.citation)
    words = {"form": wording(form, "discipline_form"), "subject": wording(subject, "member_status")}
    return _decision(rule.citation, Finding("discipline-form-not-for-subject", words, rule.citation))


def count_cases(subjects_per_case: Sequence[int], rule: str) -> int:
    """How many cases a report states: `one_decision` counts papers, `one_per_subject` their organizations.

    A case without a named organization counts as one either way.
    """
    if rule == "one_decision":
        return len(subjects_per_case)
    if rule == "one_per_subject":
        return sum(max(1, count) for count in subjects_per_case)
    raise ValueError(f"unknown rule of counting: {rule}")


def _decision(citation: Citation, *findings: Finding) -> Decision:
    return Decision(findings, (citation,))
