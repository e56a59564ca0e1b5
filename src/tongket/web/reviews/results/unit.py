"""One organisation's ratings over the years: its own, those of members and of the organisations below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.figures.compute import Asked
from tongket.figures.definition import tag
from tongket.figures.drilldown import rows
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.procedures.annual_review.results.trends import (
    BODIES,
    MEMBERS,
    Origin,
    UnitYear,
    origins_of,
    trend_of,
)
from tongket.rules import vocabulary
from tongket.rules.reviews import ORDER
from tongket.web.figures import structure
from tongket.web.figures.views import Paging, rows_table
from tongket.web.language import language
from tongket.web.ledgers.selection import PAGE_NUMBER, page_asked
from tongket.web.place import DeskRequest, Place
from tongket.web.reviews.results import pictures, shown
from tongket.web.reviews.results.shown import Cell, readable, table

TITLES = {
    MEMBERS: lambda: _("Đảng viên theo mức xếp loại"),
    BODIES: lambda: _("Tổ chức đảng trực thuộc theo mức xếp loại"),
}
READ = {MEMBERS: shown.MEMBERS, BODIES: shown.BODIES}
FIGURE, LEVELS = "so", "muc"


def unit_years(request: DeskRequest, key: UUID) -> HttpResponse:
    """The years of one organisation, as organised then or now."""
    place = structure.place_of(request)
    unit = visible(place, key)
    years = trend_of(asked_of(place, unit))
    reads_own = place.may(shown.BODIES, unit.id)
    groups = [figure for figure in (BODIES, MEMBERS) if place.may(READ[figure], unit.id)]
    origins = origins_of(unit.id, place.year) if reads_own else []
    context = {
        "unit": unit,
        "year": place.year,
        "own": _own(years) if reads_own else None,
        "groups": [group for figure in groups if (group := _group(place, unit, years, figure))],
        "origins": [_origin(origin) for origin in origins],
        "is_known": bool(years),
        "structures": structure.choices(place),
        "breadcrumb": [(_("Kết quả xếp loại"), reverse("review-results")), (unit.name, None)],
    }
    return render(request, "reviews/results/unit.html", context)


def unit_rows(request: DeskRequest, key: UUID, year: int) -> HttpResponse:
    """The records behind a number of a year: those with one of the levels asked for, a part each."""
    place = replace(structure.place_of(request), year=year)
    unit = visible(place, key)
    figure, written = request.GET.get(FIGURE, MEMBERS), request.GET.get(LEVELS, ",".join(ORDER))
    levels = [level for level in ORDER if level in written.split(",")]
    if figure not in READ or not levels or not place.may(READ[figure], unit.id):
        raise Http404(figure)
    parts = [_rows(request, place, unit, figure, level) for level in levels]
    title = f"{unit.name}, {year}"
    context = {
        "title": title,
        "parts": parts,
        "breadcrumb": [
            (_("Kết quả xếp loại"), reverse("review-results")),
            (unit.name, shown.unit_url(unit.key)),
            (TITLES[figure](), None),
        ],
    }
    return render(request, "reviews/results/rows.html", context)


def _rows(request: DeskRequest, place: Place, unit: Unit, figure: str, level: str) -> Mapping[str, object]:
    [behind] = rows(asked_of(place, unit), tag(figure, {"level": level}))
    name = f"{PAGE_NUMBER}-{level}"
    kept = {LEVELS: request.GET.get(LEVELS, ""), **structure.kept(place)}
    part = rows_table(place, behind, Paging(figure, name, page_asked(request, name), kept))
    return {**part, "title": f"{TITLES[figure]()}: {vocabulary.label(level, language())}"}


def visible(place: Place, key: UUID) -> Unit:
    """The organisation, where one of its kinds of ratings may be read; else 404."""
    readable(place)
    wanted = place.reads(shown.MEMBERS) | place.reads(shown.BODIES)
    for unit in organizations.units_by_id(wanted, place.as_of).values():
        if unit.key == key:
            return unit
    raise Http404(key)


def asked_of(place: Place, unit: Unit) -> Asked:
    """The unit's figures of the page's year, by the page's tree."""
    return Asked(unit.id, unit.slug, place.year, date(place.year, 12, 31), place.structure_on)


def rows_url(place: Place, key: UUID, year: int, figure: str, levels: Sequence[str]) -> str:
    """The records behind a number."""
    words = {FIGURE: figure, LEVELS: ",".join(levels), **structure.kept(place)}
    return f"{reverse('review-unit-rows', args=[key, year])}?{urlencode(words)}"


def _own(years: Sequence[UnitYear]) -> Mapping[str, object] | None:
    rated = {each.year: each.own for each in years if each.own is not None}
    if not rated:
        return None
    title = _("Xếp loại của chính tổ chức")
    heads = [(_("Năm"), ""), (_("Mức xếp loại"), "")]
    lines: list[list[Cell]] = [[{"text": str(each.year)}, {"text": shown.level(each.own)}] for each in reversed(years)]
    span = [each.year for each in years]
    return {
        "title": title,
        "chart": pictures.own_levels(_("Mức xếp loại qua các năm"), span, rated),
        "table": table(title, heads, lines),
    }


def _group(place: Place, unit: Unit, years: Sequence[UnitYear], figure: str) -> Mapping[str, object] | None:
    title = TITLES[figure]()
    chart = pictures.shares(_("Các mức qua các năm"), years, figure)
    if chart is None:
        return None
    levels = [(vocabulary.label(level, language()), "right") for level in ORDER]
    heads = [(_("Năm"), ""), (_("Được xếp loại"), "right"), *levels, (_("Tốt trở lên"), "right")]
    lines = [list(_year(place, unit, each, figure)) for each in reversed(years)]
    return {"title": title, "chart": chart, "table": table(title, heads, lines)}


def _year(place: Place, unit: Unit, year: UnitYear, figure: str) -> Iterable[Cell]:
    group = year.groups[figure]
    yield {"text": str(year.year)}
    yield {"text": str(group.rated) if group.rated else None}
    for level in ORDER:
        count = group.levels.get(level, 0)
        url = rows_url(place, unit.key, year.year, figure, [level]) if count else ""
        yield {
            "text": str(count) if group.rated else "",
            "url": url,
            "note": shown.percent(group.share(level)) if count else "",
        }
    yield {"text": shown.percent(group.share("excellent", "good")) or ""}


def _origin(origin: Origin) -> Mapping[str, object]:
    told = [f"{year}: {shown.level(rated)}" for year, rated in sorted(origin.years.items(), reverse=True)]
    return {"name": origin.name, "years": told}
