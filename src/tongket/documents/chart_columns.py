"""Charts of counts side by side and of a value over time; reached through `charts`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tongket.documents.chart_words import (
    GOLD,
    LETTER,
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
    counted,
    lines_at,
    middle_of,
    shown_number,
    text_at,
    wrapped,
)

Value = tuple[str, int | None]
Number = int | Decimal | None
Point = tuple[str, Number]
TwoPoint = tuple[str, Number, Number]
FOOT = 132
"""Where the columns stand, in pixels from the top; the names are written below it."""


def columns(
    title: str, values: Sequence[Value], *, words: ChartWords = VIETNAMESE, width: int | None = None, room: int = NARROW
) -> str:
    """Counts side by side as columns; as rows when a label has no room or a count is missing or zero.

    A value is (label, count); a count of None is said to be missing, zero to be none.
    """
    said = "; ".join(f"{label}: {counted(count, words)}" for label, count in values) + "."
    slot = (width or room) // max(len(values), 1)
    longest_word = max((len(word) for label, _ in values for word in label.split()), default=0)
    stands = all(count for _, count in values) and longest_word * LETTER <= slot - 4
    body, height = _standing(values, words, slot) if stands else _lying(values, words, width or room)
    return chart_svg(title, said, body, height, width, room)


def _standing(values: Sequence[Value], words: ChartWords, slot: int) -> tuple[str, int]:
    highest = max((count or 0 for _, count in values), default=1)
    half = Decimal("0.3") / max(len(values), 1)
    body, deepest = [], 1
    for index, (label, count) in enumerate(values):
        middle = middle_of(index, len(values))
        tall = max(2, 110 * (count or 0) // highest)
        lines = wrapped(label, slot - 2)
        deepest = max(deepest, len(lines))
        place = f'x="{across(middle - half)}" y="{FOOT - tall}" width="{across(2 * half)}" height="{tall}"'
        body.append(f'<rect {place} fill="{RED}"/>')
        body.append(text_at(across(middle), FOOT - 6 - tall, counted(count, words), anchor="middle", bold=True))
        body.append(lines_at(across(middle), FOOT + 16, lines, anchor="middle", fill=SOFT))
    body.append(f'<line x1="0" x2="100%" y1="{FOOT}" y2="{FOOT}" stroke="{LINE}"/>')
    return "".join(body), FOOT + 8 + LINE_HEIGHT * deepest


def _lying(values: Sequence[Value], words: ChartWords, room: int) -> tuple[str, int]:
    highest = max((count or 0 for _, count in values), default=0)
    body, y = [], 0
    for label, count in values:
        lines = wrapped(label, room * 36 // 100)
        body.append(lines_at("0", y + 13, lines, fill=SOFT))
        text = counted(count, words)
        if count:
            long = Decimal("0.48") * count / highest
            body.append(f'<rect x="38%" y="{y + 2}" width="{across(long)}" height="14" fill="{RED}"/>')
            number = text_at("6", 13, text, bold=True)
            body.append(f'<svg x="{across(Decimal("0.38") + long)}" y="{y}" overflow="visible">{number}</svg>')
        else:
            body.append(text_at("38%", y + 13, text, fill=GOLD if count is None else SOFT))
        y += LINE_HEIGHT * len(lines) + 6
    return "".join(body), y


def trend(
    title: str, points: Sequence[Point], *, words: ChartWords = VIETNAMESE, width: int | None = None, room: int = NARROW
) -> str:
    """A value over time, from zero up; where one is missing the line breaks and the word stands there.

    A point is (label, value), values zero or more.
    """
    said = "; ".join(f"{label}: {_said(value, words)}" for label, value in points) + "."
    highest = max([Decimal(value) for _, value in points if value is not None] + [Decimal(1)])
    slot = (width or room) // max(len(points), 1)
    lines, dots, names, deepest = [], [], [], 1
    last: tuple[str, int] | None = None
    for index, (label, value) in enumerate(points):
        x = across(middle_of(index, len(points)))
        name = wrapped(label, slot - 2) + (wrapped(words.missing, slot - 2) if value is None else [])
        names.append(lines_at(x, FOOT + 16, name, anchor="middle", fill=GOLD if value is None else SOFT))
        deepest = max(deepest, len(name))
        here = None if value is None else (x, FOOT - int(100 * Decimal(value) / highest))
        if here and last:
            ends = f'x1="{last[0]}" y1="{last[1]}" x2="{here[0]}" y2="{here[1]}"'
            lines.append(f'<line {ends} stroke="{RED}" stroke-width="2.5"/>')
        if here and value is not None:
            dots.append(f'<circle cx="{x}" cy="{here[1]}" r="4.5" fill="#fff" stroke="{RED}" stroke-width="2.5"/>')
            dots.append(text_at(x, here[1] - 11, shown_number(value, words), anchor="middle", bold=True))
        last = here
    foot = f'<line x1="0" x2="100%" y1="{FOOT}" y2="{FOOT}" stroke="{LINE}"/>'
    body = foot + "".join([*names, *lines, *dots])
    return chart_svg(title, said, body, FOOT + 8 + LINE_HEIGHT * deepest, width, room)


def _said(value: int | Decimal | None, words: ChartWords) -> str:
    return words.missing if value is None else shown_number(value, words)


def years(
    title: str,
    points: Sequence[TwoPoint],
    *,
    words: ChartWords = VIETNAMESE,
    width: int | None = None,
    room: int = NARROW,
) -> str:
    """A value over the years as columns: filled what was counted, hatched what old papers report; never one number.

    A point is (label, counted, reported), values zero or more; where both are known they stand side by side.
    """
    said = "; ".join(_year_sentence(point, words) for point in points) + "."
    key = chart_key(title, said, width or room)
    highest = max([Decimal(each) for _, *two in points for each in two if each is not None] + [Decimal(1)])
    slot, body, deepest = (width or room) // max(len(points), 1), [_hatching(key)], 1
    for index, (label, *two) in enumerate(points):
        middle = middle_of(index, len(points))
        looks = (f'fill="{RED}"', f'fill="url(#{key}-reported)" stroke="{GOLD}"')
        known = [(each, look) for each, look in zip(two, looks, strict=True) if each is not None]
        wide = Decimal("0.6") / (len(points) * max(len(known), 1))
        for place, (each, look) in enumerate(known):
            at = middle + wide * (2 * place + 1 - len(known)) / 2
            body.append(_year_column(each, highest, at, wide, look, words))
        name = wrapped(label, slot - 2) + ([] if known else wrapped(words.missing, slot - 2))
        deepest = max(deepest, len(name))
        body.append(lines_at(across(middle), FOOT + 16, name, anchor="middle", fill=SOFT if known else GOLD))
    body.append(f'<line x1="0" x2="100%" y1="{FOOT}" y2="{FOOT}" stroke="{LINE}"/>')
    return chart_svg(title, said, "".join(body), FOOT + 8 + LINE_HEIGHT * deepest, width, room)


def _hatching(key: str) -> str:
    return (
        f'<defs><pattern id="{key}-reported" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="#fff"/><path d="M-1 7 7-1M-1 1 1-1M5 7 7 5" stroke="{GOLD}"/>'
        "</pattern></defs>"
    )


def _year_column(
    value: int | Decimal, highest: Decimal, middle: Decimal, wide: Decimal, look: str, words: ChartWords
) -> str:
    tall = max(2, int(106 * Decimal(value) / highest))
    place = f'x="{across(middle - wide / 2)}" y="{FOOT - tall}" width="{across(wide)}" height="{tall}"'
    number = text_at(across(middle), FOOT - 6 - tall, shown_number(value, words), anchor="middle", bold=True, size=12)
    return f"<rect {place} {look}/>{number}"


def _year_sentence(point: TwoPoint, words: ChartWords) -> str:
    label, counted_value, reported = point
    told = [_said(counted_value, words)] if counted_value is not None or reported is None else []
    told += [f"{words.reported} {_said(reported, words)}"] if reported is not None else []
    return f"{label}: {', '.join(told)}"
