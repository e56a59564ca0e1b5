"""One member in one round: every open level, what it rests on and what stands against it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.records.badges.rounds.queries import explained_in
from tongket.records.badges.rounds.sheet import facts_of
from tongket.rules.badges import age_of
from tongket.rules.notation import date_vi
from tongket.web.badges.navigation import READ
from tongket.web.badges.round_page import reasons
from tongket.web.badges.year import readable
from tongket.web.ledgers.views import readable_record
from tongket.web.ledgers.words import ledgers, record_url, word_of
from tongket.web.place import DeskRequest


def person_page(request: DeskRequest, on: date, key: UUID) -> HttpResponse:
    """The answer for this member, with the way to the lines behind it."""
    place = request.place
    readable(place)
    ledger, kept = readable_record(request, word_of(ledgers()["members"]), key)
    rows = [row for row in explained_in(place.office.id, kept.id, on) if row.person.organization in place.reads(READ)]
    if not rows and not place.sees(kept.entry.organization):
        raise Http404(key)
    months = age_of(facts_of(rows[0].person, rows[0].asked), on) if rows else None
    context = {
        "name": kept.entry.full_name,
        "round": date_vi(on),
        "cell": organizations.names([kept.entry.organization])[kept.entry.organization],
        "age": None if months is None else {"years": months // 12, "months": months % 12},
        "rows": [
            {
                "level": row.level, "eligible": row.eligible, "overdue": row.overdue,
                "reached": date_vi(row.answer.reached_on), "reasons": reasons(row),
                "citations": [str(citation) for citation in row.citations],
            }
            for row in rows
        ],
        "awarded": rows[0].person.awarded if rows else (),
        "record_url": record_url(ledger, kept),
        "breadcrumb": [
            (_("Đợt tặng Huy hiệu Đảng"), reverse("badges")),
            (_("Đợt %(day)s") % {"day": date_vi(on)}, reverse("badge-round", args=[on])),
            (kept.entry.full_name, None),
        ],
    }  # fmt: skip
    return render(request, "badges/person.html", context)
