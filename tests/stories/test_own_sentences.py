"""What we print we can read: the figures of the examples' articles and reports, found again where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from django.db import transaction

from tests.stories.own_sentences import Own, own_papers
from tongket.procedures.examples import SLUGS, load_examples

pytestmark = pytest.mark.django_db
OF_ALL = Fraction(95, 100)
OTHER_FIGURE = "read as the figure of the ledger of the same name, not as the indicator"
NO_BINDING = "read, but no figure is declared for these words in the catalogue"
AFTER_HEADING = 'one of two: the line above ends in "điểm", and "điểm 12" is a place in a document'
NOT_READ = "not read at all: the number is listed or set aside"
NOT_READ_BACK = {
    "members.by_status?status=exempted": NO_BINDING,
    "indicators.plan?indicator=so-vu-tai-nan-giao-thong-nghiem-trong": NOT_READ,
    "indicators.term_value?indicator=economic_growth": NO_BINDING,
    "indicators.term_plan?indicator=economic_growth": NO_BINDING,
    "indicators.term_value?indicator=so-dang-vien-moi-ket-nap": OTHER_FIGURE,
    "targets.met_or_exceeded?period=term": AFTER_HEADING,
    "targets.total?period=term": AFTER_HEADING,
    "organizations.by_type?type=subordinate_cell": "the words of an officer: no topic tells what is counted",
    "organizations.by_type?type=grassroots_cell": "the words of an officer: no topic tells what is counted",
    "indicators.value?indicator=so-dang-vien-moi-ket-nap": OTHER_FIGURE,
    "indicators.plan_ratio?indicator=so-dang-vien-moi-ket-nap": OTHER_FIGURE,
    "indicators.value?indicator=ty-le-to-chuc-dang-hoan-thanh-tot-nhiem-vu-tro-len": OTHER_FIGURE,
    "indicators.plan?indicator=ty-le-to-chuc-dang-hoan-thanh-tot-nhiem-vu-tro-len": OTHER_FIGURE,
    "indicators.value?indicator=ty-le-dang-vien-hoan-thanh-tot-nhiem-vu-tro-len": OTHER_FIGURE,
    "indicators.plan?indicator=ty-le-dang-vien-hoan-thanh-tot-nhiem-vu-tro-len": OTHER_FIGURE,
}
"""By the figure's tag: why some sentence of ours with it is not read back. Every other figure is, everywhere."""


@pytest.fixture(scope="module")
def papers(django_db_setup: None, django_db_blocker: Any) -> Iterator[Sequence[Own]]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_examples(say=lambda _: None, with_users=False)
        yield [paper for slug in SLUGS for paper in own_papers(slug)]
        transaction.set_rollback(True)


def test_every_figure_of_our_papers_is_read_back_but_for_those_named(papers: Sequence[Own]) -> None:
    lost = [
        f"{paper.slug} {one.tag}: {paper.around(one)}"
        for paper in papers
        for one in paper.printed
        if one.tag not in NOT_READ_BACK and not paper.is_read_back(one)
    ]
    assert lost == []


def test_of_all_figures_printed_95_in_a_hundred_are_read_back(papers: Sequence[Own], capsys: Any) -> None:
    printed, found = Counter[str](), Counter[str]()
    for paper in papers:
        for one in paper.printed:
            printed[one.figure] += 1
            found[one.figure] += paper.is_read_back(one)
    with capsys.disabled():
        print(f"\nown sentences: {found.total()} of {printed.total()} figures read back")
        for figure in sorted(printed):
            if found[figure] < printed[figure]:
                print(f"  {figure:<32} {found[figure]:>3} of {printed[figure]:>3}")
    assert Fraction(found.total(), printed.total()) >= OF_ALL


def test_a_figure_is_not_taken_for_another_one_of_the_same_place(papers: Sequence[Own]) -> None:
    paper = papers[0]
    one = next(one for one in paper.printed if one.figure == "admissions.members")
    assert paper.is_read_back(one)
    assert not paper.is_read_back(replace(one, tag="admissions.plan"))
