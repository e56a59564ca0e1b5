"""Words: every refusal has a code with both languages and a test, every identifier is a word of the trade."""

from __future__ import annotations

import ast
import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from tests.house import exceptions
from tests.house.source import APPS, PACKAGE, ROOT, committed_text, files_of_tests, modules
from tongket.figures.catalogue.entries import catalogue
from tongket.rules import vocabulary
from tongket.rules.errors import error_catalogue
from tongket.rules.load import terms

ENTRIES = sorted(PACKAGE.rglob("entries.yaml"))
RAISING = re.compile(
    r"""(?:TongketError|Finding|finding|refuse|found|_refused|refusal)\(\s*["']([a-z][a-z0-9-]+)["']"""
)
HERE = "tests/house/test_words.py"
INDEX_HOSTS = ("pypi" + ".org", "files.python" + "hosted", "npmjs" + ".org", "npmjs" + ".com", "test.pypi", "://mirror")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|home/[a-z]+|root|Users/[A-Za-z]+)/[a-z]")
# Words about the tools a text was written with have no place in the project's text.
TOOL_WORDS = re.compile(
    r"\b(chat" + r"gpt|clau" + r"de|copi" + r"lot|ll" + r"ms?|gpt-\d|as an ai|ai-generated)\b", re.I
)
UNFINISHED = re.compile(r"(?:#|//|--|<!--|^)\s*(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b", re.M)


def raised_codes() -> set[str]:
    return {code for module in modules() for code in RAISING.findall(module.text)}


def test_every_code_that_is_raised_stands_in_the_catalogue():
    assert sorted(raised_codes() - set(error_catalogue())) == []


def test_every_code_of_the_catalogue_is_named_by_some_module():
    text = "\n".join(module.text for module in modules())
    text += "\n".join(
        path.read_text(encoding="utf-8") for path in (PACKAGE / "rules").rglob("*.yaml") if path.name != "errors.yaml"
    )
    built = tuple(re.findall(r'f"([a-z]+-)[{]', text))  # codes put together from a word of the trade
    idle = [code for code in error_catalogue() if f'"{code}"' not in text and code not in text.split()]
    assert [code for code in idle if not code.startswith(built)] == []


def test_every_code_has_a_test_that_triggers_it():
    texts = [path.read_text(encoding="utf-8") for path in files_of_tests() if path.parent.name != "house"]
    texts += [path.read_text(encoding="utf-8") for path in (PACKAGE / "rules" / "cases").rglob("*.yaml")]
    known = set(re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+", "\n".join(texts)))
    assert sorted(set(error_catalogue()) - known) == []


@pytest.mark.parametrize("entry", error_catalogue().values(), ids=lambda entry: entry.code)
def test_a_refusal_speaks_both_languages_with_the_same_arguments(entry):
    for words in (entry.title, entry.message, entry.mend):
        assert set(words) == {"vi", "en"}
        assert all(text.strip() for text in words.values())
    names = [set(re.findall(r"{([a-z_]+)", entry.message[language])) for language in ("vi", "en")]
    assert names[0] == names[1]


@pytest.mark.parametrize("group", vocabulary.groups())
def test_every_choice_of_a_form_is_a_term(group):
    assert sorted(set(vocabulary.groups()[group].words) - set(terms())) == []


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.parent.name)
def test_every_field_of_a_form_has_labels_and_known_choices(path: Path):
    for name, ledger in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        assert set(ledger["sheet"]) == {"vi", "en"}, name
        for field, spec in ledger["fields"].items():
            assert set(spec["label"]) == {"vi", "en"}, field
            assert spec.get("vocabulary") in (None, *vocabulary.groups()), field


@pytest.mark.parametrize("figure", catalogue().values(), ids=lambda figure: figure.id)
def test_a_figure_says_everything_about_itself(figure):
    assert figure.label["vi"]
    assert figure.label["en"]
    assert figure.question["vi"].endswith("?")
    assert figure.source
    assert figure.example


def identifier_words() -> set[str]:
    """Words identifiers may be built of: the terms, the fields of forms, the rooms and cabinets."""
    words = {part for name in terms() for part in name.split("_")}
    for path in ENTRIES:
        for name, ledger in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            words |= {part for each in (name, *ledger["fields"]) for part in each.split("_")}
    words |= {path.name for path in APPS}
    return words | {f"{word}s" for word in words} | {word.removesuffix("s") for word in words} | PLAIN


PLAIN = set(
    re.findall(
        r"\w+", "of or to not by whole own due share ratio value total growth better covered recognized attended"
    )
)


def test_every_figure_is_named_in_words_of_the_glossary():
    known = identifier_words()
    odd = {(figure_id, word) for figure_id in catalogue() for word in re.split(r"[._]", figure_id) if word not in known}
    assert sorted(odd) == []


def test_every_room_and_cabinet_says_in_one_line_what_it_is():
    odd = [
        path.relative_to(PACKAGE).as_posix()
        for path in APPS
        if not (path / "README.md").exists()
        or len([line for line in (path / "README.md").read_text(encoding="utf-8").splitlines() if line.strip()]) != 1
    ]
    assert odd == []


def test_no_committed_text_names_a_package_host_or_a_place_on_one_machine():
    found = [
        name
        for name, text in committed_text()
        if name != HERE and (any(host in text for host in INDEX_HOSTS) or MACHINE_PATHS.search(text))
    ]
    assert found == []


def test_committed_text_speaks_of_the_project_alone():
    found = [
        (name, match[0])
        for name, text in committed_text()
        if name != HERE and (match := TOOL_WORDS.search(text) or UNFINISHED.search(text))
    ]
    assert found == []


def test_vietnamese_is_composed_and_spelt_one_way():
    odd = [
        name
        for name, text in committed_text()
        if name != HERE
        and "/tests/" not in f"/{name}"
        and (not unicodedata.is_normalized("NFC", text) or re.search("[uU]ỷ", text))
    ]
    assert odd == []


def test_every_annotation_across_a_door_says_more_than_a_dictionary_of_anything():
    found = [
        f"{module.place}:{node.name}"
        for module in modules()
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and module.room not in ("web", "cli", "config")
        for note in (node.returns, *(argument.annotation for argument in node.args.args))
        if note is not None and "dict[str, Any]" in ast.unparse(note)
    ]
    assert found == list(exceptions.UNTYPED)


def test_the_readme_speaks_both_languages():
    assert (ROOT / "README.md").exists()
    assert (ROOT / "README.vi.md").exists()
