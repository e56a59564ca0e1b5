"""Charts as SVG text, made on the server: for screens, for `index.html` and for papers.

Every chart says the same in words (`<title>`, `<desc>`), carries its numbers as text, and tells its parts
apart by pattern and label, so that it reads in black-and-white print. Numbers are integers and Decimals only.
A value that is missing is said in words and never drawn as an empty bar. No style attribute, no script: the
content policy holds. Without `width` a chart fills its container and its text keeps its size,
with labels wrapped to `room` pixels: a phone by default, WIDE where there is space.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tongket.documents.chart_columns import columns, trend, years
from tongket.documents.chart_words import (
    ENGLISH,
    GOLD,
    GREEN,
    GROUND,
    INK,
    LETTER,
    LINE_HEIGHT,
    NARROW,
    SOFT,
    VIETNAMESE,
    WIDE,
    ChartWords,
    across,
    chart_key,
    chart_svg,
    counted,
    fill_of,
    lines_at,
    patterns,
    shown_percent,
    text_at,
    wrapped,
)

TargetRow = tuple[str, Decimal | None, str | None, str | None]
SharePart = tuple[str, int | None, str]
Mark = tuple[Decimal | int, str]

__all__ = [
    "ENGLISH",
    "VIETNAMESE",
    "WIDE",
    "ChartWords",
    "bars_against_plan",
    "columns",
    "stacked_share",
    "trend",
    "years",
]

LONGEST = Decimal(2)
"""A bar is drawn up to twice its plan; a longer one is cut with a mark, its percent says the rest."""


def bars_against_plan(
    title: str,
    rows: Sequence[TargetRow],
    *,
    words: ChartWords = VIETNAMESE,
    width: int | None = None,
    room: int = NARROW,
) -> str:
    """Targets as bars, the plan as one line at 100 %.

    A row is (label, ratio, shown, plan): `ratio` is done over planned (1 is the plan) or None, `shown` and
    `plan` the two numbers as they are to be read, with unit, or None when missing.
    """
    ratios = [ratio for _, ratio, _, _ in rows if ratio is not None]
    longest = min(max([*ratios, Decimal("1.25")]), LONGEST)
    body, said = [], []
    y = LINE_HEIGHT + 4
    plan_at = across(1 / longest)
    body.append(text_at(plan_at, 12, words.of_plan, anchor="end", fill=SOFT, size=12))
    for row in rows:
        drawn, sentence, y = _target(row, y, longest, words, width or room)
        body.append(drawn)
        said.append(sentence)
    return chart_svg(title, "; ".join(said) + ".", "".join(body), y, width, room)


def _target(row: TargetRow, y: int, longest: Decimal, words: ChartWords, room: int) -> tuple[str, str, int]:
    label, ratio, shown, plan = row
    lines = wrapped(label, room - 64)
    parts = [lines_at("0", y + 12, lines, bold=True)]
    y += LINE_HEIGHT * len(lines)
    plan_text = words.no_plan if plan is None else f"{words.plan} {plan}"
    told = words.missing if shown is None else shown
    detail = f"{told}; {plan_text}"
    sentence = f"{label}: {detail}"
    if ratio is not None and shown is not None:
        percent = shown_percent(ratio, words)
        sentence += f" ({percent})"
        parts.append(text_at("100%", y - LINE_HEIGHT * len(lines) + 12, percent, anchor="end", bold=True))
        parts.append(_target_bar(ratio, y, longest))
        y += 18
    details = [detail] if len(wrapped(detail, room)) == 1 else [*wrapped(told, room), *wrapped(plan_text, room)]
    parts.append(lines_at("0", y + 12, details, fill=GOLD if shown is None or plan is None else SOFT))
    return "".join(parts), sentence, y + LINE_HEIGHT * len(details) + 10


def _target_bar(ratio: Decimal, y: int, longest: Decimal) -> str:
    """The bar, its plan line, and a cut at the end when it is longer than the chart."""
    reached = ratio >= 1
    bar = max(min(ratio, longest), Decimal(0)) / longest
    fill = f'fill="{GREEN}"' if reached else f'fill="#fff" stroke="{GREEN}" stroke-width="2"'
    plan_at = across(1 / longest)
    parts = [
        f'<rect x="0" y="{y}" width="100%" height="14" fill="{GROUND}"/>',
        f'<rect x="0" y="{y + 2}" width="{across(bar)}" height="10" {fill}/>',
        f'<line x1="{plan_at}" x2="{plan_at}" y1="{y - 3}" y2="{y + 17}" stroke="#fff" stroke-width="5"/>',
        f'<line x1="{plan_at}" x2="{plan_at}" y1="{y - 3}" y2="{y + 17}" stroke="{INK}" stroke-width="2"/>',
    ]
    if ratio > longest:
        parts.append(f'<line x1="95%" x2="97%" y1="{y + 15}" y2="{y - 1}" stroke="#fff" stroke-width="4"/>')
    return "".join(parts)


def stacked_share(
    title: str,
    parts: Sequence[SharePart],
    marks: Sequence[Mark] = (),
    *,
    words: ChartWords = VIETNAMESE,
    width: int | None = None,
    room: int = NARROW,
) -> str:
    """The parts of one whole as one bar, with marks such as the cap of the excellent.

    A part is (label, count, tone), tone one of TONES; a mark is (position, label), position in the unit of
    the counts. With a count missing there is no whole, so only the list is given.
    """
    counts = [count for _, count, _ in parts]
    total = None if None in counts else sum(count for count in counts if count is not None)
    said = [_part_sentence(label, count, total, words) for label, count, _ in parts] + [text for _, text in marks]
    description = "; ".join(said) + "."
    key = chart_key(title, description, width or room)
    body, y = [patterns(key)], 0
    if total:
        body.append(_share_bar(parts, marks, total, key))
        y = 48
    for _, text in marks:
        lines = wrapped(text, (width or room) - 16)
        body.append(f'<line x1="5" x2="5" y1="{y + 1}" y2="{y + 15}" stroke="{INK}" stroke-width="2.5"/>')
        body.append(lines_at("16", y + 12, lines, fill=SOFT))
        y += LINE_HEIGHT * len(lines) + 2
    for label, count, tone in parts:
        drawn, y = _legend(label, _part_text(count, total, words), fill_of(tone, key), y, width or room)
        body.append(drawn)
    return chart_svg(title, description, "".join(body), y + 2, width, room)


def _part_text(count: int | None, total: int | None, words: ChartWords) -> str:
    share = f" ({shown_percent(Decimal(count) / total, words)})" if count and total else ""
    return counted(count, words) + share


def _part_sentence(label: str, count: int | None, total: int | None, words: ChartWords) -> str:
    return f"{label}: {_part_text(count, total, words)}"


def _share_bar(parts: Sequence[SharePart], marks: Sequence[Mark], total: int, key: str) -> str:
    drawn, before = [], 0
    for _, count, tone in parts:
        if count:
            x, wide = across(Decimal(before) / total), across(Decimal(count) / total)
            place = f'x="{x}" y="8" width="{wide}" height="28"'
            drawn.append(f'<rect {place} fill="{fill_of(tone, key)}" stroke="{INK}"/>')
            before += count
    for position, _ in marks:
        x = across(min(max(Decimal(position) / total, Decimal(0)), Decimal(1)))
        drawn.append(f'<line x1="{x}" x2="{x}" y1="1" y2="43" stroke="#fff" stroke-width="6"/>')
        drawn.append(f'<line x1="{x}" x2="{x}" y1="1" y2="43" stroke="{INK}" stroke-width="2.5"/>')
    return "".join(drawn)


def _legend(label: str, text: str, fill: str, y: int, room: int) -> tuple[str, int]:
    lines = wrapped(label, room - 24 - int(len(text) * LETTER) - 12)
    swatch = f'<rect x="1" y="{y + 3}" width="15" height="11" fill="{fill}" stroke="{INK}"/>'
    number = text_at("100%", y + 12, text, anchor="end", bold=True)
    return swatch + lines_at("24", y + 12, lines) + number, y + LINE_HEIGHT * len(lines) + 4
