from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.figures.compute import Asked, compute
from tongket.figures.definition import Status
from tongket.records.targets import queries
from tongket.records.targets.actions.correct import correct
from tongket.records.targets.actions.record import record
from tongket.records.targets.actions.withdraw import withdraw
from tongket.records.targets.book import TargetEntry, series

pytestmark = pytest.mark.django_db


def target(unit, **changes):
    start = TargetEntry(unit, 2023, "year", "Tổng giá trị sản xuất", "higher", indicator="production_value")
    return replace(start, **changes)


def codes(*entries):
    with pytest.raises(Refused) as refused:
        record(OFFICE, entries)
    return [item.finding.code for item in refused.value.found]


def figures_of(unit):
    return {value.tag: value for value in compute(Asked(unit, "mau", 2023, date(2023, 12, 31)))}


def test_numbers_come_back_exactly_as_they_were_written():
    commune = new_office().commune
    entry = target(commune, plan=Decimal("354.1"), result=Decimal("370.740"), same_period=Decimal("-0.000001"))
    record(OFFICE, [entry])
    assert queries.targets([commune], 2023)[0].entry == entry


def test_a_round_number_is_shown_without_an_exponent():
    commune = new_office().commune
    record(OFFICE, [target(commune, plan=Decimal("1.5"), result=Decimal(2000))])
    assert str(queries.targets([commune], 2023)[0].entry.result) == "2000"
    assert str(figures_of(commune)["indicators.value?indicator=production_value"].value) == "2000"


def test_an_indicator_is_shown_with_its_ratios():
    commune = new_office().commune
    record(OFFICE, [target(commune, plan=Decimal("354.1"), budget=Decimal(400), same_period=Decimal("328.38"),
                           result=Decimal("370.740"))])  # fmt: skip
    figures = figures_of(commune)
    assert figures["indicators.value?indicator=production_value"].value == Decimal("370.74")
    assert round(figures["indicators.plan_ratio?indicator=production_value"].value, 1) == Decimal("104.7")
    assert round(figures["indicators.budget_ratio?indicator=production_value"].value, 1) == Decimal("92.7")
    assert round(figures["indicators.growth?indicator=production_value"].value, 1) == Decimal("12.9")


def test_a_missing_plan_is_no_zero_and_yields_no_ratio():
    commune = new_office().commune
    record(OFFICE, [target(commune, result=Decimal(5))])
    figures = figures_of(commune)
    assert figures["indicators.plan?indicator=production_value"].status is Status.MISSING
    assert "indicators.plan_ratio?indicator=production_value" not in figures
    assert figures["targets.by_status?period=year&status=unknown"].value == 1


def test_an_indicator_without_a_code_goes_by_its_name():
    commune = new_office().commune
    record(OFFICE, [target(commune, name="Sản lượng lúa (tấn)", indicator="", result=Decimal(7))])
    assert figures_of(commune)["indicators.value?indicator=san-luong-lua-tan"].value == 7
    assert queries.series(commune, 2023)["san-luong-lua-tan"].name == "Sản lượng lúa (tấn)"


def test_met_and_exceeded_are_counted_together_of_all_that_count():
    commune = new_office().commune
    one = target(commune, indicator="", plan=Decimal(10))
    record(OFFICE, [
        replace(one, name="Một", result=Decimal(11)), replace(one, name="Hai", result=Decimal(10)),
        replace(one, name="Ba", result=Decimal(9)), replace(one, name="Bốn", result=Decimal(11), counts=False),
    ])  # fmt: skip
    figures = figures_of(commune)
    assert figures["targets.met_or_exceeded?period=year"].value == 2
    assert figures["targets.met_or_exceeded?period=year"].of == 3
    assert figures["targets.not_met?period=year"].value == 1


def test_where_all_targets_are_met_none_is_not_met():
    commune = new_office().commune
    record(OFFICE, [target(commune, plan=Decimal(1), result=Decimal(1))])
    figures = figures_of(commune)
    assert (figures["targets.not_met?period=year"].value, figures["targets.not_met?period=year"].of) == (0, 1)


def test_a_target_of_the_term_not_met_yet_is_told_by_its_outlook():
    commune = new_office().commune
    record(OFFICE, [target(commune, period="term", term="2020-2025", plan=Decimal(9), result=Decimal(8),
                           outlook="on_track")])  # fmt: skip
    figures = figures_of(commune)
    assert figures["targets.by_status?period=term&status=on_track"].value == 1
    assert figures["targets.not_met?period=term"].value == 1
    assert "indicators.value?indicator=production_value" not in figures
    assert figures["indicators.term_value?indicator=production_value"].value == 8


def test_the_targets_of_a_cell_are_not_those_of_the_commune():
    office = new_office()
    record(OFFICE, [target(office.commune), target(office.east)])
    assert figures_of(office.commune)["targets.total?period=year"].value == 1


def test_a_blank_in_the_column_of_counting_means_yes():
    assert target(1, counts=None) == target(1, counts=True)


def test_a_term_belongs_to_a_target_of_the_term():
    commune = new_office().commune
    assert codes(target(commune, term="2020-2025")) == ["target-term"]
    assert codes(target(commune, period="term")) == ["target-term"]
    assert codes(target(commune, period="term", term="2025-20")) == ["term-not-understood"]


def test_a_target_of_the_year_has_no_outlook():
    assert codes(target(new_office().commune, outlook="at_risk")) == ["target-outlook"]


def test_a_code_is_one_plain_word():
    assert codes(target(new_office().commune, indicator="Thu nhập")) == ["target-code"]


def test_one_indicator_has_one_value_a_year():
    commune = new_office().commune
    assert codes(target(commune), target(commune, name="Giá trị sản xuất")) == ["target-indicator-twice"]


def test_the_result_of_a_yes_no_target_is_one_or_nought():
    commune = new_office().commune
    assert codes(target(commune, direction="yes_no", result=Decimal(2))) == ["target-yes-no"]
    line = target(commune, direction="yes_no", result=Decimal(1))
    kept = record(OFFICE, [line]).written[0]
    assert queries.statuses([kept.id]) == {kept.id: "met"}
    assert "indicators.value?indicator=production_value" not in figures_of(commune)


def test_a_number_beyond_what_is_kept_exactly_is_refused():
    commune = new_office().commune
    assert codes(target(commune, plan=Decimal(10) ** 12)) == ["target-too-large"]
    assert codes(target(commune, plan=Decimal("0.0000001"))) == ["number-too-precise"]


def test_a_correction_may_keep_its_own_indicator():
    commune = new_office().commune
    record(OFFICE, [target(commune)])
    kept = queries.targets([commune], 2023)[0]
    correct(OFFICE, [Correction(kept.id, 1, replace(kept.entry, name="Tổng giá trị", result=Decimal("1.25")))])
    assert queries.targets([commune], 2023)[0].entry.result == Decimal("1.25")


def test_a_withdrawn_target_is_counted_no_more():
    commune = new_office().commune
    line = record(OFFICE, [target(commune)]).written[0]
    withdraw(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm")
    assert "targets.total?period=year" not in figures_of(commune)


def test_names_that_differ_only_in_signs_share_a_series():
    assert series(target(1, indicator="", name="Tỷ lệ, %")) == series(target(1, indicator="", name="Tỷ lệ"))
