"""Names and days of a text, held against the records: whose paper, which year, when they met."""

from __future__ import annotations

import re
from datetime import date

from tongket.figures.definition import tag
from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import CheckedFact, Found, Severity, State
from tongket.reconciliation.findings.passage import Passage, day_of
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.reconciliation.findings.telling import about
from tongket.rules.notation import date_vi, fold
from tongket.rules.vocabulary import wording

UNCOUNTED = ("term", "as_of_date", "ranking")

Told = tuple[CheckedFact, Found | None]


def named(fact: Fact, passage: Passage, ledger: Ledger) -> Told | None:
    """What is said of a name, a year or a day; None for a fact that states a number."""
    if fact.kind == "org_name":
        return _organization(fact, passage, ledger)
    if fact.kind == "report_year":
        return _year(fact, passage)
    if fact.kind == "meeting_date":
        return _meeting(fact, passage, ledger)
    if fact.attributes.get("self"):
        return _own_rating(fact, passage, ledger)
    return (CheckedFact(fact, State.NOT_RECORDED), None) if fact.kind in UNCOUNTED else None


def _organization(fact: Fact, passage: Passage, ledger: Ledger) -> Told:
    if passage.is_own_name(fold(str(fact.value))):
        return CheckedFact(fact, State.AGREES), None
    if passage.names_us or fact is not passage.of_kind("org_name")[0]:
        return CheckedFact(fact, State.NOT_RECORDED), None
    found = about(
        fact, "stated-of-another-organization", Severity.WARNING, passage.reading.text,
        recorded=ledger.unit.name, recorded_value=ledger.unit.name,
    )  # fmt: skip
    return CheckedFact(fact, State.DIFFERS), found


def _year(fact: Fact, passage: Passage) -> Told:
    if str(fact.value) == str(passage.year):
        note = None
        if fact.word("period"):
            note = about(fact, "stated-of-part-of-year", Severity.NOTE, passage.reading.text)
        return CheckedFact(fact, State.AGREES), note
    first = passage.of_kind("report_year")[0]
    if fact is not first and passage.year in passage.years:
        return CheckedFact(fact, State.NOT_RECORDED), None
    year = str(passage.year)
    found = about(
        fact, "stated-year-differs", Severity.ERROR, passage.reading.text, recorded=year, recorded_value=year,
        correction=year,
    )  # fmt: skip
    return CheckedFact(fact, State.DIFFERS, correction=year), found


def _meeting(fact: Fact, passage: Passage, ledger: Ledger) -> Told:
    """A day differs where meetings of that kind are recorded and none of them is on it."""
    days = ledger.days(fact.word("event").split("+")) if passage.is_about_us else ()
    held = day_of(fact)
    if not days or held is None:
        return CheckedFact(fact, State.NOT_RECORDED), None
    if held in days:
        return CheckedFact(fact, State.AGREES), None
    shown = ", ".join(date_vi(day) for day in days)
    found = about(
        fact, "stated-day-differs", Severity.ERROR, passage.reading.text, recorded=shown, recorded_value=shown,
        correction=_as_printed(days, fact, passage.reading.text),
    )  # fmt: skip
    return CheckedFact(fact, State.DIFFERS, correction=_as_printed(days, fact, passage.reading.text)), found


def _own_rating(fact: Fact, passage: Passage, ledger: Ledger) -> Told:
    """The committee's own rating: what it proposed, or what was decided; else the one for the other."""
    stages = ("proposed",) if fact.attributes.get("proposed") else ("decided", "proposed")
    rows = ledger.by_figure.get("ratings.own", ()) if passage.is_ours(fact) else ()
    for stage in stages:
        here = [row for row in rows if row.dimensions["stage"] == stage]
        if not here:
            continue
        if any(row.dimensions["level"] == str(fact.value) for row in here):
            return CheckedFact(fact, State.AGREES, tag("ratings.own", {"stage": stage, "level": str(fact.value)})), None
        level = wording(here[0].dimensions["level"])
        found = about(
            fact, "stated-differs", Severity.ERROR, passage.reading.text, tag=here[0].tag, recorded=level,
            recorded_value=level,
        )  # fmt: skip
        return CheckedFact(fact, State.DIFFERS, here[0].tag), found
    return CheckedFact(fact, State.NOT_RECORDED), None


def _as_printed(days: tuple[date, ...], fact: Fact, text: str) -> str:
    printed = fact.number.of(text)
    if len(days) > 1 or not re.fullmatch(r"\d{1,2}/\d{1,2}(/\d{4})?", printed):
        return ""
    whole = date_vi(days[0])
    return whole if printed.count("/") == 2 else whole[:5]
