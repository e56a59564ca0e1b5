"""The settings of a round, ending it, and opening it again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Correction
from tongket.access.gate import Action
from tongket.procedures.annual_review.board.boarding import board_of
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.rounds.correct import correct
from tongket.records.reviews.actions.rounds.reopen import reopen
from tongket.records.reviews.rounds.book import Closing
from tongket.records.reviews.rounds.queries import Round
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.load import value_files
from tongket.web.language import language, spoken
from tongket.web.place import DeskRequest
from tongket.web.refusals import told
from tongket.web.reviews.rounds import shown
from tongket.web.reviews.rounds.setup_forms import MODE, SettingsForm


def settings_page(request: DeskRequest, key: UUID) -> HttpResponse:
    """Conference, ways of the steps, reading of the cap; what was frozen at opening is shown."""
    found = shown.readable(request.place, key)
    if not shown.may_set(request.place, found):
        raise PermissionDenied
    form = SettingsForm(found, request.POST or None)
    if request.method != "POST":
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    change = Correction(found.line.id, form.cleaned_data["version"] or 0, form.entry())
    try:
        correct(request.actor, [change])
    except TongketError as error:
        return _page(request, found, form, told(error), shown.status_of(error))
    messages.success(request, _("Đã ghi thiết lập của đợt."))
    return redirect("review-settings", key)


@require_POST
def close_round(request: DeskRequest, key: UUID) -> HttpResponse:
    """End the round."""
    return _turn(request, key, close, _("Đã kết thúc đợt."))


@require_POST
def reopen_round(request: DeskRequest, key: UUID) -> HttpResponse:
    """Open the round again, with the reason."""
    return _turn(request, key, reopen, _("Đã mở lại đợt."))


def _turn(request: DeskRequest, key: UUID, action: Action[Closing], said: str) -> HttpResponse:
    found = shown.readable(request.place, key)
    reason = request.POST.get("reason", "").strip()[:300]
    try:
        action(request.actor, [Closing(found.id, request.place.today)], reason=reason)
    except TongketError as error:
        if error.code == "access-denied":
            raise PermissionDenied from error
        return _page(request, found, SettingsForm(found), told(error), shown.status_of(error))
    messages.success(request, said)
    return redirect("review-settings", key)


def _page(
    request: DeskRequest, found: Round, form: SettingsForm, findings: shown.Findings = (), status: int = 200
) -> HttpResponse:
    place = request.place
    lines = board_of(found, place.today).lines
    criteria = found.entry.criteria
    context = {
        "round": found,
        "name": shown.round_name(found),
        "form": form,
        "modes": [field for field in form if field.name.startswith(MODE)],
        "others": [form["conference_on"], form["reading"], form["reading_source"], form["exceptional_reason"]],
        "findings": findings,
        "may_correct": not found.closed and shown.may(place, "review_round.correct", found),
        "may_close": not found.closed and shown.may(place, "review_round.close", found),
        "may_reopen": found.closed and shown.may(place, "review_round.reopen", found),
        "unfinished": sum(1 for line in lines if line.next),
        "regime": criteria.get("regime", {}).get("source", ""),
        "rules": [
            (spoken(value_files()[name].title), rule["source"], vocabulary.label(rule["certainty"], language()))
            for name, rule in criteria.get("rules", {}).items()
        ],
        "tabs": shown.tabs(place, found, "review-settings"),
        "breadcrumb": shown.crumbs(found, (shown.settings_title(), None)),
    }
    return render(request, "reviews/rounds/settings.html", context, status=status)
