"""The dated values of Party papers agree with each other and with the words of the forms."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.rules import notation, vocabulary
from tongket.rules.load import value_on

OLD, NEW = date(2026, 5, 26), date(2026, 5, 27)
DAYS = pytest.mark.parametrize("day", [date(2023, 12, 29), date(2026, 4, 1), NEW])


def test_recipients_are_parted_by_commas_until_may_2026_and_by_semicolons_since():
    between = [value_on("documents/page_format", day).value["recipients"]["items"]["between"] for day in (OLD, NEW)]
    assert between == [",", ";"]


def test_a_proposal_is_submitted_with_its_own_word_since_may_2026():
    words = [value_on("documents/page_format", day).value["addressee"]["words"]["proposal"] for day in (OLD, NEW)]
    assert words == ["Kính gửi", "Kính trình"]


def test_both_guidances_describe_the_same_parts_of_a_page():
    old, new = (set(value_on("documents/page_format", day).value) for day in (OLD, NEW))
    assert old == new


@DAYS
def test_the_date_line_pads_as_the_page_format_says(day):
    padding = value_on("documents/page_format", day).value["place_date"]
    for month in range(1, 13):
        padded = f"tháng {month:02d} " in notation.date_words_vi(date(2026, month, 3))
        assert padded == (month in padding["months_padded"] or month >= 10)


@DAYS
def test_the_types_of_papers_are_the_words_of_the_form(day):
    types = value_on("documents/types", day).value
    assert set(types) == set(vocabulary.identifiers("paper_type"))
    assert all(row["abbreviation"] == vocabulary.short(name) for name, row in types.items())
    assert all(row["name"] == vocabulary.label(name) for name, row in types.items())


@pytest.mark.parametrize("kind", ["working_rules", "notice", "conclusion"])
def test_a_cell_issues_these_papers_since_january_2026_only(kind):
    issuers = [value_on("documents/types", day).value[kind]["issuers"] for day in (date(2026, 1, 8), date(2026, 1, 9))]
    assert ["cell" in bodies for bodies in issuers] == [False, True]


@DAYS
def test_a_cell_signs_for_the_cell_and_never_for_its_committee(day):
    assert value_on("documents/signature_blocks", day).value["cell"]["authority"] == "T/M CHI BỘ"


@DAYS
def test_every_signing_body_has_a_symbol(day):
    blocks = set(value_on("documents/signature_blocks", day).value) - {"by_order", "minutes"}
    assert blocks <= set(value_on("documents/symbols", day).value)
