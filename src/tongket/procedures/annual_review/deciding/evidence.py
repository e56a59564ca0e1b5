"""What a rating rests on, frozen with it: so that it can be shown the same when the records have moved on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from tongket.access.gate import Found
from tongket.documents.reviews.measured import MEASURED_BY
from tongket.figures.compute import Asked, compute_below
from tongket.figures.serialise import as_entry
from tongket.procedures.annual_review.cap import GroupCap
from tongket.procedures.annual_review.judging.gathering import Gathered
from tongket.records.reviews.ratings import facts as kept
from tongket.records.reviews.ratings.facts import Ballot
from tongket.records.reviews.rounds.standing import UnitStanding
from tongket.records.reviews.subjects.queries import Subject

Evidence = Mapping[int, Mapping[str, Any]]
ATTENDED = ("voted", "persons_reviewed", "collective_reported")
"""Steps at which attendance is counted, the last first."""


def evidence_for(
    known: Gathered,
    subjects: Sequence[Subject],
    found: Sequence[Found] = (),
    caps: Mapping[int, GroupCap] | None = None,
) -> Evidence:
    """What is known of each of these subjects now: criteria, points, tasks, discipline, ballots, attendance, the cap of
    its group, what was found and the reason given; `found` is in the order of `subjects`."""
    keys = {each.id for each in subjects}
    votes = kept.ballots(known.held.id, keys)
    remarks: dict[int, list[Mapping[str, str]]] = defaultdict(list)
    for each in found:
        if each.index < len(subjects) and not each.finding.warns_only:
            told = {"code": each.finding.code, "text": each.finding.message(), "reason": each.reason}
            remarks[subjects[each.index].id].append(told)
    return {
        each.id: _filled(
            {
                **_of_facts(known, each),
                "ballots": [_ballot(vote) for vote in votes.get(each.id, ())],
                "attendance": _attendance(known.standings.get(each.entry.organization)),
                "cap": _cap(caps[each.id]) if caps and each.id in caps else None,
                "findings": remarks.get(each.id),
            }
        )
        for each in subjects
    }


def with_figures(evidence: Evidence, known: Gathered, subjects: Sequence[Subject]) -> Evidence:
    """The same with the figures of each collective's unit, counted for all units at once."""
    held = known.held.entry
    unit = known.relations.units[held.organization]
    asked = Asked(unit.id, unit.slug, held.report_year, date(held.report_year, 12, 31))
    counted = compute_below(asked, _depth(known), MEASURED_BY)
    found = dict(evidence)
    for each in subjects:
        values = counted.get(each.entry.organization, ())
        figures = [
            {**as_entry(value), "org": known.relations.units[each.entry.organization].slug}
            for value in values
            if value.value is not None and value.figure.id in MEASURED_BY
        ]
        found[each.id] = {**evidence.get(each.id, {}), "figures": figures}
    return found


def _depth(known: Gathered) -> int:
    """How far below the committee the units of the round lie."""
    units, top = known.relations.units, known.held.entry.organization
    deepest = 0
    for unit in units.values():
        depth, at = 0, unit
        while at.id != top and at.parent is not None and at.parent in units:
            depth, at = depth + 1, units[at.parent]
        deepest = max(deepest, depth)
    return deepest


def _of_facts(known: Gathered, subject: Subject) -> Mapping[str, Any]:
    facts, said = known.facts[subject.id], known.assessed.get(subject.id)
    frozen = known.held.entry.criteria.get("frames", {}).get(subject.entry.frame, {})
    return {
        "criteria": _filled(
            {"regime": known.held.entry.regime, "frame": subject.entry.frame, "source": frozen.get("source")}
        ),
        "points": _filled({"self": said.own_points, "appraised": said.appraised_points}) if said else None,
        "tasks": asdict(facts.tasks) if facts.tasks else None,
        "discipline": facts.discipline or facts.members_discipline,
    }


def _ballot(vote: Ballot) -> Mapping[str, Any]:
    return {**asdict(vote), "held_on": vote.held_on.isoformat(), "counts": dict(vote.counts)}


def _attendance(standing: UnitStanding | None) -> Mapping[str, Any] | None:
    if standing is None:
        return None
    steps = (standing.done[word] for word in ATTENDED if word in standing.done)
    counted = next((each for each in steps if each.due is not None), None)
    if counted is None:
        return None
    return {"step": counted.step, "on": counted.on.isoformat(), "due": counted.due, "present": counted.present}


def _cap(cap: GroupCap) -> Mapping[str, Any]:
    applied = cap.report.default
    return {
        "group": cap.id,
        "graded": dict(cap.counts),
        "rate": str(cap.report.rate),
        "reading": applied.id,
        "limit": applied.limit,
        "source": str(cap.report.citation),
    }


def _filled(told: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}
