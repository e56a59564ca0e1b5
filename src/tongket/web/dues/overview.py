"""The dues of a year at a glance: every cell and month, and who has not paid for months."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tongket.organizations.queries import Unit
from tongket.records.dues.places import LEVELS
from tongket.records.dues.queries import CellMonth, kept_of_year, months_of_year, unpaid_months
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.rules.membership import dues_months_allowed
from tongket.web.dues.shown import MONTHS, READ, month_url, reports
from tongket.web.ledgers.words import list_url
from tongket.web.place import DeskRequest, Place

CELLS = ("cell", "subordinate_cell", "grassroots_cell")


def year(request: DeskRequest) -> HttpResponse:
    """Who paid in which month, cell by cell; the reports of the quarters; the warnings of months without dues."""
    place = request.place
    units = place.reads(READ)
    if not units:
        raise PermissionDenied
    shown = [unit for unit in place.tree if unit.id in units and unit.type in LEVELS]
    ids = [unit.id for unit in shown]
    months = months_of_year(ids, place.year)
    split = {(line.entry.organization, line.entry.month) for line in kept_of_year(ids, place.year)}
    context = {
        "rows": [_row(place, unit, months, split) for unit in shown],
        "months": [f"{number:02d}" for number in MONTHS],
        "has_books": bool(months),
        "warnings": _warnings(place, [unit.id for unit in shown]),
        "reports": reports(place.unit, place.year) if place.unit.id in units else (),
        "categories_url": list_url(all_ledgers()["dues_categories"]),
        "values_url": list_url(all_ledgers()["local_values"]) if place.may("local_value.read") else "",
        "import_url": reverse("import") if place.may("dues.collect") else "",
        "year": place.year,
    }
    return render(request, "dues/year.html", context)


def _row(
    place: Place, unit: Unit, months: Mapping[tuple[int, int], CellMonth], split: Collection[tuple[int, int]]
) -> Mapping[str, object]:
    is_cell = unit.type in CELLS
    cells = []
    for number in MONTHS:
        found = months.get((unit.id, number))
        cells.append(
            {
                "url": month_url(unit, place.year, number),
                "found": found,
                "paid": found.members - found.unpaid if found else None,
                "is_split": (unit.id, number) in split,
                "month": f"{number:02d}",
                "tone": "" if found is None else "due" if found.unpaid or found.unknown else "ok",
            }
        )
    return {"name": unit.name, "is_cell": is_cell, "months": cells}


def _warnings(place: Place, units: Collection[int]) -> Sequence[Mapping[str, object]]:
    """Members whose months without dues have reached what leads to striking off, or are one short of it."""
    on = min(place.today, place.as_of) if place.year <= place.today.year else date(place.year, 1, 1)
    allowed = dues_months_allowed(on)
    if allowed is None:
        return []
    limit, citation = allowed
    states = members.members_on(units, on)
    owed = unpaid_months([state.id for state in states], on)
    names = {unit.id: unit.name for unit in place.tree}
    found = [
        {
            "name": state.entry.full_name,
            "cell": names.get(state.organization, ""),
            "months": owed[state.id],
            "tone": "bad" if owed[state.id] >= limit else "due",
            "limit": limit,
            "citation": str(citation),
        }
        for state in states
        if owed.get(state.id, 0) >= limit - 1
    ]
    return sorted(found, key=lambda one: -int(str(one["months"])))
