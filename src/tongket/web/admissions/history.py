"""What was done to a candidate's line and steps, newest first. Of relatives nothing is told here."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tongket.access import audit
from tongket.access.audit import Event
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.facts import Known
from tongket.web.admissions.shown import step_name
from tongket.web.trail import event_shown


def history_of(found: Known) -> Sequence[dict[str, object]]:
    """The events as `parts/history.html` takes them."""
    told = [(event, _of_the_line(event)) for event in audit.history(found.line.key)]
    for key, kind in queries.step_keys(found.line.id):
        told += [(event, _of_a_step(event, kind)) for event in audit.history(key)]
    told.sort(key=lambda each: each[0].at, reverse=True)
    return [event_shown(event, text) for event, text in told]


def _of_the_line(event: Event) -> str:
    words = {
        "candidate.entered": _("Đưa vào danh sách theo dõi"),
        "candidate.corrected": _("Sửa thông tin"),
        "candidate.withdrawn": _("Rút khỏi danh sách"),
        "candidate.family_revealed": _("Xem họ tên người thân"),
    }
    return str(words.get(event.event, event.event))


def _of_a_step(event: Event, kind: str) -> str:
    if event.event == "candidate.step_withdrawn":
        return _("Rút bước ghi nhầm: %(step)s") % {"step": step_name(kind)}
    return _("Ghi: %(step)s") % {"step": step_name(kind)}
