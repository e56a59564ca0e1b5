"""The committee decides: ratings from the levels it intends, with number and day, and the step of each unit.

What belongs to the level above (the own organisation, its collective, the leaders that level manages) is never decided
here: its decision is recorded, with its own body, number and day.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from tongket.access.actor import Actor
from tongket.access.gate import Found
from tongket.procedures.annual_review.deciding.evidence import Evidence, evidence_for, with_figures
from tongket.procedures.annual_review.deciding.levels import Meant, by_level, intended
from tongket.procedures.annual_review.deciding.weighing import Reasons, hold, reason_beyond_cap, told_by_subject
from tongket.procedures.annual_review.deciding.writing import Side, decide_all, revise_all, sides
from tongket.procedures.annual_review.judging.capping import cap_findings, caps_at
from tongket.procedures.annual_review.judging.gathering import Gathered, gather
from tongket.procedures.annual_review.judging.judge import Judge
from tongket.procedures.annual_review.judging.ordering import out_of_turn
from tongket.records.reviews.actions.steps.conclude import conclude
from tongket.records.reviews.ratings import facts as kept
from tongket.records.reviews.ratings.facts import Rated
from tongket.records.reviews.ratings.lines import COLLECTIVES, PERSONS
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import Subject, subjects_of
from tongket.rules.errors import TongketError
from tongket.rules.ratings.steps import authority


@dataclass(frozen=True)
class Paper:
    """The decision: whose, its number, its day; `way` on_paper where it is taken over from a paper."""

    body: str
    number: str
    on: date
    way: str = "here"


@dataclass(frozen=True)
class Decided:
    """What was written: new decisions, revisions of earlier ones, the units whose step was recorded; `found` what was
    passed with its reason; `left` the units that have not handed up."""

    written: int
    revised: int
    units: Sequence[int]
    found: Sequence[Found]
    left: Sequence[int] = ()


def is_decided_above(held: Round, subject: Subject) -> bool:
    """Whether the level above decides: of the own organisation and collective, and of the leaders of its leadership."""
    entry, year = subject.entry, held.entry.report_year
    own = entry.organization == held.entry.organization
    managed = own and entry.subject == "key_cadre"
    return not authority(entry.subject, own, year, managed_by_superior=managed).decided_here


def decide(
    actor: Actor,
    held: Round,
    paper: Paper,
    units: Collection[int] | None = None,
    reasons: Reasons | None = None,
    managed_here: Collection[int] = (),
) -> Decided:
    """Decide the units that handed up (all of them, or of these) at the levels intended, in one transaction.

    A rating decided before stays; where its level is meant otherwise now, it is revised, which asks for a reason.
    `managed_here`: leaders of the own leadership whom this committee manages itself. Raises `RatingsRefused`,
    `access-denied`, `review-nothing-to-decide`.
    """
    whole = subjects_of(held.id)
    here = [each for each in whole if each.id in managed_here or not is_decided_above(held, each)]
    return _decide(actor, held, paper, whole, _of_units(here, units), intended(held, whole), reasons or Reasons())


def record_decision(
    actor: Actor, held: Round, paper: Paper, meant: Mapping[int, Meant], reasons: Reasons | None = None
) -> Decided:
    """Record from its paper what the level above decided on subjects that are its own to decide: subject → level.

    Raises as `decide`, and `review-decided-here` for a subject on which this committee decides itself.
    """
    whole = subjects_of(held.id)
    chosen = [each for each in whole if each.id in meant]
    if not all(is_decided_above(held, each) for each in chosen):
        raise TongketError("review-decided-here")
    levels = {**intended(held, whole), **meant}
    paper = replace(paper, way="on_paper")
    return _decide(actor, held, paper, whole, chosen, levels, reasons or Reasons())


def _of_units(subjects: Sequence[Subject], units: Collection[int] | None) -> Sequence[Subject]:
    return [each for each in subjects if units is None or each.entry.organization in units]


def _decide(
    actor: Actor, held: Round, paper: Paper, whole: Sequence[Subject], chosen: Sequence[Subject],
    meant: Mapping[int, Meant], reasons: Reasons,
) -> Decided:  # fmt: skip
    known = gather(held, whole)
    ready = [each for each in chosen if _handed_up(known, each)]
    left = sorted({each.entry.organization for each in chosen} - {each.entry.organization for each in ready})
    before = kept.rated(held.id, "decided", known.facts.keys())
    now = [each for each in ready if _differs(before.get(each.id), meant[each.id])]
    if not ready:
        raise TongketError("review-nothing-to-decide")
    found, evidence = _weighed(known, now, meant, before, reasons)
    new, again = [each for each in now if each.id not in before], [each for each in now if each.id in before]
    with transaction.atomic(), told_by_subject([each.id for each in now]):
        written = revised = 0
        for side in (PERSONS, COLLECTIVES):
            if side is COLLECTIVES:
                evidence = with_figures(evidence, known, sides(now, side))
            lines = Side(side, meant, evidence, paper)
            written += decide_all(actor, lines, sides(new, side), reasons)
            revised += revise_all(actor, lines, sides(again, side), before, reasons)
        units = _concluded(actor, known, paper, ready, {*before, *(each.id for each in now)}, reasons)
    return Decided(written, revised, units, found, left)


def _weighed(
    known: Gathered, now: Sequence[Subject], meant: Mapping[int, Meant], before: Mapping[int, Rated], reasons: Reasons
) -> tuple[Sequence[Found], Evidence]:
    """Every finding held against its reason: of the subjects, of their groups' caps, of the order."""
    keys, levels = [each.id for each in now], by_level(meant)
    caps = caps_at(known, levels)
    groups = {key: caps[key] for key in keys if key in caps}
    kept_reason = known.held.entry.exceptional_reason
    beside = [
        Found(len(keys), finding, reason_beyond_cap(finding.code, reasons, kept_reason))
        for finding in cap_findings(groups.values())
    ]
    turns = out_of_turn(known.relations, keys, before.keys())
    beside += [Found(len(keys), finding, reasons.of_order) for told in turns.values() for finding in told]
    found = hold(keys, Judge(known).judge(levels, keys), reasons, beside)
    return found, evidence_for(known, now, found, groups)


def _handed_up(known: Gathered, subject: Subject) -> bool:
    if known.held.entry.modes.get("proposed") == "off":
        return True
    standing = known.standings.get(subject.entry.organization)
    return standing is not None and standing.handed_up


def _differs(before: Rated | None, meant: Meant) -> bool:
    if before is None:
        return bool(meant.level or meant.not_rated_reason)
    return (before.level, before.not_rated_reason) != (meant.level, meant.not_rated_reason)


def _concluded(
    actor: Actor, known: Gathered, paper: Paper, ready: Sequence[Subject], decided: Collection[int], reasons: Reasons
) -> Sequence[int]:
    """The step of each unit all of whose subjects are decided now and that has not taken it."""
    units = []
    for unit in dict.fromkeys(each.entry.organization for each in ready):
        around = known.relations.by_unit[unit].values()
        is_whole = all(each.id in decided for some in around for each in some)
        standing = known.standings.get(unit)
        if is_whole and not (standing and "decided" in standing.done):
            units.append(unit)
    note = "; ".join(filter(None, (reasons.of_order, reasons.of_caps)))
    steps = [
        StepEntry(known.held.id, unit, "decided", paper.on, paper.way, paper.body, paper.number, note=note[:300])
        for unit in units
    ]
    if steps:
        conclude(actor, steps, reason=note or reasons.of_all)
    return units
