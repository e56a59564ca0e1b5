"""Tallies of a vote on levels: whether the numbers fit, and what the majority of the date makes of them.

Numbers only: who voted how is known to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import value_if_known
from tongket.rules.reviews import ORDER
from tongket.rules.vocabulary import wording

NOT_RATED = "not_rated"
WORDS = (*ORDER, NOT_RATED)


@dataclass(frozen=True)
class Tally:
    """Numbers of one ballot: called to vote, present, valid and invalid sheets, and sheets for each word."""

    due: int
    present: int
    valid: int
    invalid: int
    counts: Mapping[str, int] = field(default_factory=dict)


class Why(StrEnum):
    """How a ballot came out. `tie`: no word has the majority and two lead together."""

    WON = "won"
    TIE = "tie"
    NO_MAJORITY = "no_majority"
    NOT_ADDED_UP = "not_added_up"


@dataclass(frozen=True)
class Result:
    """What a ballot says. `level`: the word that won, also "not_rated", else None; `needed`: sheets that decide, of
    `base` called to vote; `leading`: the words with most sheets; `citation` None: no rule of the date is known, and
    more than half of those called is taken, with a warning."""

    level: str | None
    why: Why
    needed: int
    base: int
    leading: tuple[str, ...]
    citation: Citation | None
    decision: Decision


def tally_adds_up(tally: Tally) -> Decision:
    """Due ≥ present ≥ valid + invalid, and the words make the valid sheets: matters of integrity."""
    return Decision(tuple(_sums(tally)))


def _sums(tally: Tally) -> Iterable[Finding]:
    numbers = (tally.due, tally.present, tally.valid, tally.invalid, *tally.counts.values())
    if any(number < 0 for number in numbers):
        yield Finding("tally-below-zero")
    if tally.present > tally.due:
        yield Finding("tally-present-over-due", {"present": tally.present, "due": tally.due})
    cast = tally.valid + tally.invalid
    if cast > tally.present:
        words = {"cast": cast, "valid": tally.valid, "invalid": tally.invalid, "present": tally.present}
        yield Finding("tally-sheets-over-present", words)
    given = sum(tally.counts.values())
    if given != tally.valid:
        yield Finding("tally-levels-not-valid", {"given": given, "valid": tally.valid})


def result_of(tally: Tally, on: date) -> Result:
    """The word that more than half of those called to vote chose, by the majority rule of the day of the vote.

    Votes are never moved from one level to another. A tie and a ballot without majority decide nothing: the finding
    says so, and the body votes again or its chair reports both figures to the level that decides.
    """
    rule = value_if_known("meetings/decision_base", on)
    share = rule.value["more_than"] if rule else {"numerator": 1, "denominator": 2}
    needed = max(0, tally.due) * share["numerator"] // share["denominator"] + 1
    citation = rule.citation if rule else None
    most = max(tally.counts.values(), default=0)
    leading = tuple(word for word in WORDS if most and tally.counts.get(word, 0) == most)
    sums = tally_adds_up(tally)
    if sums.findings:
        return Result(None, Why.NOT_ADDED_UP, needed, tally.due, leading, citation, sums)
    cited = (citation,) if citation else ()
    if most >= needed:
        return Result(leading[0], Why.WON, needed, tally.due, leading, citation, Decision((), cited))
    words = {"most": most, "needed": needed, "due": tally.due}
    if len(leading) > 1:
        tied = Finding(
            "tally-tie", {**words, "first": wording(leading[0]), "second": wording(leading[1])}, citation, True
        )
        return Result(None, Why.TIE, needed, tally.due, leading, citation, Decision((tied,), cited))
    none = Finding("tally-no-majority", words, citation, warns_only=True)
    return Result(None, Why.NO_MAJORITY, needed, tally.due, leading, citation, Decision((none,), cited))
