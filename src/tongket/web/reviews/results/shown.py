"""Levels, shares and citations as the pages of results show them, and who may see them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.procedures.annual_review.results.listed import units_counted
from tongket.records.reviews.over_years import Rated
from tongket.rules import notation, vocabulary
from tongket.rules.decision import Certainty, Citation
from tongket.rules.targets import Status
from tongket.web.language import language
from tongket.web.place import Place

MEMBERS, BODIES = "rating.read", "collective_rating.read"
Cell = dict[str, object]
TONES = {Status.EXCEEDED: "ok", Status.MET: "ok", Status.NOT_MET: "due"}


def reads_results(place: Place) -> bool:
    """Whether any rating may be read."""
    return place.may(MEMBERS) or place.may(BODIES)


def readable(place: Place) -> None:
    """Whoever may read neither kind of rating sees none of these pages."""
    if not reads_results(place):
        raise PermissionDenied


def units_read(place: Place, permission: str) -> frozenset[int]:
    """The units whose ratings count under one's topmost unit in the year and may be read."""
    return units_counted(place.unit.id, place.year, place.structure_on) & place.reads(permission)


def level(rated: Rated | None) -> str | None:
    """The level, or why there is none; None is missing."""
    if rated is None:
        return None
    if rated.level:
        return vocabulary.label(rated.level, language())
    return _("không xếp loại: %(why)s") % {"why": _reason(rated.not_rated_reason)}


def why_none(rated: Rated | None) -> str:
    """Under a year without a level: the reason; empty where nothing was entered."""
    return "" if rated is None or rated.level else _reason(rated.not_rated_reason)


def _reason(word: str) -> str:
    return vocabulary.label(word, language()).lower() if word else _("không ghi lý do")


def percent(value: Decimal | None) -> str | None:
    """ "87,5 %" """
    return None if value is None else f"{notation.number_vi(notation.round_half_up(value, 1))}\u00a0%"


def change(value: Decimal | None) -> str:
    """In points of percent with its sign, "+3,2"; nothing where one year is not known."""
    if value is None:
        return ""
    rounded = notation.round_half_up(value, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{notation.number_vi(abs(rounded))}"


def cited(citation: Citation) -> str:
    """The document, and how sure it is where it was not read."""
    if citation.certainty is Certainty.VERIFIED:
        return str(citation)
    return f"{citation} ({vocabulary.label(citation.certainty, language()).lower()})"


def status_chip(status: Status) -> Mapping[str, str] | None:
    if status is Status.UNKNOWN:
        return None
    return {"label": vocabulary.label(str(status), language(), "target_status"), "tone": TONES[status]}


def unit_url(key: UUID) -> str:
    return reverse("review-unit-years", args=[key])


def table(label: str, heads: list[tuple[str, str]], rows: list[list[Cell]]) -> dict[str, object]:
    """As `parts/table.html` takes it; a head is (label, align)."""
    for row in rows:
        for (head, _align), cell in zip(heads, row, strict=True):
            cell["label"] = head
    columns = [{"id": head, "label": head, "align": align} for head, align in heads]
    return {"label": label, "columns": columns, "rows": [{"cells": row} for row in rows], "fold": True}
