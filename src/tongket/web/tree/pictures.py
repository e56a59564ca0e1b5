"""The pictures of the tree, made on the server as SVG."""

from __future__ import annotations

from decimal import Decimal

from tongket.documents.chart_words import INK, across
from tongket.web.tree.days import Slider


def ticks(slider: Slider) -> str:
    """The days of change as marks under the slider; the links beside it say the same in words."""
    span = Decimal(slider.last - slider.first)
    places = [across(Decimal(mark.step - slider.first) / span) for mark in slider.marks]
    lines = "".join(f'<line x1="{x}" x2="{x}" y1="0" y2="9" stroke="{INK}" stroke-width="2"/>' for x in places)
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="tree-ticks" aria-hidden="true">{lines}</svg>'
