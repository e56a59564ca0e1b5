"""What was written in a cell or a form field becomes a typed value, or a refusal that names the field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tongket.rules import errors
from tongket.rules.errors import TongketError
from tongket.rules.fields import FieldSpec, parse

WORDS = {"vi": "Mục", "en": "Field"}


def spec(kind: str, **changes):
    return FieldSpec(id="field", kind=kind, label=WORDS, hint=WORDS, **changes)


@pytest.mark.parametrize(
    ("kind", "changes", "written", "code"),
    [
        ("text", {"required": True}, " ", "field-required"),
        ("text", {"max": 3}, "bốn chữ", "field-too-long"),
        ("integer", {"minimum": 0, "maximum": 9}, "10", "field-out-of-range"),
        ("date", {}, "12/01/1024", "field-out-of-range"),
        ("yes_no", {}, "có lẽ", "field-not-yes-no"),
        ("choice", {"vocabulary": "rating_level"}, "giỏi", "field-not-a-choice"),
        ("integer", {}, "1,5", "number-not-whole"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_both_languages(kind, changes, written, code):
    with pytest.raises(TongketError) as refused:
        parse(spec(kind, **changes), written)
    assert refused.value.code == code
    assert "Mục" in errors.message(code, refused.value.arguments, "vi")
    assert errors.mend(code, refused.value.arguments, "en")


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("date", "5/9/2023", date(2023, 9, 5)),
        ("decimal", "1.234,5", Decimal("1234.5")),
        ("yes_no", "Có", True),
        ("integer", "171", 171),
    ],
)
def test_what_an_officer_writes_is_understood(kind, written, value):
    assert parse(spec(kind), written) == value
