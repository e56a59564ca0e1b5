"""Step 2: what unknown columns are, and which of our units a name in the list means; remembered for the next file."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tongket.exchange.national import lists
from tongket.exchange.national.lists import Listed
from tongket.exchange.national.reading.columns import Column, held_columns, known_columns
from tongket.exchange.national.reading.taking_in import Label
from tongket.exchange.states import CONFIRMED, DISCARDED
from tongket.organizations.queries import Unit
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.web.national import steps
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import finding_of

COLUMN, NAME, UNIT = "cot-", "ten-", "to-chuc-"


def settle(request: DeskRequest, key: UUID) -> HttpResponse:
    """The columns of a list and the names of cells in it."""
    found = steps.opened(request, key)
    if found.state == CONFIRMED:
        return redirect("national-result", key)
    findings: list[dict[str, object]] = []
    if request.method == "POST":
        try:
            now = lists.settle(request.actor, key, _columns(found, request.POST), _units(request.place, request.POST))
        except TongketError as error:
            findings = [finding_of(error)]
        else:
            if now.state == DISCARDED:
                messages.info(request, _("Đã nhớ cách đọc. Đề nghị tải lại tệp để đọc thêm cột vừa chọn."))
                return redirect("national")
            return redirect("national-list", key)
    unknown = found.comparison.unknown_units if found.comparison else ()
    context = {
        "wizard": steps.wizard(steps.COLUMNS),
        "list": found,
        "findings": findings,
        "columns": [_column(label, request.POST) for label in found.labels if label.column in ("", "-")],
        "known": [_known(label) for label in found.labels if label.column not in ("", "-")],
        "choices": [{"id": column.id, "label": column.heading} for column in held_columns()],
        "names": [_name(request.place, number, name) for number, name in enumerate(unknown)],
        "units": [{"key": str(unit.key), "name": unit.name} for unit in _cells(request.place)],
    }
    return render(request, "national/columns.html", context, status=422 if findings else 200)


def _columns(found: Listed, given: QueryDict) -> dict[int, str]:
    """What was chosen, by place; only columns that our register can be held against can be chosen."""
    allowed = {column.id for column in held_columns()} | {""}
    said = {label.place: given.get(f"{COLUMN}{label.place}") for label in found.labels}
    return {place: choice for place, choice in said.items() if choice is not None and choice in allowed}


def _units(place: Place, given: QueryDict) -> dict[str, int]:
    by_key = {str(unit.key): unit.id for unit in _cells(place)}
    said: dict[str, int] = {}
    for field, name in given.items():
        chosen = by_key.get(given.get(f"{UNIT}{field.removeprefix(NAME)}", ""))
        if field.startswith(NAME) and isinstance(name, str) and chosen is not None:
            said[name] = chosen
    return said


def _column(label: Label, given: QueryDict) -> dict[str, object]:
    chosen = given.get(f"{COLUMN}{label.place}", label.proposed)
    proposed: Column | None = known_columns().get(label.proposed)
    return {
        "field": f"{COLUMN}{label.place}",
        "text": label.text,
        "chosen": chosen if proposed is None or proposed.is_held else "",
        "note": _("giống cột “%(heading)s”") % {"heading": proposed.heading} if proposed else "",
    }


def _known(label: Label) -> dict[str, object]:
    column = known_columns()[label.column]
    return {"text": label.text, "heading": column.heading, "is_held": column.is_held}


def _name(place: Place, number: int, name: str) -> dict[str, object]:
    by_fold = {notation.fold(unit.name): str(unit.key) for unit in _cells(place)}
    alike = get_close_matches(notation.fold(name), list(by_fold), n=1, cutoff=0.6)
    return {
        "field": f"{NAME}{number}",
        "unit_field": f"{UNIT}{number}",
        "text": name,
        "chosen": by_fold[alike[0]] if alike else "",
    }


def _cells(place: Place) -> Sequence[Unit]:
    return [unit for unit in place.tree if unit.id != place.office.id]
