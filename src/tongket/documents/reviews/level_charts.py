"""Charts of rating levels over the years, in the style of `documents/charts.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tongket.documents.chart_words import (
    GOLD,
    INK,
    LINE,
    LINE_HEIGHT,
    NARROW,
    RED,
    SOFT,
    VIETNAMESE,
    ChartWords,
    across,
    chart_key,
    chart_svg,
    fill_of,
    lines_at,
    middle_of,
    patterns,
    shown_number,
    shown_percent,
    text_at,
    wrapped,
)

Tone = tuple[str, str]
ShareYear = tuple[str, Mapping[str, int]]
LevelYear = tuple[str, str | None, str]
GUTTER = Decimal("0.3")
"""The part of the width in which the names of the levels stand."""
STEP = 34


def shares_of_years(
    title: str,
    years: Sequence[ShareYear],
    tones: Sequence[Tone],
    *,
    words: ChartWords = VIETNAMESE,
    width: int | None = None,
    room: int = NARROW,
) -> str:
    """The parts of one whole in each year, a bar a year; a year without any is said to be missing.

    A year is (label, counts by tone); `tones` the tones in order, each with the name that stands for it.
    """
    said = "; ".join(f"{label}: {_year(counts, tones, words)}" for label, counts in years) + "."
    key = chart_key(title, said, width or room)
    body, y = [patterns(key)], 0
    for label, counts in years:
        total = sum(counts.values())
        body.append(text_at("0", y + 13, label, bold=True))
        if total:
            body.append(text_at("100%", y + 13, f"{words.total} {shown_number(total, words)}", anchor="end", fill=SOFT))
            body.append(_bar(counts, tones, total, y + LINE_HEIGHT, key))
            y += 20
        lines = wrapped(_counts(counts, tones, words), width or room)
        body.append(lines_at("0", y + LINE_HEIGHT + 13, lines, fill=SOFT if total else GOLD))
        y += LINE_HEIGHT * (len(lines) + 1) + 10
    drawn, y = _key(tones, key, y, width or room)
    return chart_svg(title, said, "".join(body) + drawn, y + 2, width, room)


def _year(counts: Mapping[str, int], tones: Sequence[Tone], words: ChartWords) -> str:
    total = sum(counts.values())
    whole = f"{words.total} {shown_number(total, words)}, " if total else ""
    return whole + _counts(counts, tones, words)


def _counts(counts: Mapping[str, int], tones: Sequence[Tone], words: ChartWords) -> str:
    total = sum(counts.values())
    told = [
        f"{name} {shown_number(counts[tone], words)} ({shown_percent(Decimal(counts[tone]) / total, words)})"
        for tone, name in tones
        if counts.get(tone)
    ]
    return "; ".join(told) or words.missing


def _bar(counts: Mapping[str, int], tones: Sequence[Tone], total: int, y: int, key: str) -> str:
    drawn, before = [], 0
    for tone, _name in tones:
        if counts.get(tone):
            x, wide = across(Decimal(before) / total), across(Decimal(counts[tone]) / total)
            place = f'x="{x}" y="{y}" width="{wide}" height="16"'
            drawn.append(f'<rect {place} fill="{fill_of(tone, key)}" stroke="{INK}"/>')
            before += counts[tone]
    return "".join(drawn)


def _key(tones: Sequence[Tone], key: str, y: int, room: int) -> tuple[str, int]:
    drawn = []
    for tone, name in tones:
        lines = wrapped(name, room - 24)
        drawn.append(f'<rect x="1" y="{y + 3}" width="15" height="11" fill="{fill_of(tone, key)}" stroke="{INK}"/>')
        drawn.append(lines_at("24", y + 12, lines))
        y += LINE_HEIGHT * len(lines) + 2
    return "".join(drawn), y


def levels_of_years(
    title: str,
    years: Sequence[LevelYear],
    tones: Sequence[Tone],
    *,
    words: ChartWords = VIETNAMESE,
    width: int | None = None,
    room: int = NARROW,
) -> str:
    """One level a year as a mark on its line, the best at the top; a year without one is named below.

    A year is (label, tone or None, what is said where there is none).
    """
    names = dict(tones)
    said = "; ".join(f"{label}: {names[tone] if tone else why or words.missing}" for label, tone, why in years) + "."
    rows = {tone: 14 + STEP * place for place, (tone, _name) in enumerate(tones)}
    foot = 14 + STEP * len(tones)
    slot = int((width or room) * (1 - GUTTER)) // max(len(years), 1)
    body = [_row(name, rows[tone], width or room) for tone, name in tones]
    last: tuple[str, int] | None = None
    deepest = 1
    for index, (label, tone, why) in enumerate(years):
        x = across(GUTTER + (1 - GUTTER) * middle_of(index, len(years)))
        here = (x, rows[tone]) if tone else None
        if here and last:
            body.append(_joined(last, here))
        if here:
            body.append(f'<circle cx="{x}" cy="{here[1]}" r="6" fill="{RED}" stroke="#fff" stroke-width="2"/>')
        name = wrapped(label, slot - 2) + ([] if tone else wrapped(why or words.missing, slot - 2))
        deepest = max(deepest, len(name))
        body.append(lines_at(x, foot + 6, name, anchor="middle", fill=SOFT if tone else GOLD))
        last = here
    return chart_svg(title, said, "".join(body), foot + 4 + LINE_HEIGHT * deepest, width, room)


def _row(name: str, y: int, room: int) -> str:
    lines = wrapped(name, int(room * GUTTER) - 6)
    line = f'<line x1="{across(GUTTER)}" x2="100%" y1="{y}" y2="{y}" stroke="{LINE}" stroke-dasharray="2 3"/>'
    return line + lines_at("0", y + 4 - LINE_HEIGHT * (len(lines) - 1) // 2, lines, fill=SOFT)


def _joined(one: tuple[str, int], other: tuple[str, int]) -> str:
    ends = f'x1="{one[0]}" y1="{one[1]}" x2="{other[0]}" y2="{other[1]}"'
    return f'<line {ends} stroke="{RED}" stroke-width="2"/>'
