"""Sample lines for every action of a review's round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.office import OFFICE
from tongket.access.book import Correction, Withdrawal
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.comments.note import note
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.assessing.book import AssessmentEntry, TaskEntry
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry
from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.ratings.lines import RatingLine, Revision
from tongket.records.reviews.rounds.book import Closing, RoundEntry, StepEntry
from tongket.records.reviews.subjects.book import Intention, SubjectEntry
from tongket.records.reviews.tallies.book import TallyEntry

DAY = date(2023, 12, 1)


def reviews_of(office: int, member: int) -> Mapping[str, Sequence[Any]]:
    """A round of the unit itself with one subject, and for each action a line that it would take."""
    entry = RoundEntry(office, 2023, DAY, regime="R124")
    opened = open_round(OFFICE, [entry]).written[0].id
    subject = SubjectEntry(opened, office, "member", "no_office", member)
    listed = enter(OFFICE, [subject]).written[0].id
    step = StepEntry(opened, office, "self_reviewed", DAY)
    taken = take(OFFICE, [step]).written[0].id
    return {
        **_ratings_of(office, member, listed),
        **_lines_of(office, listed),
        "review_round.open": [entry],
        "review_round.correct": [Correction(opened, 1, entry)],
        "review_round.close": [Closing(opened, DAY)],
        "review_round.reopen": [Closing(opened, DAY)],
        "review_step.take": [step],
        "review_step.conclude": [step],
        "review_step.send_back": [step],
        "review_step.reopen": [step],
        "review_step.withdraw": [Withdrawal(taken, 1)],
        "review_subject.enter": [subject],
        "review_subject.correct": [Correction(listed, 1, subject)],
        "review_subject.withdraw": [Withdrawal(listed, 1)],
        "review_subject.intend": [Intention(listed, 1, "good")],
    }


def _ratings_of(office: int, member: int, listed: int) -> Mapping[str, Sequence[Any]]:
    line = RatingLine(listed, "good", decided_by="Ban Thường vụ", decided_on=DAY, decision_number="1-QĐ/ĐU")
    rated = rate(OFFICE, [MemberRatingEntry(member, office, 2019, "", "other")]).written[0].id
    own = CollectiveRatingEntry(office, "organization", 2019, level="good")
    body = rate_collective(OFFICE, [own]).written[0].id
    stages = ("propose", "decide", "announce")
    return {
        **{f"{register}.{stage}": [line] for register in ("rating", "collective_rating") for stage in stages},
        "rating.revise": [Revision(rated, 1, "", "not_reviewed")],
        "collective_rating.revise": [Revision(body, 1, "completed")],
    }


def _lines_of(office: int, listed: int) -> dict[str, Sequence[Any]]:
    """Lines of the subject: an assessment, a task, a tally, a comment."""
    own = AssessmentEntry(office, listed)
    task = TaskEntry(office, listed, "Việc thử", "on_time")
    tally = TallyEntry(office, listed, "cell_vote", DAY, 3, 3, 3, good=3)
    comment = CommentEntry(office, listed, "Góp ý thử")
    assessed = assess(OFFICE, [own]).written[0].id
    entered = enter_task(OFFICE, [task]).written[0].id
    counted = count(OFFICE, [tally]).written[0].id
    noted = note(OFFICE, [comment]).written[0].id
    return {
        "review_assessment.assess": [own],
        "review_assessment.correct": [Correction(assessed, 1, own)],
        "review_task.enter": [task],
        "review_task.correct": [Correction(entered, 1, task)],
        "review_task.withdraw": [Withdrawal(entered, 1)],
        "review_tally.count": [tally],
        "review_tally.correct": [Correction(counted, 1, tally)],
        "review_tally.withdraw": [Withdrawal(counted, 1)],
        "review_comment.note": [comment],
        "review_comment.correct": [Correction(noted, 1, comment)],
        "review_comment.withdraw": [Withdrawal(noted, 1)],
    }
