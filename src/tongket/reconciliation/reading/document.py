"""A text taken apart: sentences, chunks, dates, numbers, and the words that say what a stretch is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tongket.reconciliation.grammar.load import alternatives, grammar, pattern
from tongket.reconciliation.quantities.dates import When, dates
from tongket.reconciliation.quantities.quantity import Quantity
from tongket.reconciliation.quantities.scan import quantities
from tongket.reconciliation.text.source import Source

_LETTER = r"[\wđ]"
_SENTENCE_END = pattern("document", "sentence_end")
LONGEST_SENTENCE = 1500
_ENDLESS = pattern("document", "endless")
_BLOT = "\u00b7"
_CHUNK_END = pattern("document", "chunk_end")


@dataclass(frozen=True)
class Cue:
    """A phrase of the grammar: its group (topic, actor, level, result, indicator) and its name there."""

    start: int
    end: int
    group: str
    name: str


@dataclass(frozen=True)
class Sentence:
    index: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True)
class Aside:
    start: int
    end: int
    rule: str


@dataclass(frozen=True)
class Document:
    """A text taken apart. All places are of `source.plain`; lists stand in the order of the text."""

    source: Source
    text: str
    sentences: Sequence[Sentence]
    asides: Sequence[Aside]
    dates: Sequence[When]
    quantities: Sequence[Quantity]
    cues: Sequence[Cue]

    def sentence_at(self, place: int) -> Sentence:
        return self.sentences[max(0, bisect_right(self.sentences, place, key=lambda one: one.start) - 1)]

    def quantity_behind(self, place: int) -> int:
        """Where the first number at or behind a place ends; the place itself where none follows."""
        index = bisect_right(self.quantities, place - 1, key=lambda one: one.start)
        return self.quantities[index].end if index < len(self.quantities) else place

    def cues_in(self, start: int, end: int) -> Sequence[Cue]:
        first = bisect_right(self.cues, start - 1, key=lambda one: one.start)
        last = bisect_right(self.cues, end - 1, key=lambda one: one.start)
        return self.cues[first:last]


def tamed(text: str) -> str:
    """The text with endless runs of digits, signs or white space blotted out, letter for letter.

    No number and no sentence looks like that; a pattern tried at each of their places would take quadratic time.
    """
    return _ENDLESS.sub(lambda found: _BLOT * len(found[0]), text.replace("nhiệm kì", "nhiệm kỳ"))


def take_apart(source: Source) -> Document:
    """The parts of a text, in time that grows with its length alone."""
    text = tamed(source.lowered)
    asides = _asides(text)
    taken = bytearray(len(text))
    for aside in asides:
        taken[aside.start : aside.end] = b"\x01" * (aside.end - aside.start)
    days = [when for when in dates(text) if taken.find(1, when.start, when.end) < 0]
    for when in days:
        taken[when.start : when.end] = b"\x01" * (when.end - when.start)
    return Document(source, text, _sentences(source.plain), asides, days, list(quantities(text, taken)), _cues(text))


def _sentences(text: str) -> Sequence[Sentence]:
    found: list[Sentence] = []
    start, paragraph = 0, 0
    for match in [*_SENTENCE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        if match and _wrapped(text, match):
            continue
        for first, last in _bounded(text, start, end):
            if text[first:last].strip():
                found.append(Sentence(len(found), first, last, paragraph))
        if match:
            paragraph += match[0].count("\n")
            start = match.end()
    return found or [Sentence(0, 0, len(text), 0)]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without a full stop in parts that stay short: what is read of a number depends on its sentence."""
    while end - start > LONGEST_SENTENCE:
        cut = max(text.rfind(sign, start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE) for sign in ";, ")
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def _wrapped(text: str, match: re.Match[str]) -> bool:
    """A line broken in the middle of a sentence: the next goes on in small letters."""
    if match[0].strip():
        return False
    before = text[match.start() - 1 : match.start()]
    return "\n" in match[0] and text[match.end() : match.end() + 1].islower() and before not in ":;"


def chunk_around(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """From the sign that parts a clause before `start` to the one behind `end`, within the sentence."""
    first = sentence.start
    for match in _CHUNK_END.finditer(text, max(sentence.start, start - 300), start):
        first = match.end()
    after = _CHUNK_END.search(text, end, sentence.end)
    return first, after.start() if after else sentence.end


@cache
def _aside_rules() -> Sequence[tuple[str, re.Pattern[str]]]:
    return [(rule, re.compile(pattern)) for rule, patterns in grammar("set_aside").items() for pattern in patterns]


def _asides(text: str) -> Sequence[Aside]:
    found = [Aside(*match.span(), rule) for rule, pattern in _aside_rules() for match in pattern.finditer(text)]
    return sorted(found, key=lambda aside: aside.start)


@cache
def _cue_words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    named: dict[str, tuple[str, str]] = {}
    for group, classes in grammar("cues").items():
        for name, words in classes.items():
            named.update(dict.fromkeys(words, (group, name)))
    for name, words in grammar("indicators")["indicators"].items():
        named.update({word: ("indicator", name) for word in words if word not in named})
    return re.compile(rf"(?<!{_LETTER})(?:{alternatives(named)})(?!{_LETTER})"), named


def _cues(text: str) -> Sequence[Cue]:
    pattern, named = _cue_words()
    found = []
    for match in pattern.finditer(text):
        group, name = named[" ".join(match[0].split())]
        found.append(Cue(*match.span(), group, name))
    return found
