"""Figures as JSON, in the shape that every interface prints: numbers are strings of their exact digits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from tongket.figures.definition import FigureValue, Reported


def to_json(values: Sequence[FigureValue]) -> str:
    """`{"format":1,"org","year","as_of","figures":[…]}`, the same text for the same figures."""
    first = values[0] if values else None
    whole = {
        "format": 1,
        "org": first.organization if first else "",
        "year": first.year if first else 0,
        "as_of": first.as_of.isoformat() if first else "",
        "figures": [as_entry(value) for value in values],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_entry(value: FigureValue) -> dict[str, object]:
    """One figure; `value` and `of` are None where they are missing. `reported` stands only where papers state it."""
    plain: dict[str, object] = {
        "id": value.figure.id,
        "label": value.figure.label["vi"],
        "org": value.organization,
        "year": value.year,
        "as_of": value.as_of.isoformat(),
        "value": _digits(value.value),
        "of": _digits(value.of),
        "unit": value.unit,
        "approx": value.approx or None,
        "dimensions": dict(value.dimensions),
        "rows": value.rows,
        "status": value.status.value,
    }
    return {**plain, "reported": [_reported(each) for each in value.reported]} if value.reported else plain


def _reported(each: Reported) -> dict[str, object]:
    return {
        "year": each.year,
        "value": _digits(each.value),
        "of": _digits(each.of),
        "unit": each.unit or None,
        "approx": each.approx or None,
        "quote": each.quote,
        "source": {
            "name": each.file,
            "sha256": each.sha256,
            "number": each.number or None,
            "dated_on": each.dated_on.isoformat() if each.dated_on else None,
        },
        "used": each.is_used,
    }


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
