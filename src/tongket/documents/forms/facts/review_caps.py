"""The facts of the cap on “excellent” for its printed proof. The record is a round; no person is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import key_of
from tongket.records.reviews.counting.cap import GroupCap, caps_of
from tongket.records.reviews.rounds.queries import Round, round_with
from tongket.rules import vocabulary
from tongket.rules.notation import two_digits
from tongket.rules.quotas import CapReading
from tongket.rules.quotas_beyond import beyond

PROOF = "review_caps/proof"
READ = "review_subject.intend"


def forms_of(key: str) -> Sequence[str]:
    """The proof, once somebody has a level. Raises `record-not-found`."""
    return (PROOF,) if _caps(round_with(key_of(PROOF, key)))[1] else ()


def gather(form_id: str, key: str) -> Gathered:
    """Every group of the round under every reading: what was decided, before that what the committee intends."""
    found = round_with(key_of(form_id, key))
    entry = found.entry
    source, caps = _caps(found)
    who = beyond(entry.report_year)
    period = _period(found)
    facts = {
        "period": period,
        "source": source,
        "groups": [_group(cap) for cap in caps],
        "readings": [_reading(cap, reading) for cap in caps for reading in cap.report.readings],
        "rounding_unsaid": any(not cap.report.rounding_said for cap in caps),
        "exceptional": entry.exceptional_reason,
        "decides": who.decides["vi"] if who else "",
    }
    on = entry.conference_on or date(entry.report_year, 12, 31)
    return Gathered(facts, entry.organization, on, entry.organization, READ, period)


def _caps(found: Round) -> tuple[str, Sequence[GroupCap]]:
    entry = found.entry
    for source in ("decided", "intended"):
        caps = caps_of(entry.organization, entry.report_year, entry.period, source)
        if caps:
            return source, caps
    return "intended", ()


def _group(cap: GroupCap) -> dict[str, object]:
    report = cap.report
    return {
        "group": str(cap.label),
        "graded": cap.graded,
        **{level: cap.counts.get(level, 0) for level in ("excellent", "good", "completed", "not_completed")},
        "heads": sum(cap.heads.values()),
        "limit": report.default.limit,
        "outcome": _outcome(report.default, report.excellent),
        "citation": "; ".join(str(citation) for citation in report.citations),
        "certainty": vocabulary.in_sentence(report.certainty),
    }


def _reading(cap: GroupCap, reading: CapReading) -> dict[str, object]:
    report = cap.report
    return {
        "group": str(cap.label),
        "reading": reading.label["vi"],
        "applied": reading.id == report.default.id,
        "base": reading.base,
        "limit": reading.limit,
        "excellent": report.excellent,
        "outcome": _outcome(reading, report.excellent),
    }


def _outcome(reading: CapReading, excellent: int) -> str:
    return f"vượt {two_digits(excellent - reading.limit)}" if reading.exceeded else "trong mức"


def _period(found: Round) -> str:
    """ "năm 2026", "quý III năm 2026"."""
    entry = found.entry
    if entry.period == "year":
        return f"năm {entry.report_year}"
    label = vocabulary.label(entry.period, "vi", "review_period")
    return f"{label[:1].lower()}{label[1:]} năm {entry.report_year}"
