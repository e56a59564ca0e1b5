"""Papers entered in the register as they are made."""

from __future__ import annotations

import pytest

from tests.office import OFFICE, Office, new_office
from tongket.access import audit
from tongket.access.book import Withdrawal
from tongket.access.gate import Refused
from tongket.documents import queries
from tongket.documents.actions.paper.draft import draft
from tongket.documents.actions.paper.withdraw import withdraw
from tongket.documents.register.book import MadeFile
from tongket.documents.tests.store import FIGURES, drafted, made, submitted
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return new_office()


def refusal(entries: list) -> str:
    with pytest.raises(Refused) as refused:
        draft(OFFICE, entries)
    return refused.value.found[0].finding.code


def test_a_draft_is_read_back_with_its_exact_figures(office: Office) -> None:
    kept = drafted(office)
    assert (kept.state, kept.number, kept.figures) == ("draft", None, FIGURES)
    assert queries.papers(office.commune, 2023) == [kept]


def test_a_draft_made_anew_keeps_its_key_and_gets_a_new_version(office: Office) -> None:
    first = drafted(office)
    again = drafted(office, title="Báo cáo tổng kết năm 2023")
    assert (again.key, again.title, again.version) == (first.key, "Báo cáo tổng kết năm 2023", 2)
    assert [event.event for event in audit.history(first.key)] == ["paper.drafted", "paper.drafted"]


def test_the_history_of_a_draft_made_anew_names_only_what_changed(office: Office) -> None:
    first = drafted(office)
    drafted(office, title="Báo cáo tổng kết năm 2023")
    event = audit.last_change(first.key)
    assert event is not None
    assert event.changes == {"title": ("Báo cáo năm 2023", "Báo cáo tổng kết năm 2023")}


def test_a_draft_made_anew_without_change_writes_nothing(office: Office) -> None:
    drafted(office)
    assert draft(OFFICE, [made(office)]).written == []


def test_papers_of_two_kinds_stand_side_by_side(office: Office) -> None:
    draft(OFFICE, [made(office), made(office, kind="ratings_summary")])
    assert [paper.kind for paper in queries.papers(office.commune, 2023)] == ["year_report", "ratings_summary"]


def test_papers_are_listed_by_kind(office: Office) -> None:
    draft(OFFICE, [made(office), made(office, kind="ratings_summary")])
    assert [paper.kind for paper in queries.papers(office.commune, 2023, "ratings_summary")] == ["ratings_summary"]


def test_two_rounds_of_one_kind_stand_side_by_side(office: Office) -> None:
    first = drafted(office, kind="badge_proposal", variant="2023-02-03")
    second = drafted(office, kind="badge_proposal", variant="2023-11-07")
    assert first.key != second.key
    assert len(queries.papers(office.commune, 2023)) == 2


def test_a_paper_made_after_submission_is_a_draft_of_its_own(office: Office) -> None:
    first = submitted(office)
    second = drafted(office, title="Báo cáo sửa")
    assert second.key != first.key
    assert queries.paper(first.key) == first


def test_a_paper_made_after_a_draft_was_withdrawn_is_a_draft_of_its_own(office: Office) -> None:
    first = drafted(office)
    withdraw(OFFICE, [Withdrawal(first.id, first.version)], reason="lập nhầm")
    second = drafted(office)
    assert second.key != first.key
    assert queries.papers(office.commune, 2023) == [second]


def test_a_draft_whose_paper_moved_on_while_it_was_made_is_refused(office: Office) -> None:
    entry = made(office)
    submitted(office)
    assert refusal([entry]) == "paper-made-meanwhile"


def test_the_same_draft_twice_at_once_is_refused(office: Office) -> None:
    assert refusal([made(office), made(office)]) == "paper-made-meanwhile"


def test_a_draft_of_an_unknown_type_is_refused(office: Office) -> None:
    assert refusal([made(office, type="poem")]) == "paper-type-unknown"


def test_a_draft_of_an_unknown_body_is_refused(office: Office) -> None:
    assert refusal([made(office, body="choir")]) == "paper-body-unknown"


def test_a_hash_that_is_none_is_refused(office: Office) -> None:
    assert refusal([made(office, files=(MadeFile("a.docx", "abc"),))]) == "paper-hash-wrong"


def test_a_paper_that_does_not_exist_is_not_found(office: Office) -> None:
    with pytest.raises(TongketError, match="record-not-found"):
        queries.paper(made(office).key)
