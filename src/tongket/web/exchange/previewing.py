"""Step 2 of the import: what the file would do, sheet by sheet and row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.exchange.states import CONFIRMED
from tongket.exchange.uploads import Preview
from tongket.web.exchange import rows, uploaded
from tongket.web.place import DeskRequest

EVERY_REASON = "ly-do-chung"
ASKED_SHOWN = 100


def preview(request: DeskRequest, key: UUID) -> HttpResponse:
    """A stored preview; of a confirmed file its result."""
    found = uploaded.opened(request.place, key)
    if found.state == CONFIRMED:
        return redirect("import-result", key)
    return page(request, found)


def page(
    request: DeskRequest,
    found: Preview,
    findings: Sequence[Mapping[str, object]] = (),
    given: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The preview; `given` are reasons already typed, kept where the confirmation was refused."""
    report = found.report
    chosen = rows.chosen_sheet(report, request.GET)
    asks = uploaded.asking(report)
    context = {
        "wizard": uploaded.steps(uploaded.LOOK),
        "breadcrumb": [(_("Nhập từ Excel"), reverse("import")), (found.file, None)],
        "upload": uploaded.line(request.place, found),
        "year": found.year,
        "counts": uploaded.all_counts(report, "?"),
        "replaced": report.replaced,
        "sheets": rows.sheets_table(report, chosen),
        "sheet": rows.sheet_page(report, chosen, request.GET) if report.sheets else None,
        "can_confirm": uploaded.can_confirm(request.place, found),
        "changes_nothing": not any(report.counts[mark] for mark in ("new", "changed", "error")) and not report.replaced,
        "asks": _asked(asks[:ASKED_SHOWN], given or {}, found),
        "asks_hidden": max(0, len(asks) - ASKED_SHOWN),
        "every_reason": (given or {}).get(EVERY_REASON, ""),
        "findings": findings,
    }
    return render(request, "exchange/preview.html", context, status=status)


def _asked(asks: Sequence[uploaded.Asking], given: Mapping[str, str], found: Preview) -> list[dict[str, object]]:
    """The rows that ask for a reason, and those for which one was typed before."""
    shown: list[dict[str, object]] = [
        {
            "field": each.field,
            "row": each.row.number,
            "sheet": each.sheet.title,
            "label": each.row.label,
            "findings": [rows.finding(said, each.sheet) for said in each.row.remarks if said.weight == "asks_reason"],
            "given": given.get(each.field, ""),
        }
        for each in asks
    ]
    named = {each["field"] for each in shown}
    titles = {sheet.ledger: sheet.title for sheet in found.report.sheets}
    for field, text in given.items():
        ledger, _colon, number = field.removeprefix("ly-do:").partition(":")
        if field not in named and text and ledger in titles:
            shown.append({"field": field, "row": number, "sheet": titles[ledger], "findings": [], "given": text})
    return shown
