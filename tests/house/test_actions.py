"""One verb, four mirrors: the file, the function, the permission word, the event; and nothing else writes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house import exceptions
from tests.house.source import PACKAGE, Module, files_of_tests, functions, modules, spot
from tongket.access.actor import roles
from tongket.access.gate import ACTIONS

WRITES = {
    "save", "create", "bulk_create", "bulk_update", "update", "delete", "get_or_create", "update_or_create",
    "set_password",
}  # fmt: skip
TABLES = re.compile(r"objects|_default_manager|\b(row|rows|series|upload|last|fresh|user|person|paper|part)\b")


def declared() -> Iterator[tuple[Module, ast.FunctionDef, str, str]]:
    """Every `@action("word.verb", event="word.done", …)`."""
    for module in modules():
        for node in functions(module.tree):
            for mark in node.decorator_list:
                if (
                    isinstance(mark, ast.Call)
                    and ast.unparse(mark.func) == "action"
                    and isinstance(node, ast.FunctionDef)
                ):
                    event = next(ast.literal_eval(word.value) for word in mark.keywords if word.arg == "event")
                    yield module, node, ast.literal_eval(mark.args[0]), event


DECLARED = list(declared())
NAMES = [name for _, _, name, _ in DECLARED]


def writes(module: Module) -> Iterator[ast.AST]:
    """Calls that look like a write to a table: on a manager, or on something named as a row of one."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "tongket.access.inserting":
            yield node
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            owner = ast.unparse(node.func.value)
            named = any(word.arg for word in node.keywords)
            plain = node.func.attr == "update" and not (named and TABLES.search(owner))
            if not plain and (TABLES.search(owner) or node.func.attr != "update"):
                yield node


def is_action(module: Module) -> bool:
    return "/actions/" in f"/{module.place}"


def test_every_action_lies_in_a_file_of_its_name_among_the_actions():
    places = {f"{module.place}:{node.name}": module for module, node, _, _ in DECLARED}
    odd = [name for name, module in places.items() if not is_action(module) or module.path.stem != name.split(":")[1]]
    assert odd == list(exceptions.SECOND_ACTIONS)


def test_every_file_among_the_actions_holds_one_action():
    holding = {module.place for module, _, _, _ in DECLARED}
    files = [
        module.place
        for module in modules()
        if is_action(module) and module.path.name not in ("__init__.py", "checks.py")
    ]
    assert sorted(files) == sorted(holding)


def test_the_verb_of_a_permission_is_that_of_its_file():
    odd = [
        f"{name} in {module.place}"
        for module, node, name, _ in DECLARED
        if not node.name.startswith(name.split(".")[1]) and name not in exceptions.VERBS
    ]
    assert odd == []


def test_no_two_actions_share_a_permission():
    assert sorted(set(NAMES)) == sorted(NAMES)


def test_an_event_says_of_the_same_thing_that_it_was_done():
    odd = [
        (name, event) for _, _, name, event in DECLARED if name.split(".")[0] != event.split(".")[0] or name == event
    ]
    assert odd == []


def test_every_action_has_a_page_of_its_own_to_come_from_its_docstring():
    assert [name for _, node, name, _ in DECLARED if not ast.get_docstring(node)] == []


def test_every_action_is_registered_when_the_program_starts():
    assert sorted(set(NAMES) - set(ACTIONS)) == []


def test_every_permission_a_role_names_belongs_to_something():
    words = {name.split(".")[0] for name in NAMES}
    asked = set(re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", "\n".join(module.text for module in modules())))
    words |= {name.split(".")[0] for name in asked}
    granted = {pattern for patterns in roles().values() for pattern in patterns}
    unknown = [
        pattern
        for pattern in granted
        if not pattern.startswith("*") and pattern not in NAMES and pattern not in asked
        and not (pattern.endswith(".*") and pattern.removesuffix(".*") in words)
    ]  # fmt: skip
    assert sorted(set(unknown)) == []


def test_every_action_is_called_by_a_test():
    texts = "\n".join(path.read_text(encoding="utf-8") for path in files_of_tests() if path.parent.name != "house")
    assert [name for module, _, name, _ in DECLARED if not is_named(module, name, texts)] == []


def is_named(module: Module, name: str, texts: str) -> bool:
    """Whether tests import the action, call it by its ledger or ask for it by its permission."""
    dotted = "tongket." + module.place.removesuffix(".py").replace("/", ".")
    parent, _, last = dotted.rpartition(".")
    grouped = rf"from {re.escape(parent)} import (\([^)]*|[^\n(]*)\b{last}\b"
    return f"from {dotted} import" in texts or bool(re.search(grouped, texts)) or f'"{name}"' in texts


def test_nothing_writes_to_a_table_but_actions_and_what_runs_inside_the_gate():
    found = [
        spot(module, node)
        for module in modules()
        if not is_action(module) and module.place not in exceptions.WRITERS
        for node in writes(module)
    ]
    assert found == []


@pytest.mark.parametrize("place", exceptions.WRITERS)
def test_an_exception_for_writing_is_still_needed(place: str):
    [module] = [module for module in modules() if module.path == PACKAGE / place]
    assert any(writes(module))


def test_one_raw_statement_alone_fills_tables():
    pattern = re.compile(r"\b(INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM)\b")
    assert [module.place for module in modules() if pattern.search(module.text)] == ["access/inserting.py"]
