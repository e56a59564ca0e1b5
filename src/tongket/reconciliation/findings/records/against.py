"""Every fact held against the records: khớp, lệch, không có trong sổ, mục tiêu năm sau, chưa hiểu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import CheckedFact, Found, Severity, State
from tongket.reconciliation.findings.correction import correction
from tongket.reconciliation.findings.intervals import MEASURED, Fit, fit
from tongket.reconciliation.findings.measures import factor, is_percent, unit_of
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.records.binding import Bound, bindings
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.reconciliation.findings.records.named import named
from tongket.reconciliation.findings.records.unread import unread
from tongket.reconciliation.findings.telling import about, told

THOUSAND = 1000


@dataclass(frozen=True)
class _Held:
    """One binding tried, in the `unit` of the text.

    `value` is the recorded value in that unit, None where the two units measure different things. `by_thousands`: it
    fits only where the comma is read as standing between thousands.
    """

    bound: Bound
    unit: str
    value: Fraction | None
    fit: Fit = Fit.NONE
    whole_fits: bool = True
    by_thousands: bool = False


def against_records(passage: Passage, ledger: Ledger) -> Iterable[tuple[CheckedFact, Found | None]]:
    """Each fact with its state, in the order of the text, and what is to be said of it."""
    for fact in passage.reading.facts:
        yield _checked(fact, passage, ledger)


def unread_numbers(passage: Passage, ledger: Ledger) -> Iterable[Found]:
    """What differs among the numbers nobody read: a warning, since nobody knows what they state."""
    for fact in unread(passage, ledger):
        _, found = _checked(fact, passage, ledger)
        if found is not None and found.severity is Severity.ERROR:
            yield replace(found, severity=Severity.WARNING)


def _checked(fact: Fact, passage: Passage, ledger: Ledger) -> tuple[CheckedFact, Found | None]:
    if passage.is_in_table(fact):
        return CheckedFact(fact, State.NOT_UNDERSTOOD), None
    if fact.kind == "objective":
        return CheckedFact(fact, State.OBJECTIVE), None
    if (named_one := named(fact, passage, ledger)) is not None:
        return named_one
    if not passage.is_ours(fact):
        return CheckedFact(fact, State.NOT_RECORDED), None
    text = passage.reading.text
    unit = unit_of(fact, text) if fact.kind in MEASURED else fact.unit
    tried = [_held(fact, unit, bound) for bound in bindings(fact, passage, ledger)]
    known = [held for held in tried if held.bound.value is not None]
    if not known:
        doubtful = "doubtful" in fact.attributes and not tried
        state = State.NOT_UNDERSTOOD if doubtful else State.NOT_RECORDED
        return CheckedFact(fact, state, tried[0].bound.tag if tried else ""), None
    if fact.of is not None and any(held.bound.wholes for held in known):
        known = [held for held in known if held.bound.wholes]
    return _told(fact, min(known, key=_rank), text)


def _rank(held: _Held) -> tuple[bool, bool, bool, bool]:
    """Agreement first; the order of the bindings, likeliest first, stays among equals."""
    return held.fit is Fit.NONE, not held.whole_fits, held.by_thousands, held.fit is Fit.TRUNCATED


def _held(fact: Fact, unit: str, bound: Bound) -> _Held:
    scale = factor(bound.unit, unit) if bound.unit else Fraction(1)
    if bound.value is None or scale is None:
        return _Held(bound, unit, None)
    value = Fraction(bound.value) * scale
    found, by_thousands = fit(fact, value), False
    if found is Fit.NONE and fact.attributes.get("decimal_ambiguous"):
        found, by_thousands = fit(fact, value / THOUSAND), True
    # "39/39" names no whole of the records; that its base is unstated is said by a check of its own.
    whole_fits = fact.of in (None, fact.value) or not bound.wholes or fact.of in bound.wholes
    return _Held(bound, unit, value, found, whole_fits, by_thousands and found is not Fit.NONE)


def _told(fact: Fact, held: _Held, text: str) -> tuple[CheckedFact, Found | None]:
    bound = held.bound
    whole = bound.wholes[0] if bound.wholes and fact.of is not None else None
    if held.value is None:
        checked = CheckedFact(fact, State.DIFFERS, bound.tag, bound.value, whole)
        return checked, _unit_differs(fact, held, text)
    if held.fit is not Fit.NONE and held.whole_fits:
        return CheckedFact(fact, State.AGREES, bound.tag, bound.value, whole), _noted(fact, held, held.value, text)
    mended = correction(fact, text, held.value, None if held.whole_fits else whole)
    checked = CheckedFact(fact, State.DIFFERS, bound.tag, bound.value, whole, mended)
    if held.fit is not Fit.NONE:
        return checked, _whole_differs(fact, bound, whole, mended, text)
    # Not fewer decimals than the correction that is offered beside it.
    shown = told(held.value, max(fact.decimals, len(mended.partition(",")[2]), 1))
    found = about(
        fact, "stated-differs", Severity.ERROR, text, tag=bound.tag, recorded=shown, correction=mended,
        recorded_value=_with_unit(shown, held.unit if fact.kind in MEASURED or is_percent(held.unit) else ""),
    )  # fmt: skip
    return checked, found


def _noted(fact: Fact, held: _Held, value: Fraction, text: str) -> Found | None:
    """What is accepted, and said."""
    if held.by_thousands:
        mended = fact.number.of(text).replace(",", ".")
        return about(
            fact, "comma-between-thousands", Severity.WARNING, text, tag=held.bound.tag, recorded=told(value, 4),
            recorded_value=_with_unit(told(value, 4), held.unit), correction=mended,
        )  # fmt: skip
    if held.fit is Fit.TRUNCATED:
        return about(
            fact, "stated-truncated", Severity.NOTE, text, tag=held.bound.tag, recorded=told(value, 4),
            recorded_value=told(value, 4), rounded=correction(fact, text, value, None),
        )  # fmt: skip
    return None


def _unit_differs(fact: Fact, held: _Held, text: str) -> Found:
    recorded = _with_unit(told(held.bound.value or 0), held.bound.unit)
    return about(
        fact, "stated-unit-differs", Severity.ERROR, text, tag=held.bound.tag, recorded=recorded, unit=held.unit,
        recorded_value=recorded,
    )  # fmt: skip


def _whole_differs(fact: Fact, bound: Bound, whole: Decimal | None, mended: str, text: str) -> Found:
    recorded = "" if whole is None else told(whole)
    return about(
        fact, "stated-whole-differs", Severity.ERROR, text, tag=bound.tag, correction=mended, recorded=recorded,
        stated_whole="" if fact.of is None else told(fact.of), recorded_value=recorded,
    )  # fmt: skip


def _with_unit(shown: str, unit: str) -> str:
    return f"{shown}%" if unit == "%" else f"{shown} {unit}".strip()
