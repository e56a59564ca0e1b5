"""Who came to the conference, with the base the count is of."""

from __future__ import annotations

from typing import Protocol

from tongket.documents.sentences.shown import Figures, place
from tongket.figures.definition import FigureValue

BASES = {
    "all_members": "đảng viên trong toàn đảng bộ",
    "summoned": "đại biểu được triệu tập",
    "committee_members": "ủy viên Ban Chấp hành",
}


class Conference(Protocol):
    """What a sentence needs of a year: its figures and which kind of conference closes it."""

    @property
    def figures(self) -> Figures: ...
    @property
    def is_mid_term(self) -> bool: ...


def attended(year: Conference) -> str:
    """ "Có mặt 149/191 đảng viên trong toàn đảng bộ (78%)."; nothing where nobody counted."""
    value = presence(year)
    if value is None:
        return ""
    base = BASES.get(value.dimensions.get("base", ""), "đại biểu")
    whole = f"/{place('attendance.whole', **value.dimensions)}" if value.of else ""
    return f"Có mặt {{{value.tag}}}{whole} {base}."


def presence(year: Conference) -> FigureValue | None:
    """The attendance of the conference: its last meeting of the kind."""
    kind = "mid_term_review" if year.is_mid_term else "year_end_summary"
    found = [
        value
        for value in year.figures.all("attendance.present")
        if value.dimensions.get("kind") == kind and value.value is not None
    ]
    return max(found, key=lambda value: value.dimensions.get("held_on", "")) if found else None
