"""Plain names and small files: a smell to look into, so every exception says why."""

from __future__ import annotations

import ast

from tests.house import exceptions
from tests.house.source import PACKAGE, ROOT, files_of_tests, folders, functions, modules

FORBIDDEN = {"shared", "common", "utils", "util", "helpers", "helper", "tools", "misc"}
LINES, FUNCTION_LINES, DEPTH, FILES = 250, 40, 4, 12


def beyond(found: dict[str, int], allowed: dict[str, str]) -> list[str]:
    """What is over the measure without a reason, and every reason no longer needed."""
    over = [f"{name}: {size}" for name, size in found.items() if name not in allowed]
    return over + [f"{name}: needs its exception no more" for name in allowed if name not in found]


def test_no_file_or_folder_has_a_name_that_says_nothing():
    places = [path for path in (PACKAGE, ROOT / "tests") for path in path.rglob("*") if "vendor" not in path.parts]
    assert [str(path.relative_to(ROOT)) for path in places if path.stem.lower() in FORBIDDEN] == []


def test_a_file_is_at_most_250_lines_long():
    sizes = {module.place: module.text.count("\n") for module in modules()}
    assert beyond({name: size for name, size in sizes.items() if size > LINES}, exceptions.LONG_FILES) == []


def test_a_test_file_is_at_most_250_lines_long():
    sizes = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in files_of_tests()}
    assert {name: size for name, size in sizes.items() if size > LINES} == {}


def test_a_function_is_at_most_40_lines_long():
    sizes = {
        f"{module.place}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module in modules()
        for node in functions(module.tree)
    }
    long = {name: size for name, size in sizes.items() if size > FUNCTION_LINES}
    assert beyond(long, exceptions.LONG_FUNCTIONS) == []


def test_folders_are_at_most_four_deep():
    depths = {str(path.relative_to(PACKAGE)): len(path.relative_to(PACKAGE).parts) for path in folders()}
    assert beyond({name: depth for name, depth in depths.items() if depth > DEPTH}, exceptions.DEEP_FOLDERS) == []


def test_a_folder_holds_at_most_12_files():
    counts = {
        path.relative_to(PACKAGE).as_posix(): len(
            [file for file in path.iterdir() if file.is_file() and file.name not in ("__init__.py", "README.md")]
        )
        for path in folders()
        # The words and values of the regulations are data, one file each; tests stand beside what they test.
        if not path.is_relative_to(PACKAGE / "rules" / "values") and "tests" not in path.parts
    }
    assert beyond({name: count for name, count in counts.items() if count > FILES}, exceptions.FULL_FOLDERS) == []


def test_a_package_does_nothing_when_it_is_imported():
    bodies = {path: ast.parse(path.read_text(encoding="utf-8")).body for path in PACKAGE.rglob("__init__.py")}
    saying = [path for path, body in bodies.items() if any(not isinstance(line, ast.Expr) for line in body)]
    assert [str(path.relative_to(PACKAGE)) for path in saying] == []


def test_every_module_begins_with_a_sentence_about_itself():
    silent = [
        module.place
        for module in modules()
        if module.path.name not in ("__init__.py", "apps.py") and module.text and not ast.get_docstring(module.tree)
    ]
    assert silent == []


def test_the_name_of_a_test_has_words_enough_for_a_sentence():
    names = [
        (path.name, node.name)
        for path in files_of_tests()
        if path.name.startswith("test_")
        for node in functions(ast.parse(path.read_text(encoding="utf-8")))
        if node.name.startswith("test_")
    ]
    assert [name for name in names if len(name[1].split("_")) < 3] == []
