"""A text made even for reading, with the way back to the code points it came from.

Patterns are written once, for composed letters, plain spaces and one way of placing tones; every place found in the
even text is answered in places of the original, so a quote is always the writer's own words.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from tongket.reconciliation.facts import Span
from tongket.reconciliation.text.letters import ALPHABET, MARK, composed, place_tones

# A run of characters that stay as they are, or one character with the marks upon it.
_PIECE = re.compile(rf"(?P<run>[\n\t -~{ALPHABET}]+(?![{MARK}]))|(?P<one>[^{MARK}][{MARK}]*)|[{MARK}]+")
MARKS_KEPT = 6
"""No letter carries more marks; without a bound, putting a long run of them in order takes quadratic time."""
_CONTROLS = frozenset({"Cc", "Cf"})
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_SIGNS: dict[str, int | str] = {
    **{chr(sign): chr(sign - _FULL_WIDTH.start + ord("!")) for sign in _FULL_WIDTH},
    **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'"),
    **dict.fromkeys("\u2044\u2215", "/"),
    # Eth and the African D look the same as đ and are found in its place.
    **dict.fromkeys("\u00d0\u0189", "Đ"),
    **dict.fromkeys("\u00f0\u0256", "đ"),
}
_ONE_FOR_ONE = str.maketrans(_SIGNS)
# Patterns allow for any white space at many places; over a desert of it they would take quadratic time.
_DESERT = re.compile(r"[ \t\n]{9,}")


@dataclass(frozen=True)
class Source:
    """A text in two forms: `original`, and `plain` in which the reading is done.

    `plain`: NFC; every odd space a space and every odd line break "\\n" (a tab stays, it parts the cells of a table);
    invisible characters gone, and all but the ends of long white space; dashes "-", quotes straight, full-width signs
    ordinary; tones placed as in "ủy", "hòa", "quý". `lowered` is `plain` in small letters, of the same length.
    `starts` and `ends` hold, for each character of `plain`, the code points of `original` that it stands for.
    """

    original: str
    plain: str
    lowered: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Source:
        """The even form of any text, in linear time; never raises."""
        pieces: list[str] = []
        starts, ends = array("q"), array("q")
        known: dict[str, str] = {}
        for found in _PIECE.finditer(text.replace("\r\n", "\x00\n")):
            raw, start, end = found[0], found.start(), found.end()
            if found.lastgroup == "run":
                even = raw
            elif (remembered := known.get(raw)) is not None:
                even = remembered
            else:
                even = _even(raw) if found.lastgroup == "one" else ""
                if len(raw) <= MARKS_KEPT:
                    known[raw] = even
            pieces.append(even)
            whole = len(even) != len(raw)
            starts.extend([start] * len(even) if whole else range(start, end))
            ends.extend([end] * len(even) if whole else range(start + 1, end + 1))
        plain, starts, ends = _without_deserts("".join(pieces), starts, ends)
        plain = place_tones(plain)
        return cls(text, plain, _lowered(plain), starts, ends)

    def place(self, index: int) -> int:
        """Where the character `index` of `plain` begins in `original`; the end of `plain` gives the end of it."""
        return self.starts[index] if index < len(self.starts) else len(self.original)

    def span(self, start: int, end: int) -> Span:
        """The stretch of `original` that `plain[start:end]` stands for; marks upon its last letter belong to it."""
        first = self.place(start)
        return Span(first, self.ends[end - 1] if end > start else first)

    def quote(self, start: int, end: int) -> str:
        """The writer's own words behind `plain[start:end]`."""
        return self.span(start, end).of(self.original)


def _even(raw: str) -> str:
    """One character with the marks upon it: composed, translated, or "" where nothing of it is seen."""
    even = composed(raw[0], raw[1 : 1 + MARKS_KEPT]).translate(_ONE_FOR_ONE)
    return "".join(sign for sign in even if sign in "\n\t" or unicodedata.category(sign) not in _CONTROLS)


def _without_deserts(plain: str, starts: array[int], ends: array[int]) -> tuple[str, array[int], array[int]]:
    """The text without long runs of white space: two line breaks of one that has them, else one space is left."""
    runs = [found.span() for found in _DESERT.finditer(plain)]
    if not runs:
        return plain, starts, ends
    pieces: list[str] = []
    kept_starts, kept_ends = array("q"), array("q")
    place = 0
    for begin, end in [*runs, (len(plain), len(plain))]:
        breaks = (plain.find("\n", begin, end), plain.rfind("\n", begin, end))
        left = [begin] if breaks[0] < 0 else sorted(set(breaks))
        for first, last in [(place, begin), *((one, one + 1) for one in left if one < end)]:
            pieces.append(plain[first:last])
            kept_starts.extend(starts[first:last])
            kept_ends.extend(ends[first:last])
        place = end
    return "".join(pieces), kept_starts, kept_ends


def _lowered(plain: str) -> str:
    small = plain.lower()
    if len(small) == len(plain):
        return small
    return "".join(one if len(one := sign.lower()) == 1 else sign for sign in plain)
