"""The charts of the desk."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from tongket.documents import charts
from tongket.figures.definition import FigureValue
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.quotas import excellent_cap
from tongket.web.figures import shown
from tongket.web.figures.shown import Year
from tongket.web.language import language
from tongket.web.ledgers.words import ledgers, list_url

LEVELS = ("excellent", "good", "completed", "not_completed")
TARGETS_SHOWN = 8


def words() -> charts.ChartWords:
    return charts.ENGLISH if language() == "en" else charts.VIETNAMESE


def rating_chart(year: Year) -> dict[str, object] | None:
    """Cells by level with the cap of the excellent; members where no cell is rated."""
    for tag, title in (("ratings.cells", _("Xếp loại chi bộ")), ("ratings.members", _("Xếp loại đảng viên"))):
        counts = {level: year.count(f"{tag}?level={level}") or 0 for level in LEVELS}
        if not any(counts.values()):
            continue
        parts = [(vocabulary.label(level, language()), count, level) for level, count in counts.items() if count]
        marks = _cap_marks(counts, year.place.year)
        return {
            "title": title,
            "svg": charts.stacked_share(title, parts, marks, words=words()),
            "svg_wide": charts.stacked_share(title, parts, marks, words=words(), room=charts.WIDE),
            "url": shown.figure_url(f"{tag}_rated"),
        }
    return None


def targets_chart(year: Year) -> dict[str, object] | None:
    """The indicators that have a plan, as bars against it."""
    rows = []
    for value in year.of("indicators.value")[:TARGETS_SHOWN]:
        name = next(iter(value.dimensions.values()))
        ratio = year.get(f"indicators.plan_ratio?indicator={name}")
        plan = year.get(f"indicators.plan?indicator={name}")
        rows.append((shown.indicator_name(year, name), _ratio(ratio), shown.measured(year, value), _plan(year, plan)))
    if not rows:
        return None
    title = _("Chỉ tiêu nghị quyết")
    return {
        "title": title,
        "svg": charts.bars_against_plan(title, rows, words=words()),
        "svg_wide": charts.bars_against_plan(title, rows, words=words(), room=charts.WIDE),
        "url": list_url(ledgers()["targets"]),
    }


def _cap_marks(counts: dict[str, int], year: int) -> list[charts.Mark]:
    try:
        report = excellent_cap(counts, year)
    except TongketError:
        return []  # no cap is known for the year
    reading = report.default
    text = _("mức tối đa xuất sắc: %(limit)s (%(reading)s)") % {
        "limit": reading.limit, "reading": reading.label[language()],
    }  # fmt: skip
    return [(reading.limit, text)]


def _ratio(value: FigureValue | None) -> Decimal | None:
    return None if value is None or value.value is None else value.value / 100


def _plan(year: Year, value: FigureValue | None) -> str | None:
    return None if value is None else shown.measured(year, value)
