"""What a message names is given to it where it is raised, and nothing beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.source import Module, modules, spot
from tongket.rules.errors import error_catalogue

OF_TEXTS = {"about": {"quote", "stated"}, "at_place": {"quote"}}
"""The makers of a text's findings, with the arguments they give themselves."""


def called(node: ast.Call) -> str:
    return ast.unparse(node.func).split(".")[-1]


def codes_in(node: ast.Call) -> list[str]:
    texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return [text for text in texts if "-" in text and text.replace("-", "").isalnum()]


def given(node: ast.Call) -> set[str] | None:
    """The names of the arguments; None where they come in a mapping that is put together elsewhere."""
    if called(node) == "Finding":
        written = node.args[1] if len(node.args) > 1 else ast.Dict([], [])
        keys = written.keys if isinstance(written, ast.Dict) else [None]
    else:
        keys = [ast.Constant(word.arg) if word.arg else None for word in node.keywords]
    names = [key.value for key in keys if isinstance(key, ast.Constant)]
    return {str(name) for name in names} if len(names) == len(keys) else None


def refusals() -> Iterator[tuple[Module, ast.Call, str, set[str]]]:
    """Every place where a code is written out, with the arguments it is given."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and called(node) in ("TongketError", "Finding", *OF_TEXTS):
                names = given(node)
                if names is not None:
                    own = OF_TEXTS.get(called(node), set())
                    yield from ((module, node, code, names | own) for code in codes_in(node)[:1])


def test_every_message_is_given_what_it_names():
    lacking = {
        f"{spot(module, node)} {code}": error_catalogue()[code].arguments - names
        for module, node, code, names in refusals()
        if not error_catalogue()[code].arguments <= names
    }
    assert lacking == {}


def test_no_message_is_given_what_it_does_not_name():
    idle = {
        f"{spot(module, node)} {code}": names - error_catalogue()[code].arguments
        for module, node, code, names in refusals()
        if called(node) == "TongketError" and not names <= error_catalogue()[code].arguments
    }
    assert idle == {}


def test_the_findings_of_a_text_are_told_by_codes_of_the_catalogue():
    makers = [
        (module, node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in OF_TEXTS and module.room == "reconciliation"
    ]
    unknown = [spot(module, node) for module, node in makers if set(codes_in(node)) - set(error_catalogue())]
    assert makers
    assert unknown == []
