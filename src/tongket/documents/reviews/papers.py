"""Which papers a round, a unit and a subject call for, and what each of them prints.

A target is a subject, a unit (its id) or the round itself; every form belongs to one sort of target.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tongket.documents.forms.catalogue import form
from tongket.documents.forms.definition import Fact
from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.shown import bare
from tongket.documents.reviews import bodies, meetings, outcomes, persons, summaries, voting
from tongket.documents.reviews.known import Known
from tongket.records.reviews.assessing.queries import SEE as SEE_ASSESSMENTS
from tongket.records.reviews.comments.queries import SEE as SEE_COMMENTS
from tongket.records.reviews.subjects.queries import Subject
from tongket.records.reviews.tallies.queries import SEE as SEE_TALLIES
from tongket.rules.ratings.kinds import BODIES, PERSONS
from tongket.rules.reviews import regime_for

READ = "rating.read"
ON_POINTS = "R366"
REGIMES = {"R132_HD16": "2019", "R132_HD21": "2019", "R124": "2023", "R366": "2025"}
Make = Callable[[Known, Any], Mapping[str, object]]


@dataclass(frozen=True)
class Sort:
    """How a form is filled: its facts, the permission to see it, the steps that date it, whether the committee issues
    it. `is_strict`: the permission counts at the very unit and at the committee alone."""

    make: Make
    permission: str
    steps: tuple[str, ...]
    by_committee: bool = False
    is_strict: bool = False


OF_SUBJECT: Mapping[str, Sort] = {
    **{
        f"reviews/{name}": Sort(persons.self_review, SEE_ASSESSMENTS, ("self_reviewed", "persons_reviewed"))
        for name in (
            "personal_2019", "personal_2023", "leader_2023", "personal_2025", "leader_2025", "outside_2025", "quarter",
        )
    },
    **{
        f"reviews/collective_{year}": Sort(bodies.report, SEE_ASSESSMENTS, ("collective_reported",))
        for year in ("2019", "2023", "2025")
    },
    "reviews/appraisal": Sort(persons.appraisal, SEE_ASSESSMENTS, ("appraised", "persons_reviewed")),
    "reviews/comments": Sort(bodies.comments, SEE_COMMENTS, ("persons_reviewed", "collective_reported")),
    "tallies/collective_2019": Sort(bodies.sheet_of_2019, SEE_ASSESSMENTS, ("voted",)),
    "ratings/slip": Sort(outcomes.slip, READ, ("announced", "decided"), by_committee=True),
}  # fmt: skip
OF_UNIT: Mapping[str, Sort] = {
    "tallies/ballot": Sort(voting.ballot, SEE_TALLIES, ("voted",), is_strict=True),
    "tallies/count": Sort(voting.count, SEE_TALLIES, ("voted",), is_strict=True),
    "tallies/cell_minutes": Sort(meetings.cell_minutes, SEE_COMMENTS, ("persons_reviewed", "voted")),
    "tallies/proposals": Sort(voting.proposals, SEE_TALLIES, ("proposed", "voted"), is_strict=True),
    "tallies/committee_minutes": Sort(meetings.committee_minutes, SEE_COMMENTS, ("decided", "voted")),
    "ratings/notice": Sort(outcomes.notice, READ, ("announced", "decided"), by_committee=True),
}
OF_ROUND: Mapping[str, Sort] = {
    "ratings/summary_units": Sort(lambda known, _: summaries.summary(known, BODIES), READ, ("decided",)),
    "ratings/summary_leaders": Sort(lambda known, _: summaries.summary(known, PERSONS[1:]), READ, ("decided",)),
    "ratings/summary_members": Sort(lambda known, _: summaries.summary(known, PERSONS[:1]), READ, ("decided",)),
    "ratings/decision_organizations": Sort(
        lambda known, _: outcomes.decision(known, "organization", "organizations"), READ, ("decided",)
    ),
    "ratings/decision_collectives": Sort(
        lambda known, _: outcomes.decision(known, "leadership_collective", "collectives"), READ, ("decided",)
    ),
    "ratings/decision_members": Sort(
        lambda known, _: outcomes.decision(known, "member", "cells"), READ, ("decided",)
    ),
    "ratings/report": Sort(lambda known, _: summaries.report(known), READ, ("announced", "decided")),
}  # fmt: skip
OF_KIND = {
    "ratings/summary_leaders": "key_cadre", "ratings/summary_members": "member",
    "ratings/decision_organizations": "organization", "ratings/decision_collectives": "leadership_collective",
    "ratings/decision_members": "member",
}  # fmt: skip
SORTS: Mapping[str, Sort] = {**OF_SUBJECT, **OF_UNIT, **OF_ROUND}


def papers_of_subject(known: Known, subject: Subject) -> Sequence[str]:
    """The forms of one subject in the order they are used; who is not rated has the slip alone."""
    entry, year = subject.entry, REGIMES[regime_for(known.year).id]
    if entry.subject in PERSONS and entry.not_rated_reason:
        return ("ratings/slip",)
    own = [_self_review(known, entry.frame, year) if entry.subject in PERSONS else f"reviews/collective_{year}"]
    if year == "2025":
        own.append("reviews/appraisal")
    if year == "2019" and entry.subject == "leadership_collective":
        own.append("tallies/collective_2019")
    return (*own, "reviews/comments", *(("ratings/slip",) if entry.subject in PERSONS else ()))


def _self_review(known: Known, frame: str, year: str) -> str:
    if known.round.entry.period.startswith("quarter"):
        return "reviews/quarter"
    if year == "2025" and frame == "outside_system":
        return "reviews/outside_2025"
    return f"reviews/leader_{year}" if frame == "leader" and year != "2019" else f"reviews/personal_{year}"


def papers_of_unit(known: Known, unit: int) -> Sequence[str]:
    """The forms of a unit's vote and result; of the committee its own."""
    if unit == known.committee:
        return ("tallies/ballot", "tallies/count", "tallies/committee_minutes")
    return ("tallies/ballot", "tallies/count", "tallies/cell_minutes", "tallies/proposals", "ratings/notice")


def papers_of_round(known: Known) -> Sequence[str]:
    """The forms of the whole round; decisions on kinds that the round does not rate are left out."""
    kinds = {subject.entry.subject for subject in known.subjects}
    left_out = {form_id for form_id, kind in OF_KIND.items() if kind not in kinds}
    return [form_id for form_id in OF_ROUND if form_id not in left_out]


def gathered(form_id: str, known: Known, target: Subject | int | None = None) -> Gathered:
    """The facts of one paper of a round, with who issues it and who may see it."""
    sort = SORTS[form_id]
    unit = target.entry.organization if target is not None and not isinstance(target, int) else target
    unit = known.committee if unit is None else unit
    facts = fitting(form(form_id).facts, sort.make(known, target))
    issuer = known.committee if sort.by_committee else unit
    name = known.name(target) if target is not None and not isinstance(target, int) else known.unit_names.get(unit, "")
    day = known.day(unit, *sort.steps)
    seen_at = frozenset({unit, known.committee}) if sort.is_strict else frozenset()
    return Gathered(facts, issuer, day, unit, sort.permission, name, seen_at=seen_at)


def fitting(declared: Mapping[str, Fact], given: Mapping[str, object]) -> dict[str, object]:
    """Of what is known, the facts that the form prints, in its rows too."""
    found: dict[str, object] = {}
    for name, fact in declared.items():
        if name not in given:
            continue
        inner = bare(given[name])
        if fact.kind == "list" and isinstance(inner, list | tuple):
            found[name] = [fitting(fact.fields, row) for row in inner]
        else:
            found[name] = given[name]
    return found
