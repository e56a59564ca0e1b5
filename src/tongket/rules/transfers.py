"""Transfers of membership: their clocks of working days, how long a temporary one lasts, and what holds one back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.rules import vocabulary
from tongket.rules.decision import Certainty, Citation, Decision, Finding
from tongket.rules.holidays import public_holidays
from tongket.rules.load import value_if_known
from tongket.rules.notation import date_vi
from tongket.rules.periods import add_months, add_working_days

OFFICIAL, TEMPORARY, INTERNAL = "official", "temporary", "internal"


@dataclass(frozen=True)
class Clock:
    """A time of working days running: its last day, what it rests on, and the years whose holidays are not known."""

    days: int
    started_on: date
    last_day: date
    citation: Citation
    unknown_years: Sequence[int] = ()

    @property
    def is_sure(self) -> bool:
        """Whether the last day can be held against someone: its holidays are known."""
        return public_holidays().certainty(self.started_on, self.last_day) is not Certainty.UNVERIFIED


@dataclass(frozen=True)
class TransferFacts:
    """What starting a transfer turns on: `obstacles` of the vocabulary `transfer_obstacle`, the units' days of life."""

    kind: str
    introduced_on: date
    obstacles: Sequence[str] = ()
    is_open_already: bool = False
    from_unit_open: bool = True
    to_unit_open: bool = True
    stays_in_unit: bool = False
    away_until: date | None = None
    is_study: bool = False


def start_clock(caused_on: date) -> Clock | None:
    """The working days within which an official transfer is begun, from the day the move takes effect."""
    return _clock("membership/transfer_start_days", caused_on)


def present_clock(introduced_on: date) -> Clock | None:
    """The working days within which the papers are presented at the new place, from the introduction."""
    return _clock("membership/transfer_present_days", introduced_on)


def _clock(value: str, from_day: date) -> Clock | None:
    rule = value_if_known(value, from_day)
    if rule is None:
        return None
    last = add_working_days(from_day, int(rule.value))
    unknown = public_holidays().unknown_years(from_day, last)
    return Clock(int(rule.value), from_day, last, rule.citation, unknown)


def in_time(clock: Clock | None, done_on: date) -> Decision:
    """Was it done within the clock? Whoever is late tells the reason; where holidays are not known it only warns."""
    if clock is None:
        return Decision()
    if done_on <= clock.last_day:
        return Decision((), (clock.citation,))
    words = {"days": clock.days, "until": date_vi(clock.last_day)}
    late = Finding("transfer-late", words, clock.citation, warns_only=not clock.is_sure, asks_only=True)
    return Decision((late,), (clock.citation,))


def may_start(facts: TransferFacts) -> Decision:
    """May this transfer begin? Units that do not stand and a second open one are matters of integrity."""
    findings = [*_of_integrity(facts), *_of_obstacles(facts)]
    length = temporary_length(facts) if facts.kind == TEMPORARY else Decision()
    return Decision((*findings, *length.findings), length.citations)


def _of_integrity(facts: TransferFacts) -> Iterator[Finding]:
    day = {"on": date_vi(facts.introduced_on)}
    if facts.is_open_already:
        yield Finding("transfer-open-already", {})
    if not facts.from_unit_open:
        yield Finding("transfer-from-closed-unit", day)
    if not facts.to_unit_open:
        yield Finding("transfer-to-closed-unit", day)
    if facts.stays_in_unit:
        yield Finding("transfer-stays", {})


def _of_obstacles(facts: TransferFacts) -> Iterator[Finding]:
    rule = value_if_known("membership/transfer_obstacles", facts.introduced_on)
    for obstacle in facts.obstacles:
        if rule is not None and obstacle in rule.value:
            yield Finding("transfer-held-back", {"obstacle": vocabulary.wording(obstacle)}, rule.citation)


def temporary_length(facts: TransferFacts) -> Decision:
    """Is the time away long enough for a temporary transfer, and not so long that it is an official one?"""
    rule = value_if_known("membership/temporary_transfer", facts.introduced_on)
    if rule is None:
        return Decision()
    if facts.away_until is None:
        return Decision((Finding("temporary-without-end", {}, rule.citation, asks_only=True),), (rule.citation,))
    lowest = rule.value["study_minimum" if facts.is_study else "minimum"]
    highest = rule.value["study_maximum" if facts.is_study else "below"]
    last = add_months(facts.introduced_on, highest)
    words = {"minimum": lowest, "maximum": highest}
    found = []
    if facts.away_until < add_months(facts.introduced_on, lowest):
        found.append(Finding("temporary-too-short", words, rule.citation))
    if facts.away_until > last or (facts.away_until == last and not facts.is_study):
        found.append(Finding("temporary-too-long", words, rule.citation))
    return Decision(tuple(found), (rule.citation,))
