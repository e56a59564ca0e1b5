"""Vietnamese from before Unicode (TCVN3, VNI): converted, and recognised by which reading yields its syllables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tongket.reconciliation.text.letters import TONES, composed, tone_of

TABLES = Path(__file__).with_name("legacy.yaml")
SAMPLE = 200_000
"""So many characters of a text are looked at to tell its encoding."""
FEWEST, SURE_PERCENT = 3, 60
_SEPARATORS = r"\s!-/:-@\[-`{-~\d\u2010-\u2027“”‘’…"
_WORD = re.compile(rf"[^{_SEPARATORS}]+")
_PLAIN_WORD = re.compile(r"[ -~]+")


@dataclass(frozen=True)
class Tables:
    """`tcvn3`: a letter for each sign. `vni`: a letter for each sign or pair of signs. The parts of a syllable."""

    tcvn3: Mapping[int, str]
    vni: Mapping[str, str]
    vni_pattern: re.Pattern[str]
    syllable: re.Pattern[str]


@cache
def tables() -> Tables:
    """The tables of `legacy.yaml`, made ready."""
    raw = yaml.safe_load(TABLES.read_text(encoding="utf-8"))
    tcvn3 = {ord(sign): letter for signs, row in raw["tcvn3"].items() for sign, letter in zip(signs, row, strict=True)}
    tcvn3[ord("\u03bc")] = tcvn3[ord("\u00b5")]  # Word saves the micro sign as the Greek letter
    vni = dict(raw["vni"]["letters"])
    for bases, marks in raw["vni"]["marks"].items():
        vni |= {base + mark: composed(vni.get(base, base), added) for base in bases for mark, added in marks.items()}
    for pair, letter in list(vni.items()):
        vni |= {pair.upper(): letter.upper(), pair[0].upper() + pair[1:]: letter.upper()}
    pairs = sorted(vni, key=len, reverse=True)
    beginnings, rests = ("|".join(raw["syllables"][part].split()) for part in ("beginnings", "rests"))
    return Tables(tcvn3, vni, re.compile("|".join(pairs)), re.compile(f"(?:{beginnings})?(?:{rests})"))


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Text whose characters are TCVN3 signs; `capitals` where its font shows every letter as a capital."""
    converted = text.translate(tables().tcvn3)
    return converted.upper() if capitals else converted


def from_vni(text: str) -> str:
    """Text whose characters are VNI signs."""
    known = tables()
    return known.vni_pattern.sub(lambda found: known.vni[found[0]], text)


CONVERSIONS: tuple[Callable[[str], str], ...] = (str, from_tcvn3, from_vni)


def modern(text: str) -> str:
    """The text in Unicode: unchanged unless another conversion clearly makes more Vietnamese of it."""
    return CONVERSIONS[most_vietnamese([conversion(text[:SAMPLE]) for conversion in CONVERSIONS])](text)


def most_vietnamese(texts: Sequence[str]) -> int:
    """Which of several readings of the same bytes is the most Vietnamese; the first where none is clearly better."""
    chosen, (right, marked) = 0, vietnamese(texts[0])
    for place, text in enumerate(texts[1:], start=1):
        syllables, words = vietnamese(text)
        sure = syllables >= FEWEST and 100 * syllables >= SURE_PERCENT * words
        # A part of the marked words of any text is right by chance: what replaces it has to be right far oftener.
        if sure and syllables * max(marked, 1) > 2 * right * words:
            chosen, (right, marked) = place, (syllables, words)
    return chosen


def vietnamese(text: str) -> tuple[int, int]:
    """How many of the words with marks are Vietnamese syllables, and how many such words there are."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not _PLAIN_WORD.fullmatch(word)]
    return sum(is_syllable(word) for word in words), len(words)


@cache
def _bare(letter: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", letter) if c not in TONES))


def is_syllable(word: str) -> bool:
    """Whether a word in composed letters is built as Vietnamese syllables are: one tone at most, known parts."""
    if len(word) > 7 or not (word.islower() or word.isupper() or word.istitle()):
        return False
    small = word.lower()
    tones = sum(tone_of(letter) != "" for letter in small)
    return tones <= 1 and tables().syllable.fullmatch("".join(map(_bare, small))) is not None
