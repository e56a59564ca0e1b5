"""A round of the review of which one cell alone is on the list: what the test of what is seen tries out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.urls import reverse

from tests.office import OFFICE
from tongket.organizations import queries as organizations
from tongket.procedures import jobs
from tongket.procedures.annual_review.papers.job import kind_of
from tongket.records.reviews.actions.comments.note import note
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.rounds.book import RoundEntry, StepEntry
from tongket.records.reviews.subjects.book import Intention, SubjectEntry
from tongket.records.reviews.tallies.book import TallyEntry

OPENED, CONFERENCE, DAY = date(2023, 11, 20), date(2024, 1, 12), date(2023, 12, 5)
OF_THE_ROUND = tuple(
    f"review-{page}"
    for page in (
        "round", "calendar", "calendar-file", "reminders", "refresh", "deciding", "settings", "close", "reopen",
        "committee", "committee-move", "committee-what-if", "committee-edge", "committee-findings",
        "committee-exceptional", "papers",
    )
)  # fmt: skip
OF_A_UNIT = (
    "review-unit", "review-step", "review-send-back", "review-unit-reopen",
    "review-evening", "review-hand-up", "review-tallies", "review-unit-papers", "review-papers-make",
)  # fmt: skip
OF_A_SUBJECT = ("review-sheet", "review-comments", "review-tally", "review-revise")


def reviews_seen(office: int, cell: int) -> Mapping[str, str]:
    """For every page of a round the address of one of the office, with a step of the cell."""
    entry = RoundEntry(office, 2023, OPENED, "quarter_4", "R124", CONFERENCE)
    opened = open_round(OFFICE, [entry]).written[0]
    subject = enter(OFFICE, [SubjectEntry(opened.id, cell, "organization", "collective")]).written[0]
    intend(OFFICE, [Intention(subject.id, 1, "good")])
    step = take(OFFICE, [StepEntry(opened.id, cell, "self_reviewed", DAY)]).written[0]
    unit = organizations.units_by_id([cell])[cell].key
    return {
        **{name: reverse(name, args=[opened.key]) for name in OF_THE_ROUND},
        **{name: reverse(name, args=[opened.key, unit]) for name in OF_A_UNIT},
        **{name: reverse(name, args=[subject.key]) for name in OF_A_SUBJECT},
        **_of_lines(cell, subject.id, str(subject.key)),
        "review-papers-file": reverse("review-papers-file", args=[opened.key, unit, "zip"]),
        "review-papers-progress": reverse("review-papers-progress", args=[opened.key, unit, _papers_of(cell)]),
        "review-unit-years": reverse("review-unit-years", args=[unit]),
        "review-unit-rows": reverse("review-unit-rows", args=[unit, 2023]),
        "review-step-withdraw": reverse("review-step-withdraw", args=[opened.key, unit, step.key]),
    }


def _papers_of(cell: int) -> object:
    """The key of the work on the cell's papers."""
    return jobs.ask(OFFICE, kind_of("quarter_4"), organizations.units_by_id([cell])[cell].slug, 2023)


def _of_lines(cell: int, subject: int, key: str) -> Mapping[str, str]:
    """A comment on the subject, and a ballot of it."""
    comment = note(OFFICE, [CommentEntry(cell, subject, "Ý kiến thử")]).written[0]
    count(OFFICE, [TallyEntry(cell, subject, "cell_vote", DAY, 3, 3, 3, good=3)])
    return {
        **{name: reverse(name, args=[key, comment.key]) for name in ("review-comment", "review-comment-withdraw")},
        **{name: reverse(name, args=[key, "cell_vote", 1]) for name in ("review-tally-enter", "review-tally-withdraw")},
    }
