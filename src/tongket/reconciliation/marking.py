"""The places of a checked text that are marked for a reader: apart from each other, each with one standing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.checked import Check, CheckedFact, Found, Severity, State

LONGEST_QUOTE = 45
"""Beyond it the digits alone are marked: a whole line in colour points at nothing."""
# What a text says of itself is no number of the report: it is marked where it is wrong, a day also where it is right.
CONTEXT = ("org_name", "report_year", "term", "as_of_date")
DAYS = ("meeting_date",)


class Standing(StrEnum):
    """How a marked place stands, the gravest first."""

    DIFFERS = "differs"
    LOOK = "look"
    NOT_UNDERSTOOD = "not_understood"
    NOT_RECORDED = "not_recorded"
    OBJECTIVE = "objective"
    AGREES = "agrees"


SIGNS: Mapping[Standing, str] = {
    Standing.AGREES: "✓",
    Standing.DIFFERS: "✗",
    Standing.LOOK: "?",
    Standing.NOT_UNDERSTOOD: "?",
    Standing.OBJECTIVE: "→",
    Standing.NOT_RECORDED: "∅",
}
"""A place is told by its sign as well as by its colour."""

GRAVEST_FIRST = tuple(Standing)
OF_STATE = {
    State.AGREES: Standing.AGREES,
    State.DIFFERS: Standing.DIFFERS,
    State.NOT_RECORDED: Standing.NOT_RECORDED,
    State.OBJECTIVE: Standing.OBJECTIVE,
    State.NOT_UNDERSTOOD: Standing.NOT_UNDERSTOOD,
}
OF_SEVERITY = {Severity.ERROR: Standing.DIFFERS, Severity.WARNING: Standing.LOOK}


@dataclass(frozen=True)
class Correction:
    """What would stand in the text instead of what stands at `at` now."""

    at: Span
    old: str
    new: str


@dataclass(frozen=True)
class Mark:
    """One marked place. `number` is the part of it that the correction replaces, or its digits."""

    at: Span
    number: Span
    standing: Standing
    facts: tuple[CheckedFact, ...] = ()
    findings: tuple[Found, ...] = ()

    @property
    def tag(self) -> str:
        """The figure the place is bound to; "" where there is none."""
        tags = [*(fact.tag for fact in self.facts), *(finding.tag for finding in self.findings)]
        return next(filter(None, tags), "")


def marks(check: Check) -> Sequence[Mark]:
    """All marked places in the order of the text; none overlaps another."""
    found = [Mark(_quote(fact), _digits(fact), OF_STATE[fact.state], (fact,)) for fact in _shown(check)]
    found += [Mark(each.at, each.at, Standing.NOT_UNDERSTOOD) for each in check.reading.unrecognised]
    return _with_findings(_joined(_narrowed(found)), check.findings)


def counts(found: Iterable[Mark]) -> Mapping[Standing, int]:
    """How many places stand how, the gravest first."""
    standings = [mark.standing for mark in found]
    return {standing: standings.count(standing) for standing in GRAVEST_FIRST}


def correction_of(text: str, given: CheckedFact | Found) -> Correction | None:
    """The correction that is offered, None where there is none or it would change nothing."""
    number = given.fact.number if isinstance(given, CheckedFact) else given.number
    if not given.correction or number is None or number.start >= number.end:
        return None
    old = number.of(text)
    return None if old == given.correction else Correction(number, old, given.correction)


def corrected(text: str, correction: Correction) -> str | None:
    """The text with the correction; None where something else stands at its place by now."""
    if correction.at.of(text) != correction.old:
        return None
    return text[: correction.at.start] + correction.new + text[correction.at.end :]


def _shown(check: Check) -> Iterable[CheckedFact]:
    for fact in check.facts:
        is_day, is_number = fact.fact.kind in DAYS, isinstance(fact.fact.value, Decimal)
        if (
            fact.state is State.DIFFERS
            or (is_day and fact.state is State.AGREES)
            or (is_number and not is_day and fact.fact.kind not in CONTEXT)
        ):
            yield fact


def _quote(checked: CheckedFact) -> Span:
    at = checked.fact.at
    return at if at.end - at.start <= LONGEST_QUOTE else _digits(checked)


def _digits(checked: CheckedFact) -> Span:
    fact = checked.fact
    return fact.number if fact.number.start < fact.number.end else fact.at


def _narrowed(found: Sequence[Mark]) -> Sequence[Mark]:
    """Where the words of two facts run into each other, their digits alone are marked."""
    ordered = sorted(found, key=lambda mark: (mark.at.start, mark.at.end))
    crossed: set[int] = set()
    reach, holder = -1, -1
    for place, mark in enumerate(ordered):
        if mark.at.start < reach:
            crossed |= {place, holder}
        if mark.at.end > reach:
            reach, holder = mark.at.end, place
    return [replace(mark, at=mark.number) if place in crossed else mark for place, mark in enumerate(ordered)]


def _joined(found: Sequence[Mark]) -> list[Mark]:
    """What still overlaps says several things of one number: one mark with the gravest standing."""
    joined: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.at.start, mark.at.end)):
        if joined and mark.at.start < joined[-1].at.end:
            last = joined[-1]
            at = Span(last.at.start, max(last.at.end, mark.at.end))
            standing = _graver(last.standing, mark.standing)
            joined[-1] = Mark(at, last.number, standing, last.facts + mark.facts, last.findings + mark.findings)
        else:
            joined.append(mark)
    return joined


def _with_findings(found: Sequence[Mark], findings: Iterable[Found]) -> Sequence[Mark]:
    """Each finding laid upon the place it speaks of, or given a place of its own where no number stands."""
    ends = [mark.at.end for mark in found]
    laid: dict[int, list[Found]] = {}
    own: list[Mark] = []
    for finding in findings:
        wanted = _place_of(finding)
        place = bisect_right(ends, wanted.start)
        if place < len(found) and found[place].at.start < wanted.end:
            laid.setdefault(place, []).append(finding)
        elif wanted.start < wanted.end:
            own.append(Mark(wanted, wanted, OF_SEVERITY.get(finding.severity, Standing.LOOK), (), (finding,)))
    return _joined([*(_laid(mark, laid.get(place, ())) for place, mark in enumerate(found)), *own])


def _place_of(finding: Found) -> Span:
    number = finding.number
    return number if number is not None and number.start < number.end else finding.at


def _laid(mark: Mark, findings: Sequence[Found]) -> Mark:
    standing = mark.standing
    for finding in findings:
        standing = _graver(standing, OF_SEVERITY.get(finding.severity, standing))
    return replace(mark, standing=standing, findings=(*mark.findings, *findings))


def _graver(one: Standing, other: Standing) -> Standing:
    return min(one, other, key=GRAVEST_FIRST.index)
