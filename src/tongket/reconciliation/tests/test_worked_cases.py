"""Runs every worked case under `cases`: what a sentence states, what of it is set aside, what is not understood.

A case is complete: what it does not list must not be read. Numbers in `facts` are the exact digits without thousands
signs; `set_aside` lists the numbers by the rule that sets them aside. Attributes a case does not name are not asked
for, but for those that would make another figure of the number (`TELLING`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.reconciliation.facts import Fact, Reading
from tongket.reconciliation.reader import read
from tongket.rules.notation import fold

FILES = {path.stem: path for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))}
ARTICLES = sorted((Path(__file__).resolve().parents[4] / "tests" / "articles" / "open").glob("*.txt"))
TELLING = ("subject", "level", "years", "posthumous", "self", "proposed", "actor", "result", "body", "direction")
OLD_TONES = {"ủy": "uỷ", "Ủy": "Uỷ", "hòa": "hoà", "Hòa": "Hoà", "khóa": "khoá", "tỷ": "tỉ", "thủy": "thuỷ"}
Words = str | int | bool | Sequence[int]


@dataclass(frozen=True)
class Case:
    """One sentence, or a short text, and everything that is to be read of it."""

    text: str
    facts: Sequence[Mapping[str, Words]] = ()
    set_aside: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unrecognised: Sequence[str] = ()


def cases_of(name: str) -> list[Case]:
    return [Case(**raw) for raw in yaml.safe_load(FILES[name].read_text(encoding="utf-8"))["cases"]]


CASES = [pytest.param(case, id=f"{name}: {fold(case.text)[:70]}") for name in FILES for case in cases_of(name)]
TEXTS = [case.text for name in FILES for case in cases_of(name)]


def said(fact: Fact, asked: Mapping[str, Words]) -> dict[str, Words]:
    """A fact in the words a case is written in, with the attributes it asks for and those that tell."""
    whole = {
        "kind": fact.kind,
        "value": fact.value if isinstance(fact.value, str) else f"{fact.value:f}",
        "of": "" if fact.of is None else f"{fact.of:f}",
        "unit": fact.unit,
        "approx": fact.approx,
        "of_role": fact.of_role if fact.of_role != "total" else "",
    }
    names = [name for name in fact.attributes if name in asked or name in TELLING]
    more = {name: list(word) if isinstance(word := fact.attributes[name], tuple) else word for name in names}
    return {name: word for name, word in {**whole, **more}.items() if word != ""}


def expected(asked: Mapping[str, Words]) -> dict[str, Words]:
    return {name: str(word) if isinstance(word, int) and word is not True else word for name, word in asked.items()}


@pytest.mark.parametrize("case", CASES)
def test_worked_case(case: Case):
    reading = read(case.text)
    wanted = [*case.facts, *[{}] * len(reading.facts)]
    assert [said(fact, asked) for fact, asked in zip(reading.facts, wanted, strict=False)] == [
        expected(asked) for asked in case.facts
    ]
    by_rule: dict[str, list[str]] = {}
    for row in reading.set_aside:
        by_rule.setdefault(row.rule, []).append(row.quote)
    assert by_rule == case.set_aside
    assert [row.quote for row in reading.unrecognised] == list(case.unrecognised)


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_cases_asks_a_question_and_repeats_no_sentence(name: str):
    file = yaml.safe_load(FILES[name].read_text(encoding="utf-8"))
    texts = [case["text"] for case in file["cases"]]
    assert set(file) == {"question", "cases"}
    assert file["question"].endswith("?")
    assert len(texts) == len(set(texts))


def test_the_cases_have_every_kind_of_fact_in_them():
    kinds = yaml.safe_load((Path(__file__).parents[1] / "kinds.yaml").read_text(encoding="utf-8"))
    assert set(kinds) - {str(fact["kind"]) for name in FILES for case in cases_of(name) for fact in case.facts} == set()


def stated(reading: Reading) -> list[object]:
    """What was read, without places and quotes."""
    facts = [(f.kind, f.value, f.of, f.of_role, plainly(f.unit), f.approx, dict(f.attributes)) for f in reading.facts]
    asides = [(row.rule, row.quote) for row in reading.set_aside]
    return [facts, asides, [row.quote for row in reading.unrecognised]]


def plainly(unit: str) -> str:
    """Both ways to write "tỷ" are right, and the unit is quoted as printed."""
    return unit.replace("tỉ", "tỷ")


def with_old_tones(text: str) -> str:
    for new, old in OLD_TONES.items():
        text = text.replace(new, old)
    return text


@pytest.mark.parametrize("name", FILES)
def test_a_sentence_in_decomposed_letters_says_the_same(name: str):
    for case in cases_of(name):
        assert stated(read(unicodedata.normalize("NFD", case.text))) == stated(read(case.text))


@pytest.mark.parametrize("name", FILES)
def test_a_sentence_in_the_older_spelling_says_the_same(name: str):
    for case in cases_of(name):
        assert stated(read(with_old_tones(case.text))) == stated(read(case.text))


@pytest.mark.parametrize("name", FILES)
def test_a_sentence_with_spaces_that_do_not_break_says_the_same(name: str):
    for case in cases_of(name):
        assert stated(read(case.text.replace(" ", "\u00a0"))) == stated(read(case.text))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_whole_article_says_the_same_in_decomposed_letters_with_spaces_that_do_not_break(path: Path):
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    assert stated(read(unicodedata.normalize("NFD", text.replace(" ", "\u00a0")))) == stated(read(text))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_invisible_characters_change_nothing_that_is_read(text: str, data: st.DataObject):
    place = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from("\u200b\u200c\u200d\ufeff\u00ad\u2060"))
    assert facts_of(text[:place] + sign + text[place:]) == facts_of(text)


def facts_of(text: str) -> list[tuple[str, Decimal | str, Decimal | None]]:
    return [(fact.kind, fact.value, fact.of) for fact in read(text).facts]
