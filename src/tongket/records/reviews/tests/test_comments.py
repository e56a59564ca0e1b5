import inspect
from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.reviews.actions.comments.correct import correct
from tongket.records.reviews.actions.comments.note import note
from tongket.records.reviews.actions.comments.withdraw import withdraw
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.assessing.models import ReviewComment
from tongket.records.reviews.comments import queries
from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.comments.queries import Remedies, comments_of, remedies_of
from tongket.records.reviews.rounds.book import Closing
from tongket.records.reviews.tests.opened import list_an, new_round, refused

pytestmark = [pytest.mark.django_db]
DEADLINE = date(2024, 3, 31)


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def opened(office):
    return new_round(office)


@pytest.fixture
def comment(office, opened):
    key, _ = list_an(office, opened)
    return CommentEntry(office.east, key, "Chưa sâu sát với cơ sở", answer="accept")


@pytest.fixture
def promised(comment):
    return replace(comment, remedy="Đi cơ sở hằng tuần", remedy_by=DEADLINE)


def test_a_leader_has_a_sheet_in_each_of_two_places(office, opened, comment):
    key, _ = list_an(office, opened, subject="key_cadre", organization=office.commune, frame="leader")
    there = replace(comment, organization=office.commune, subject=key, place="leadership")
    note(OFFICE, [comment, there])
    assert {subject: sheet[0].entry.place for subject, sheet in comments_of([comment.subject, key]).items()} == {
        comment.subject: "cell",
        key: "leadership",
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"place": "leadership"}, "comment-place"),
        ({"opinion": "  "}, "comment-without-opinion"),
        ({"giver_kind": "person"}, "comment-without-giver"),
        ({"giver_kind": "other"}, "review-word-unknown"),
        ({"answer": "explain"}, "comment-without-explanation"),
        ({"remedy": "Đi cơ sở"}, "comment-remedy-and-deadline"),
        ({"remedy_by": DEADLINE}, "comment-remedy-and-deadline"),
        ({"remedy": "Đi cơ sở", "remedy_by": date(2023, 11, 1)}, "comment-deadline-past"),
        ({"remedied_on": date(2024, 2, 1)}, "comment-remedied"),
    ],
)
def test_a_comment_that_lacks_its_other_half_is_refused(comment, changes, code):
    assert refused(note, [replace(comment, **changes)]) == [code]


def test_a_remedy_done_tomorrow_is_refused(promised):
    assert refused(note, [replace(promised, remedied_on=date(2999, 1, 1))]) == ["comment-remedied"]


def test_a_person_is_named_where_the_minutes_require_it(comment):
    note(OFFICE, [replace(comment, giver_kind="person", giver="Đồng chí Nguyễn Văn Mẫu")])
    assert comments_of([comment.subject])[comment.subject][0].entry.giver == "Đồng chí Nguyễn Văn Mẫu"


def test_no_one_can_be_looked_up_as_a_giver(comment):
    note(OFFICE, [replace(comment, giver_kind="person", giver="Đồng chí Nguyễn Văn Mẫu")])
    row = ReviewComment.objects.get()
    assert "mau" not in row.search_key + row.sort_key
    asked = {name for _, function in inspect.getmembers(queries, inspect.isfunction)
             for name in inspect.signature(function).parameters}  # fmt: skip
    assert "giver" not in asked


def test_a_remedy_is_followed_up_after_the_round_was_closed(opened, promised):
    [written] = note(OFFICE, [promised]).written
    close(OFFICE, [Closing(opened, date(2024, 1, 20))])
    correct(OFFICE, [Correction(written.id, 1, replace(promised, remedied_on=date(2024, 3, 1)))])
    changed = Correction(written.id, 2, replace(promised, remedied_on=date(2024, 3, 1), opinion="Khác"))
    assert refused(correct, [changed]) == ["review-closed"]


def test_remedies_are_counted_by_a_day(promised):
    done = replace(promised, opinion="Bốn", remedied_on=date(2024, 4, 2))
    note(
        OFFICE, [promised, replace(promised, opinion="Hai"), replace(promised, opinion="Ba", remedy="", remedy_by=None)]
    )
    note(OFFICE, [done])
    early, late = (remedies_of([promised.subject], day)[promised.subject] for day in (DEADLINE, date(2024, 4, 2)))
    assert (early, late) == (Remedies(3, 0, 0), Remedies(3, 1, 2))
    assert late.percent == 33


def test_a_comment_of_a_closed_round_is_not_withdrawn(opened, comment):
    [written] = note(OFFICE, [comment]).written
    close(OFFICE, [Closing(opened, date(2024, 1, 20))])
    with pytest.raises(Refused) as refusal:
        withdraw(OFFICE, [Withdrawal(written.id, 1)], reason="Nhầm người")
    assert [each.finding.code for each in refusal.value.found] == ["review-closed"]


def test_a_comment_written_down_by_mistake_is_withdrawn(comment):
    [written] = note(OFFICE, [comment]).written
    withdraw(OFFICE, [Withdrawal(written.id, 1)], reason="Nhầm người")
    assert comments_of([comment.subject]) == {}
