"""The figures a collective or an organisation is measured by: frozen with a decision, counted anew before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tongket.figures.compute import Asked, compute
from tongket.figures.serialise import as_entry
from tongket.organizations import queries as organizations
from tongket.rules import vocabulary
from tongket.rules.load import terms

MEASURED_BY = (
    "ratings.members_rated", "ratings.members", "ratings.members_not_rated", "ratings.cells_rated", "ratings.cells",
    "targets.total", "targets.by_status",
)  # fmt: skip


def counted(unit: int, year: int) -> Sequence[Mapping[str, Any]]:
    """The figures of a unit as they stand now; those without a value are left out."""
    slug = organizations.units_by_id([unit])[unit].slug
    values = compute(Asked(unit, slug, year, date(year, 12, 31)), MEASURED_BY)
    return [as_entry(value) for value in values if value.value is not None and value.figure.id in MEASURED_BY]


def rows(figures: Sequence[Mapping[str, Any]]) -> list[dict[str, object]]:
    """Label and number as a report prints them: "Đảng viên theo mức xếp loại: hoàn thành tốt nhiệm vụ", "21/24"."""
    return [{"label": _label(each), "value": _number(each)} for each in figures]


def _label(entry: Mapping[str, Any]) -> str:
    words = [vocabulary.in_sentence(word) if word in terms() else word for word in entry["dimensions"].values()]
    return ": ".join((entry["label"], ", ".join(words))) if words else str(entry["label"])


def _number(entry: Mapping[str, Any]) -> str:
    return f"{entry['value']}/{entry['of']}" if entry.get("of") else str(entry["value"])
