"""The rows of a preview's sheet on one page: what each would change and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from tongket.exchange.excel.report import (
    ASKS,
    ERROR,
    NEW,
    REFUSES,
    WARNING,
    WARNS,
    Remark,
    Report,
    RowReport,
    SheetReport,
)
from tongket.rules.errors import error_entry
from tongket.rules.notation import number_vi
from tongket.web.exchange.uploaded import MARKS, TONES, counts, mark_name, needs_reason
from tongket.web.language import language, spoken
from tongket.web.ledgers.words import ledgers

PAGE = 100
SHEET, MARK, PAGE_NUMBER = "sheet", "dau", "trang"
TONE_OF_WEIGHT = {REFUSES: "bad", ASKS: "due", WARNS: "info"}


def sheets_table(report: Report, chosen: int) -> list[dict[str, object]]:
    """Every sheet with its counts; each count leads to its rows."""
    return [
        {
            "title": sheet.title,
            "url": f"?{urlencode({SHEET: number})}#dong",
            "current": number == chosen,
            "rows": number_vi(len(sheet.rows)),
            "counts": counts(sheet.counts, f"?{SHEET}={number}&"),
            "remarks": len(sheet.remarks),
        }
        for number, sheet in enumerate(report.sheets)
    ]


def chosen_sheet(report: Report, asked: QueryDict) -> int:
    """The sheet asked for, else the first with the mark asked for, else the first that needs a look."""
    written = asked.get(SHEET, "")
    if written.isdigit() and int(written) < len(report.sheets):
        return int(written)
    wanted = [mark for mark in (asked.get(MARK, ""), ERROR, WARNING, NEW) if mark in MARKS]
    for mark in wanted:
        for number, sheet in enumerate(report.sheets):
            if sheet.counts[mark]:
                return number
    return 0


def sheet_page(report: Report, chosen: int, asked: QueryDict) -> dict[str, object]:
    """The chosen sheet's rows with the mark asked for, one page of them."""
    sheet = report.sheets[chosen]
    mark = asked.get(MARK, "") if asked.get(MARK, "") in MARKS else ""
    rows = [row for row in sheet.rows if not mark or _has(row, mark)]
    last = max(1, -(-len(rows) // PAGE))
    written = asked.get(PAGE_NUMBER, "1")
    here = min(max(1, int(written)), last) if written.isdigit() and len(written) < 6 else 1
    first = (here - 1) * PAGE
    shown = rows[first : first + PAGE]
    return {
        "title": sheet.title,
        "remarks": [finding(remark, sheet) for remark in sheet.remarks],
        "filters": _filters(sheet, chosen, mark),
        "rows": [_row(sheet, row) for row in shown],
        "pages": _pages(chosen, mark, here, last, first, len(shown), len(rows)) if rows else None,
    }


def finding(remark: Remark, sheet: SheetReport) -> dict[str, object]:
    """A remark as `parts/finding.html` takes it: with its sheet, cell, value and source."""
    where = [sheet.title, *([_("ô %(cell)s") % {"cell": remark.cell}] if remark.cell else [])]
    if remark.value:
        where.append(f"“{remark.value}”")
    return {
        "tone": TONE_OF_WEIGHT.get(remark.weight, "bad"),
        "title": error_entry(remark.code).title[language()],
        "message": remark.message(language()),
        "mend": remark.mend(language()),
        "code": remark.code,
        "place": " · ".join(where),
        "citation": remark.citation,
        "asks": remark.weight == ASKS,
    }


def _row(sheet: SheetReport, row: RowReport) -> dict[str, object]:
    ledger = ledgers().get(sheet.ledger)
    chip = {"label": mark_name(row.mark), "tone": TONES[row.mark]}
    if needs_reason(row):
        chip = {"label": _("cần ghi lý do"), "tone": "due"}
    names = {name: spoken(spec.label) for name, spec in ledger.spec.fields.items()} if ledger else {}
    return {
        "number": row.number,
        "label": row.label,
        "chip": chip,
        "tone": {"bad": "bad", "due": "due"}.get(chip["tone"], ""),
        "changes": [
            {"label": names.get(name, name), "before": old or None, "after": new or None}
            for name, (old, new) in row.changes.items()
        ],
        "findings": [finding(remark, sheet) for remark in row.remarks],
    }


def _has(row: RowReport, mark: str) -> bool:
    return any(remark.weight == WARNS for remark in row.remarks) if mark == WARNING else row.mark == mark


def _filters(sheet: SheetReport, chosen: int, mark: str) -> list[dict[str, object]]:
    every: dict[str, object] = {
        "label": _("tất cả"),
        "count": number_vi(len(sheet.rows)),
        "url": f"?{SHEET}={chosen}#dong",
        "current": not mark,
    }
    return [every, *({**each, "current": each["mark"] == mark} for each in counts(sheet.counts, f"?{SHEET}={chosen}&"))]


def _pages(chosen: int, mark: str, here: int, last: int, first: int, shown: int, total: int) -> dict[str, object]:
    def url(number: int) -> str:
        words = {SHEET: chosen, **({MARK: mark} if mark else {}), PAGE_NUMBER: number}
        return f"?{urlencode(words)}#dong"

    near: Sequence[int] = sorted({1, last, *range(max(1, here - 2), min(last, here + 2) + 1)})
    numbers: list[dict[str, object]] = []
    for place, number in enumerate(near):
        if place and number > near[place - 1] + 1:
            numbers.append({"text": "…", "url": None, "current": False})
        numbers.append({"text": str(number), "url": url(number), "current": number == here})
    words = {"first": first + 1, "end": first + shown, "total": number_vi(total)}
    return {
        "summary": _("%(first)s–%(end)s trong %(total)s dòng") % words,
        "previous_url": url(here - 1) if here > 1 else None,
        "next_url": url(here + 1) if here < last else None,
        "numbers": numbers,
    }
