"""A record's history in words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from tongket.access.versions import versions
from tongket.records.lines import in_words
from tongket.web.language import language, spoken
from tongket.web.ledgers.words import AnyKept, AnyLedger, event_name


def history_of(ledger: AnyLedger, kept: AnyKept) -> Sequence[dict[str, object]]:
    """The events as `parts/history.html` takes them, newest first."""
    found = versions(ledger.book, kept)
    lines = [line for version in found for line in (version.before or version.after, version.after)]
    words = in_words(ledger, lines, language())
    shown: list[dict[str, object]] = []
    for place, version in enumerate(found):
        before, after = words[2 * place], words[2 * place + 1]
        at = timezone.localtime(version.event.at)
        changes = [
            {"label": spoken(spec.label), "before": before[name] or None, "after": after[name] or None}
            for name, spec in ledger.spec.fields.items()
            if version.before is not None and before[name] != after[name]
        ]
        shown.append(
            {
                "when": at.strftime("%H:%M %d/%m/%Y"),
                "when_iso": at.isoformat(timespec="minutes"),
                "actor": version.event.actor,
                "text": event_name(ledger, version.event.event),
                "reason": version.event.reason,
                "changes": changes,
            }
        )
    return shown
