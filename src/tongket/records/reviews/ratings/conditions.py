"""Conditions of a level where the regulation excuses what the records cannot tell: the reason is asked instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tongket.rules.decision import Finding
from tongket.rules.ratings.conditions import may_be_rated
from tongket.rules.ratings.facts import RatingFacts


def asked_where_excused(level: str, facts: RatingFacts, year: int) -> Iterable[Finding]:
    """The findings of `may_be_rated`. What would not hold, had the violation been found and remedied by oneself, or
    counted for an earlier year, or the tasks been kept undone by force majeure, asks for that to be told as a reason.
    """
    found = may_be_rated(level, facts, year).findings
    if not any(each.code == "rating-fails" for each in found):
        return found
    excused = replace(facts, self_remedied=True, counted_before=True, force_majeure=True)
    would_hold = may_be_rated(level, excused, year).findings
    return [
        each if each.code != "rating-fails" or each in would_hold else replace(each, asks_only=True) for each in found
    ]
