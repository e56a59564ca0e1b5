"""Facts held against recorded figures put together by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tongket.figures.catalogue.entries import entry
from tongket.figures.definition import FigureValue, Status
from tongket.reconciliation.facts import Fact, Reading
from tongket.reconciliation.findings.check import held
from tongket.reconciliation.findings.checked import Check, State
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.reconciliation.tests.stated import UNIT, says
from tongket.records.targets.queries import Series

SERIES = {
    "production_value": Series("production_value", "Tổng giá trị sản xuất", "tỷ đồng", "higher"),
    "ty-le-gia-dinh-van-hoa": Series("ty-le-gia-dinh-van-hoa", "Tỷ lệ gia đình văn hóa", "%", "higher"),
    "so-khoi-van-hoa": Series("so-khoi-van-hoa", "Số khối văn hóa", "khối", "higher"),
    "ty-le-rac-thai-duoc-thu-gom": Series("ty-le-rac-thai-duoc-thu-gom", "Tỷ lệ rác thải được thu gom", "%", "higher"),
}


def recorded(
    figure_id: str, value: str | None, of: str | None = None, unit: str = "", **words: str
) -> FigureValue:  # fmt: skip
    exact = None if value is None else Decimal(value)
    status = Status.MISSING if value is None else Status.COMPUTED
    whole = None if of is None else Decimal(of)
    return FigureValue(
        entry(figure_id), "mau", 2023, date(2023, 12, 31), exact, whole, words, 1, status, measured_in=unit
    )  # fmt: skip


YEAR_END = {"kind": "year_end_summary", "base": "all_members", "held_on": "2024-01-12"}
LEDGER = Ledger(
    UNIT,
    2023,
    (
        recorded("members.total", "191"),
        recorded("admissions.members", "6"),
        recorded("badges.awarded_by_level", "2", "7", level="40"),
        recorded("badges.awarded_by_level", "1", "7", level="45"),
        recorded("attendance.whole", "191", **YEAR_END),
        recorded("attendance.present", "149", "191", **YEAR_END),
        recorded("ratings.members", "28", "188", level="excellent"),
        recorded("ratings.members_good_or_better_of_all", "89.5287958"),
        recorded("ratings.members_good_or_better_share", "90.9574468"),
        recorded("ratings.own", "1", stage="decided", level="good"),
        recorded("badges.awarded", None),
        recorded("indicators.value", "370.74", unit="tỷ đồng", indicator="production_value"),
        recorded("indicators.value", "91.2", unit="%", indicator="ty-le-gia-dinh-van-hoa"),
        recorded("indicators.value", "6", unit="khối", indicator="so-khoi-van-hoa"),
        recorded("indicators.value", "80", unit="%", indicator="ty-le-rac-thai-duoc-thu-gom"),
        recorded("indicators.growth", "12.8977514", indicator="production_value"),
        recorded("indicators.plan_ratio", "104.6992375", indicator="production_value"),
    ),
    SERIES,
)


def check(text: str, *facts: Fact) -> Check:
    return held(Reading(text, facts, (), ()), LEDGER)


def state(text: str, fact: Fact) -> tuple[State, str, str]:
    [checked] = check(text, fact).facts
    return checked.state, checked.tag, checked.correction


def stated(text: str, quote: str, kind: str, value: str | int, **words: object) -> tuple[State, str, str]:
    return state(text, says(text, quote, kind, value, **words))  # type: ignore[arg-type]
