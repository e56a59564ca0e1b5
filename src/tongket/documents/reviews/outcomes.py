"""What the papers of the outcome print: the decisions with their lists, the notice to a cell, a member's slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from tongket.documents.reviews.known import Known
from tongket.documents.reviews.persons import Facts, points, who
from tongket.documents.reviews.voting import level_counts, unrated_reason
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules import vocabulary
from tongket.rules.load import sources
from tongket.rules.notation import date_vi
from tongket.rules.ratings.kinds import PERSONS
from tongket.rules.reviews import regime_for

STAGES = ("announced", "decided", "proposed")


def regulation(known: Known) -> Facts:
    """The regulation and the guidance of the reviewed year, as papers cite them."""
    regime = regime_for(known.year)
    return {
        "regulation": _cited(regime.regulation, ""), "guidance": _cited(regime.guidance, " của Ban Tổ chức Trung ương"),
    }  # fmt: skip


def _cited(document: str, issuer: str) -> str:
    source = sources()[document]
    kind, _, about = source.title.partition(" ")
    second, _, about = about.partition(" ")
    dated = f", ngày {date_vi(source.signed_on)}" if source.signed_on else ""
    return f"{kind} {second} số {source.number}{dated}{issuer} {about if about.startswith('về ') else f'về {about}'}"


def decision(known: Known, kind: str, listing: str) -> Facts:
    """The decision on organisations, collectives or members: how many of each level, and the list of all."""
    decided = [
        (subject, rating) for subject in known.subjects
        if subject.entry.subject == kind and (rating := known.rating(subject.id, "decided")) and rating.level
        and not (kind == "organization" and subject.entry.organization == known.committee)
    ]  # fmt: skip
    counts = [{"level": row["level"], "count": row["count"]} for row in level_counts([r.level for _, r in decided])]
    return {
        "period": known.period, **regulation(known), "held_on": known.step_on(known.committee, "decided", "voted"),
        "total": len(decided) or None, "counts": counts, listing: _listed(known, decided, listing),
    }  # fmt: skip


def _listed(known: Known, decided: Sequence[tuple[Subject, Any]], listing: str) -> Sequence[Facts]:
    if listing != "cells":
        return [{"name": known.name(subject), "level": rating.level} for subject, rating in decided]
    by_cell: dict[int, list[Facts]] = defaultdict(list)
    for subject, rating in decided:
        kept = known.people.get(subject.entry.member or 0)
        born = kept.entry.birth_date if kept else None
        row = {"name": known.name(subject), "birth_date": born, "level": rating.level}
        by_cell[subject.entry.organization].append(row)
    return [{"cell": known.unit_names.get(cell, ""), "people": rows} for cell, rows in by_cell.items()]


def notice(known: Known, unit: int) -> Facts:
    """What a cell is told: its own level, its people's, and who has none for which reason."""
    here = [subject for subject in known.subjects if subject.entry.organization == unit]
    own = next((s for s in here if s.entry.subject == "organization"), None)
    people = [subject for subject in here if subject.entry.subject in PERSONS]
    decided = {subject.id: known.rating(subject.id, "decided") for subject in (*people, *([own] if own else ()))}
    levels = [rating.level for s in people if (rating := decided[s.id]) and rating.level]
    told = next((rating for rating in decided.values() if rating is not None), None)
    own_rating = decided.get(own.id) if own else None
    return {
        "period": known.period, "unit": known.unit_names.get(unit, ""),
        "unit_level": own_rating.level if own_rating else None,
        "decision_number": told.decision_number if told else None, "decided_on": told.decided_on if told else None,
        "rated": len(levels) or None,
        "counts": [{"level": row["level"], "count": row["count"]} for row in level_counts(levels)],
        "people": [_told(known, subject) for subject in people],
    }  # fmt: skip


def _told(known: Known, subject: Subject) -> Facts:
    proposed, decided = known.rating(subject.id, "proposed"), known.rating(subject.id, "decided")
    return {
        "name": known.name(subject), "proposed_level": (proposed.level if proposed else None) or None,
        "level": (decided.level if decided else None) or None, "why": unrated_reason(known, subject),
    }  # fmt: skip


def slip(known: Known, subject: Subject) -> Facts:
    """What a member is told: the level that stands last, by which decision, and the remedies promised. No tally."""
    stage = next((word for word in STAGES if known.rating(subject.id, word)), "")
    rating = known.rating(subject.id, stage) if stage else None
    decided = known.rating(subject.id, "decided") or rating
    before = known.levels_before.get(subject.entry.member or 0)
    head = {name: value for name, value in who(known, subject).items() if name != "party_post"}
    return {
        **head, "capacity": vocabulary.in_sentence(subject.entry.subject),
        "stage": stage or None, "level": (rating.level if rating else None) or None,
        "points": points(decided.points) if decided else None, "why": unrated_reason(known, subject) or None,
        "decision_number": decided.decision_number if decided else None,
        "decided_on": decided.decided_on if decided else None, "decided_by": decided.decided_by if decided else None,
        "earlier_level": before, "remedies": _remedies(known, subject),
    }  # fmt: skip


def _remedies(known: Known, subject: Subject) -> Sequence[Facts]:
    """Without the givers: the slip leaves the office."""
    given = [kept.entry for kept in known.comments.get(subject.id, ())]
    return [
        {"opinion": entry.opinion, "remedy": entry.remedy, "remedy_by": entry.remedy_by}
        for entry in given if entry.remedy
    ]  # fmt: skip
