"""Any register, written as their list in any style, differs in nothing; every planted difference is found, alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from time import process_time
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.access.book import Kept
from tongket.exchange.excel.reading import read_workbook
from tongket.exchange.national.comparing.comparison import compare
from tongket.exchange.national.comparing.differences import Sides
from tongket.exchange.national.comparing.questions import Comparison, from_json, to_json
from tongket.exchange.national.comparing.register import Ours, Register
from tongket.exchange.national.reading.rows import people
from tongket.exchange.national.reading.taking_in import take_in
from tongket.exchange.tests.national_lists import HEADINGS
from tongket.exchange.tests.sheets import workbook
from tongket.records.members.book import MemberEntry
from tongket.rules import notation

UNITS = {1: "Chi bộ thôn Đông", 2: "Chi bộ thôn Tây"}
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SYLLABLES = st.sampled_from(("Nguyễn", "Trần", "Lê", "Hoà", "Hòa", "Thị", "Văn", "Đức", "Quỳnh", "Thuỷ", "Ân", "Ấn"))
DAYS = st.dates(date(1930, 1, 1), date(2020, 12, 31))
STYLES = st.sampled_from(("text", "iso", "serial", "dashes"))
SPELLINGS = st.sampled_from(("NFC", "NFD"))


@st.composite
def registers(draw: st.DrawFn) -> list[Ours]:
    size = draw(st.integers(1, 12))
    return [member(number, draw) for number in range(1, size + 1)]


def member(number: int, draw: st.DrawFn) -> Ours:
    name = " ".join(draw(st.lists(SYLLABLES, min_size=2, max_size=4)))
    identity = draw(st.sampled_from(("", f"038{number:09d}")))
    entry = MemberEntry(name, draw(st.sampled_from((1, 2))), draw(DAYS), draw(DAYS), f"{number:012d}")
    return ours(number, entry, identity)


def ours(number: int, entry: MemberEntry, identity: str = "") -> Ours:
    kept = Kept(number, UUID(int=number), 1, NOW, None, entry)
    return Ours(kept, identity, notation.fold(entry.full_name))


def written(day: date, style: str) -> object:
    return {
        "text": f"{day.day}/{day.month}/{day.year}",
        "iso": day.isoformat(),
        "serial": (day - date(1899, 12, 30)).days,
        "dashes": f"{day.day:02d}-{day.month:02d}-{day.year}",
    }[style]


def row(who: Ours, style: str, spelling: str, *, loses_zeros: bool) -> list[object]:
    entry = who.entry
    card: object = int(entry.card_number) if loses_zeros else entry.card_number
    identity: object = int(who.identity) if loses_zeros and who.identity else who.identity
    birth = written(entry.birth_date or NOW.date(), style)
    cells = [
        unicodedata.normalize(spelling, entry.full_name), card, identity, birth,
        written(entry.admitted_on, style), UNITS[entry.organization], "", "Đang sinh hoạt",
    ]  # fmt: skip
    return cells


def held(rows: Sequence[Sequence[object]], members: Sequence[Ours]) -> Comparison:
    content = workbook({"S": [list(HEADINGS), *map(list, rows)]})
    taken = take_in(read_workbook("a.xlsx", content), {})
    mapping = {label.place: label.column for label in taken.labels}
    sides = Sides(frozenset(mapping.values()), UNITS, {name: key for key, name in UNITS.items()})
    return compare(people(taken, mapping), Register(1, members, UNITS), sides, {})


@settings(max_examples=40, deadline=None)
@given(registers(), STYLES, SPELLINGS, st.booleans())
def test_a_register_written_as_their_list_in_any_style_differs_in_nothing(members, style, spelling, loses_zeros):
    comparison = held([row(who, style, spelling, loses_zeros=loses_zeros) for who in members], members)
    assert (comparison.same, comparison.questions) == (len(members), [])


@settings(max_examples=40, deadline=None)
@given(registers(), st.data())
def test_each_planted_difference_is_found_and_nothing_else(members, data):
    rows = [row(who, "text", "NFC", loses_zeros=False) for who in members]
    planted = set()
    for number, who in enumerate(members):
        change = data.draw(st.sampled_from(("", "admitted", "unit", "identity")))
        if change == "admitted":
            rows[number][4] = "01/02/1929"
            planted.add((who.key, "admitted_on"))
        elif change == "unit":
            rows[number][5] = UNITS[3 - who.entry.organization]
            planted.add((who.key, "organization"))
        elif change == "identity":
            rows[number][2] = f"09{number:010d}"
            planted.add((who.key, "identity_number"))
    comparison = held(rows, members)
    assert {(each.person, each.column) for each in comparison.questions} == planted


@settings(max_examples=20, deadline=None)
@given(registers(), st.data())
def test_a_comparison_stored_and_read_again_asks_the_same_questions(members, data):
    rows = [row(who, "text", "NFC", loses_zeros=False) for who in members]
    rows[data.draw(st.integers(0, len(rows) - 1))][4] = "2001"
    comparison = held(rows, members)
    assert from_json(to_json(comparison)) == comparison


@pytest.mark.parametrize("size", [2_500])
def test_a_list_of_a_large_commune_is_held_against_the_register_in_time(size):
    entry = MemberEntry("Nguyễn Văn Ân", 1, date(1990, 5, 19), date(1965, 1, 1))
    members = [
        ours(number, replace(entry, full_name=f"Nguyễn Văn {number}", card_number=f"{number:012d}"))
        for number in range(1, size + 1)
    ]
    rows = [row(who, "text", "NFC", loses_zeros=False) for who in members]
    start = process_time()
    assert held(rows, members).same == size
    assert process_time() - start < 2, "seconds of work; reading the file is part of it"
