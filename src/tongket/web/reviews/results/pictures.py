"""The pictures of results, made on the server in the style of the charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from tongket.documents import charts
from tongket.documents.chart_words import NARROW
from tongket.documents.reviews.level_charts import levels_of_years, shares_of_years
from tongket.procedures.annual_review.results.trends import UnitYear
from tongket.records.reviews.over_years import Rated
from tongket.rules.reviews import ORDER
from tongket.web.language import language
from tongket.web.reviews.results.shown import why_none

Chart = dict[str, object]


def words() -> charts.ChartWords:
    """The words of the page's language."""
    return charts.ENGLISH if language() == "en" else charts.VIETNAMESE


def tones() -> Sequence[tuple[str, str]]:
    """The levels, best first, by the words that tell them apart."""
    names = {
        "excellent": _("Xuất sắc"), "good": _("Tốt"),
        "completed": _("Hoàn thành"), "not_completed": _("Không hoàn thành"),
    }  # fmt: skip
    return [(level, names[level]) for level in ORDER]


def shares(title: str, years: Sequence[UnitYear], figure: str) -> Chart | None:
    """The levels of one group by year; nothing where nobody was rated."""
    if not any(each.groups[figure].rated for each in years):
        return None
    rows = [(str(each.year), each.groups[figure].levels) for each in years]
    made = {name: shares_of_years(title, rows, tones(), words=words(), room=room) for name, room in ROOMS}
    return {"title": title, **made}


def own_levels(title: str, years: Iterable[int], rated: Mapping[int, Rated]) -> Chart | None:
    """One level a year; nothing for fewer than two years with a level."""
    points = [(str(year), found.level if (found := rated.get(year)) else None, why_none(found)) for year in years]
    points = [(label, level or None, why) for label, level, why in points]
    if sum(level is not None for _label, level, _why in points) <= 1:
        return None
    made = {name: levels_of_years(title, points, tones(), words=words(), room=room) for name, room in ROOMS}
    return {"title": title, **made}


ROOMS = (("svg", NARROW), ("svg_wide", charts.WIDE))
