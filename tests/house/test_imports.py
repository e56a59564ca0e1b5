"""No import between rooms hides from the contracts, and none is deferred to escape a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.source import Module, modules, spot

ENTRANCES = {"config/entry.py", "cli/main.py"}


def hidden(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Imports of the house's own modules inside a function or under TYPE_CHECKING."""
    for node in ast.walk(module.tree):
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        typing = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        if inside or typing:
            for inner in ast.walk(node):
                if isinstance(inner, ast.ImportFrom) and (inner.module or "").startswith("tongket"):
                    yield inner, inner.module or ""
                if isinstance(inner, ast.Import):
                    yield from ((inner, alias.name) for alias in inner.names if alias.name.startswith("tongket"))


def cell_of(name: str) -> str:
    parts = name.split(".")[1:]
    return "/".join(parts[:2]) if parts[0] == "records" and len(parts) > 1 else parts[0]


def test_no_import_across_rooms_hides_in_a_function_or_under_type_checking():
    found = [
        f"{spot(module, node)} {name}"
        for module in modules()
        if module.place not in ENTRANCES and module.path.name != "apps.py"  # the contracts see these too
        for node, name in hidden(module)
        if cell_of(name) != module.cell
    ]
    assert found == []


def test_no_import_is_relative_or_takes_everything():
    found = [
        spot(module, node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.level or any(alias.name == "*" for alias in node.names))
    ]
    assert found == []


def test_modules_are_named_in_text_only_by_the_entrances_and_settings():
    """import_module would carry an import past the contracts."""
    allowed = {*ENTRANCES, "figures/catalogue/entries.py", "web/navigation.py"}  # the last two: their own room alone
    found = {module.place for module in modules() if "import_module(" in module.text}
    assert found - allowed == set()


def test_nothing_imports_a_name_that_begins_with_an_underscore_from_another_module():
    found = [
        f"{spot(module, node)} {alias.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tongket")
        for alias in node.names
        if alias.name.startswith("_")
    ]
    assert found == []
