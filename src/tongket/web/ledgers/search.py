"""One search over all ledgers, and the offers of the member fields."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tongket.access.ledger import Selection
from tongket.records.ledgers import all_ledgers
from tongket.records.lines import in_words
from tongket.web.language import language
from tongket.web.ledgers.selection import SEARCH, columns
from tongket.web.ledgers.words import line_name, list_url, name_of, record_url
from tongket.web.ledgers.writing import people
from tongket.web.place import DeskRequest

SHOWN = 8


def search(request: DeskRequest) -> HttpResponse:
    """What holds the words, ledger by ledger, without regard to diacritics."""
    text = request.GET.get(SEARCH, "").strip()[:100]
    found = []
    for ledger in all_ledgers().values() if text else ():
        units = request.place.reads(ledger.read_permission)
        page = ledger.select(Selection(units, request.place.year, text, limit=SHOWN))
        words = in_words(ledger, page.lines, language())
        if page.lines:
            rest = [spec.id for spec in columns(ledger)[1:]]
            lines = [
                (
                    record_url(ledger, line),
                    line_name(ledger, line),
                    " · ".join(filter(None, (shown[name] for name in rest))),
                )
                for line, shown in zip(page.lines, words, strict=True)
            ]
            found.append(
                {
                    "name": name_of(ledger),
                    "total": page.total,
                    "lines": lines,
                    "url": f"{list_url(ledger)}?{SEARCH}={text}",
                }
            )
    return render(request, "ledgers/search.html", {"text": text, "found": found})


def offered_members(request: DeskRequest) -> HttpResponse:
    """The options of a member field's list, asked for while typing."""
    text = str(next((value for name, value in request.GET.items() if name != "year"), "")).strip()[:100]
    offered = people.candidates(request.place, text) if len(text) > 1 else []
    return render(request, "ledgers/offered.html", {"offered": offered})
