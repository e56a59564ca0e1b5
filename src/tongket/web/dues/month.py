"""One organisation's month: a cell's book to fill in, what is kept and sent up, the papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.access.gate import Found
from tongket.organizations.queries import Unit
from tongket.records.dues.places import last_day
from tongket.records.dues.queries import RosterLine, roster
from tongket.rules import vocabulary
from tongket.rules.dues import month_of
from tongket.rules.errors import TongketError
from tongket.web.dues import entry
from tongket.web.dues.entry import RefusedRows, TypedLines
from tongket.web.dues.overview import CELLS
from tongket.web.dues.shown import book_url, money, month_url, readable_unit, reports
from tongket.web.dues.splits import panel
from tongket.web.language import language
from tongket.web.place import DeskRequest
from tongket.web.refusals import findings_of, told

Refusals = Mapping[int, Sequence[Found]]


def month(request: DeskRequest, key: UUID, year: int, number: int) -> HttpResponse:
    """The book of the month; a POST fills in, pastes or writes it."""
    place = request.place
    unit = readable_unit(place, key, year, number)
    lines = roster(unit.id, year, number) if unit.type in CELLS else ()
    if request.method != "POST":
        return _page(request, unit, (year, number), lines, entry.as_kept(lines))
    if not place.may("dues.collect", unit.id):
        raise PermissionDenied
    given, wish = entry.typed(request.POST, lines), request.POST.get("do", "save")
    if wish == "fill":
        return _page(request, unit, (year, number), lines, entry.filled(given, lines))
    if wish == "paste":
        given, unknown = entry.pasted(request.POST.get("pasted", ""), given, lines)
        return _page(request, unit, (year, number), lines, given, unknown=unknown)
    return _write(request, unit, (year, number), lines, given)


def _write(
    request: DeskRequest, unit: Unit, time: tuple[int, int], lines: Sequence[RosterLine], given: TypedLines
) -> HttpResponse:
    reason = request.POST.get("reason", "").strip()
    try:
        written = entry.write(request.actor, entry.Place(unit.id, *time), given, lines, reason)
    except RefusedRows as refused:
        return _page(request, unit, time, lines, given, refused=refused.found)
    except TongketError as error:
        if error.code == "access-denied":
            raise
        return _page(request, unit, time, roster(unit.id, *time), given, findings=told(error))
    done = ngettext("Đã ghi %(count)s dòng.", "Đã ghi %(count)s dòng.", written) % {"count": written}
    messages.success(request, done if written else _("Không có gì thay đổi."))
    return redirect(month_url(unit, *time))


def _page(
    request: DeskRequest, unit: Unit, time: tuple[int, int], lines: Sequence[RosterLine], given: TypedLines, *,
    refused: Refusals | None = None, unknown: Sequence[str] = (), findings: object = (),
) -> HttpResponse:  # fmt: skip
    place, (year, number) = request.place, time
    rows = [_row(line, given[line.member], (refused or {}).get(line.member, ())) for line in lines]
    months = [
        (year - 1, 12) if number == 1 else (year, number - 1),
        (year + 1, 1) if number == 12 else (year, number + 1),
    ]
    context = {
        "unit": unit,
        "month": month_of(date(year, number, 1)),
        "rows": rows,
        "is_cell": unit.type in CELLS,
        "is_new": bool(lines) and not any(line.kept for line in lines),
        "sums": _sums(lines),
        "may_write": place.may("dues.collect", unit.id),
        "may_categorize": place.may("dues.categorize", unit.id),
        "unknown_rows": unknown,
        "pasted": request.POST.get("pasted", "") if unknown else "",
        "reason": request.POST.get("reason", ""),
        "findings": findings,
        "gaps": _gaps(lines),
        "owes": {"label": _("chưa đóng"), "tone": "due"},
        "panel": panel(place, unit, year, number),
        "book_url": book_url(unit, year, number),
        "reports": reports(unit, year),
        "before_url": month_url(unit, *months[0]),
        "after_url": month_url(unit, *months[1]),
        "breadcrumb": [(_("Đảng phí"), reverse("dues")), (f"{unit.name}, {month_of(date(year, number, 1))}", None)],
        "ends_on": last_day(date(year, number, 1)),
    }
    return render(request, "dues/month.html", context, status=422 if refused or findings else 200)


def _row(line: RosterLine, given: entry.Typed, refused: Sequence[Found]) -> Mapping[str, object]:
    answer, category = line.assessed.answer, line.assessed.category
    kept = line.kept.entry if line.kept else None
    changed = kept is not None and (kept.due, kept.exempt) != (answer.amount, answer.exempt)
    return {
        "member": line.member,
        "name": line.name,
        "card": line.card_number,
        "category": vocabulary.label(category, language(), "dues_category") if category else "",
        "due": money(answer.amount),
        "exempt": answer.exempt,
        "due_before": (money(kept.due) or "?") if changed and kept is not None else "",
        "collected": given.collected,
        "arrears": "" if given.arrears == "0" else given.arrears,
        "owes": kept is not None and not kept.exempt and kept.due != 0 and kept.collected == 0,
        "findings": [findings_of(one) for one in refused],
    }


def _gaps(lines: Sequence[RosterLine]) -> Sequence[Mapping[str, object]]:
    """Why amounts are not known, each reason once, with how many members it concerns."""
    found: dict[str, dict[str, object]] = {}
    for line in lines:
        for one in line.assessed.answer.decision.findings:
            told = found.setdefault(one.message(language()), {"mend": one.mend(language()), "count": 0})
            told["count"] = int(str(told["count"])) + 1
    return [{"message": message, **told} for message, told in found.items()]


def _sums(lines: Sequence[RosterLine]) -> Mapping[str, object]:
    kept = [line.kept.entry for line in lines if line.kept]
    due = [line.assessed.answer.amount for line in lines]
    return {
        "due": money(sum(amount or 0 for amount in due)) if None not in due else None,
        "collected": money(sum(line.collected for line in kept)),
        "arrears": money(sum(line.arrears for line in kept)),
    }
