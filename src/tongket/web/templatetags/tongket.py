"""Template filters: words and numbers as the office writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template

from tongket.rules import notation, vocabulary
from tongket.web.language import language

register = template.Library()


@register.filter
def number(value: int | Decimal | None) -> str:
    """`1.234,5`; nothing for a missing number: the page says that it is missing."""
    return "" if value is None else notation.number_vi(value)


@register.filter
def day(value: date | None) -> str:
    """`12/01/2024`."""
    return "" if value is None else notation.date_vi(value)


@register.filter
def role_name(identifier: str) -> str:
    """A role's label in the language of the page."""
    return vocabulary.label(identifier, language(), "role")
