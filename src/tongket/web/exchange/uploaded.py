"""What a preview says as a whole: whose it is, how it stands, whether it can be confirmed, what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tongket.exchange import uploads
from tongket.exchange.excel.report import (
    ASKS,
    CHANGED,
    ERROR,
    NEW,
    REFUSES,
    SAME,
    WARNING,
    Report,
    RowReport,
    SheetReport,
)
from tongket.exchange.states import CONFIRMED, DISCARDED, PREVIEWED
from tongket.exchange.uploads import Preview
from tongket.rules.errors import TongketError
from tongket.rules.notation import number_vi
from tongket.web.exchange.navigation import CONFIRM, UPLOAD
from tongket.web.place import Place
from tongket.web.refusals import finding_of

MARKS = (NEW, CHANGED, SAME, WARNING, ERROR)
TONES = {NEW: "ok", CHANGED: "info", SAME: "none", WARNING: "due", ERROR: "bad"}
CHOOSE, LOOK, RESULT = range(3)


class Asking(NamedTuple):
    """A row that may come in once a reason is given."""

    sheet: SheetReport
    row: RowReport

    @property
    def field(self) -> str:
        return f"ly-do:{self.sheet.ledger}:{self.row.number}"


def mark_name(mark: str) -> str:
    names = {
        NEW: _("mới"),
        CHANGED: _("thay đổi"),
        SAME: _("không đổi"),
        WARNING: _("cảnh báo"),
        ERROR: _("lỗi"),
    }
    return names[mark]


def counts(found: Mapping[str, int], url: str = "") -> list[dict[str, object]]:
    """The counts by mark, each with its tone; with `url` each leads to its rows."""
    return [
        {
            "mark": mark,
            "label": mark_name(mark),
            "tone": TONES[mark] if found[mark] else "none",
            "count": number_vi(found[mark]),
            "url": f"{url}dau={mark}#dong" if url and found[mark] else "",
        }
        for mark in MARKS
    ]


def asking(report: Report) -> Sequence[Asking]:
    """The rows that only wait for a reason."""
    return [Asking(sheet, row) for sheet in report.sheets for row in sheet.rows if needs_reason(row)]


def refused(report: Report) -> int:
    """How many rows and sheets no reason can help."""
    sheets = sum(said.weight == REFUSES for sheet in report.sheets for said in sheet.remarks)
    return sheets + sum(row.mark == ERROR and _is_refused(row) for sheet in report.sheets for row in sheet.rows)


def all_counts(report: Report, url: str = "") -> list[dict[str, object]]:
    """The counts of the file, with the rows that only wait for a reason told apart from the errors."""
    waiting = len(asking(report))
    found = counts({**report.counts, ERROR: report.counts[ERROR] - waiting}, url)
    if waiting:
        ask: dict[str, object] = {
            "mark": "ask",
            "label": _("cần ghi lý do"),
            "tone": "due",
            "count": number_vi(waiting),
            "url": "#ly-do",
        }
        found.insert(len(found) - 1, ask)
    return found


def needs_reason(row: RowReport) -> bool:
    """Whether the row would come in with a reason."""
    return row.mark == ERROR and any(said.weight == ASKS for said in row.remarks) and not _is_refused(row)


def waits_on_others(report: Report) -> bool:
    """Whether every refused row only names something that another row, still without its reason, would bring in."""
    rows = [row for sheet in report.sheets for row in sheet.rows if row.mark == ERROR and _is_refused(row)]
    codes = {said.code for row in rows for said in row.remarks if said.weight == REFUSES}
    of_sheets = any(said.weight == REFUSES for sheet in report.sheets for said in sheet.remarks)
    return bool(asking(report)) and not of_sheets and all(code.endswith("-unknown") for code in codes)


def can_confirm(place: Place, found: Preview) -> bool:
    """Whether the button is offered: nothing refused, or reasons may still bring everything in."""
    if found.state != PREVIEWED or not place.may(CONFIRM, writes(found)):
        return False
    return not refused(found.report) or waits_on_others(found.report)


def writes(found: Preview) -> int:
    """The unit into whose books the file goes."""
    return found.cell.id if found.cell else found.unit.id


def seen(place: Place, year: int | None = None) -> Iterable[Preview]:
    """The uploads of the office's year that the person may see, newest first."""
    allowed = place.reads(UPLOAD)
    return [found for found in uploads.uploads(place.office.id, year or place.year) if writes(found) in allowed]


def opened(place: Place, key: object) -> Preview:
    """One upload of this office. 404 where it is another's, or was put aside."""
    found = uploads.stored_preview(place.actor, key)  # type: ignore[arg-type]
    if found.unit.id != place.office.id or found.state == DISCARDED:
        raise Http404(key)
    return found


def line(place: Place, found: Preview) -> dict[str, object]:
    """An upload as a line of a list."""
    page = "import-result" if found.state == CONFIRMED else "import-preview"
    return {
        "key": str(found.key),
        "file": found.file,
        "unit": (found.cell or found.unit).name,
        "when": timezone.localtime(found.uploaded_at).strftime("%H:%M %d/%m/%Y"),
        "who": found.uploaded_by,
        "counts": [each for each in counts(found.report.counts) if each["count"] != "0"],
        "chip": state_chip(found),
        "url": reverse(page, args=[found.key]),
        "ready": can_confirm(place, found) and not asking(found.report),
    }


def state_chip(found: Preview) -> dict[str, str]:
    if found.state == CONFIRMED:
        return {"label": _("đã ghi sổ"), "tone": "ok"}
    if refused(found.report):
        return {"label": _("có lỗi"), "tone": "bad"}
    if asking(found.report):
        return {"label": _("cần ghi lý do"), "tone": "due"}
    return {"label": _("chờ xác nhận"), "tone": "info"}


def steps(here: int) -> list[dict[str, object]]:
    """The three pages of the import as `parts/wizard.html` takes them."""
    titles = (_("Chọn tệp"), _("Xem trước"), _("Kết quả"))
    return [
        {
            "title": title,
            "state": "done" if place < here else "now" if place == here else "todo",
            "url": reverse("import") if place == CHOOSE else "",
        }
        for place, title in enumerate(titles)
    ]


def said(error: TongketError, file: str = "") -> dict[str, object]:
    """A refusal of a file as a finding; a missing permission in words an officer knows."""
    shown = finding_of(error)
    if error.code == "access-denied":
        shown["message"] = _("Vai trò của đồng chí không cho phép việc này tại đơn vị này.")
    return {**shown, "place": file}


def _is_refused(row: RowReport) -> bool:
    return any(remark.weight == REFUSES for remark in row.remarks)
