"""What was done to the steps of a unit in a round, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tongket.access import audit
from tongket.access.audit import Event
from tongket.organizations.queries import Unit
from tongket.records.reviews.rounds.queries import Round, step_keys
from tongket.web.reviews.rounds.shown import step_name
from tongket.web.trail import event_shown


def history_of(found: Round, unit: Unit) -> Sequence[dict[str, object]]:
    """The events as `parts/history.html` takes them."""
    told = [
        (event, _said(event, step))
        for key, step in step_keys(found.id, unit.id)
        for event in audit.history(key)
    ]  # fmt: skip
    told.sort(key=lambda each: each[0].at, reverse=True)
    return [event_shown(event, text) for event, text in told]


def _said(event: Event, step: str) -> str:
    if event.event == "review_step.withdrawn":
        return _("Rút bước ghi nhầm: %(step)s") % {"step": step_name(step)}
    return _("Ghi: %(step)s") % {"step": step_name(step)}
