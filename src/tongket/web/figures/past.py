"""What old papers say of a figure, beside what is counted: the statements with their quotes, and the years in a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tongket.documents import charts
from tongket.figures.definition import Figure, FigureValue, Status
from tongket.figures.drilldown import read_tag
from tongket.figures.reported.standing import Line, Standing
from tongket.figures.reported.years import FigureYear, years_of
from tongket.rules import notation
from tongket.web.figures import shown
from tongket.web.figures.shown import Year
from tongket.web.language import language

PLACES = 2


def note(value: FigureValue) -> str:
    """What stands small beside a value of the list: what papers say of it, where the value is not theirs."""
    if value.base is not None:
        return _("số năm trước theo văn bản cũ")
    if not value.reported:
        return ""
    told = ", ".join(shown.hedged(each.approx, shown.digits(value.figure, each.value)) for each in value.reported)
    if value.is_disputed:
        return _("văn bản cũ ghi khác nhau: %(values)s") % {"values": told}
    if value.status is Status.REPORTED:
        return _("theo văn bản cũ")
    return _("văn bản cũ ghi %(values)s") % {"values": told}


def paper_name(number: str, file: str, dated_on: date | None) -> str:
    """The paper by its number and day, else by its file's name."""
    named = _("văn bản số %(number)s") % {"number": number} if number else _("tệp “%(file)s”") % {"file": file}
    if dated_on is None:
        return named
    return _("%(paper)s ngày %(day)s") % {"paper": named, "day": notation.date_vi(dated_on)}


def of_figure(year: Year, value: FigureValue | None, tag: str) -> dict[str, object]:
    """The part of a figure's page about old papers: the statements for this year, the years side by side."""
    figure, _dimensions = read_tag(tag)
    place = year.place
    years = years_of(place.asked, tag)
    here = next((each.reported for each in years if each.year == place.year), None)
    is_counted = any(each.computed for each in years if each.year == place.year)
    told = [each for each in years if each.computed or each.reported]
    return {
        "statements": statements(figure, here, is_counted=is_counted) if here else [],
        "is_disputed": here is not None and here.used is None,
        "history_url": reverse("history"),
        "chart": _chart(years) if len(told) > 1 else None,
        "years": _table(figure, years) if len(told) > 1 else None,
        "unit": shown.unit(year, value) if value else "",
        "base": _base(value) if value else "",
        "base_quote": value.base.quote if value and value.base else "",
    }


def statements(figure: Figure, found: Standing, *, is_counted: bool) -> list[dict[str, object]]:
    """The values papers state of one figure's year, the one that is used first."""
    ordered = sorted(found.lines, key=lambda line: not _is_used(line, found))
    return [statement(figure, line, found, is_counted=is_counted) for line in ordered]


def _is_used(line: Line, found: Standing) -> bool:
    return found.used is not None and line.id == found.used.id


def statement(figure: Figure, line: Line, found: Standing, *, is_counted: bool) -> dict[str, object]:
    """One value with its paper; `is_counted`: the records have the figure's year, so that theirs stands."""
    entry = line.entry
    tone, label = "due", _("chưa chọn")
    if _is_used(line, found):
        tone, label = ("none", _("sổ đã có, chỉ để đối chiếu")) if is_counted else ("ok", _("đang dùng"))
    elif found.used is not None:
        tone, label = "none", _("không dùng")
    source = entry.source
    return {
        "value": " ".join(filter(None, (shown.hedged(entry.approx, shown.digits(figure, entry.value)), entry.unit))),
        "of": notation.number_vi(entry.of) if entry.of is not None else "",
        "paper": paper_name(source.number, source.name, source.dated_on),
        "file": source.name,
        "quote": entry.quote,
        "is_corrected": entry.is_corrected,
        "who": entry.accepted_by,
        "when": notation.date_vi(timezone.localdate(line.recorded_at)),
        "chip": {"label": label, "tone": tone},
        "key": line.key,
        "year": entry.report_year,
    }


def hedge(approx: str) -> str:
    """The hedge alone: "khoảng"; nothing for an exact number."""
    return shown.hedged(approx, "").strip()


def _base(value: FigureValue) -> str:
    """The paper against which a growth is told."""
    if value.base is None:
        return ""
    return paper_name(value.base.number, value.base.file, value.base.dated_on)


def _stated(found: FigureYear) -> Decimal | None:
    return found.reported.used.entry.value if found.reported and found.reported.used else None


def _chart(years: Sequence[FigureYear]) -> dict[str, object] | None:
    """No columns below zero: a fall is told by the table alone."""
    points = [(str(each.year), _short(each.computed.value if each.computed else None), _short(_stated(each)))
              for each in years]  # fmt: skip
    if any(value is not None and value < 0 for _label, *two in points for value in two):
        return None
    title, words = _("Qua các năm"), charts.ENGLISH if language() == "en" else charts.VIETNAMESE
    mixed = any(stated is not None for _label, _counted, stated in points)
    return {
        "title": title,
        "svg": charts.years(title, points, words=words),
        "svg_wide": charts.years(title, points, words=words, room=charts.WIDE),
        "note": _("Cột đặc: tính từ sổ. Cột gạch chéo: văn bản cũ ghi.") if mixed else "",
    }


def _short(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    rounded = notation.round_half_up(value, PLACES).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _table(figure: Figure, years: Sequence[FigureYear]) -> dict[str, object]:
    heads = [_("Năm"), _("Tính từ sổ"), _("Văn bản cũ ghi")]
    rows = []
    for each in reversed(years):
        counted = each.computed.value if each.computed else None
        texts = [str(each.year), None if counted is None else shown.digits(figure, counted), _told(figure, each)]
        cells = [{"text": text, "label": head} for text, head in zip(texts, heads, strict=True)]
        rows.append({"cells": cells})
    columns = [{"id": head, "label": head, "align": "right" if place else ""} for place, head in enumerate(heads)]
    return {"label": _("Qua các năm"), "columns": columns, "rows": rows, "fold": True}


def _told(figure: Figure, found: FigureYear) -> str:
    if found.reported is None:
        return ""
    used = found.reported.used
    lines = [used] if used else found.reported.lines
    told = " / ".join(shown.hedged(each.entry.approx, shown.digits(figure, each.entry.value)) for each in lines)
    return told if used else _("ghi khác nhau: %(values)s") % {"values": told}
