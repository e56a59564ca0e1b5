"""Numbers are exact, and days come from whoever asks."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house import exceptions
from tests.house.source import Module, modules, spot

EXACT_ROOMS = {"records", "figures", "rules", "documents", "organizations", "exchange", "procedures", "reconciliation"}
DRAWING = {
    "documents/charts.py": "coordinates of a drawing, not values",
    "documents/chart_columns.py": "coordinates of a drawing, not values",
    "documents/chart_words.py": "widths of letters in a drawing, not values",
}
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "time", "monotonic"}


def floats(module: Module) -> Iterator[ast.AST]:
    """Literals and uses of `float`; to ask whether a spreadsheet gave one is how it is turned into an exact number."""
    asked: set[ast.AST] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
            asked.update(ast.walk(node))
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node
        if isinstance(node, ast.Name) and node.id == "float" and node not in asked:
            yield node


def clocks(module: Module) -> Iterator[ast.AST]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            owner = ast.unparse(node.func.value)
            if owner.split(".")[-1] in ("date", "datetime", "timezone", "time"):
                yield node


def test_no_column_holds_an_inexact_number():
    found = [
        spot(module, node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("FloatField", "DecimalField")
    ]
    assert found == []


def test_no_value_passes_through_a_float():
    found = [
        spot(module, node)
        for module in modules()
        if module.room in EXACT_ROOMS and module.place not in DRAWING and module.place not in exceptions.FLOATS
        for node in floats(module)
    ]
    assert found == []


@pytest.mark.parametrize("place", exceptions.FLOATS)
def test_an_exception_for_floats_is_still_needed(place):
    [module] = [module for module in modules() if module.place == place]
    assert any(floats(module))


@pytest.mark.parametrize("room", ["rules", "figures"])
def test_rules_and_figures_ask_no_clock(room):
    found = [spot(module, node) for module in modules() if module.room == room for node in clocks(module)]
    assert found == []
