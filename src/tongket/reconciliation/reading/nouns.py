"""What a number counts: the noun behind it, or before it in lists such as "chi bộ: 08"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tongket.reconciliation.grammar.load import alternatives, grammar, written

COUNTED, OTHER = "counted", "other"


@dataclass(frozen=True)
class Noun:
    """A class of the grammar ("member"), "counted" with the indicator's name, or "other"; where its words stand."""

    group: str
    name: str
    start: int
    end: int


NOTHING = Noun("", "", 0, 0)


def noun_behind(text: str, place: int, limit: int) -> Noun:
    """The noun directly behind `place`, at most to `limit`."""
    match = _behind().match(text, place, limit)
    return _noun(match) if match else NOTHING


def party_noun_in(text: str, start: int, end: int) -> Noun | None:
    """The last of the Party's own nouns (members, cells, organisations) between two places."""
    found = [_noun(match) for match in _party().finditer(text, start, end)]
    return found[-1] if found else None


def noun_before(text: str, start: int, place: int) -> Noun:
    """The noun that ends directly before `place`, not earlier than `start`; a copula or a colon may stand between."""
    match = _before().search(text[max(start, place - 60) : place])
    if not match:
        return NOTHING
    moved = max(start, place - 60)
    found = _noun(match)
    return Noun(found.group, found.name, found.start + moved, found.end + moved)


@cache
def _named() -> dict[str, tuple[str, str]]:
    nouns = grammar("nouns")
    named = {word: (OTHER, word) for word in nouns["others"]}
    named |= {word: (COUNTED, name) for name, words in nouns["counted"].items() for word in words}
    return named | {word: (name, name) for name, words in nouns["classes"].items() for word in words}


@cache
def _party() -> re.Pattern[str]:
    classes = grammar("nouns")["classes"]
    words = [word for name in ("member", "cell", "party_organization", "cadre", "leadership") for word in classes[name]]
    return re.compile(rf"(?<![\wđ])(?P<noun>{alternatives(words)})(?![\wđ])")


@cache
def _behind() -> re.Pattern[str]:
    skip = alternatives(grammar("nouns")["skip"])
    return re.compile(
        rf"\s*(?:\([^)\d]{{1,20}}\)\s*)?(?:(?:{skip})\s+){{0,2}}(?P<noun>{alternatives(_named())})(?![\wđ])"
    )


@cache
def _before() -> re.Pattern[str]:
    behind = written("nouns", "named_before")
    return re.compile(rf"(?<![\wđ])(?P<noun>{alternatives(_named())}){behind}")


def _noun(match: re.Match[str]) -> Noun:
    group, name = _named()[" ".join(match["noun"].split())]
    return Noun(group, name, match.start("noun"), match.end("noun"))
