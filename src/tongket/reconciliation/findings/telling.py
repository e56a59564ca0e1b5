"""Findings told about facts, and numbers as a message prints them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tongket.reconciliation.facts import Fact, Reading, Span
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.rules.decision import Citation
from tongket.rules.notation import number_vi, round_half_up

PLACES = 2


def about(
    fact: Fact, code: str, severity: Severity, text: str, *, tag: str = "", recorded: str = "", correction: str = "",
    others: Sequence[Fact] = (), citations: tuple[Citation, ...] = (), **arguments: object,
) -> Found:  # fmt: skip
    """A finding about what one fact states; `others` are the facts it is held against."""
    told = {"quote": fact.quote, "stated": printed(fact, text), **arguments}
    number = fact.number if fact.number.end > fact.number.start else None
    return Found(
        code, severity, fact.at, fact.quote, told, tag=tag, stated=printed(fact, text), recorded=recorded,
        citations=citations, number=number, correction=correction, others=tuple(other.at for other in others),
    )  # fmt: skip


def at_place(
    reading: Reading, span: Span, code: str, severity: Severity, *, citations: tuple[Citation, ...] = (),
    others: tuple[Span, ...] = (), **arguments: object,
) -> Found:  # fmt: skip
    """A finding about a stretch of the text that is no fact."""
    quote = " ".join(span.of(reading.text).split())
    told = {"quote": quote, **arguments}
    return Found(code, severity, span, quote, told, stated=quote, citations=citations, others=others)


def printed(fact: Fact, text: str) -> str:
    """The number as the text prints it; the value where nothing is printed as a number."""
    shown = " ".join(fact.number.of(text).split())
    return shown or (fact.value if isinstance(fact.value, str) else number_vi(fact.value))


def told(value: Decimal | Fraction | int, places: int = PLACES) -> str:
    """A worked-out number for a message: at most `places` decimals, without idle zeros."""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    short = round_half_up(Decimal(value), places).normalize()
    return number_vi(short.quantize(Decimal(1)) if short == short.to_integral_value() else short)


def number(fact: Fact) -> Fraction | None:
    """The value as an exact number; None for text."""
    return None if isinstance(fact.value, str) else Fraction(fact.value)
