"""A paper's life in words: the steps it took and those before it, and its history."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from tongket.access import audit
from tongket.access.audit import Event
from tongket.documents.queries import PaperRecord
from tongket.rules.notation import date_vi

STATES = ("draft", "submitted", "signed", "attached", "sent")


def life_of(paper: PaperRecord) -> Sequence[dict[str, str]]:
    """The five steps with what is known of each."""
    reached = STATES.index(paper.state)
    titles = (_("Dự thảo"), _("Trình ký"), _("Ký, cấp số"), _("Đính kèm bản đã ký"), _("Phát hành"))
    texts = (
        _("ký ngoài sổ") if paper.is_external else _when(paper, "paper.drafted"),
        "" if paper.is_external else _when(paper, "paper.submitted"),
        _signed(paper),
        paper.copy_sha256[:12],
        _("%(day)s, %(count)s nơi nhận") % {"day": date_vi(paper.sent_on), "count": len(paper.recipients)}
        if paper.sent_on
        else "",
    )
    return [
        {
            "title": title,
            "text": text if place <= reached else "",
            "state": "done" if place <= reached else "now" if place == reached + 1 else "todo",
        }
        for place, (title, text) in enumerate(zip(titles, texts, strict=True))
    ]


def events_of(paper: PaperRecord) -> Sequence[dict[str, object]]:
    """The history as `parts/history.html` takes it, newest first."""
    return [_event(event) for event in audit.history(paper.key)]


def _event(event: Event) -> dict[str, object]:
    names = {
        "paper.drafted": _("Lập dự thảo"),
        "paper.submitted": _("Trình ký"),
        "paper.signed": _("Ký, cấp số"),
        "paper.attached": _("Đính kèm bản đã ký"),
        "paper.sent": _("Phát hành"),
        "paper.registered_external": _("Ghi văn bản ký ngoài sổ"),
        "paper.withdrawn": _("Rút khỏi sổ"),
    }
    at = timezone.localtime(event.at)
    return {
        "when": at.strftime("%H:%M %d/%m/%Y"),
        "when_iso": at.isoformat(timespec="seconds"),
        "actor": event.actor,
        "text": names.get(event.event, event.event),
        "reason": event.reason,
        "changes": [],
    }


def _when(paper: PaperRecord, event: str) -> str:
    found = next((each for each in audit.history(paper.key) if each.event == event), None)
    return timezone.localtime(found.at).strftime("%d/%m/%Y") + f", {found.actor}" if found else ""


def _signed(paper: PaperRecord) -> str:
    if paper.dated_on is None:
        return ""
    return ", ".join(filter(None, (paper.number_line, date_vi(paper.dated_on), paper.signer_name)))
