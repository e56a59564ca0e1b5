"""How wide a line of text is, from the font's own tables: the masthead and its rule depend on it."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
FILES = {
    (False, False): "LiberationSerif-Regular.ttf",
    (True, False): "LiberationSerif-Bold.ttf",
    (False, True): "LiberationSerif-Italic.ttf",
    (True, True): "LiberationSerif-BoldItalic.ttf",
}
# Advance of a letter the font does not hold: wide enough that a line is never planned too short.
UNKNOWN = 2048
UNITS_PER_EM = 2048
TWIPS_PER_POINT = 20


def twips(text: str, size: int, bold: bool = False, italic: bool = False) -> int:
    """The width of one line in twentieths of a point, rounded up. `size` in points."""
    advances = _advances(bold, italic)
    units = sum(advances.get(ord(letter), UNKNOWN) for letter in text)
    return -(-units * size * TWIPS_PER_POINT // UNITS_PER_EM)


@cache
def _advances(bold: bool, italic: bool) -> Mapping[int, int]:
    """Advance width in font units by code point."""
    data = (FOLDER / FILES[bold, italic]).read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for index in range(count):
        name, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        tables[name] = data[offset : offset + length]
    metrics = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    widths = struct.unpack_from(f">{'Hh' * metrics}", tables[b"hmtx"])[::2]
    return {code: widths[min(glyph, metrics - 1)] for code, glyph in _glyphs(tables[b"cmap"]).items()}


def _glyphs(cmap: bytes) -> Mapping[int, int]:
    """Glyph number by code point, from the format 4 table that every Unicode TrueType font has."""
    for index in range(struct.unpack_from(">H", cmap, 2)[0]):
        offset = struct.unpack_from(">I", cmap, 4 + 8 * index + 4)[0]
        if struct.unpack_from(">H", cmap, offset)[0] == 4:
            return _segments(cmap[offset:])
    raise ValueError("the font has no Unicode map of format 4")


def _segments(table: bytes) -> Mapping[int, int]:
    double = struct.unpack_from(">H", table, 6)[0]
    half = double // 2
    ends = struct.unpack_from(f">{half}H", table, 14)
    starts = struct.unpack_from(f">{half}H", table, 16 + double)
    deltas = struct.unpack_from(f">{half}h", table, 16 + 2 * double)
    ranges_at = 16 + 3 * double
    ranges = struct.unpack_from(f">{half}H", table, ranges_at)
    glyphs = {}
    for index, (start, end, delta, distance) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            if distance == 0:
                glyphs[code] = (code + delta) & 0xFFFF
                continue
            at = ranges_at + 2 * index + distance + 2 * (code - start)
            glyph = struct.unpack_from(">H", table, at)[0]
            glyphs[code] = (glyph + delta) & 0xFFFF if glyph else 0
    return glyphs
