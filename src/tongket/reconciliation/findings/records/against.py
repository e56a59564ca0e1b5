"""Every fact held against the records: khớp, lệch, không có trong sổ, mục tiêu năm sau, chưa hiểu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import CheckedFact, Found, Severity, State
from tongket.reconciliation.findings.correction import correction
from tongket.reconciliation.findings.intervals import MEASURED, Fit, fit
from tongket.reconciliation.findings.measures import factor
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.records.binding import Bound, bindings
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.reconciliation.findings.records.named import named
from tongket.reconciliation.findings.telling import about, told

THOUSAND = 1000


@dataclass(frozen=True)
class _Held:
    """One binding tried: `value` is the recorded value in the text's unit, None where the units do not meet."""

    bound: Bound
    value: Fraction | None
    fit: Fit
    whole_fits: bool


def against_records(passage: Passage, ledger: Ledger) -> Iterable[tuple[CheckedFact, Found | None]]:
    """Each fact with its state, in the order of the text, and what is to be said of it."""
    for fact in passage.reading.facts:
        yield _checked(fact, passage, ledger)


def _checked(fact: Fact, passage: Passage, ledger: Ledger) -> tuple[CheckedFact, Found | None]:
    if fact.kind == "objective":
        return CheckedFact(fact, State.OBJECTIVE), None
    if (named_one := named(fact, passage, ledger)) is not None:
        return named_one
    if not passage.is_ours(fact):
        return CheckedFact(fact, State.NOT_RECORDED), None
    tried = [_held(fact, bound) for bound in bindings(fact, passage.reading.text, ledger, passage.period)]
    known = [held for held in tried if held.bound.value is not None]
    if not known:
        doubtful = "doubtful" in fact.attributes and not tried
        state = State.NOT_UNDERSTOOD if doubtful else State.NOT_RECORDED
        return CheckedFact(fact, state, tried[0].bound.tag if tried else ""), None
    best = min(known, key=_rank)
    return _told(fact, best, passage.reading.text)


def _rank(held: _Held) -> tuple[bool, bool, bool]:
    """Agreement first; the order of the bindings, likeliest first, stays among equals."""
    return held.fit is Fit.NONE, not held.whole_fits, held.fit is Fit.TRUNCATED


def _held(fact: Fact, bound: Bound) -> _Held:
    if bound.value is None:
        return _Held(bound, None, Fit.NONE, whole_fits=True)
    scale = factor(bound.unit, fact.unit) if bound.unit else Fraction(1)
    if scale is None:
        return _Held(bound, None, Fit.NONE, whole_fits=True)
    value = Fraction(bound.value) * scale
    found = fit(fact, value)
    if found is Fit.NONE and fact.attributes.get("decimal_ambiguous"):
        # The only separator may stand between thousands: 74,447 read as 74447.
        found = fit(fact, value / THOUSAND)
    # "39/39" names no whole of the records; that its base is unstated is said by a check of its own.
    whole_fits = fact.of in (None, fact.value) or not bound.wholes or fact.of in bound.wholes
    return _Held(bound, value, found, whole_fits)


def _told(fact: Fact, held: _Held, text: str) -> tuple[CheckedFact, Found | None]:
    bound, value = held.bound, bound_value(held)
    whole = bound.wholes[0] if bound.wholes and fact.of is not None else None
    if held.value is None:
        found = about(
            fact, "stated-unit-differs", Severity.ERROR, text, tag=bound.tag, recorded=_recorded(bound),
            unit=fact.unit, recorded_value=_recorded(bound),
        )  # fmt: skip
        return CheckedFact(fact, State.DIFFERS, bound.tag, value, whole), found
    if held.fit is not Fit.NONE and held.whole_fits:
        note = None
        if held.fit is Fit.TRUNCATED:
            note = about(
                fact, "stated-truncated", Severity.NOTE, text, tag=bound.tag, recorded=told(held.value, 4),
                recorded_value=told(held.value, 4), rounded=correction(fact, text, held.value, None),
            )  # fmt: skip
        return CheckedFact(fact, State.AGREES, bound.tag, value, whole), note
    mended = correction(fact, text, held.value, None if held.whole_fits else whole)
    checked = CheckedFact(fact, State.DIFFERS, bound.tag, value, whole, mended)
    if held.fit is not Fit.NONE:
        return checked, _whole_differs(fact, bound, whole, mended, text)
    shown = told(held.value, max(fact.decimals, 1))
    unit = fact.unit if fact.kind in MEASURED and "%" not in fact.unit else ""
    found = about(
        fact, "stated-differs", Severity.ERROR, text, tag=bound.tag, recorded=shown, correction=mended,
        recorded_value=f"{shown}%" if "%" in fact.unit else f"{shown} {unit}".strip(),
    )  # fmt: skip
    return checked, found


def _whole_differs(fact: Fact, bound: Bound, whole: Decimal | None, mended: str, text: str) -> Found:
    return about(
        fact, "stated-whole-differs", Severity.ERROR, text, tag=bound.tag, correction=mended,
        recorded="" if whole is None else told(whole), stated_whole="" if fact.of is None else told(fact.of),
        recorded_value="" if whole is None else told(whole),
    )  # fmt: skip


def bound_value(held: _Held) -> Decimal | None:
    return held.bound.value


def _recorded(bound: Bound) -> str:
    if bound.value is None:
        return ""
    return f"{told(bound.value)}%" if bound.unit == "%" else f"{told(bound.value)} {bound.unit}".strip()
