"""What is kept of a person is read by a figure, a rule, a check or a paper; what nothing reads is not asked."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.house.source import PACKAGE

ENTRIES = yaml.safe_load((PACKAGE / "records" / "members" / "entries.yaml").read_text(encoding="utf-8"))
READERS = (
    "figures/queries/*.sql", "rules/*.py", "documents/papers/**/*.py", "documents/sentences/*.py",
    "records/*/checks.py", "records/*/facts.py", "records/members/life/storing.py", "records/meetings/views.sql",
)  # fmt: skip
FIELDS = [(ledger, field) for ledger, spec in ENTRIES.items() for field in spec["fields"]]


def readers(field: str) -> list[str]:
    paths = [path for pattern in READERS for path in PACKAGE.glob(pattern)]
    return [path.name for path in paths if re.search(rf"\b{field}(_id)?\b", path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("ledger", "field"), FIELDS, ids=lambda word: word)
def test_a_field_about_a_person_is_read_by_a_figure_a_rule_or_a_paper(ledger, field):
    assert readers(field), f"{ledger}.{field} is asked of people and used by nothing"


@pytest.mark.parametrize("word", ["religion", "ethnicity", "phone", "email", "identity_number", "occupation"])
def test_what_nothing_needs_is_not_asked(word):
    assert [ledger for ledger, spec in ENTRIES.items() if word in spec["fields"]] == []
