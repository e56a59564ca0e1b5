"""A record's history in words."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.versions import versions
from tongket.records.lines import in_words
from tongket.web.language import language, spoken
from tongket.web.ledgers.words import AnyKept, AnyLedger, event_name
from tongket.web.trail import event_shown


def history_of(ledger: AnyLedger, kept: AnyKept) -> Sequence[dict[str, object]]:
    """The events as `parts/history.html` takes them, newest first."""
    found = versions(ledger.book, kept)
    lines = [line for version in found for line in (version.before or version.after, version.after)]
    words = in_words(ledger, lines, language())
    shown: list[dict[str, object]] = []
    for place, version in enumerate(found):
        before, after = words[2 * place], words[2 * place + 1]
        changes = [
            {"label": spoken(spec.label), "before": before[name] or None, "after": after[name] or None}
            for name, spec in ledger.spec.fields.items()
            if version.before is not None and before[name] != after[name]
        ]
        name = event_name(ledger, version.event.event)
        shown.append({**event_shown(version.event, name), "changes": changes})
    return shown
