"""No import between rooms hides from the contracts, and none is deferred to escape a circle."""

from __future__ import annotations

import ast
import configparser
from collections.abc import Iterator

from tests.house.source import PACKAGE, ROOT, Module, modules, spot

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
    own = {"figures/catalogue/entries.py", "web/navigation.py", "documents/forms/gathering.py"}  # their own room alone
    allowed = {*ENTRANCES, *own}
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


def doors() -> Iterator[tuple[Module, str]]:
    """Functions and classes that another room imports."""
    by_name = {".".join(("tongket", *module.path.relative_to(PACKAGE).with_suffix("").parts)): module
               for module in modules()}  # fmt: skip
    for module in modules():
        for node in ast.walk(module.tree):
            other = by_name.get(node.module or "") if isinstance(node, ast.ImportFrom) else None
            if isinstance(node, ast.ImportFrom) and other is not None and other.room != module.room:
                yield from ((other, alias.name) for alias in node.names)


def test_what_other_rooms_use_says_what_it_is():
    told = {
        (module.place, node.name): ast.get_docstring(node)
        for module in modules()
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    silent = {f"{module.place}:{name}" for module, name in doors() if told.get((module.place, name), "") is None}
    assert silent == set()


def test_every_table_is_protected_by_a_contract():
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    protected = {name for part in contracts.values() for name in part.get("protected_modules", "").split()}
    tables = {
        ".".join(("tongket", *module.path.relative_to(PACKAGE).with_suffix("").parts))
        for module in modules()
        if module.path.name == "models.py"
    }
    assert tables - protected == set()
