"""Numbers of papers: in order, without gaps, never twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, connections

from tests.office import OFFICE, Office, new_office
from tongket.access.book import Withdrawal
from tongket.access.gate import Refused
from tongket.documents import queries
from tongket.documents.actions.office.enter_profile import enter_profile
from tongket.documents.actions.paper.draft import draft
from tongket.documents.actions.paper.register_external import register_external
from tongket.documents.actions.paper.sign import sign
from tongket.documents.actions.paper.submit import submit
from tongket.documents.actions.paper.withdraw import withdraw
from tongket.documents.register.life import OutsidePaper, Submission
from tongket.documents.tests.store import enter_term, made, profile, signed, signing, submitted

TERM = "2020-2025"


@pytest.fixture
def office(db: None) -> Office:
    office = new_office()
    enter_term(office)
    return office


@pytest.fixture
def outside(office: Office) -> OutsidePaper:
    return OutsidePaper(
        office.commune, "report", 2023, "Báo cáo quý III", "standing_committee", TERM, 12, date(2023, 10, 2)
    )


def refusal(outside: Sequence[OutsidePaper]) -> str:
    with pytest.raises(Refused) as refused:
        register_external(OFFICE, outside)
    return refused.value.found[0].finding.code


def test_numbers_follow_each_other_by_type(office: Office) -> None:
    lines = [
        signed(office, kind=kind, type=paper_type).number_line
        for kind, paper_type in (("year_report", "report"), ("ratings_summary", "report"), ("programme", "programme"))
    ]
    assert lines == ["Số 01-BC/ĐU", "Số 02-BC/ĐU", "Số 01-CTr/ĐU"]


def test_numbers_begin_anew_with_a_new_term(office: Office) -> None:
    signed(office)
    enter_profile(OFFICE, [profile(office, valid_from=date(2025, 7, 1), term="2025-2030")])
    paper = submitted(office, kind="ratings_summary")
    sign(OFFICE, [signing(paper, signed_on=date(2025, 8, 1))])
    assert (queries.paper(paper.key).term, queries.paper(paper.key).number) == ("2025-2030", 1)


def test_the_inspection_commission_numbers_its_own_papers(office: Office) -> None:
    signed(office)
    other = signed(office, kind="inspection_report", body="inspection_commission")
    assert other.number_line == "Số 01-BC/UBKTĐU"


def test_the_number_of_a_withdrawn_paper_is_not_given_again(office: Office) -> None:
    first = signed(office)
    withdraw(OFFICE, [Withdrawal(first.id, first.version)], reason="ký nhầm")
    assert signed(office).number == 2


def test_a_refused_signing_takes_no_number(office: Office) -> None:
    paper = submitted(office)
    with pytest.raises(Refused):
        sign(OFFICE, [signing(paper, name="")])
    assert queries.next_number(office.commune, "report", TERM, "ĐU") == 1


def test_asking_for_the_next_number_takes_none(office: Office) -> None:
    assert [queries.next_number(office.commune, "report", TERM, "ĐU") for _ in range(2)] == [1, 1]


def test_a_line_without_number_leaves_room_for_it(office: Office) -> None:
    line = queries.symbol_line("report", None, office.commune, date(2023, 12, 20))
    assert line == "Số \u00a0\u00a0\u00a0\u00a0\u00a0-BC/ĐU"


def test_a_cell_signs_with_its_own_symbol(office: Office) -> None:
    assert queries.symbol_line("resolution", 3, office.east, date(2023, 12, 20)) == "Số 03-NQ/CB"


def test_the_offices_own_symbol_goes_before_the_rules(office: Office) -> None:
    enter_profile(OFFICE, [profile(office, valid_from=date(2023, 1, 1), symbol="ĐUX")])
    assert queries.symbol_line("report", 105, office.commune, date(2023, 12, 20)) == "Số 105-BC/ĐUX"


def test_a_paper_from_outside_stands_signed_and_the_register_goes_on_after_it(
    office: Office, outside: OutsidePaper
) -> None:
    register_external(OFFICE, [outside])
    (kept,) = queries.papers(office.commune, 2023)
    assert (kept.state, kept.number_line, kept.is_external) == ("signed", "Số 12-BC/ĐU", True)
    assert signed(office).number == 13


def test_a_lower_number_from_outside_does_not_turn_the_register_back(office: Office, outside: OutsidePaper) -> None:
    register_external(OFFICE, [outside])
    register_external(OFFICE, [replace(outside, number=4)])
    assert queries.next_number(office.commune, "report", TERM, "ĐU") == 13


def test_a_number_given_here_cannot_come_from_outside(office: Office, outside: OutsidePaper) -> None:
    signed(office)
    assert refusal([replace(outside, number=1)]) == "paper-number-taken"


def test_a_number_cannot_come_from_outside_twice(outside: OutsidePaper) -> None:
    register_external(OFFICE, [outside])
    assert refusal([replace(outside, title="Báo cáo khác")]) == "paper-number-taken"


def test_a_number_cannot_stand_twice_in_one_list(outside: OutsidePaper) -> None:
    assert refusal([outside, replace(outside, title="Báo cáo khác")]) == "paper-number-taken"


def test_a_withdrawn_papers_number_cannot_come_from_outside(office: Office, outside: OutsidePaper) -> None:
    first = signed(office)
    withdraw(OFFICE, [Withdrawal(first.id, first.version)], reason="ký nhầm")
    assert refusal([replace(outside, number=1)]) == "paper-number-taken"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": 0}, "paper-number-wrong"),
        ({"term": "2025"}, "paper-term-unknown"),
        ({"type": "poem"}, "paper-type-unknown"),
        ({"body": "choir"}, "paper-body-unknown"),
    ],
)
def test_a_paper_from_outside_must_be_whole(outside: OutsidePaper, change: dict, code: str) -> None:
    assert refusal([replace(outside, **change)]) == code


def in_two_threads(jobs: Sequence[Callable[[], object]]) -> None:
    """On PostgreSQL at once; SQLite lets one write at a time anyway."""

    def run(half: Sequence[Callable[[], object]]) -> None:
        try:
            for job in half:
                job()
        finally:
            connections.close_all()

    if connection.vendor == "sqlite":
        for job in jobs:
            job()
        return
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, (jobs[::2], jobs[1::2])))


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_200_papers_signed_by_two_people_at_once_get_200_numbers_without_gaps() -> None:
    office = new_office()
    enter_term(office)
    drafts = [made(office, kind=f"report_{place}") for place in range(200)]
    submitted_now = submit(OFFICE, [Submission(line.id, 1) for line in draft(OFFICE, drafts).written])
    steps = [signing(paper) for paper in queries.papers(office.commune, 2023)]
    in_two_threads([lambda step=step: sign(OFFICE, [step]) for step in steps])
    assert len(submitted_now.written) == 200
    assert sorted(paper.number or 0 for paper in queries.papers(office.commune, 2023)) == list(range(1, 201))
