"""What a row says of the vote on its subject."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.book import Kept
from tongket.procedures.annual_review.evening.rows import SHEETS, Ballot, EveningRow, Session
from tongket.records.reviews.subjects.queries import Subject
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.rules.errors import TongketError

OWN_VOTE = {"key_cadre": "leadership_vote", "leadership_collective": "leadership_vote"}


def vote_of(subject: Subject) -> str:
    """The vote the unit itself holds on a subject."""
    return OWN_VOTE.get(subject.entry.subject, "cell_vote")


def tally_entry(
    row: EveningRow, ballot: Ballot, subject: Subject, kept: Sequence[Kept[TallyEntry]], session: Session | None
) -> tuple[Kept[TallyEntry] | None, TallyEntry]:
    """The tally as kept, if any, and as it is to be; blank numbers of people are those of the session.

    Raises `evening-without-day` for a new tally without a session, `evening-people-missing`.
    """
    vote = vote_of(subject)
    old = next((line for line in kept if (line.entry.vote, line.entry.counting) == (vote, ballot.counting)), None)
    if old is None and session is None:
        raise TongketError("evening-without-day")
    due = _first(ballot.due, old.entry.due if old else None, session.due if session else None)
    present = _first(ballot.present, old.entry.present if old else None, session.present if session else None)
    if due is None or present is None:
        raise TongketError("evening-people-missing")
    invalid = _first(ballot.invalid, old.entry.invalid if old else None, 0) or 0
    as_before = old.entry.valid if old and ballot.present is None and ballot.invalid is None else None
    valid = _first(ballot.valid, as_before, max(0, present - invalid)) or 0
    held_on = old.entry.held_on if old else session.held_on  # type: ignore[union-attr]
    sheets = {word: _first(getattr(ballot, word), getattr(old.entry, word) if old else None, 0) or 0 for word in SHEETS}
    unit = subject.entry.organization
    return old, TallyEntry(unit, row.subject, vote, held_on, due, present, valid, invalid,
                           counting=ballot.counting, **sheets)  # fmt: skip


def _first(*given: int | None) -> int | None:
    return next((each for each in given if each is not None), None)
