"""The recipes of CONTRIBUTING.md and the links of the documents name what exists."""

from __future__ import annotations

import re

import pytest

from tests.house.source import ROOT

GUIDES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("README*.md"))]
RECIPES = ("Add a field", "Add a figure", "Add a rule value", "Add an action", "Add a paper")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("recipe", RECIPES)
def test_contributing_has_the_recipe(recipe):
    assert f"## {recipe}" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_named_by_a_guide_exists(path):
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|tests|docs|bench|setup|requirements|examples|\.ci)/[\w./-]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_link_of_a_guide_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_make_target_named_by_a_guide_exists(path):
    named = re.findall(r"`make ([a-z-]+)`", path.read_text(encoding="utf-8"))
    assert sorted(set(named) - TARGETS) == []
