"""The lists of results, a page each."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.web.figures import structure
from tongket.web.place import DeskRequest
from tongket.web.reviews.results.listings import LISTS
from tongket.web.reviews.results.shown import readable

SHOWN = 200
"""Lines of a table on the page; the file has them all."""


def _page(request: DeskRequest, which: str) -> HttpResponse:
    readable(request.place)
    place = structure.place_of(request)
    listing = LISTS[which](place)
    tables = [
        {**each, "rows": _rows(each)[:SHOWN], "hidden": max(0, len(_rows(each)) - SHOWN)} for each in listing.tables
    ]
    context = {
        "listing": listing,
        "tables": tables,
        "year": place.year,
        "structures": structure.choices(place),
        "sheet_url": reverse(f"review-{which}-sheet"),
        "breadcrumb": [(_("Kết quả xếp loại"), reverse("review-results")), (listing.title, None)],
    }
    return render(request, "reviews/results/list.html", context)


def _rows(table: object) -> list[object]:
    return list(table["rows"]) if isinstance(table, dict) else []


commendable_page = partial(_page, which="khen-thuong")
five_years_page = partial(_page, which="nam-nam-lien")
failed_page = partial(_page, which="khong-hoan-thanh")
quarters_page = partial(_page, which="cac-quy")
