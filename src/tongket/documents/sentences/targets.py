"""How the resolution's targets stand, and the indicators with their ratios."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tongket.documents.sentences.shown import Figures, listed, lower_first, place
from tongket.figures.definition import Status, tag


class Indicator(Protocol):
    """What a sentence needs of a target: its key in the figures, its name and its unit."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def direction(self) -> str: ...


YEAR = ("indicators.value", "indicators.plan", "indicators.plan_ratio")
TERM = ("indicators.term_value", "indicators.term_plan", "indicators.term_plan_ratio")


def achieved(figures: Figures, period: str = "year", resolution: str = "nghị quyết đề ra") -> str:
    """Targets met of all: "26/30 chỉ tiêu đạt và vượt"; nothing where no target was entered."""
    total = figures.count("targets.total", period=period)
    if not total:
        return ""
    met = figures.count("targets.met_or_exceeded", period=period)
    of_all = f"{place('targets.met_or_exceeded', period=period)}/{place('targets.total', period=period)} chỉ tiêu"
    exceeded = figures.count("targets.by_status", period=period, status="exceeded")
    word = "đạt và vượt" if exceeded else "đạt"
    if met == total:
        return f"Toàn bộ {of_all} {resolution} đã {word}{_split(figures, period, exceeded)}."
    if not met:
        return f"Trong {place('targets.total', period=period)} chỉ tiêu {resolution}, chưa có chỉ tiêu nào đạt."
    said = f"Có {of_all} {resolution} {word}{_split(figures, period, exceeded)}"
    return said + _not_met(figures, period) + "."


def _split(figures: Figures, period: str, exceeded: int) -> str:
    met = figures.count("targets.by_status", period=period, status="met")
    if not exceeded or not met:
        return ""
    above, reached = (place("targets.by_status", period=period, status=word) for word in ("exceeded", "met"))
    return f" (trong đó {above} chỉ tiêu vượt, {reached} chỉ tiêu đạt)"


def _not_met(figures: Figures, period: str) -> str:
    """Those not met, and how many of them are on the way."""
    if not figures.count("targets.not_met", period=period):
        return ""
    told = f"; {place('targets.not_met', period=period)} chỉ tiêu chưa đạt"
    ways = [
        f"{place('targets.by_status', period=period, status=status)} chỉ tiêu {word}"
        for status, word in (("on_track", "bảo đảm tiến độ đề ra"), ("at_risk", "khó đạt"))
        if figures.count("targets.by_status", period=period, status=status)
    ]
    if len(ways) == 1 and figures.count("targets.by_status", period=period, status="on_track") == figures.count(
        "targets.not_met", period=period
    ):
        return f"{told}, đều bảo đảm tiến độ đề ra"
    return f"{told}, trong đó {listed(ways)}" if ways else told


def indicator(figures: Figures, row: Indicator) -> str:
    """One indicator with what is known of it: value, share of the plan and of the budget, change on the year before."""
    value, plan, ratio = TERM if row.period == "term" else YEAR
    if figures.value(value, indicator=row.key) is None:
        return ""
    parts = [f"{row.name} {_verb(row)} {_amount(row, value)}", *_against(figures, row, plan, ratio)]
    if row.period != "term" and not _is_rate(row):
        if figures.value("indicators.budget_ratio", indicator=row.key) is not None:
            parts.append(f"bằng {place('indicators.budget_ratio', indicator=row.key)}% dự toán")
        parts += _change(figures, row.key)
    return ", ".join(parts) + "."


def _against(figures: Figures, row: Indicator, plan: str, ratio: str) -> list[str]:
    """The share of the plan; of a rate, or where less is better, the plan itself, which a share would misstate."""
    of_term = " cả nhiệm kỳ" if row.period == "term" else ""
    if _is_rate(row) or row.direction == "lower":
        known = figures.value(plan, indicator=row.key) is not None
        return [f"chỉ tiêu{of_term} {_amount(row, plan)}"] if known else []
    if figures.value(ratio, indicator=row.key) is None:
        return []
    goal = "chỉ tiêu cả nhiệm kỳ" if of_term else "kế hoạch"
    return [f"bằng {place(ratio, indicator=row.key)}% {goal}"]


def _verb(row: Indicator) -> str:
    """A count simply is; "số trường đạt chuẩn đạt 3 trường" would say it twice."""
    if row.name.startswith("Số "):
        return "là"
    return "ở mức" if row.direction == "lower" else "đạt"


def _is_rate(row: Indicator) -> bool:
    return row.unit.startswith(("%", "điểm %"))


def indicators(figures: Figures, rows: Sequence[Indicator]) -> list[str]:
    return [sentence for row in rows if (sentence := indicator(figures, row))]


def brief_indicator(figures: Figures, row: Indicator) -> str:
    """For the press: the value and, if known, the share of the plan, within a sentence."""
    told = f"{lower_first(row.name)} {_verb(row)} {_amount(row)}"
    return ", ".join([told, *_against(figures, row, *YEAR[1:])])


def _amount(row: Indicator, figure_id: str = "indicators.value") -> str:
    unit = row.unit if row.unit.startswith("%") or not row.unit else f" {row.unit}"
    return place(figure_id, indicator=row.key) + unit


def _change(figures: Figures, key: str) -> list[str]:
    """A fall is told as a share of the year before, so that the printed number keeps the figure's sign."""
    growth = figures.value("indicators.growth", indicator=key)
    source = _base_reported(figures, key)
    if growth is not None and growth > 0:
        return [f"tăng {place('indicators.growth', indicator=key)}% so với cùng kỳ năm trước{source}"]
    if growth is not None and growth < 0 and figures.value("indicators.same_period", indicator=key) is not None:
        return [f"giảm so với cùng kỳ năm trước ({place('indicators.growth', indicator=key)}%){source}"]
    return []


def _base_reported(figures: Figures, key: str) -> str:
    """The paper that states the year before, where the records do not: a reader must know that it is not counted."""
    base = figures.values_by_tag.get(tag("indicators.same_period", {"indicator": key}))
    stated = base.reported if base is not None and base.status is Status.REPORTED else ()
    return f" (số năm trước theo {lower_first(stated[0].source)})" if stated else ""
