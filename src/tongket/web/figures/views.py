"""The figures of the year, and each one opened to its rows and its rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.ledger import Selection
from tongket.figures.definition import FigureValue, Rollup, Status
from tongket.figures.drilldown import Behind, read_tag, rows
from tongket.records.lines import in_words
from tongket.rules.notation import number_vi
from tongket.web.figures import past, shown, structure
from tongket.web.language import language, spoken
from tongket.web.ledgers.selection import PAGE, PAGE_NUMBER, columns, page_asked, pages_of
from tongket.web.ledgers.words import ledgers, line_name, name_of, record_url
from tongket.web.place import DeskRequest, Place

SUBJECTS = {
    "members": lambda: _("Đảng viên"),
    "organizations": lambda: _("Tổ chức đảng"),
    "cells": lambda: _("Chi bộ"),
    "ratings": lambda: _("Đánh giá, xếp loại"),
    "admissions": lambda: _("Kết nạp đảng viên"),
    "badges": lambda: _("Huy hiệu Đảng"),
    "awards": lambda: _("Khen thưởng"),
    "meetings": lambda: _("Hội nghị, sinh hoạt"),
    "attendance": lambda: _("Dự hội nghị"),
    "study": lambda: _("Học tập nghị quyết"),
    "targets": lambda: _("Chỉ tiêu nghị quyết"),
    "indicators": lambda: _("Kinh tế, xã hội"),
    "inspections": lambda: _("Kiểm tra, giám sát"),
    "dues": lambda: _("Đảng phí"),
}
PAGE_NUMBERS = (PAGE_NUMBER, f"{PAGE_NUMBER}-tong-so")
"""The page of the rows counted, and of those they are counted among."""


@dataclass(frozen=True)
class Paging:
    """Where one stands in the rows behind a figure."""

    tag: str
    name: str
    page: int
    kept: Mapping[str, str]

    def url(self, page: int) -> str:
        return f"?{urlencode({'so': self.tag, self.name: page, **self.kept})}"


def figures(request: DeskRequest) -> HttpResponse:
    """All figures of the year by subject; each opens to its rows."""
    place = structure.place_of(request)
    require_figures(place)
    year = shown.year_of(place)
    subjects = [
        {"id": subject, "title": subject_name(subject), "table": _table(year, subject_name(subject), values)}
        for subject, values in shown.by_subject(year.values.values()).items()
    ]
    return render(
        request, "figures/list.html", {"subjects": subjects, "year": place.year, "structures": structure.choices(place)}
    )


def figure(request: DeskRequest) -> HttpResponse:
    """One figure: its question, value, rule, and the records behind it."""
    place = structure.place_of(request)
    require_figures(place)
    tag = request.GET.get("so", "")
    entry, _dimensions = read_tag(tag)
    year = shown.year_of(place, only=[entry.id])
    value = year.get(tag)
    behind = rows(place.asked, tag)
    parts = [
        rows_table(place, part, Paging(tag, name, page_asked(request, name), structure.kept(place)))
        for part, name in zip(behind, PAGE_NUMBERS, strict=False)
    ]
    if len(parts) == 2:
        for part, title in zip(parts, (_("Phần được tính"), _("Trong tổng số")), strict=True):
            part["title"] = part["table"]["label"] = f"{title}: {part['title']}"
    context = {
        "tag": tag,
        "title": shown.label(year, value) if value else spoken(entry.label),
        "question": spoken(entry.question),
        "value": shown.number(value) if value else None,
        "of": number_vi(value.of) if value and value.of is not None else "",
        "unit": shown.unit(year, value) if value else "",
        "share": shown.share(value) if value else "",
        "status": shown.status(value) if value else None,
        "facts": _facts(value, behind) if value else [],
        "parts": parts,
        "structures": structure.choices(place, {"so": tag}),
        "past": past.of_figure(year, value, tag),
        "breadcrumb": [(_("Số liệu"), reverse("figures")), (spoken(entry.label), None)],
    }
    return render(request, "figures/figure.html", context)


def require_figures(place: Place) -> None:
    """Figures count over the whole unit: only who may read its records sees them."""
    if not place.may("figure.read", place.unit.id):
        raise Http404


def subject_name(subject: str) -> str:
    return SUBJECTS[subject]() if subject in SUBJECTS else subject


def _facts(value: FigureValue, behind: Sequence[Behind]) -> list[tuple[str, str]]:
    rollup = {
        Rollup.SUM: _("Cộng từ các tổ chức trực thuộc"),
        Rollup.RATIO: _("Tính lại từ hai số, không cộng tỷ lệ"),
        Rollup.NEVER: _("Không cộng giữa các đơn vị"),
    }
    return [
        (_("Nguồn"), _source(value, behind)),
        (_("Thời điểm tính"), shown.period(value)),
        (_("Cách tổng hợp"), rollup[value.figure.rollup]),
        (_("Mã số liệu"), value.tag),
    ]


def _source(value: FigureValue, behind: Sequence[Behind]) -> str:
    """The ledgers it is counted from; of a value that only a paper states, the paper."""
    counted = ", ".join(dict.fromkeys(name_of(ledgers()[part.ledger]) for part in behind))
    if value.status is not Status.REPORTED or not value.reported:
        return counted
    paper = past.paper_name(value.reported[0].number, value.reported[0].file, value.reported[0].dated_on)
    if value.base is not None:
        return _("%(ledgers)s; số năm trước theo %(paper)s") % {"ledgers": counted, "paper": paper}
    return _("%(paper)s; sổ không có số liệu") % {"paper": paper}


def _table(year: shown.Year, title: str, values: Sequence[FigureValue]) -> dict[str, object]:
    heads = [_("Số liệu"), _("Giá trị"), _("Trong tổng số"), _("Tỷ lệ"), _("Đơn vị"), _("Số dòng"), _("Tình trạng")]
    table_rows = []
    for value in values:
        texts = [
            shown.label(year, value), shown.number(value), number_vi(value.of) if value.of is not None else "",
            shown.share(value), shown.unit(year, value), number_vi(value.rows), "",
        ]  # fmt: skip
        cells: list[dict[str, object]] = [
            {"text": text, "label": head} for text, head in zip(texts, heads, strict=True)
        ]
        cells[0]["url"] = shown.figure_url(value.tag, structure.kept(year.place))
        cells[1]["note"] = past.note(value)
        cells[-1] |= {"text": None, "chip": shown.status(value)}
        table_rows.append({"cells": cells})
    right = {1, 2, 3, 5}
    columns_shown = [
        {"id": head, "label": head, "align": "right" if place in right else ""} for place, head in enumerate(heads)
    ]
    return {"label": title, "columns": columns_shown, "rows": table_rows, "fold": True}


def rows_table(place: Place, behind: Behind, paging: Paging) -> dict[str, Any]:
    """One page of the records behind a number, of those the person may read; `hidden` says how many are not."""
    ledger = ledgers()[behind.ledger]
    units = place.reads(ledger.read_permission)
    page = ledger.select(Selection(units, ids=behind.records, offset=(paging.page - 1) * PAGE, limit=PAGE))
    specs = columns(ledger)
    words = in_words(ledger, page.lines, language())
    table_rows = []
    for line, said in zip(page.lines, words, strict=True):
        cells = [{"text": said[spec.id], "label": spoken(spec.label)} for spec in specs]
        cells[0] |= {"text": said[specs[0].id] or line_name(ledger, line), "url": record_url(ledger, line)}
        table_rows.append({"cells": cells})
    heads = [{"id": spec.id, "label": spoken(spec.label)} for spec in specs]
    return {
        "title": name_of(ledger),
        "count": len(behind.records),
        "hidden": max(0, len(behind.records) - page.total),
        "pages": pages_of(page.total, paging.page, paging.url) if page.total > PAGE and page.lines else None,
        "table": {"label": name_of(ledger), "columns": heads, "rows": table_rows, "fold": True},
    }
