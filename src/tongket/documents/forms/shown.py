"""How a fact is printed, and the dots that stand where it is not known, to be written by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tongket.documents.forms.definition import Fact
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi, date_words_vi, number_vi, two_digits
from tongket.rules.numerals import money_words_vi, number_words_vi

DOTTED = "…………………………"
SHORT = "………"
GAPS = {
    ("date", ""): "……/……/…………",
    ("date", "words"): "ngày …… tháng …… năm …………",
    ("date", "month"): "…… năm …………",
    ("date", "year"): SHORT,
    ("number", ""): SHORT,
    ("number", "two"): SHORT,
    ("number", "tenth"): SHORT,
    ("money", ""): "……………… đồng",
    ("money", "bare"): "………………",
    ("money", "words"): "…………………………………… đồng",
    ("yes_no", ""): "có / không",
    ("list", "count"): SHORT,
}


@dataclass(frozen=True)
class Stated:
    """A value that is a figure: printed like any other, it keeps the figure's tag in the paper."""

    value: int | Decimal | None
    figure: str


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


FITTING: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "date": lambda value: isinstance(value, date),
    "number": _is_number,
    "money": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "choice": lambda value: isinstance(value, str),
    "yes_no": lambda value: isinstance(value, bool),
    "list": lambda value: isinstance(value, list | tuple),
}


def bare(value: object) -> object:
    """The value without its figure; None for an empty text, which says nothing."""
    inner = value.value if isinstance(value, Stated) else value
    return None if inner == "" else inner


def check(form_id: str, fact: Fact, value: object) -> None:
    """Raises `form-fact-wrong` where the value is of another kind than the form declares."""
    inner = bare(value)
    if inner is None:
        return
    fits = FITTING[fact.kind](inner) and (not fact.options or inner in fact.options)
    if not fits:
        raise TongketError("form-fact-wrong", form=form_id, fact=fact.label, value=str(inner)[:60])
    if fact.kind == "list":
        rows: Any = inner
        for row in rows:
            check_names(form_id, fact.fields, row)


def check_names(form_id: str, facts: Mapping[str, Fact], given: Mapping[str, object]) -> None:
    """Every fact given is declared and of its kind. Raises `form-fact-undeclared`, `form-fact-wrong`."""
    for name, value in given.items():
        if name not in facts:
            raise TongketError("form-fact-undeclared", form=form_id, fact=name)
        check(form_id, facts[name], value)


def gap(kind: str, look: str) -> str:
    """The dots for a value that is not known."""
    return GAPS.get((kind, look), DOTTED)


def shown(kind: str, look: str, value: Any, options: Mapping[str, str]) -> str:
    """A known value as printed."""
    match kind:
        case "date":
            return _date(value, look)
        case "number":
            return _number(value, look)
        case "money":
            return money_words_vi(value) if look == "words" else number_vi(value) + ("" if look else " đồng")
        case "yes_no":
            return "có" if value else "không"
        case "list":
            return two_digits(len(value))
    return _text(options.get(value, value), look)


def _number(value: Any, look: str) -> str:
    if look == "tenth":
        return number_vi(value, 1)
    return two_digits(value) if look == "two" else number_words_vi(value) if look else number_vi(value)


def _text(text: str, look: str) -> str:
    if look == "capital":
        return text[:1].upper() + text[1:]
    return text.upper() if look == "upper" else text


def _date(day: date, look: str) -> str:
    if look == "words":
        return date_words_vi(day)
    if look == "month":
        return f"{day.month} năm {day.year}"
    return str(day.year) if look == "year" else date_vi(day)
