"""Which recorded indicator a text means: by the declared table, else by the words that stand before its number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.measures import is_percent
from tongket.records.targets.queries import Series
from tongket.rules.notation import fold

WORD = re.compile(r"\w+")
BREAK = re.compile(r"[.;:\n](?!\d)")
IDLE = frozenset(
    ("so", "ty", "le", "tong", "tren", "dia", "ban", "nam", "ca", "cac", "cua", "duoc", "dat", "muc", "uoc", "va")
)
LEAD = 160
ENOUGH, AHEAD = 75, 20
"""Percent of a name's words that must stand in the text, and by how much the best name must be ahead."""


@dataclass(frozen=True)
class Names:
    """How communes record an indicator: its codes, the words of its names, and whether it is a share or a count."""

    codes: frozenset[str]
    words: tuple[frozenset[str], ...]
    unit: str


@cache
def table() -> Mapping[str, Names]:
    raw = yaml.safe_load(Path(__file__).with_name("indicators.yaml").read_text(encoding="utf-8"))
    return {
        code: Names(
            frozenset(entry["codes"]), tuple(frozenset(WORD.findall(n)) for n in entry["names"]), entry.get("unit", "")
        )
        for code, entry in raw.items()
    }


def recorded(fact: Fact, text: str, series: Mapping[str, Series]) -> str | None:
    """The code under which the fact's indicator is recorded; None where there is none, or more than one could be.

    The reader's own code goes first, then a name that stands in full before the number, then the declared table.
    """
    wanted = fact.word("indicator")
    if wanted in series:
        return wanted
    lead = _lead(fact, text)
    if told := _spelt(lead, series):
        return told
    names = table().get(wanted)
    if names is None:
        return _nearest(lead, series)
    alike = [code for code, one in series.items() if code in names.codes] or [
        code for code, one in series.items() if _named(names, one)
    ]
    if len(alike) <= 1:
        return alike[0] if alike else None
    return _nearest(lead, {code: series[code] for code in alike})


def spelt(fact: Fact, text: str, series: Mapping[str, Series]) -> str | None:
    """The indicator whose recorded name stands in full before the fact's number; None where there is none."""
    return _spelt(_lead(fact, text), series)


def _spelt(lead: str, series: Mapping[str, Series]) -> str | None:
    """The recorded name whose words all stand before the number, and nearest to it."""
    last = {word: place for place, word in enumerate(WORD.findall(fold(lead)))}
    places = []
    for code, one in series.items():
        words = _told(one.name)
        if len(words) > 1 and all(word in last for word in words):
            places.append((min(last[word] for word in words), len(set(words)), code))
    return max(places)[2] if places else None


def _named(names: Names, one: Series) -> bool:
    if names.unit and is_percent(one.unit) != (names.unit == "%"):
        return False
    own = frozenset(WORD.findall(fold(one.name)))
    return any(words <= own for words in names.words)


def _lead(fact: Fact, text: str) -> str:
    """The words before the number, back to the last full stop."""
    start = max(0, fact.number.start - LEAD)
    before = text[start : fact.number.start]
    breaks = [found.end() for found in BREAK.finditer(before)]
    return before[breaks[-1] :] if breaks else before


def _nearest(lead: str, series: Mapping[str, Series]) -> str | None:
    own = frozenset(_told(lead))
    ranked = sorted(((_score(own, one), code) for code, one in series.items()), reverse=True)
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < AHEAD:
        return _longest(ranked, series)
    return ranked[0][1]


def _longest(ranked: list[tuple[int, str]], series: Mapping[str, Series]) -> str | None:
    """Of names told in full the longest, where it holds all words of the others; else none is clear."""
    told = [frozenset(_told(series[code].name)) for score, code in ranked if ranked[0][0] - score < AHEAD]
    codes = [code for score, code in ranked if ranked[0][0] - score < AHEAD]
    best = max(range(len(told)), key=lambda place: len(told[place]))
    clear = all(words < told[best] for place, words in enumerate(told) if place != best)
    return codes[best] if clear else None


def _score(own: frozenset[str], one: Series) -> int:
    words = frozenset(_told(one.name))
    return 100 * len(words & own) // len(words) if words else 0


@lru_cache(maxsize=2_000)
def _told(text: str) -> Sequence[str]:
    return [word for word in WORD.findall(fold(text)) if word not in IDLE]
