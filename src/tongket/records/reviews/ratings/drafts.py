"""A rating line beside all that it is held against: its subject, its round, and what stands of it already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tongket.access import keeping
from tongket.access.book import Kept
from tongket.records.reviews.ratings.lines import ANNOUNCED, DECIDED, Entry, RatingLine, Side
from tongket.records.reviews.rounds.queries import Round, rounds_by_id, standings
from tongket.records.reviews.rounds.standing import UnitStanding
from tongket.records.reviews.subjects.queries import Subject, subjects_by_id


@dataclass(frozen=True)
class Unplaced:
    """A line whose subject is not on any list, or is of the other register; `code` says which."""

    line: RatingLine
    code: str


@dataclass(frozen=True)
class Draft:
    """`entry` is the rating as it would be kept; `earlier` what already stands in its place; `decided` the decision
    that an announcement repeats."""

    line: RatingLine
    subject: Subject
    round: Round
    standing: UnitStanding
    entry: Entry
    earlier: Kept[Any] | None = None
    decided: Kept[Any] | None = None

    @property
    def is_of_another(self) -> bool:
        """Whether what stands in its place came from somewhere else than this subject."""
        return self.earlier is not None and self.earlier.entry.review != self.line.subject

    @property
    def is_told_already(self) -> bool:
        """Whether the same stands there: level, reason, points and evidence."""
        if self.earlier is None:
            return False
        now = self.earlier.entry
        told = ("level", "not_rated_reason", "points", "evidence", "organization")
        return all(getattr(now, name) == getattr(self.entry, name) for name in told)


def drafts_of(side: Side, lines: Sequence[RatingLine], stage: str) -> Sequence[Draft | Unplaced]:
    """The lines in their order, with what is known of each; a handful of queries for thousands of them."""
    subjects = subjects_by_id({line.subject for line in lines})
    rounds = rounds_by_id({each.entry.round for each in subjects.values()})
    stand = {key: standings(key) for key in rounds}
    drafts = [_draft(side, line, stage, subjects.get(line.subject), rounds, stand) for line in lines]
    entries = [each.entry for each in drafts if isinstance(each, Draft)]
    earlier = _standing(side, entries)
    decided = _standing(side, [_as_decided(each) for each in entries]) if stage == ANNOUNCED else {}
    return [
        replace(
            each,
            earlier=earlier.get(side.book.identity_of(each.entry)),
            decided=decided.get(side.book.identity_of(_as_decided(each.entry))),
        )
        if isinstance(each, Draft)
        else each
        for each in drafts
    ]


def _standing(side: Side, entries: Sequence[Entry]) -> Mapping[tuple[object, ...], Kept[Any]]:
    """What stands in the place of these; of each member only the year and the stage that are asked are read."""
    found: dict[tuple[object, ...], Kept[Any]] = {}
    for year, stage in {(each.report_year, each.stage) for each in entries}:
        some = [each for each in entries if (each.report_year, each.stage) == (year, stage)]
        found.update(keeping.locate(side.book, some, report_year=year, stage=stage))
    return found


def _draft(
    side: Side, line: RatingLine, stage: str, subject: Subject | None,
    rounds: Mapping[int, Round], stand: Mapping[int, Mapping[int, UnitStanding]],
) -> Draft | Unplaced:  # fmt: skip
    if subject is None or subject.entry.round not in rounds:
        return Unplaced(line, "review-subject-unknown")
    if subject.entry.subject not in side.kinds:
        return Unplaced(line, "rating-other-kind")
    found = rounds[subject.entry.round]
    standing = stand[found.id].get(subject.entry.organization, UnitStanding())
    return Draft(line, subject, found, standing, side.entry(line, subject, found, stage))


def _as_decided(entry: Entry) -> Entry:
    return replace(entry, stage=DECIDED)
