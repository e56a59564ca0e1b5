"""Pairs of members that a person said are two people: not offered again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tongket.access.actor import Actor
from tongket.exchange.national.actions.decide import Answer, decide
from tongket.exchange.national.comparing.questions import KEEP, question_id
from tongket.exchange.national.remembered import decisions
from tongket.records.members.merging.queries import Pair, duplicates

PAIR = "pair"
EVER = datetime(2000, 1, 1, tzinfo=UTC)


def open_pairs(office: int, organizations: Sequence[int]) -> Sequence[Pair]:
    """Who may stand in the register twice, without those said to be two people."""
    found = duplicates(organizations)
    said = decisions(office, [pair_id(pair) for pair in found], EVER)
    return [pair for pair in found if pair_id(pair) not in said]


def keep_apart(actor: Actor, office: int, pair: Pair, reason: str) -> None:
    """Remember that the two are two people, and why. Raises `access-denied`."""
    person = str(pair.first.key)
    decide(actor, [Answer(office, pair_id(pair), PAIR, "", person, KEEP, reason=reason)], reason=reason)


def pair_id(pair: Pair) -> str:
    """The same for the two while what makes them alike stays the same."""
    first, second = pair.first, pair.second
    alike = "|".join(
        str(value) for value in (first.entry.birth_date, first.entry.card_number, second.entry.card_number)
    )
    return question_id(str(first.key), PAIR, str(second.key), pair.reason, alike)
