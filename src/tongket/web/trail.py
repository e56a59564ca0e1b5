"""A line of a record's history as `parts/history.html` takes it."""

from __future__ import annotations

from django.utils import timezone

from tongket.access.audit import Event


def event_shown(event: Event, text: str) -> dict[str, object]:
    """When it was, who did it, what in words, and the reason given."""
    at = timezone.localtime(event.at)
    return {
        "when": at.strftime("%H:%M %d/%m/%Y"),
        "when_iso": at.isoformat(timespec="minutes"),
        "actor": event.actor,
        "text": text,
        "reason": event.reason,
    }
