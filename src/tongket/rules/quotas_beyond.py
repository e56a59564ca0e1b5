"""May the excellent of a group stand: within the cap, up to the exceptional share with reasons, or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.errors import Wording
from tongket.rules.load import value_if_known
from tongket.rules.periods import year_span
from tongket.rules.quotas import CapReading, CapReport


@dataclass(frozen=True)
class Beyond:
    """Who may decide beyond the ordinary share, and whom the regulation puts first; in both languages."""

    decides: Mapping[str, str]
    prefers: Sequence[Mapping[str, str]]
    citation: Citation


def beyond(year: int) -> Beyond | None:
    """Who decides beyond the ordinary share in `year`; None where no text was seen that lets anyone."""
    value = value_if_known("quotas/beyond", year_span(year)[1])
    return None if value is None else Beyond(value.value["decides"], value.value["prefers"], value.citation)


def may_stand(report: CapReport, group: Wording) -> Decision:
    """May the excellent of this group stand as they are?

    Under the reading that is applied: beyond the limit `cap-exceeded`, as heavy as the rule is certain; up to the
    exceptional limit `cap-exceptional`, which asks for the reason. Within it, but not under another reading:
    `cap-reading-matters`, a warning.
    """
    applied = report.default
    words = {"group": group, "excellent": report.excellent, "limit": applied.limit, "reading": _label(applied)}
    if not applied.exceeded:
        others = [reading for reading in report.readings if reading.exceeded]
        if not others or report.rule.settled:
            return Decision((), report.citations)
        told = {**words, "others": Wording(*("; ".join(r.label[tongue] for r in others) for tongue in ("vi", "en")))}
        return Decision((Finding("cap-reading-matters", told, report.citation, warns_only=True),), report.citations)
    most = applied.exceptional_limit
    if most is not None and report.excellent <= most:
        told = {**words, "most": most}
        return Decision((Finding("cap-exceptional", told, report.citation, asks_only=True),), report.citations)
    return Decision((Finding("cap-exceeded", words, report.citation),), report.citations)


def _label(reading: CapReading) -> Wording:
    return Wording(reading.label["vi"], reading.label["en"])
