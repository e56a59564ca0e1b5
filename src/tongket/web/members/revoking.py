"""Taking back a step that was entered by mistake: with the reason, and only while nothing rests on it."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.records.members.life.entry import Revocation
from tongket.records.members.life.history import Sentence
from tongket.records.members.life.queries import event
from tongket.records.members.steps import TAKE_BACK
from tongket.rules.errors import TongketError
from tongket.web.members.fields import ActForm
from tongket.web.members.reading import readable_member
from tongket.web.members.steps import name_of, tell
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import told


def revoke_url(place: Place, key: UUID, unit: int, sentence: Sentence) -> str | None:
    """Where the step behind a sentence is taken back, if the person may; None for what is no step."""
    if sentence.event is None or not place.may(TAKE_BACK.name, unit):
        return None
    return reverse("revoke-step", args=[key, sentence.event.key])


def revoke_step(request: DeskRequest, key: UUID, step: UUID) -> HttpResponse:
    """Asks for the reason; the member's line and intervals then stand as without the step."""
    kept, taken = readable_member(request, key), event(step)
    if taken is None or taken.member != kept.id or taken.withdrawn_at is not None:
        raise Http404(step)
    if not request.place.may(TAKE_BACK.name, kept.entry.organization):
        raise PermissionDenied
    form = ActForm((), request.place, request.POST if request.method == "POST" else None)
    findings: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        try:
            passage = TAKE_BACK(request.actor, [Revocation(taken.id)], reason=form.reason)
        except TongketError as error:
            findings = told(error)
        else:
            tell(request, passage, _("Đã thu hồi bước ghi nhầm."))
            return redirect("member", key)
    context = {
        "title": kept.entry.full_name,
        "what": _("Thu hồi bước “%(step)s”") % {"step": name_of(taken.kind)},
        "form": form,
        "findings": findings,
        "back": reverse("member", args=[key]),
    }
    return render(request, "members/act.html", context, status=422 if findings else 200)
