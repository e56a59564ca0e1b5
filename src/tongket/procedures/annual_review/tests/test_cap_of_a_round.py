"""The cap while a committee decides: the groups of its round, its draft, the reading the round names."""

from __future__ import annotations

from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.procedures.annual_review.cap import caps_of
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.subjects.book import Intention, SubjectEntry

pytestmark = [pytest.mark.django_db, pytest.mark.database]
YEAR = 2025
GROUPS = {"an": "Bí thư chi bộ", "binh": "Đảng viên nông thôn", "cuc": "Đảng viên nông thôn", "dung": "", "giang": ""}


@pytest.fixture
def office():
    return new_office()


def opened(office, **more):
    key = open_round(OFFICE, [RoundEntry(office.commune, YEAR, date(2025, 12, 1), regime="R366", **more)]).written[0].id
    places = {"an": office.east, "binh": office.east, "cuc": office.east, "dung": office.west, "giang": office.west}
    lines = enter(OFFICE, [
        SubjectEntry(key, places[who], "member", "no_office", getattr(office, who), group=group, is_head=who == "an")
        for who, group in GROUPS.items()
    ])  # fmt: skip
    return dict(zip(GROUPS, [line.id for line in lines.written], strict=True))


def counts(office, source="intended"):
    return {cap.id: dict(cap.counts) for cap in caps_of(office.commune, YEAR, source=source)}


def propose(office, who, level):
    place = office.east if who in ("an", "binh", "cuc") else office.west
    rate(OFFICE, [MemberRatingEntry(getattr(office, who), place, YEAR, level, stage="proposed")])


def test_without_a_round_nothing_is_intended(office):
    propose(office, "binh", "good")
    assert caps_of(office.commune, YEAR, source="intended") == []


def test_what_the_committee_intends_goes_before_what_was_proposed(office):
    lines = opened(office)
    propose(office, "binh", "good")
    propose(office, "cuc", "good")
    intend(OFFICE, [Intention(lines["binh"], 1, "excellent")])
    assert counts(office) == {"Đảng viên nông thôn": {"excellent": 1, "good": 1}}


def test_the_groups_and_heads_of_the_round_are_those_of_the_cap(office):
    opened(office)
    for who, level in {"an": "excellent", "binh": "good", "dung": "completed"}.items():
        propose(office, who, level)
    found = {cap.id: (dict(cap.counts), dict(cap.heads)) for cap in caps_of(office.commune, YEAR, source="proposed")}
    assert found == {
        "member": ({"completed": 1}, {}),
        "Bí thư chi bộ": ({}, {"excellent": 1}),
        "Đảng viên nông thôn": ({"good": 1}, {}),
    }


def test_the_reading_of_the_round_is_applied_where_it_says_whose_it_is(office):
    opened(office, reading="good_or_better.floor", reading_source="Công văn 10-CV/BTCTU ngày 01/12/2025")
    propose(office, "binh", "good")
    [cap] = caps_of(office.commune, YEAR, source="proposed")
    assert (cap.report.default.id, cap.report.rule.settled) == ("good_or_better.floor", True)
    assert str(cap.report.citation) == "Công văn 10-CV/BTCTU ngày 01/12/2025"


def test_the_quarters_are_counted_apart_from_the_year(office):
    opened(office)
    propose(office, "binh", "good")
    assert caps_of(office.commune, YEAR, "quarter_3", "proposed") == []
