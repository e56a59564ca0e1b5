"""What the minutes of a review print: the cell's meeting, and the committee's."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.documents.reviews.bodies import opinions, ordinal
from tongket.documents.reviews.known import Known
from tongket.documents.reviews.persons import Facts
from tongket.documents.reviews.summaries import TITLED, caps_in_short, rows_by_kind
from tongket.documents.reviews.voting import unit_name, unrated_reason
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules.ratings.kinds import BODIES, PERSONS


def cell_minutes(known: Known, unit: int) -> Facts:
    """The meeting at which a cell reviews its people and proposes their levels."""
    here = [subject for subject in known.subjects if subject.entry.organization == unit]
    bodies = [subject for subject in here if subject.entry.subject in BODIES]
    people = [subject for subject in here if subject.entry.subject in PERSONS]
    own = next((side for body in bodies if (side := known.side(body.id, "self"))), None)
    return {
        **_meeting(known, unit, "persons_reviewed", "voted"),
        "reported_on": known.step_on(unit, "collective_reported"),
        "unit_level": own.level if own else None,
        "people": [_person(known, subject) for subject in people],
        "opinions": opinions(known, here) or None,
    }


def _person(known: Known, subject: Subject) -> Facts:
    own, proposed = known.side(subject.id, "self"), known.rating(subject.id, "proposed")
    return {
        "name": known.name(subject), "post": known.posts.get(subject.entry.member or 0, ""),
        "self_level": own.level if own else None, "proposed_level": proposed.level if proposed else None,
        "why": unrated_reason(known, subject),
    }  # fmt: skip


def committee_minutes(known: Known, unit: int) -> Facts:
    """The meeting at which the committee reviews itself and settles the levels."""
    own = [subject for subject in known.subjects if subject.entry.organization == unit]
    below = [s for s in known.subjects if s.entry.subject == "organization" and s.entry.organization != unit]
    return {
        **_meeting(known, unit, "decided", "voted", "persons_reviewed"),
        "groups": [{name: row[name] for name in TITLED} for row in rows_by_kind(known, "decided")],
        "units": [_unit(known, subject) for subject in below],
        "opinions": opinions(known, own) or None,
        "caps": caps_in_short(known),
    }


def _unit(known: Known, subject: Subject) -> Facts:
    rating = known.rating(subject.id, "decided") or known.rating(subject.id, "proposed")
    level = rating.level if rating else ""
    return {"name": known.name(subject), "level": level or None, "why": unrated_reason(known, subject)}


def _meeting(known: Known, unit: int, *steps: str) -> Facts:
    """Day and attendance of the first of these steps that was taken; where a step said no numbers, those of the
    vote."""
    done = known.standings[unit].done if unit in known.standings else {}
    taken: Sequence[StepEntry] = [done[step] for step in steps if step in done]
    told = next((step for step in taken if step.due is not None), taken[0] if taken else None)
    due, present = (told.due, told.present) if told else (None, None)
    return {
        "period": known.period, "unit": unit_name(known, unit), "ordinal": ordinal(known, unit),
        "held_on": taken[0].on if taken else None, "due": due, "present": present,
        "absent": due - present if due is not None and present is not None else None,
    }  # fmt: skip
