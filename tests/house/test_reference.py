"""The reference pages say what the code declares: a page that lags behind is red."""

from __future__ import annotations

from pathlib import Path

import pytest

from tongket.procedures.reference import declared_pages

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", ["actions.md", "errors.md", "rules.md", "sheets.md"])
def test_a_reference_page_is_the_one_written_now(name):
    written = (REFERENCE / name).read_text(encoding="utf-8")
    assert written == declared_pages()[name], "write it anew: tongket reference docs/reference"
