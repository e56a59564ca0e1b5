"""What was written in a cell or a form field becomes a typed value, or a refusal that names the field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tongket.rules import errors, vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.fields import FieldSpec, parse, written_form

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


@pytest.mark.parametrize("group", vocabulary.groups())
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_choice_is_read_back_as_it_was_written(group, language):
    field = spec("choice", vocabulary=group)
    for word in vocabulary.identifiers(group):
        assert parse(field, written_form(field, word, language)) == word


def test_a_choice_is_written_in_the_words_its_list_offers():
    field = spec("choice", vocabulary="award_title")
    assert written_form(field, "excellent_completion") == "Hoàn thành xuất sắc nhiệm vụ"
    assert parse(field, vocabulary.label("excellent_completion")) == "excellent_completion"


def test_an_abbreviation_of_two_choices_is_not_guessed():
    with pytest.raises(TongketError, match="field-not-a-choice"):
        parse(spec("choice", vocabulary="paper_type"), "QĐ")
