"""The identity number in full: one at a time, with the reason, and the looking is written down."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from tongket.records.members.identity.book import masked
from tongket.records.members.identity.showing import revealed
from tongket.rules.errors import TongketError
from tongket.web.members.reading import readable_member
from tongket.web.place import DeskRequest
from tongket.web.refusals import told


@never_cache
def reveal(request: DeskRequest, key: UUID) -> HttpResponse:
    """Asks for the reason, then shows the number on this answer alone."""
    kept = readable_member(request, key)
    if not request.place.may("identity.reveal", kept.entry.organization):
        raise PermissionDenied
    number, findings = "", []
    if request.method == "POST":
        try:
            number = revealed(request.actor, kept.id, request.POST.get("reason", "").strip())
        except TongketError as error:
            findings = told(error)
    context = {
        "title": kept.entry.full_name,
        "number": number,
        "masked": masked([kept.id]).get(kept.id, ""),
        "findings": findings,
        "back": reverse("member", args=[key]),
    }
    return render(request, "members/reveal.html", context, status=422 if findings else 200)
