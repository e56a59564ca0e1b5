"""What is declared in several places says the same: kinds, words, units, indicators, and no pattern is idle."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from tongket.figures.catalogue.entries import stated
from tongket.figures.wording import ABSENT
from tongket.reconciliation.findings.measures import DECLARED, HEDGES
from tongket.reconciliation.findings.records import indicators
from tongket.reconciliation.grammar.load import grammar
from tongket.reconciliation.kinds import kinds
from tongket.reconciliation.reading.wordings import NO_FACT, PLACE, Wording, wordings
from tongket.reconciliation.words import INSPECTED, PRINTED

ROOM = Path(__file__).resolve().parents[1]
CODE = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py") if "tests" not in path.parts)
PATTERNS = [(module, name) for module, named in grammar("patterns").items() for name in named]
# Measured otherwise from region to region, or each a thing of its own: no two of them are ever compared.
ALONE = {"sào", "mẫu", "kwh", "mw", "kva", "kv", "tấn/ha", "tạ/ha"}


def test_every_kind_that_states_a_figure_is_known():
    assert set(stated()) - set(kinds()) == set()


def test_every_kind_that_a_wording_yields_is_known():
    assert {wording.kind for wording in wordings()} - set(kinds()) - {NO_FACT} == set()


def test_a_wording_that_yields_nothing_names_its_rule():
    assert [wording for wording in wordings() if (wording.kind == NO_FACT) != bool(wording.because)] == []


def test_the_words_that_tell_figures_apart_are_words_of_facts():
    odd = {
        (each.figure, name, word)
        for entries in stated().values()
        for each in entries
        for name, words in each.where.items()
        for word in words
        if name in PRINTED and word not in (*PRINTED[name], *ABSENT)
    }
    assert odd == set()


def test_what_is_counted_of_inspections_is_told_apart_by_known_words():
    asked = {
        word
        for kind in ("inspection", "supervision")
        for each in stated().get(kind, ())
        for word in each.where.get("unit", ())
    }
    assert asked - set(INSPECTED) - set(ABSENT) == set()


@pytest.mark.parametrize(("module", "name"), PATTERNS)
def test_a_pattern_is_used(module: str, name: str):
    assert re.search(rf'\(\s*"{module}",\s*"{name}"\s*\)', CODE)


def test_units_that_are_read_can_be_compared():
    read = {word for words in grammar("numbers")["units"].values() for word in words}
    measured = {word for sizes in DECLARED["units"].values() for word in sizes}
    assert read - measured == ALONE


def test_hedges_that_are_read_have_their_reach():
    numbers = grammar("numbers")
    assert set(HEDGES) == {*numbers["hedges_before"], *numbers["hedges_behind"]}


def test_the_indicators_looked_up_in_the_records_are_those_that_are_read():
    read = {name.rstrip("*") for name in grammar("indicators")["indicators"]} | set(grammar("nouns")["counted"])
    assert set(indicators.table()) - read == set()


def test_the_words_of_the_wordings_are_explained_beside_them():
    told = (PLACE / "README.md").read_text(encoding="utf-8")
    assert [field.name for field in fields(Wording) if f"`{field.name}`" not in told] == []
