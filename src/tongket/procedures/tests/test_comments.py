"""Opinions on a paper's drafts: received, accepted or explained, and the table that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.office import OFFICE
from tongket.access import audit
from tongket.access.book import Correction, Withdrawal
from tongket.documents import queries as register
from tongket.documents.actions.comments.answer import answer
from tongket.documents.actions.comments.receive import receive
from tongket.documents.actions.comments.withdraw import withdraw
from tongket.documents.drafting import queries
from tongket.documents.drafting.book import CommentEntry
from tongket.documents.drafting.wordfile import read_word
from tongket.documents.queries import PaperRecord
from tongket.procedures.tests.drafted import code_of, made, office_of_papers, paper_of
from tongket.procedures.word_round_trip import table_of_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(settings: Any, tmp_path: Path) -> PaperRecord:
    return paper_of(office_of_papers(settings, tmp_path))


def opinion(paper: PaperRecord, **changes: object) -> CommentEntry:
    entry = CommentEntry(
        paper.organization, paper.id, 1, "Bổ sung nguyên nhân chủ quan", "Đồng chí Trần Thị Bình", date(2023, 12, 1),
        "Mục III", )  # fmt: skip
    return replace(entry, **changes)


def answered(paper: PaperRecord, **changes: object) -> None:
    [kept] = queries.comments(paper)
    words = {"response": "accept", "answered_by": "Văn phòng Đảng ủy", "answered_on": date(2023, 12, 3)}
    answer(OFFICE, [Correction(kept.id, kept.version, opinion(paper, **{**words, **changes}))])


def test_an_opinion_is_accepted_and_stands_in_the_table(paper: PaperRecord) -> None:
    receive(OFFICE, [opinion(paper)])
    answered(paper, answer="Đã bổ sung tại Mục III.")
    table = register.paper(table_of_answers(OFFICE, paper))
    text = read_word(made(table)).text
    assert "Bổ sung nguyên nhân chủ quan" in text
    assert "Tiếp thu. Đã bổ sung tại Mục III." in text
    assert (table.kind, table.missing) == ("comment_responses", ())


def test_a_table_with_an_opinion_that_waits_cannot_be_signed(paper: PaperRecord) -> None:
    receive(OFFICE, [opinion(paper)])
    table = register.paper(table_of_answers(OFFICE, paper))
    assert table.missing == ("trả lời ý kiến góp ý",)
    assert "[thiếu: trả lời 01 ý kiến]" in read_word(made(table)).text


def test_without_opinions_there_is_no_table(paper: PaperRecord) -> None:
    assert code_of(lambda: table_of_answers(OFFICE, paper)) == "comments-none"


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"opinion": " "}, "comment-opinion-missing"), ({"giver": ""}, "comment-giver-missing")],
)
def test_an_opinion_has_words_and_a_giver(paper: PaperRecord, changes: dict[str, object], code: str) -> None:
    assert code_of(lambda: receive(OFFICE, [opinion(paper, **changes)])) == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"response": "maybe"}, "comment-response-unknown"),
        ({"response": "explain"}, "comment-answer-missing"),
        ({"answered_by": ""}, "comment-answerer-missing"),
        ({"answered_on": date(2023, 11, 30)}, "comment-answered-before"),
    ],
)
def test_an_answer_says_how_why_by_whom_and_not_before(
    paper: PaperRecord, changes: dict[str, object], code: str
) -> None:
    receive(OFFICE, [opinion(paper)])
    assert code_of(lambda: answered(paper, **changes)) == code


def test_an_opinion_written_down_by_mistake_is_taken_out_and_stays_in_its_history(paper: PaperRecord) -> None:
    receive(OFFICE, [opinion(paper)])
    [kept] = queries.comments(paper)
    withdraw(OFFICE, [Withdrawal(kept.id, kept.version)], reason="Ghi nhầm văn bản")
    assert queries.comments(paper) == []
    assert [event.event for event in audit.history(kept.key)] == ["paper_comment.withdrawn", "paper_comment.received"]


def test_an_opinion_is_kept_only_of_a_paper_of_the_organisation_that_allows_it(paper: PaperRecord) -> None:
    receive(OFFICE, [opinion(paper)])
    below = opinion(paper, organization=paper.organization + 1)
    assert code_of(lambda: receive(OFFICE, [below])) == "record-not-found"
    assert code_of(lambda: receive(OFFICE, [replace(opinion(paper), paper=0)])) == "record-not-found"
    assert len(queries.comments(paper)) == 1
