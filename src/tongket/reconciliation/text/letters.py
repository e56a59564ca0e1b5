"""Vietnamese letters: the marks upon them, and where in a syllable the tone stands.

Two ways of placing it are in use ("hoà" and "hòa"), and hurried typing yields others ("hòan", "qúy").
The house writes "hòa", "hoàn", "ủy", "quý".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

GRAVE, ACUTE, TILDE, HOOK, DOT = TONES = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
MARK = r"\u0300-\u036f"
VOWELS = "aăâeêioôơuưy"


def composed(base: str, marks: str) -> str:
    """A letter with its marks, in whichever order they were typed: qualities, then one tone, then NFC."""
    apart = unicodedata.normalize("NFD", base)
    ordered = apart[1:] + marks
    qualities = "".join(mark for mark in ordered if mark not in TONES)
    tone = "".join(mark for mark in ordered if mark in TONES)[:1]
    return unicodedata.normalize("NFC", apart[0] + qualities + tone)


@cache
def tone_of(letter: str) -> str:
    """The tone upon a letter, "" where it has none."""
    return next((mark for mark in unicodedata.normalize("NFD", letter) if mark in TONES), "")


@cache
def toned(letter: str, tone: str) -> str:
    """The letter with that tone alone ("" for none)."""
    bare = "".join(mark for mark in unicodedata.normalize("NFD", letter) if mark not in TONES)
    return composed(bare[0], bare[1:] + tone)


def _with_tones(letters: str) -> str:
    """The letters of a class, each with each of the five tones, small and capital."""
    small = "".join(toned(letter, tone) for letter in letters for tone in TONES)
    return small + small.upper()


def _both(letters: str) -> str:
    return letters + letters.upper()


ALPHABET = "".join(
    sorted(
        set("abcdefghijklmnopqrstuvwxyzđăâêôơư") | set("ABCDEFGHIJKLMNOPQRSTUVWXYZĐĂÂÊÔƠƯ") | set(_with_tones(VOWELS))
    )
)
"""Every letter a Vietnamese text is written with, composed."""

_LETTER = r"[^\W\d_]"
_TONE_BACK = rf"""
    (?<![qQ])(?: [oO][{_with_tones("ae")}] | [uU][{_with_tones("y")}] )(?!{_LETTER})
"""
_TONE_ON = rf"""
    (?<=[qQ])[{_with_tones("u")}][{_both(VOWELS)}]
  | (?<=[gG])[{_with_tones("i")}][{_both("aăâeêoôơuư")}]
  | [{_with_tones("iyuưo")}][{_both("êôơâă")}]
  | (?: [{_with_tones("o")}][aAeE] | [{_with_tones("u")}][yY] )(?={_LETTER})
"""
_MISPLACED = re.compile(rf"(?P<back>{_TONE_BACK})|(?P<on>{_TONE_ON})", re.VERBOSE)


def place_tones(text: str) -> str:
    """Every tone where the house writes it; the text is composed and keeps its length."""
    return _MISPLACED.sub(_placed, text)


def _placed(found: re.Match[str]) -> str:
    first, second = found[0][0], found[0][1]
    if found.lastgroup == "back":
        return toned(first, tone_of(second)) + toned(second, "")
    return toned(first, "") + toned(second, tone_of(first))
