"""Every number of every paper of the examples is the one of the file of figures, and of the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.office import OFFICE
from tongket.documents.render.readback import read_tags
from tongket.documents.sentences.shown import label_of, shown
from tongket.figures.definition import FigureValue
from tongket.figures.serialise import as_entry
from tongket.figures.year import figures_of
from tongket.procedures.examples import SLUGS, load_examples, make
from tongket.procedures.year_end import make_package

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def packages(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, Path]]:
    """The package of each example, made once for this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_examples(say=lambda _: None, with_users=False)
        folders = {slug: tmp_path_factory.mktemp(slug) for slug in SLUGS}
        for slug, folder in folders.items():
            make_package(OFFICE, slug, make(slug).commune.year, folder)
        yield folders
        transaction.set_rollback(True)


def figures(slug: str) -> Mapping[str, FigureValue]:
    return {value.tag: value for value in figures_of(slug, make(slug).commune.year)}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_file_of_figures_is_what_the_command_prints(slug: str, packages: Mapping[str, Path]) -> None:
    written = json.loads((packages[slug] / "figures.json").read_text(encoding="utf-8"))
    assert (written["format"], written["org"], written["year"]) == (1, slug, make(slug).commune.year)
    assert written["figures"] == [as_entry(value) for value in figures(slug).values()]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_number_in_a_paper_is_that_of_its_figure(slug: str, packages: Mapping[str, Path]) -> None:
    known = figures(slug)
    printed = [
        (path.name, tag, text)
        for path in sorted(packages[slug].glob("*.docx"))
        for tag, text in read_tags(path.read_bytes())
    ]
    assert [line for line in printed if line[1] not in known] == []
    assert [line for line in printed if line[2] != spelt(known[line[1]])] == []
    assert len(printed) > 40


def spelt(value: FigureValue) -> str:
    """A number as papers print it; one that is missing is named in its place."""
    return shown(value) or f"[thiếu: {label_of(value.tag)}]"
