"""Words, colours and text layout of the charts: what is the same in every chart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from zlib import crc32

FONT = "'Be Vietnam Pro','Segoe UI','Liberation Sans',sans-serif"
INK, SOFT, LINE, GROUND = "#1a1f29", "#555c6a", "#828996", "#eeedeb"
RED, ROSE, GREEN, GOLD = "#9c1c1c", "#f1cfcc", "#135c38", "#774b08"
TONES = {"excellent": RED, "good": ROSE, "completed": "#fff", "not_completed": "#4a505c", "other": GROUND}
SIZE, LINE_HEIGHT, LETTER = 13, 18, Decimal("6.9")
NARROW, WIDE = 256, 440
"""The room a chart can count on, in pixels: a phone 320 wide less its margins; a card on a desk."""


@dataclass(frozen=True)
class ChartWords:
    """The words a chart says itself, in the reader's language."""

    missing: str = "chưa có số liệu"
    no_plan: str = "chưa có kế hoạch"
    none: str = "không có"
    plan: str = "kế hoạch"
    of_plan: str = "kế hoạch = 100 %"
    total: str = "tổng số"
    reported: str = "văn bản cũ ghi"
    decimal_mark: str = ","
    group_mark: str = "."


VIETNAMESE = ChartWords()
ENGLISH = ChartWords(
    "no figure yet",
    "no plan yet",
    "none",
    "plan",
    "plan = 100 %",
    "total",
    "old papers say",
    decimal_mark=".",
    group_mark=",",
)


def shown_number(number: int | Decimal, words: ChartWords) -> str:
    """`number` with the marks of the language; never rounded."""
    whole, _, fraction = f"{Decimal(number):,f}".partition(".")
    whole = whole.replace(",", words.group_mark)
    return whole + (words.decimal_mark + fraction if fraction else "")


def shown_percent(ratio: Decimal, words: ChartWords) -> str:
    """A ratio (1 is the whole) as percent with at most one decimal, halves up: `104,7 %`."""
    tenths = (ratio * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    whole = tenths.to_integral_value()
    return shown_number(whole if whole == tenths else tenths, words) + " %"


def across(ratio: Decimal) -> str:
    """A place on the width of the chart as the percent SVG takes."""
    return f"{(ratio * 100).quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}%"


def wrapped(text: str, room: int) -> list[str]:
    """`text` in as few lines as fit `room` pixels, the lines as equal as can be; a longer word stands alone."""
    letters = max(4, int(room / LETTER))
    lines = _lines(text, letters)
    while letters > 4 and len(closer := _lines(text, letters - 1)) == len(lines):
        lines, letters = closer, letters - 1
    return lines


def _lines(text: str, letters: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines or [""]


def text_at(
    x: str, y: int, text: str, *, anchor: str = "start", fill: str = INK, bold: bool = False, size: int = SIZE
) -> str:
    """One line of text; `x` as SVG takes it, `y` in pixels."""
    weight = ' font-weight="600"' if bold else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}"{weight}{place}>{escape(text)}</text>'


def lines_at(x: str, y: int, lines: list[str], *, anchor: str = "start", fill: str = INK, bold: bool = False) -> str:
    """Lines of text below each other, the first at `y`."""
    return "".join(
        text_at(x, y + LINE_HEIGHT * index, line, anchor=anchor, fill=fill, bold=bold)
        for index, line in enumerate(lines)
    )


def counted(count: int | None, words: ChartWords) -> str:
    """A count as it is read: missing and zero are words."""
    if count is None:
        return words.missing
    return shown_number(count, words) if count else words.none


def middle_of(index: int, slots: int) -> Decimal:
    """The middle of the slot `index` of `slots` equal ones, as a share of the width."""
    return Decimal(2 * index + 1) / (2 * slots)


def chart_key(title: str, description: str, room: int) -> str:
    """A prefix for ids that is the same for the same chart and differs between charts of one page."""
    return f"c{crc32(f'{title}{description}{room}'.encode()):08x}"


def chart_svg(title: str, description: str, body: str, height: int, width: int | None, room: int) -> str:
    """The finished picture. Without `width` it fills its container and its text keeps its size;
    with it the picture is that many pixels wide, for papers."""
    key = chart_key(title, description, width or room)
    across_page = 'width="100%"' if width is None else f'width="{width}" viewBox="0 0 {width} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {across_page} height="{height}" role="img" '
        f'aria-labelledby="{key}-title {key}-desc" font-family="{FONT}">'
        f'<title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-desc">{escape(description)}</desc>{body}</svg>'
    )


def fill_of(tone: str, key: str) -> str:
    """Plain tones are filled directly: a pattern without drawing shows seams in some renderers."""
    return TONES[tone] if tone in ("excellent", "other") else f"url(#{key}-{tone})"


def patterns(key: str) -> str:
    """The drawings that tell the tones apart in black and white."""

    def pattern(tone: str, drawing: str) -> str:
        ground = f'<rect width="8" height="8" fill="{TONES[tone]}"/>'
        size = 'width="8" height="8" patternUnits="userSpaceOnUse"'
        return f'<pattern id="{key}-{tone}" {size}>{ground}{drawing}</pattern>'

    return (
        "<defs>"
        + "".join(
            [
                pattern("good", f'<path d="M-2 10 10 -2M-2 2 2 -2M6 10l4-4" stroke="{RED}" stroke-width="1.4"/>'),
                pattern("completed", f'<circle cx="4" cy="4" r="1.3" fill="{SOFT}"/>'),
                pattern("not_completed", '<path d="M0 4h8M4 0v8" stroke="#fff" stroke-width="1.2"/>'),
            ]
        )
        + "</defs>"
    )
