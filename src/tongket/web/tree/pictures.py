"""The pictures of the tree, made on the server as SVG in the style of the charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from tongket.documents.chart_words import (
    GREEN,
    INK,
    LINE_HEIGHT,
    RED,
    SOFT,
    across,
    chart_svg,
    lines_at,
    text_at,
    wrapped,
)
from tongket.web.tree.change import Change, Link, Side
from tongket.web.tree.days import Slider

COLUMN = Decimal("0.42")
RIGHT = "59%"
INDENT, GAP, TOP = 10, 12, 26
"""Pixels: a step down the tree, between two lines, above the first."""


def ticks(slider: Slider) -> str:
    """The days of change as marks under the slider; the links beside it say the same in words."""
    span = Decimal(slider.last - slider.first)
    places = [across(Decimal(mark.step - slider.first) / span) for mark in slider.marks]
    lines = "".join(f'<line x1="{x}" x2="{x}" y1="0" y2="9" stroke="{INK}" stroke-width="2"/>' for x in places)
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="tree-ticks" aria-hidden="true">{lines}</svg>'


def before_after(title: str, change: Change, room: int) -> str:
    """The tree before on the left, after on the right, a line from each to what it became, its share on it."""
    left, left_middles, left_end = _column(change.before, "0", room)
    right, right_middles, right_end = _column(change.after, RIGHT, room)
    heads = text_at("0", 12, _("Trước"), fill=SOFT, bold=True) + text_at(RIGHT, 12, _("Sau"), fill=SOFT, bold=True)
    drawn = [_line(link, left_middles, right_middles) for link in change.links]
    marks = [_ending(link, left_middles, right_middles) for link in change.links]
    body = "".join([heads, *drawn, *marks, left, right])
    return chart_svg(title, _said(change), body, max(left_end, right_end), None, room)


def _column(sides: Sequence[Side], x: str, room: int) -> tuple[str, Sequence[int], int]:
    """The lines of one side drawn, the middle of each, and where they end."""
    drawn, middles, y = [], [], TOP
    for side in sides:
        inset = INDENT * side.depth
        lines = wrapped(side.name, int(room * COLUMN) - inset - 4)
        middles.append(y + LINE_HEIGHT * len(lines) // 2)
        drawn.append(f'<g transform="translate({inset} 0)">{lines_at(x, y + 13, lines, bold=side.depth == 0)}</g>')
        y += LINE_HEIGHT * len(lines) + GAP
    return "".join(drawn), middles, y


def _line(link: Link, left: Sequence[int], right: Sequence[int]) -> str:
    if link.left is None or link.right is None:
        return ""
    y1, y2 = left[link.left], right[link.right]
    is_part = bool(link.share)
    dashes = ' stroke-dasharray="5 3"' if is_part else ""
    line = f'<line x1="43%" y1="{y1}" x2="56%" y2="{y2}" stroke="{INK}" stroke-width="1.5"{dashes}/>'
    arrow = f'<circle cx="56%" cy="{y2}" r="3" fill="{INK}"/>'
    if not is_part:
        return line + arrow
    middle = (y1 + y2) // 2
    halo = f'<text x="50%" y="{middle + 4}" font-size="12" text-anchor="middle" stroke="#fff" stroke-width="5">'
    return (
        line + arrow + f"{halo}{link.share}</text>" + text_at("50%", middle + 4, link.share, anchor="middle", size=12)
    )


def _ending(link: Link, left: Sequence[int], right: Sequence[int]) -> str:
    """What came from nothing has a green plus before it, what went to nothing a red cross after it."""
    if link.left is None and link.right is not None:
        return text_at("55%", right[link.right] + 4, "+", fill=GREEN, bold=True)
    if link.right is None and link.left is not None:
        return text_at("44%", left[link.left] + 4, "×", fill=RED, bold=True)
    return ""


def _said(change: Change) -> str:
    said = []
    for link in change.links:
        before = change.before[link.left].name if link.left is not None else _("mới")
        after = change.after[link.right].name if link.right is not None else _("không còn")
        said.append(f"{before} → {after}" + (f" ({link.share})" if link.share else ""))
    return "; ".join(said) + "."
