"""What became of the example communes: merged on their days, the uncertain said to be so, the year's figures kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from tongket.figures.compute import Asked, compute
from tongket.organizations import queries as organizations
from tongket.organizations.reorganizing import queries as reorganizing
from tongket.procedures.examples import load_examples

pytestmark = pytest.mark.django_db
BEFORE, TODAY = date(2023, 12, 31), date(2026, 1, 1)
ENDS = {
    "ngoc-ky": ("Đảng bộ xã Tân Kỳ", "11113"),
    "nghi-hoa": ("Đảng bộ phường Cửa Lò", "16732"),
    "vinh-loc": ("Đảng bộ xã Phú Hữu", "30352"),
    "thach-son": ("Đảng bộ xã Thạch Hà", "18562"),
    "ky-tho": ("Đảng bộ xã Kỳ Khang", "18790"),
}


@pytest.fixture(scope="module")
def followed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The five communes with their path, loaded once for this file and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_examples(list(ENDS), say=lambda _: None, with_users=False)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("slug", ENDS)
def test_a_commune_goes_up_into_its_successor_with_all_its_cells(slug: str, followed: None) -> None:
    unit = organizations.unit(slug)
    [heir] = reorganizing.successors(unit.id, TODAY)
    assert (heir.successor.name, heir.successor.code) == ENDS[slug]
    cells = [each.id for each in organizations.below(unit.id, BEFORE, itself=False)]
    assert set(cells) <= organizations.ids_below(heir.successor.id, TODAY)


@pytest.mark.parametrize("slug", ENDS)
def test_every_step_says_what_no_source_proves(slug: str, followed: None) -> None:
    events = reorganizing.events_of(organizations.unit(slug).id)
    assert events
    assert all(event.doubt for event in events)


def test_the_identity_of_vinh_loc_is_said_to_be_unproven_with_both_candidates(followed: None) -> None:
    [event] = reorganizing.events_of(organizations.unit("vinh-loc").id)
    assert "Chưa xác định được đây là xã Vĩnh Lộc nào" in event.doubt
    assert {"30361", "31858"} <= set(event.doubt.replace(")", " ").split())


def test_the_first_step_of_ngoc_ky_is_inferred_and_leads_over_ky_son(followed: None) -> None:
    [first] = reorganizing.events_of(organizations.unit("ngoc-ky").id)
    assert (first.on, first.decision_number) == (date(2024, 12, 1), "1250/NQ-UBTVQH15")
    assert "suy ra" in first.doubt
    [heir] = reorganizing.successors(organizations.unit("ngoc-ky").id, date(2025, 1, 1))
    assert heir.successor.name == "Đảng bộ xã Kỳ Sơn"


def test_one_code_is_two_organisations_by_its_day(followed: None) -> None:
    found = [reorganizing.find("18790", day).name for day in (BEFORE, TODAY)]
    assert found == ["Đảng bộ xã Kỳ Thọ", "Đảng bộ xã Kỳ Khang"]
    assert reorganizing.find("18778", BEFORE).name == "Đảng bộ xã Kỳ Khang"


def test_the_neighbours_have_no_records_and_say_so(followed: None) -> None:
    old = reorganizing.find("18778", BEFORE)
    assert old.is_example
    assert old.example_notice == "chỉ biết tên; không có hồ sơ."
    assert all(unit.is_example for unit in organizations.roots())


@pytest.mark.parametrize("slug", ENDS)
def test_the_figures_of_the_year_are_those_of_before_the_merger(slug: str, followed: None) -> None:
    unit = organizations.unit(slug)
    after = {value.tag: value.value for value in compute(Asked(unit.id, slug, 2023, BEFORE))}
    assert after["members.total"]
    assert after["cells.total"] == len(organizations.below(unit.id, BEFORE, itself=False))
