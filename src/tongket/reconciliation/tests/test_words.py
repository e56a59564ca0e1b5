"""The table between the words inside the house and those a reading is printed in."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.articles.test_annotations import WORDS
from tongket.reconciliation.facts import Fact, Reading, SetAside, Span, Unrecognised
from tongket.reconciliation.words import INSPECTED, PRINTED, printed, printed_fact

PACKAGE = Path(__file__).resolve().parents[2]
# Words of so few letters that they are also parts of other things; the longer ones stand for them.
TOO_SHORT = {"in", "dat", "tot", "bch", "cuoc", "vuot", "ubkt", "don_vi"}


def fact(
    kind: str, value: Decimal | str = Decimal(1), unit: str = "", **attributes: str | bool | tuple[int, ...]
) -> Fact:
    return Fact(kind, value, Span(4, 9), Span(4, 5), "1 cái", unit=unit, attributes=attributes)


def test_every_word_of_the_annotations_has_its_word_inside():
    counted = {(kind, "unit"): INSPECTED for kind in ("inspection", "supervision")}
    missing = [
        (kind, name, word)
        for (kind, name), words in WORDS.items()
        for word in words
        if word not in counted.get((kind, name), PRINTED.get(name, {})).values()
    ]
    assert missing == []


@pytest.mark.parametrize("name", PRINTED)
def test_no_two_words_are_printed_alike(name: str):
    assert len(set(PRINTED[name].values())) == len(PRINTED[name])


def test_the_printed_words_stand_nowhere_else_in_the_package():
    words = {
        word for table in (*PRINTED.values(), INSPECTED) for word in table.values() if re.fullmatch("[a-z_]+", word)
    }
    pattern = re.compile(rf"(?<![\w-])({'|'.join(sorted(words - TOO_SHORT))})(?![\w-])")
    paths = [path for suffix in ("py", "yaml", "html", "sql") for path in PACKAGE.rglob(f"*.{suffix}")]
    found = [
        (str(path.relative_to(PACKAGE)), match[0])
        for path in paths
        if path.name != "words.py" and "tests" not in path.parts
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_fact_is_printed_with_its_attributes_beside_its_value():
    rating = fact("org_rating", Decimal("4"), subject="cell", level="excellent", proposed=True)
    assert printed_fact(rating) == {
        "kind": "org_rating", "value": "4", "of": None, "of_role": None, "unit": None, "approx": None,
        "subject": "chi_bo", "level": "xuat_sac", "proposed": True, "quote": "1 cái", "at": 4,
    }  # fmt: skip


def test_the_level_a_committee_gives_itself_is_printed_as_its_value():
    assert printed_fact(fact("org_rating", "good", self=True))["value"] == "tot"


def test_what_an_inspection_counts_is_translated_and_a_measure_is_not():
    assert printed_fact(fact("inspection", unit="member", actor="inspection_commission"))["unit"] == "dang_vien"
    assert printed_fact(fact("indicator_value", unit="tỷ đồng", indicator="investment"))["unit"] == "tỷ đồng"


@pytest.mark.parametrize(("number", "digits"), [("8.628", "8.628"), ("1E+3", "1000"), ("-5", "-5"), ("1.50", "1.50")])
def test_a_number_is_printed_as_its_exact_digits(number: str, digits: str):
    assert printed_fact(fact("indicator_value", Decimal(number)))["value"] == digits


def test_badge_years_are_a_list_of_numbers():
    assert printed_fact(fact("badge_award", years=(45, 50)))["years"] == [45, 50]


def test_what_is_set_aside_or_not_understood_is_printed_with_its_place():
    place = Span(3, 5)
    reading = Reading("Số 12, 34", (), (SetAside(place, "12", "document_number"),), (Unrecognised(Span(7, 9), "34"),))
    assert printed(reading) == {
        "facts": [],
        "unrecognised": [{"quote": "34", "at": 7}],
        "set_aside": [{"quote": "12", "at": 3, "rule": "document_number"}],
    }
