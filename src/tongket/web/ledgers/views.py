"""Lists and records of all ledgers."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.records.lines import in_words
from tongket.web.language import language, spoken
from tongket.web.ledgers import selection as select
from tongket.web.ledgers.history import history_of
from tongket.web.ledgers.related import related_to
from tongket.web.ledgers.sheet import workbook_of
from tongket.web.ledgers.words import (
    AnyKept,
    AnyLedger,
    end_fields,
    ledger_of,
    line_name,
    list_url,
    name_of,
    record_url,
    unit_of,
    word_of,
)
from tongket.web.place import DeskRequest, Place

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def ledger_list(request: DeskRequest, word: str) -> HttpResponse:
    """One ledger's lines of the year, searched, filtered and sorted."""
    ledger, place = readable_ledger(request, word)
    asked = select.asked_for(request, ledger, place)
    page = ledger.select(asked.selection())
    if asked.page > 1 and not page.lines and page.total:
        return redirect(f"{list_url(ledger)}{asked.url(**{select.PAGE_NUMBER: ''})}")
    may_add = place.may(ledger.add.name)
    table = select.table(asked, page.lines)
    table["empty"] = {
        "title": _("Không có dòng nào khớp") if asked.words else _("Chưa có dòng nào"),
        "text": spoken(ledger.spec.purpose),
        "action_label": _("Ghi mới"),
        "action_url": reverse("new-record", args=[word]) if may_add else None,
    }
    context = {
        "title": name_of(ledger),
        "purpose": spoken(ledger.spec.purpose),
        "table": table,
        "pages": select.pages(asked, page.total) if page.lines else None,
        "asked": asked,
        "filters": [
            {
                "id": spec.id,
                "label": spoken(spec.label),
                "choices": spec.choices(language()),
                "chosen": asked.words.get(spec.id, ""),
            }
            for spec in select.filter_fields(ledger)
        ],
        "units": [unit for unit in place.tree if unit.id in place.reads(ledger.read_permission)],
        "chosen_unit": asked.words.get(select.UNIT, ""),
        "ends": bool(ledger.ending),
        "new_url": reverse("new-record", args=[word]) if may_add else None,
        "sheet_url": reverse("ledger-sheet", args=[word]) + asked.url(**{select.PAGE_NUMBER: ""}),
        "year": place.year if ledger.spec.period == "year" else None,
    }
    return render(request, "ledgers/list.html", context)


def ledger_sheet(request: DeskRequest, word: str) -> HttpResponse:
    """The same selection as the list, all lines, as an Excel file."""
    ledger, place = readable_ledger(request, word)
    lines = ledger.select(select.asked_for(request, ledger, place).selection(paged=False)).lines
    response = HttpResponse(workbook_of(ledger, lines), content_type=XLSX)
    name = f"{word_of(ledger)}-{place.office.slug}-{place.year}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def record(request: DeskRequest, word: str, key: UUID) -> HttpResponse:
    """One line with all its fields, what belongs to it, and its history."""
    ledger, kept = readable_record(request, word, key)
    place, unit = request.place, unit_of(ledger, kept)
    words = in_words(ledger, [kept], language())[0]
    standing = kept.withdrawn_at is None
    may_correct = standing and place.may(ledger.correct.name, unit)
    context = {
        "title": line_name(ledger, kept),
        "ledger_name": name_of(ledger),
        "breadcrumb": [(name_of(ledger), list_url(ledger)), (line_name(ledger, kept), None)],
        "fields": [(spoken(spec.label), words[name]) for name, spec in ledger.spec.fields.items()],
        "events": history_of(ledger, kept),
        "related": related_to(place, ledger, kept),
        "withdrawn": not standing,
        "page_url": reverse("member", args=[key]) if ledger.id == "members" and standing else None,
        "edit_url": record_url(ledger, kept, "edit-record") if may_correct else None,
        "end_url": record_url(ledger, kept, "end-record") if may_correct and end_fields(ledger) else None,
        "withdraw_url": record_url(ledger, kept, "withdraw-record")
        if standing and ledger.withdraw is not None and place.may(ledger.withdraw.name, unit)
        else None,
    }
    return render(request, "ledgers/record.html", context)


def readable_ledger(request: DeskRequest, word: str) -> tuple[AnyLedger, Place]:
    """The ledger of an address. 404 where the person may read none of it: what one may not see is not there."""
    ledger = ledger_of(word)
    if not request.place.may(ledger.read_permission):
        raise Http404(word)
    return ledger, request.place


def readable_record(request: DeskRequest, word: str, key: UUID) -> tuple[AnyLedger, AnyKept]:
    """A line the person may read, withdrawn or not; 404 for any other."""
    ledger, place = readable_ledger(request, word)
    kept = ledger.one(key)
    if not place.may(ledger.read_permission, unit_of(ledger, kept)):
        raise Http404(key)
    return ledger, kept
