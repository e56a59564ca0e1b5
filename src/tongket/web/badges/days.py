"""The day of a round in an address, and in words."""

from __future__ import annotations

from datetime import date


class DayConverter:
    """`2026-11-07`; anything that is no day is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


def round_name(on: date) -> str:
    """ "03/02" in its year, as offices call a round."""
    return f"{on:%d/%m/%Y}"
