"""Values of old papers: kept apart from what is counted, used only where the records have nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office import OFFICE, Office, new_office
from tongket.access import audit
from tongket.access.book import Withdrawal
from tongket.access.gate import Refused
from tongket.access.keeping import Clash
from tongket.figures.compute import compute
from tongket.figures.definition import FigureValue, Status
from tongket.figures.reported.actions.choose_reported import Choice, choose_reported
from tongket.figures.reported.actions.report import report
from tongket.figures.reported.actions.withdraw_reported import withdraw_reported
from tongket.figures.reported.book import Source
from tongket.figures.reported.fill import filled, with_growth
from tongket.figures.reported.years import years_of
from tongket.figures.serialise import as_entry
from tongket.figures.tests.reporting import OTHER, PAPER, PRODUCTION, QUOTE, accept, asked, stated
from tongket.records.targets.actions.record import record
from tongket.records.targets.book import TargetEntry
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
PLACES = count()
ADMITTED, TOTAL, AWARDED = "admissions.members", "members.total", "badges.awarded"


@pytest.fixture
def office() -> Office:
    return new_office()


def figures(unit: int, year: int = 2022) -> dict[str, FigureValue]:
    return {value.tag: value for value in filled(asked(unit, year), compute(asked(unit, year)))}


def target(unit: int, year: int, result: str | None, **more: object) -> None:
    line = TargetEntry(unit, year, "year", "Tổng giá trị sản xuất", "higher", indicator="production_value",
                       unit="tỷ đồng", result=Decimal(result) if result else None)  # fmt: skip
    record(OFFICE, [replace(line, **more)])


def test_a_reported_value_fills_the_place_of_a_missing_one(office: Office) -> None:
    accept(stated(office.commune, AWARDED, "7"))
    found = figures(office.commune)[AWARDED]
    assert (found.value, found.status, found.rows) == (7, Status.REPORTED, 0)
    assert (found.reported[0].quote, found.reported[0].number) == (QUOTE, "12-BC/ĐU")


def test_a_counted_value_stands_and_the_reported_one_beside_it(office: Office) -> None:
    accept(stated(office.commune, TOTAL, "99"))
    found = figures(office.commune)[TOTAL]
    assert (found.value, found.status) == (5, Status.COMPUTED)
    assert found.reported[0].value == 99


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([TOTAL, ADMITTED, AWARDED, "cells.total"]), st.integers(0, 10**9)),
                max_size=6))  # fmt: skip
def test_whatever_papers_report_no_counted_value_changes(office: Office, told: list[tuple[str, int]]) -> None:
    before = {value.tag: value.value for value in compute(asked(office.commune)) if value.value is not None}
    for place, (tag, value) in enumerate(told):
        paper = Source(f"van-ban-{place}.txt", f"{place:064x}")
        accept(stated(office.commune, tag, str(value), source=paper, at=next(PLACES)))
    after = figures(office.commune)
    assert {tag: after[tag].value for tag in before} == before


def test_a_year_without_papers_is_as_it_was_counted(office: Office) -> None:
    values = compute(asked(office.commune))
    assert filled(asked(office.commune), values) == values


def test_papers_that_disagree_fill_nothing_and_are_both_kept(office: Office) -> None:
    accept(stated(office.commune, AWARDED, "7"), stated(office.commune, AWARDED, "8", source=OTHER))
    found = figures(office.commune)[AWARDED]
    assert (found.value, found.status, found.is_disputed) == (None, Status.MISSING, True)
    assert sorted(each.value for each in found.reported) == [7, 8]


def test_a_chosen_one_of_disagreeing_values_is_used(office: Office) -> None:
    _, second = accept(stated(office.commune, AWARDED, "7"), stated(office.commune, AWARDED, "8", source=OTHER))
    choose_reported(OFFICE, [Choice(second.id, second.version)], reason="Theo bản đã ký")
    found = figures(office.commune)[AWARDED]
    assert (found.value, found.is_disputed) == (8, False)
    assert [each.is_used for each in found.reported] == [True, False]


def test_another_choice_takes_the_place_of_the_first(office: Office) -> None:
    first, second = accept(stated(office.commune, AWARDED, "7"), stated(office.commune, AWARDED, "8", source=OTHER))
    choose_reported(OFFICE, [Choice(second.id, second.version)], reason="Theo bản đã ký")
    choose_reported(OFFICE, [Choice(first.id, first.version)], reason="Bản kia là dự thảo")
    assert figures(office.commune)[AWARDED].value == 7


def test_a_choice_needs_a_reason(office: Office) -> None:
    [line] = accept(stated(office.commune, AWARDED, "7"))
    with pytest.raises(TongketError, match="reason-required"):
        choose_reported(OFFICE, [Choice(line.id, line.version)])


def test_a_choice_of_a_value_withdrawn_meanwhile_is_a_clash(office: Office) -> None:
    [line] = accept(stated(office.commune, AWARDED, "7"))
    withdraw_reported(OFFICE, [Withdrawal(line.id, line.version)], reason="Nhầm văn bản")
    with pytest.raises(Clash):
        choose_reported(OFFICE, [Choice(line.id, line.version)], reason="Theo bản đã ký")


def test_a_choice_of_nothing_is_not_found(office: Office) -> None:
    with pytest.raises(TongketError, match="record-not-found"):
        choose_reported(OFFICE, [Choice(office.commune + 10_000, 1)], reason="Theo bản đã ký")


def test_rounded_and_exact_agree_and_the_exact_one_is_used(office: Office) -> None:
    rounded = stated(office.commune, PRODUCTION, "15.7", unit="tỷ đồng")
    exact = stated(office.commune, PRODUCTION, "15.72", source=OTHER, unit="tỷ đồng")
    accept(rounded, exact)
    assert figures(office.commune)[PRODUCTION].value == Decimal("15.72")


def test_the_same_number_in_another_unit_does_not_agree(office: Office) -> None:
    accept(stated(office.commune, PRODUCTION, "15", unit="tỷ đồng"),
           stated(office.commune, PRODUCTION, "15", source=OTHER, unit="triệu đồng"))  # fmt: skip
    assert figures(office.commune)[PRODUCTION].is_disputed


def test_a_withdrawn_value_is_used_no_more_and_its_reason_is_kept(office: Office) -> None:
    [line] = accept(stated(office.commune, AWARDED, "7"))
    withdraw_reported(OFFICE, [Withdrawal(line.id, line.version)], reason="Nhầm văn bản")
    assert figures(office.commune)[AWARDED].reported == ()
    assert audit.history(line.key)[0].reason == "Nhầm văn bản"


def test_the_withdrawal_of_one_settles_a_disagreement(office: Office) -> None:
    first, _ = accept(stated(office.commune, AWARDED, "7"), stated(office.commune, AWARDED, "8", source=OTHER))
    withdraw_reported(OFFICE, [Withdrawal(first.id, first.version)], reason="Bản dự thảo")
    assert figures(office.commune)[AWARDED].value == 8


def test_who_accepted_a_value_and_its_paper_are_kept_with_it(office: Office) -> None:
    [line] = accept(stated(office.commune, PRODUCTION, "370.740", unit="tỷ đồng", of=Decimal(400)))
    assert (line.entry.accepted_by, line.entry.source, line.entry.quote) == (OFFICE.name, PAPER, QUOTE)
    assert (line.entry.value, line.entry.of, line.entry.decimals) == (Decimal("370.74"), 400, 3)
    assert audit.history(line.key)[0].event == "figure.reported"


def test_the_same_words_of_a_paper_are_accepted_once(office: Office) -> None:
    accept(stated(office.commune, AWARDED, "7"))
    with pytest.raises(Refused) as refused:
        accept(stated(office.commune, AWARDED, "7"))
    assert refused.value.found[0].finding.code == "line-twice"


@pytest.mark.parametrize(
    ("tag", "value", "more", "code"),
    [
        (AWARDED, "7", {"quote": " "}, "reported-without-source"),
        (AWARDED, "7.5", {}, "reported-not-a-count"),
        (AWARDED, "-1", {}, "reported-not-a-count"),
        (AWARDED, "9", {"of": Decimal(8)}, "reported-beyond-whole"),
        (PRODUCTION, "1.1234567", {}, "reported-not-a-number"),
    ],
)
def test_what_cannot_be_a_value_of_the_figure_is_refused(
    office: Office, tag: str, value: str, more: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        report(OFFICE, [stated(office.commune, tag, value, **more)])
    assert refused.value.found[0].finding.code == code


def test_a_figure_the_catalogue_lacks_is_not_reported(office: Office) -> None:
    with pytest.raises(TongketError, match="figure-unknown"):
        accept(stated(office.commune, "members.rich", "7"))


def test_growth_is_told_against_what_a_paper_reports_of_the_year_before(office: Office) -> None:
    target(office.commune, 2023, "407")
    accept(stated(office.commune, PRODUCTION, "370", unit="tỷ đồng"))
    grown = figures(office.commune, 2023)["indicators.growth?indicator=production_value"]
    assert (grown.value, grown.status) == (10, Status.REPORTED)
    assert grown.reported[0].source == "Văn bản số 12-BC/ĐU ngày 20/12/2022"


def test_growth_prefers_the_records_of_the_year_before(office: Office) -> None:
    target(office.commune, 2022, "400")
    target(office.commune, 2023, "440")
    accept(stated(office.commune, PRODUCTION, "370", unit="tỷ đồng"))
    grown = figures(office.commune, 2023)["indicators.growth?indicator=production_value"]
    assert (grown.value, grown.status, grown.reported) == (10, Status.COMPUTED, ())


def test_growth_entered_with_its_same_period_is_left_alone(office: Office) -> None:
    target(office.commune, 2023, "407", same_period=Decimal(400))
    accept(stated(office.commune, PRODUCTION, "370", unit="tỷ đồng"))
    values = compute(asked(office.commune, 2023))
    assert with_growth(asked(office.commune, 2023), values) == values


@pytest.mark.parametrize("more", [{"unit": "triệu đồng"}, {"unit": "tỷ đồng", "year": 2021}])
def test_no_growth_is_told_across_units_or_years_between(office: Office, more: dict[str, object]) -> None:
    target(office.commune, 2023, "407")
    accept(stated(office.commune, PRODUCTION, "370", **more))
    assert "indicators.growth?indicator=production_value" not in figures(office.commune, 2023)


def test_growth_against_a_hedged_value_is_hedged(office: Office) -> None:
    target(office.commune, 2023, "407")
    accept(stated(office.commune, PRODUCTION, "370", unit="tỷ đồng", approx="about"))
    assert figures(office.commune, 2023)["indicators.growth?indicator=production_value"].approx == "about"


def test_the_years_stand_side_by_side_counted_and_reported_apart(office: Office) -> None:
    target(office.commune, 2023, "407")
    accept(stated(office.commune, PRODUCTION, "350", year=2021, unit="tỷ đồng"))
    years = years_of(asked(office.commune, 2023), PRODUCTION)
    assert [line.year for line in years] == [2021, 2022, 2023]
    assert [line.computed.value if line.computed else None for line in years] == [None, None, 407]
    assert [bool(line.reported) for line in years] == [True, False, False]


def test_as_json_a_reported_value_carries_its_source_and_a_counted_one_does_not(office: Office) -> None:
    accept(stated(office.commune, AWARDED, "7"))
    found = figures(office.commune)
    assert as_entry(found[AWARDED])["status"] == "reported"
    assert as_entry(found[AWARDED])["reported"][0]["source"]["dated_on"] == "2022-12-20"  # type: ignore[index]
    assert "reported" not in as_entry(found[TOTAL])
