"""Why the exceptional share is claimed: a reason kept on the round, seen on the screen and in the printed proof."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Correction
from tongket.records.reviews.actions.rounds.correct import correct
from tongket.rules.errors import TongketError
from tongket.web.place import DeskRequest
from tongket.web.refusals import told
from tongket.web.reviews.committee.page import back
from tongket.web.reviews.committee.rounds import committee_round

LONGEST = 300


@require_POST
def keep(request: DeskRequest, key: UUID) -> HttpResponse:
    """An empty reason takes the claim back."""
    found = committee_round(request.place, key)
    reason = " ".join(request.POST.get("ly-do", "").split())[:LONGEST]
    version = request.POST.get("version", "")
    entry = replace(found.entry, exceptional_reason=reason)
    seen = int(version) if version.isdigit() else found.line.version
    try:
        correct(request.actor, [Correction(found.id, seen, entry)])
    except TongketError as refused:
        messages.error(request, " ".join(str(each["message"]) for each in told(refused)))
    else:
        messages.success(request, _("Đã ghi lý do vào đợt.") if reason else _("Đã bỏ lý do."))
    return redirect(back(found, request.POST))
