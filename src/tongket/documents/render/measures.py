"""Lengths in twips (twentieths of a point) and the two columns of the masthead, alike in Word and PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tongket.documents.fonts.widths import twips
from tongket.documents.paper.model import Masthead
from tongket.documents.render.layout import Face, Layout

# Room beside the widest line of a masthead column; without it a renderer's rounding would break the line.
SIDE_TWIPS = 100

# 165 mm at the 96 pixels an inch of CSS.
TEXT_PIXELS = 624
FLUID = re.compile(r'^([^>]*<svg\b[^>]*?)\swidth="100%"')


@dataclass(frozen=True)
class MastheadColumns:
    """Widths in twips: the issuer's column, the Party's column, and the rule under the Party's name."""

    left: int
    right: int
    rule: int


def mm_to_twips(millimetres: int) -> int:
    return (millimetres * 7200 + 63) // 127


def masthead_columns(layout: Layout, masthead: Masthead, width: int) -> MastheadColumns:
    """Both columns as wide as their text asks. Where both do not fit, the issuer's name goes over two
    lines: the
    Party's name and the place and date stay on one."""
    rule = _wide(layout.party_text, layout.party)
    right = max(rule, _wide(masthead.place_date or "", layout.place_date)) + 2 * SIDE_TWIPS
    left = max(_wide(masthead.superior, layout.superior), _wide(masthead.issuer, layout.issuer)) + 2 * SIDE_TWIPS
    right = min(right, width * 3 // 5)
    spare = max(width - left - right, 0)
    right += spare // 2
    return MastheadColumns(width - right, right, rule)


def fixed_width(svg: str) -> str:
    """A chart that on the screen takes the width it is given, at the width of a page's text: on paper "100 %" of
    nothing would be a hundred pixels."""
    return FLUID.sub(rf'\1 width="{TEXT_PIXELS}"', svg, count=1)


def column_widths(shares: tuple[int, ...], width: int) -> tuple[int, ...]:
    """The width split by the shares, to the last twip."""
    edges = [width * sum(shares[:count]) // sum(shares) for count in range(len(shares) + 1)]
    return tuple(end - start for start, end in pairwise(edges))


def _wide(text: str, face: Face) -> int:
    lines = face.show(text).split("\n")
    return max(twips(line, face.size, face.bold, face.italic) for line in lines)
