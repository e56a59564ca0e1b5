"""Dues as figures: members' lines make the cell, cells make the commune, and no đồng is lost between the levels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.office import Office, new_office
from tongket.figures.compute import Asked, compute, compute_below
from tongket.figures.drilldown import rows
from tongket.records.dues.queries import lines_of_year, unpaid_months
from tongket.records.dues.splitting import proposals
from tongket.records.dues.tests.cast import YEAR, kept, own_values, paid, pays, sent

pytestmark = [pytest.mark.django_db, pytest.mark.database]
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # an office is dear: a counterexample is not shrunk
MARCH = date(YEAR, 3, 1)


@pytest.fixture
def office():
    return new_office()


def values(unit: int, as_of: date = date(YEAR, 12, 31)) -> dict[str, Decimal | None]:
    return {v.tag: v.value for v in compute(Asked(unit, "mau", YEAR, as_of)) if v.figure.subject == "dues"}


def a_spring(office: Office) -> None:
    """An and Bình of the east and Dũng of the west pay as pensioners; Bình pays March in April."""
    for member, cell in ((office.an, office.east), (office.binh, office.east), (office.dung, office.west)):
        pays(member, cell)
    for month, binh, arrears in ((3, 0, 0), (4, 30_000, 30_000)):
        paid(office.an, office.east, month, 30_000)
        paid(office.binh, office.east, month, binh, arrears)
        paid(office.dung, office.west, month, 30_000)


def test_a_month_counts_what_was_collected_with_the_arrears(office):
    a_spring(office)
    found = values(office.east)
    assert found["dues.collected_by_month?month=03"] == 30_000
    assert found["dues.collected_by_month?month=04"] == 90_000
    assert found["dues.arrears?month=04"] == 30_000
    assert found["dues.collected_by_quarter?quarter=2"] == 90_000
    assert found["dues.collected"] == 120_000


def test_who_owes_at_the_end_of_march_owes_nothing_after_april(office):
    a_spring(office)
    assert values(office.commune, date(YEAR, 3, 31))["dues.unpaid_members"] == 1
    assert "dues.unpaid_members" not in values(office.commune)
    assert values(office.commune)["dues.unpaid?month=03"] == 1


def test_what_is_due_is_missing_for_a_month_in_which_one_amount_is_not_known(office):
    a_spring(office)
    paid(office.cuc, office.east, 4, 10_000)
    found = values(office.commune)
    assert found["dues.due?month=03"] == 90_000
    assert found["dues.due?month=04"] is None


def test_what_was_paid_voluntarily_is_told(office):
    pays(office.an, office.east)
    paid(office.an, office.east, 3, 100_000, reason="Tự nguyện đóng cao hơn")
    assert values(office.east)["dues.voluntary?month=03"] == 70_000


def test_a_figure_of_dues_opens_to_its_members_lines(office):
    a_spring(office)
    [behind] = rows(Asked(office.commune, "mau", YEAR, date(YEAR, 12, 31)), "dues.unpaid?month=03")
    assert (behind.ledger, len(behind.records)) == ("dues_collections", 1)


money = st.integers(0, 400_000)
months = st.dictionaries(st.integers(2, 12), st.lists(money, min_size=6, max_size=6), max_size=4)
percents = st.integers(1, 10_000).map(lambda hundredths: f"{hundredths // 100},{hundredths % 100:02d}")


def filled(office: Office, collected: dict[int, list[int]], of_cell: str, of_commune: str) -> None:
    """The months' lines, split by the shares at both levels; each cell sends up all that is due."""
    own_values(office.commune, kept_by_cell=of_cell, kept_by_grassroots_organization=of_commune)
    people = [(office.an, office.east), (office.binh, office.east), (office.cuc, office.east),
              (office.dung, office.west), (office.giang, office.west), (office.hoa, office.west)]  # fmt: skip
    for month, amounts in collected.items():
        for (member, cell), amount in zip(people, amounts, strict=True):
            paid(member, cell, month, amount)
        for unit in (office.east, office.west, office.commune):
            split = proposals([(unit, date(YEAR, month, 1))])[unit, date(YEAR, month, 1)].split
            assert split is not None
            kept(unit, month, split.kept)
            sent(unit, month, split.up)


@given(collected=months, of_cell=percents, of_commune=percents)
@settings(max_examples=20, deadline=None, phases=QUICK)
def test_kept_at_each_level_and_sent_up_is_what_was_collected_to_the_dong(collected, of_cell, of_commune):
    with transaction.atomic():
        office = new_office()
        filled(office, collected, of_cell, of_commune)
        found = values(office.commune)
        transaction.set_rollback(True)
    total = sum(sum(amounts) for amounts in collected.values())
    levels = [found.get(f"dues.kept?level={level}") or 0 for level in ("cell", "grassroots_organization")]
    up = found.get("dues.remitted?level=grassroots_organization") or 0
    assert sum(levels) + up == total == (found.get("dues.collected") or 0)


@given(collected=months)
@settings(max_examples=10, deadline=None, phases=QUICK)
def test_members_make_the_cell_and_cells_make_the_commune(collected):
    with transaction.atomic():
        office = new_office()
        filled(office, collected, "70", "40")
        units = compute_below(Asked(office.commune, "mau", YEAR, date(YEAR, 12, 31)), 1)
        lines = lines_of_year([office.east, office.west], YEAR)
        transaction.set_rollback(True)
    for month in range(1, 13):
        tag = f"dues.collected_by_month?month={month:02d}"
        of_unit = {unit: next((v.value for v in found if v.tag == tag), None) or 0 for unit, found in units.items()}
        of_lines = sum(line.collected for line in lines if line.month == month)
        assert of_lines == of_unit[office.commune] == of_unit.get(office.east, 0) + of_unit.get(office.west, 0)


def test_a_book_that_is_not_kept_is_no_zero(office):
    assert values(office.commune) == {}
    assert unpaid_months([office.an], date(YEAR, 12, 31)) == {}
