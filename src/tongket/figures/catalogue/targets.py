"""Targets of resolutions and the values of indicators: always an organisation's own, never added up."""

from collections.abc import Mapping

from tongket.figures.definition import Figure, Period, Rollup
from tongket.figures.wording import Stated

YEAR = {"period": ("year",)}
TERM = {"period": ("term",)}
REACHED = ("exceeded", "met")
NOT_REACHED = ("not_met", "on_track", "at_risk")


def _targets(
    figure_id: str, vi: str, en: str, example: str, *, status: tuple[str, ...] = (), by_status: bool = False,
    of: str = "", always: bool = False,
) -> Figure:  # fmt: skip
    return Figure(
        id=figure_id,
        label={"vi": vi, "en": en},
        question={"vi": f"{vi}: bao nhiêu?", "en": f"{en}: how many?"},
        unit="target",
        period=Period.REPORT_YEAR,
        rollup=Rollup.NEVER,
        source="Sổ chỉ tiêu: so sánh kết quả với kế hoạch",
        relation="targets",
        dimensions=("period", "status") if by_status else ("period",),
        where={"status": status} if status else {},
        of=of,
        always=always,
        example=example,
    )


def _value(
    figure_id: str, vi: str, en: str, amount: str, example: str, where: Mapping[str, tuple[str, ...]]
) -> Figure:  # fmt: skip
    return Figure(
        id=figure_id,
        label={"vi": vi, "en": en},
        question={"vi": f"{vi} là bao nhiêu?", "en": f"{en}: how much?"},
        unit="indicator",
        period=Period.REPORT_YEAR,
        rollup=Rollup.NEVER,
        source="Sổ chỉ tiêu",
        relation="indicators",
        amount=amount,
        scale="decimals",
        measured_in="unit",
        dimensions=("indicator",),
        where=where,
        example=example,
    )


def _ratio(
    figure_id: str, vi: str, en: str, numerator: str, denominator: str, example: str, *, growth: bool = False
) -> Figure:
    return Figure(
        id=figure_id,
        label={"vi": vi, "en": en},
        question={"vi": f"{vi}: bao nhiêu phần trăm?", "en": f"{en}: how many percent?"},
        unit="percent",
        period=Period.REPORT_YEAR,
        rollup=Rollup.NEVER,
        source="Sổ chỉ tiêu",
        numerator=numerator,
        denominator=denominator,
        growth=growth,
        decimals=1,
        example=example,
    )


FIGURES = (
    _targets("targets.total", "Số chỉ tiêu nghị quyết", "Targets", "nghi-hoa 2023 period=year = 30"),
    _targets("targets.by_status", "Chỉ tiêu theo kết quả thực hiện", "Targets by status", "nghi-hoa 2023 period=year status=met = 9",
             by_status=True, of="targets.total"),
    _targets("targets.met_or_exceeded", "Chỉ tiêu đạt và vượt", "Targets met or exceeded", "nghi-hoa 2023 period=year = 26",
             status=REACHED, of="targets.total", always=True),
    _targets("targets.not_met", "Chỉ tiêu chưa đạt", "Targets not met", "nghi-hoa 2023 period=year = 4",
             status=NOT_REACHED, of="targets.total", always=True),
    _value("indicators.value", "Kết quả", "Result", "result", "vinh-loc 2023 indicator=income_per_capita", YEAR),
    _value("indicators.plan", "Kế hoạch", "Plan", "plan", "vinh-loc 2023 indicator=income_per_capita", YEAR),
    _value("indicators.budget", "Dự toán", "Budget", "budget", "mau-hop-nhat 2025 indicator=budget_revenue",
           {**YEAR, "has_budget": ("yes",)}),
    _value("indicators.same_period", "Kết quả cùng kỳ", "Same period", "same_period", "nghi-hoa 2023 indicator=production_value",
           {**YEAR, "has_same_period": ("yes",)}),
    _value("indicators.term_value", "Kết quả so với chỉ tiêu nhiệm kỳ", "Result of the term so far", "result",
           "ky-tho 2023 indicator=income_per_capita", TERM),
    _value("indicators.term_plan", "Chỉ tiêu nhiệm kỳ", "Plan of the term", "plan", "ky-tho 2023 indicator=income_per_capita", TERM),
    _ratio("indicators.plan_ratio", "Kết quả so với kế hoạch", "Result of plan", "indicators.value", "indicators.plan",
           "nghi-hoa 2023 indicator=production_value"),
    _ratio("indicators.budget_ratio", "Kết quả so với dự toán", "Result of budget", "indicators.value", "indicators.budget",
           "mau-hop-nhat 2025 indicator=budget_revenue"),
    _ratio("indicators.growth", "Tăng, giảm so với cùng kỳ", "Growth against the same period", "indicators.value",
           "indicators.same_period", "nghi-hoa 2023 indicator=production_value", growth=True),
    _ratio("indicators.term_plan_ratio", "Kết quả so với chỉ tiêu nhiệm kỳ", "Result of the term's plan", "indicators.term_value",
           "indicators.term_plan", "ky-tho 2023 indicator=income_per_capita"),
)  # fmt: skip

SAME_PERIOD = ("same_period", "year_before", "")
NAMED = {"indicator": ("@indicator",)}
PLANNED = (
    "chỉ tiêu",
    "chỉ tiêu cả nhiệm kỳ",
    "chỉ tiêu là",
    "kế hoạch",
    "kế hoạch là",
    "kế hoạch giao",
    "dự toán",
    "dự toán là",
)
"""What stands before the plan, where a text gives it beside the result."""


def _stated(period: str) -> tuple[Stated, ...]:
    """Targets of the year, or of the term: the same words state both."""
    here = {"period": (period,)}
    wholes = ("targets.total",)

    def target(results: tuple[str, ...], figure: str, *, whole: bool | None = None, status: str = "") -> Stated:
        words = {**here, "status": (status,)} if status else here
        return Stated(
            "target_achievement", figure, {"result": results}, words, whole=whole, wholes=wholes, period=period
        )

    return (
        target(("met_or_exceeded",), "targets.met_or_exceeded"),
        target(("met",), "targets.met_or_exceeded", whole=True),
        target(("met",), "targets.by_status", status="met"),
        target(("met",), "targets.met_or_exceeded", whole=False),
        target(("exceeded", "on_track"), "targets.by_status", status="@result"),
        target(("not_met",), "targets.not_met"),
        target(("all",), "targets.total"),
        Stated(
            "target_achievement", "targets.total", {}, here, whole=False, period=period, before=("trong", "trong số")
        ),
    )


STATED = (
    *_stated("year"),
    *_stated("term"),
    Stated("indicator_value", "indicators.value", dimensions=NAMED, percent=False, plan="indicators.plan", period="year"),
    Stated("indicator_value", "indicators.term_value", dimensions=NAMED, plan="indicators.term_plan", period="term"),
    Stated("indicator_value", "indicators.value", dimensions=NAMED, percent=True, period="year"),
    Stated("indicator_value", "indicators.term_value", dimensions=NAMED, percent=True, period="term"),
    *(
        Stated("indicator_value", figure, dimensions=NAMED, percent=percent, period=period, before=PLANNED)
        for figure, period in (("indicators.plan", "year"), ("indicators.budget", "year"), ("indicators.term_plan", "term"))
        for percent in (False, True)
    ),
    Stated("indicator_plan_ratio", "indicators.plan_ratio", dimensions=NAMED, percent=True, period="year"),
    Stated("indicator_plan_ratio", "indicators.budget_ratio", dimensions=NAMED, percent=True, period="year"),
    Stated("indicator_plan_ratio", "indicators.term_plan_ratio", dimensions=NAMED, percent=True, period="term"),
    Stated("indicator_plan_ratio", "indicators.value", dimensions=NAMED, percent=True, period="year"),
    Stated("indicator_plan_ratio", "indicators.term_value", dimensions=NAMED, percent=True, period="term"),
    Stated("indicator_growth", "indicators.growth", {"vs": SAME_PERIOD}, NAMED, percent=True, period="year"),
    Stated("indicator_growth", "indicators.plan_ratio", {"vs": ("plan",)}, NAMED, percent=True, above=100, period="year"),
    Stated("indicator_growth", "indicators.budget_ratio", {"vs": ("plan",)}, NAMED, percent=True, above=100, period="year"),
    Stated("indicator_growth", "indicators.term_plan_ratio", {"vs": ("plan",)}, NAMED, percent=True, above=100, period="term"),
)  # fmt: skip
