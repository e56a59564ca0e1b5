"""The criteria a subject is held to, and the sum of points worked out from them, never typed beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tongket.records.reviews.assessing.book import AssessmentEntry
from tongket.records.reviews.rounds.queries import Round, rounds_by_id
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.subjects.queries import subjects_by_id
from tongket.rules.ratings.frames import POINTS, Frame, frame_for, frame_from
from tongket.rules.ratings.scoring import Score, score


@dataclass(frozen=True)
class Held:
    """A subject of an assessment with the criteria its round froze, and its year."""

    subject: SubjectEntry
    frame: Frame
    year: int


def held_to(subjects: Sequence[int]) -> Mapping[int, Held]:
    """The criteria of each of these subjects; one that is no longer listed is not in it."""
    found = {key: kept.entry for key, kept in subjects_by_id(set(subjects)).items()}
    rounds = rounds_by_id({entry.round for entry in found.values()})
    frames: dict[tuple[int, str], Frame] = {}
    held = {}
    for key, entry in found.items():
        at = rounds.get(entry.round)
        if at is None:
            continue
        frame = frames.get((entry.round, entry.frame))
        if frame is None:
            frame = frames[entry.round, entry.frame] = criteria_of(at, entry.frame)
        held[key] = Held(entry, frame, at.entry.report_year)
    return held


def criteria_of(found: Round, frame: str) -> Frame:
    """The criteria of a frame as the round froze them; of a round that froze none, those of its year."""
    kept = found.entry.criteria.get("frames", {}).get(frame)
    year = found.entry.report_year
    return frame_from(kept, year) if kept else frame_for(frame, year)


def summed(entry: AssessmentEntry, held: Mapping[int, Held]) -> AssessmentEntry:
    """The entry with the sum of its criteria where it gives them all and types no other sum.

    A sum alone stays as typed: forms filled on paper may bring no more. While a criterion is missing there is no sum.
    """
    at = held.get(entry.subject)
    if at is None or entry.points is not None or not entry.scores or at.frame.scale != POINTS:
        return entry
    return replace(entry, points=scored(entry, at.frame).total)


def scored(entry: AssessmentEntry, frame: Frame) -> Score:
    """What was given to the criteria of the frame."""
    return score(frame, entry.scores)
