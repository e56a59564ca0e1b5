"""What is kept of a person is read by a figure, a rule, a check or a paper; what nothing reads is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from django.apps import apps
from django.db import models

from tests.house.source import PACKAGE
from tongket.access.record import Record

READERS = (
    "figures/queries/*.sql", "rules/*.py", "documents/papers/**/*.py", "documents/sentences/*.py",
    "documents/forms/facts/*.py", "records/**/checks.py", "records/**/facts.py", "records/**/rules.py",
    "records/members/life/*.py", "records/dues/*.py", "records/badges/**/*.py", "records/admissions/**/*.py",
    "records/reviews/**/queries.py",
    "records/members/transfers/*.py", "records/members/discipline.py", "records/members/identity/book.py",
    "records/members/merging/actions/*.py", "organizations/bodies/queries.py", "records/meetings/views.sql",
)  # fmt: skip
WRITING = ("models.py", "book.py", "ledgers.py", "migrations")
"""Where a field is only put down: naming it there is no use of it. The book of identities alone reads its number."""
PEOPLE = {"Member", "Candidate", "CandidateRelative", "WorkingGroupMember"}
NEVER = (
    "religion", "ethnicity", "phone", "email", "occupation", "ballot", "voter", "opinion_of", "photo", "health",
)  # fmt: skip


def is_about_people(model: type[models.Model]) -> bool:
    linked = {field.related_model.__name__ for field in model._meta.concrete_fields if field.related_model}
    return model.__name__ in PEOPLE or bool(linked & PEOPLE)


def tables() -> Iterator[type[models.Model]]:
    rooms = ("records", "organizations")
    for model in apps.get_models():
        if issubclass(model, Record) and model.__module__.split(".")[1] in rooms and is_about_people(model):
            yield model


def fields() -> list[tuple[str, str]]:
    return [
        (model.__name__, field.name)
        for model in tables()
        for field in model._meta.concrete_fields
        if field.name not in Record.KEPT | {"name_key"}
    ]


@cache
def read_texts() -> tuple[str, ...]:
    paths = {path for pattern in READERS for path in PACKAGE.glob(pattern) if "tests" not in path.parts}
    using = [path for path in paths if path.name not in WRITING or path.parent.name == "identity"]
    return tuple(path.read_text(encoding="utf-8") for path in using if "migrations" not in path.parts)


def is_read(field: str) -> bool:
    return any(re.search(rf"\b{field}(_id)?\b", text) for text in read_texts())


@pytest.mark.parametrize(("table", "field"), fields(), ids=lambda word: word)
def test_a_field_about_a_person_is_read_by_a_figure_a_rule_or_a_paper(table, field):
    assert is_read(field), f"{table}.{field} is asked of people and used by nothing"


@pytest.mark.parametrize("word", NEVER)
def test_what_nothing_needs_is_not_asked(word):
    assert [name for name in fields() if word in name[1]] == []


def test_an_identity_number_stands_in_one_table_and_no_sheet():
    holding = [
        table for table, field in fields() if field in ("number", "identity_number") and table != "CandidateStep"
    ]
    sheets = [path for path in PACKAGE.rglob("entries.yaml") if "identity_number" in path.read_text(encoding="utf-8")]
    assert (holding, sheets) == (["MemberIdentity"], [])
