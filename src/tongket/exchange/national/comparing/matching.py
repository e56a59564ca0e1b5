"""Who of ours a row of theirs is: by card, then identity number, then name and birth date; in doubt a person says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tongket.exchange.national.comparing.register import Ours
from tongket.exchange.national.reading.rows import Theirs
from tongket.exchange.national.reading.values import CARD_DIGITS, bare
from tongket.rules import notation

BY_CARD, BY_IDENTITY, BY_NAME, BY_PERSON, NOBODY = "card", "identity", "name", "told", ""
TWO_PEOPLE, ANOTHER_NAME, NAMESAKES, OTHER_NUMBERS, BIRTH_UNSURE = (
    "two-people", "another-name", "namesakes", "other-numbers", "birth-unsure",
)  # fmt: skip
ALIKE = 0.8
"""From this likeness on two names may be one, miswritten."""


@dataclass(frozen=True)
class Match:
    """`ours` where it is certain; else `candidates` with the reason why only a person can say, or neither."""

    theirs: Theirs
    ours: Ours | None = None
    how: str = NOBODY
    candidates: tuple[Ours, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class _Index:
    cards: Mapping[str, Sequence[Ours]]
    identities: Mapping[str, Sequence[Ours]]
    names: Mapping[str, Sequence[Ours]]
    keys: Mapping[str, Ours]


def matches(theirs: Sequence[Theirs], ours: Sequence[Ours], told: Mapping[str, str]) -> Sequence[Match]:
    """One match a row, in the order of the list. `told` is what people said of rows before: row → member's key."""
    index = _index(ours)
    return [_match(row, index, told.get(row.person, "")) for row in theirs]


def _index(ours: Sequence[Ours]) -> _Index:
    cards: dict[str, list[Ours]] = defaultdict(list)
    identities: dict[str, list[Ours]] = defaultdict(list)
    names: dict[str, list[Ours]] = defaultdict(list)
    for member in ours:
        if member.entry.card_number:
            cards[bare(member.entry.card_number)].append(member)
        if member.identity:
            identities[member.identity].append(member)
        names[member.name].append(member)
    return _Index(cards, identities, names, {member.key: member for member in ours})


def _match(row: Theirs, index: _Index, told: str) -> Match:
    if told in index.keys:
        return Match(row, index.keys[told], BY_PERSON)
    carded = _of_card(row, index)
    identified = list(index.identities.get(row.identity, ())) if row.identity else []
    both = list(dict.fromkeys([member.key for member in (*carded, *identified)]))
    if len(both) > 1:
        return Match(row, candidates=tuple(index.keys[key] for key in both), reason=TWO_PEOPLE)
    if both:
        found = index.keys[both[0]]
        if _is_another(row, found):
            others = [other for other in index.names.get(notation.fold(row.name), ()) if other is not found]
            return Match(row, candidates=(found, *others), reason=ANOTHER_NAME)
        return Match(row, found, BY_CARD if carded else BY_IDENTITY)
    return _by_name(row, index)


def _of_card(row: Theirs, index: _Index) -> Sequence[Ours]:
    for card in (row.card, row.old_card):
        found = index.cards.get(bare(card), ()) if card else ()
        exact = [member for member in found if member.entry.card_number == card]
        if exact or found:
            return exact or found
    return ()


def _is_another(row: Theirs, member: Ours) -> bool:
    """Whether neither name nor birth date speak for the person whose number it is."""
    name = notation.fold(row.name)
    if name == member.name:
        return False
    birth = row.day("birth_date")
    if birth is not None and birth == member.birth:
        return False
    if birth is not None and member.birth is not None:
        return True
    return SequenceMatcher(None, name, member.name).ratio() < ALIKE


def _by_name(row: Theirs, index: _Index) -> Match:
    namesakes = index.names.get(notation.fold(row.name), ())
    if not namesakes:
        return Match(row)
    birth = row.days.get("birth_date")
    if birth is None or birth.day is None:
        known = [member for member in namesakes if birth is None or birth.year is None or birth.allows(member.birth)]
        possible = [member for member in known if not _differ(row, member)]
        return Match(row, candidates=tuple(possible), reason=BIRTH_UNSURE) if possible else Match(row)
    agreeing = [member for member in namesakes if member.birth == birth.day]
    if not agreeing:
        unborn = [member for member in namesakes if member.birth is None and not _differ(row, member)]
        return Match(row, candidates=tuple(unborn), reason=BIRTH_UNSURE) if unborn else Match(row)
    if len(agreeing) > 1:
        return Match(row, candidates=tuple(agreeing), reason=NAMESAKES)
    if _differ(row, agreeing[0]):
        return Match(row, candidates=tuple(agreeing), reason=OTHER_NUMBERS)
    return Match(row, agreeing[0], BY_NAME)


def _differ(row: Theirs, member: Ours) -> bool:
    """Whether both have a number and the numbers are not one; an older card beside a new one of 12 digits may be."""
    if row.identity and member.identity and row.identity != member.identity:
        return True
    card = member.entry.card_number
    if not (row.card and card) or bare(row.card) == bare(card):
        return False
    return (len(row.card) == CARD_DIGITS) == (len(card) == CARD_DIGITS)
