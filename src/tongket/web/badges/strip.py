"""The twelve months of a year with the days each round covers, as a picture made on the server, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from tongket.documents.chart_words import GOLD, GROUND, INK, RED, ROSE, SOFT, across, chart_svg, text_at
from tongket.rules.badge_windows import Stretch, Strip, Window
from tongket.rules.notation import date_vi
from tongket.rules.periods import year_span

ROW, BAR, TOP = 44, 14, 38
MONTHS = 12


def picture(strip: Strip) -> str:
    """The strip as SVG text: a row for each round, then one for days left out and one for days covered twice."""
    y, parts = TOP, list(_months(strip))
    for window in strip.windows:
        parts += [_label(y, _round(window)), _bar(strip.year, window.first, window.last, y + 8, ROSE, RED)]
        y += ROW
    for title, stretches, fill in (
        (_("Ngày chưa thuộc đợt nào"), strip.gaps, "#fff"),
        (_("Ngày thuộc hai đợt"), strip.overlaps, GOLD),
    ):
        if stretches:
            parts.append(_label(y, f"{title}: {_listed(stretches)}"))
            parts += [_bar(strip.year, each.first, each.last, y + 8, fill, INK) for each in stretches]
            y += ROW
    return chart_svg(
        _("Các đợt trong năm %(year)s") % {"year": strip.year}, sentence(strip), "".join(parts), y, None, 0
    )


def sentence(strip: Strip) -> str:
    """The same in words."""
    return "; ".join([*(_round(window) for window in strip.windows), left_out(strip)])


def left_out(strip: Strip) -> str:
    """Which days no round covers, and which two cover."""
    gaps = _("Ngày chưa thuộc đợt nào: %(days)s.") % {"days": _listed(strip.gaps) or _("không có")}
    return gaps + " " + _("Ngày thuộc hai đợt: %(days)s.") % {"days": _listed(strip.overlaps) or _("không có")}


def _round(window: Window) -> str:
    words = {"round": f"{window.round_on:%d/%m}", "first": date_vi(window.first), "last": date_vi(window.last)}
    return _("đợt %(round)s: %(first)s – %(last)s") % words


def _listed(stretches: Sequence[Stretch]) -> str:
    return ", ".join(f"{each.first:%d/%m} – {each.last:%d/%m}" for each in stretches)


def _months(strip: Strip) -> Iterable[str]:
    for month in range(1, MONTHS + 1):
        x = across(_place(strip.year, date(strip.year, month, 1)))
        yield text_at(x, 12, str(month), fill=SOFT, size=11)
        yield f'<line x1="{x}" x2="{x}" y1="16" y2="22" stroke="{SOFT}"/>'


def _label(y: int, text: str) -> str:
    return text_at("0", y + 4, text[:1].upper() + text[1:], size=12)


def _bar(year: int, first: date, last: date, y: int, fill: str, line: str) -> str:
    start, end = year_span(year)
    left, right = _place(year, max(first, start)), _place(year, min(last, end)) + Decimal(1) / 366
    dashed = ' stroke-dasharray="3 2"' if fill == "#fff" else ""
    ground = f'<rect x="0" y="{y}" width="100%" height="{BAR}" fill="{GROUND}"/>' if fill == ROSE else ""
    place = f'x="{across(left)}" y="{y}" width="{across(right - left)}" height="{BAR}"'
    return f'{ground}<rect {place} fill="{fill}" stroke="{line}"{dashed}/>'


def _place(year: int, day: date) -> Decimal:
    start, end = year_span(year)
    return Decimal((day - start).days) / ((end - start).days + 1)
