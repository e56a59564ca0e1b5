"""Figures as pages show them: value, whole, unit, the way to their rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.figures.compute import compute
from tongket.figures.definition import Figure, FigureValue, Period, Status
from tongket.figures.reported.fill import filled
from tongket.records.targets import queries as targets
from tongket.records.targets.queries import Series
from tongket.rules import notation, vocabulary
from tongket.web.language import language, spoken
from tongket.web.place import Place

PERCENT = "percent"
INDICATOR = "indicator"


@dataclass(frozen=True)
class Year:
    """All figures of one unit's year, by tag."""

    place: Place
    values: Mapping[str, FigureValue]

    @cached_property
    def indicators(self) -> Mapping[str, Series]:
        """The indicators whose values these are: name and unit stand in the records, not in the catalogue."""
        return targets.series(self.place.unit.id, self.place.year)

    def get(self, tag: str) -> FigureValue | None:
        return self.values.get(tag)

    def of(self, figure_id: str) -> Sequence[FigureValue]:
        """All values of one entry, one for each combination of its dimensions."""
        return [value for value in self.values.values() if value.figure.id == figure_id]

    def count(self, tag: str) -> int | None:
        """A whole number, or None where it is missing."""
        value = self.values.get(tag)
        return None if value is None or value.value is None else int(value.value)


def year_of(place: Place, only: Collection[str] = ()) -> Year:
    """The year's figures, with what old papers report of them; with `only`, those entries and their wholes."""
    return Year(place, {value.tag: value for value in filled(place.asked, compute(place.asked, only), only)})


def figure_url(tag: str, more: Mapping[str, str] | None = None) -> str:
    """The page of one figure; `more` is what the address carries on."""
    return f"{reverse('figure')}?{urlencode({'so': tag, **(more or {})})}"


def number(value: FigureValue) -> str | None:
    """The value as it is read: a share with one decimal, `1.234`, with its hedge; None is missing."""
    return None if value.value is None else hedged(value.approx, digits(value.figure, value.value))


def digits(figure: Figure, value: Decimal) -> str:
    """A number of this figure: a share with one decimal, everything else as it is."""
    if figure.unit == PERCENT:
        return f"{notation.number_vi(notation.round_half_up(value, 1))}\u00a0%"
    return notation.number_vi(value)


def hedged(approx: str, text: str) -> str:
    """ "khoảng 15,7": how exactly a paper speaks; what is counted has no hedge."""
    hedges = {"min": _("trên %(number)s"), "max": _("gần %(number)s"), "about": _("khoảng %(number)s")}
    return hedges[approx] % {"number": text} if approx in hedges else text


def label(year: Year, value: FigureValue) -> str:
    """The entry's label with the words of the value's dimensions."""
    code = value.dimensions.get(INDICATOR, "")
    return tag_label(value.figure, value.dimensions, indicator_name(year, code, value))


def tag_label(figure: Figure, dimensions: Mapping[str, str], name: str = "") -> str:
    """The entry's label with the words of its dimensions; `name` is what the indicator among them is called."""
    words = [name or word if key == INDICATOR else dimension_word(key, word) for key, word in dimensions.items()]
    return ": ".join(filter(None, (spoken(figure.label), ", ".join(filter(None, words)))))


def dimension_word(name: str, word: str) -> str:
    """A dimension's value in the language of the page: vocabulary, day, or as it stands."""
    if word in ("", "None"):
        return ""
    if len(word) == 10 and word[4] == word[7] == "-":
        return notation.date_vi(date.fromisoformat(word))
    if name == "level" and word.isdigit():
        return _("%(years)s năm") % {"years": word}
    try:
        return vocabulary.label(word, language())
    except KeyError:
        return word


def indicator_name(year: Year, word: str, value: FigureValue | None = None) -> str:
    """As the year's records call it, else as the old paper's line does."""
    if word in year.indicators:
        return year.indicators[word].name
    told = (each.name for each in value.reported if each.name) if value else iter(())
    return next(told, word)


def measured(year: Year, value: FigureValue) -> str | None:
    """The value with its unit: `370,74 tỷ đồng`; None is missing."""
    shown = number(value)
    return None if shown is None else " ".join(filter(None, (shown, unit(year, value))))


def unit(year: Year, value: FigureValue) -> str:
    """The unit's word, in the singular for one; the sign of percent already stands with the number."""
    if value.figure.unit == PERCENT:
        return ""
    if value.figure.unit == INDICATOR:
        word = value.dimensions.get(INDICATOR, "")
        return year.indicators[word].unit if word in year.indicators else value.measured_in
    counted = value.of if value.of is not None else value.value
    if counted == 1 and language() == "en":
        return ENGLISH_FOR_ONE.get(value.figure.unit, "")
    return UNITS.get(value.figure.unit, lambda: "")()


UNITS = {
    "member": lambda: _("đảng viên"),
    "organization": lambda: _("tổ chức"),
    "cell": lambda: _("chi bộ"),
    "person": lambda: _("người"),
    "collective": lambda: _("tập thể"),
    "inspection_case": lambda: _("cuộc"),
    "case": lambda: _("cuộc"),
    "meeting": lambda: _("cuộc họp"),
    "badge": lambda: _("huy hiệu"),
    "target": lambda: _("chỉ tiêu"),
    "dong": lambda: _("đồng"),
}
ENGLISH_FOR_ONE = {
    "member": "member",
    "organization": "organisation",
    "cell": "cell",
    "person": "person",
    "collective": "collective",
    "inspection_case": "case",
    "case": "case",
    "meeting": "meeting",
    "badge": "badge",
    "target": "target",
    "dong": "đồng",
}
"""Vietnamese has one form for one and for many; English has two."""


def share(value: FigureValue) -> str:
    """The value's share of its whole; nothing where there is no whole."""
    if value.value is None or not value.of or value.figure.unit == PERCENT:
        return ""
    return f"{notation.number_vi(notation.round_half_up(value.value / value.of * 100, 1))}\u00a0%"


def status(value: FigureValue) -> dict[str, str]:
    """The status as a chip."""
    tone = {Status.COMPUTED: "ok", Status.REPORTED: "info", Status.MISSING: "due"}[value.status]
    return {"label": vocabulary.label(value.status.value, language(), "figure_status"), "tone": tone}


def period(value: FigureValue) -> str:
    """Which days the figure looks at, in words."""
    rules = {
        Period.STATE: _("Tình hình tại ngày %(day)s") % {"day": notation.date_vi(value.as_of)},
        Period.YEAR: _("Việc xảy ra trong năm %(year)s") % {"year": value.year},
        Period.REPORT_YEAR: _("Các dòng ghi cho năm báo cáo %(year)s") % {"year": value.year},
    }
    return rules[value.figure.period]


ORDER = (
    "members", "cells", "organizations", "admissions", "badges", "ratings", "awards", "inspections", "meetings",
    "attendance", "study", "targets", "indicators", "dues",
)  # fmt: skip


def rank(subject: str) -> int:
    """Where a subject stands on the pages."""
    return ORDER.index(subject) if subject in ORDER else len(ORDER)


def by_subject(values: Iterable[FigureValue]) -> Mapping[str, Sequence[FigureValue]]:
    found: dict[str, list[FigureValue]] = {}
    for value in sorted(values, key=lambda value: rank(value.figure.subject)):
        found.setdefault(value.figure.subject, []).append(value)
    return found
