"""As organised then, as organised now: each organisation counts once, wherever it stands on the day asked for."""

from datetime import date

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.figures.compute import Asked, compute
from tongket.figures.drilldown import rows
from tongket.figures.year import figures_of
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, Founded, ReorganizationEntry, Succeeding
from tongket.records.admissions.actions.plan import plan
from tongket.records.admissions.book import AdmissionPlanEntry
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ON, DAY_BEFORE, LAST = date(2023, 7, 1), date(2023, 6, 30), date(2023, 12, 31)
KIND = "grassroots_committee_organization"


def value(unit, tag, as_of=LAST, structure=None, year=2023):
    found = {each.tag: each.value for each in compute(Asked(unit, "mau", year, as_of, structure))}
    return found.get(tag)


def two_communes():
    """Xã Mẫu with its six members and xã Bên with none, both under one province."""
    office = new_office()
    top = establish_one(OrganizationEntry("Đảng bộ tỉnh Mẫu", "province_organization", None, date(1950, 1, 1)))
    other = establish_one(OrganizationEntry("Đảng bộ xã Bên", KIND, top, date(1975, 2, 3)))
    under = ReorganizationEntry("moved", date(2000, 1, 1), "Chuyển", office.commune,
                                changed=(Changed(office.commune, parent=top),))  # fmt: skip
    reorganize(OFFICE, [under])
    return office, top, other


def moved():
    office, top, other = two_communes()
    move = ReorganizationEntry("moved", ON, "Chuyển", office.east, changed=(Changed(office.east, parent=other),))
    reorganize(OFFICE, [move])
    return office, top, other


def merged():
    office, top, other = two_communes()
    cells = tuple(Changed(cell, parent=other) for cell in (office.east, office.west))
    merger = ReorganizationEntry("merged", ON, "Nhập", other, changed=cells, closed=(office.commune,),
                                 heirs=(Succeeding(office.commune, other),))  # fmt: skip
    reorganize(OFFICE, [merger])
    return office, top, other


def test_a_cell_moved_in_mid_year_counts_in_one_commune_alone():
    office, top, other = moved()
    rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2023, "good")])
    assert [value(unit, "ratings.members_rated") for unit in (office.commune, other, top)] == [None, 1, 1]
    assert [value(unit, "members.total") for unit in (office.commune, other, top)] == [3, 3, 6]
    assert [value(unit, "members.total", DAY_BEFORE) for unit in (office.commune, other, top)] == [6, None, 6]


def test_figures_of_a_day_before_the_merger_are_told_by_either_tree():
    office, top, other = merged()
    assert [value(unit, "members.total", DAY_BEFORE) for unit in (office.commune, other, top)] == [6, None, 6]
    assert [value(unit, "members.total", DAY_BEFORE, LAST) for unit in (other, top)] == [6, 6]
    assert [value(unit, "cells.total", DAY_BEFORE, LAST) for unit in (other, top)] == [2, 2]


def test_a_closed_commune_is_asked_as_of_its_own_last_day():
    office, _, _ = merged()
    found = figures_of("mau", 2023)
    assert {each.tag: each.value for each in found}["members.total"] == 6
    assert {each.as_of for each in found} == {DAY_BEFORE}
    [behind] = rows(Asked(office.commune, "mau", 2023, LAST), "members.total")
    assert len(behind.records) == 6


def test_the_tree_of_an_earlier_day_than_the_figures_is_refused():
    office = new_office()
    with pytest.raises(TongketError, match="figures-structure-before-day"):
        compute(Asked(office.commune, "mau", 2023, LAST, DAY_BEFORE))


def test_a_closed_predecessor_is_not_counted_among_the_cells_of_its_successor():
    _, top, other = merged()
    assert value(other, f"organizations.by_type?type={KIND}", DAY_BEFORE, LAST) is None
    assert value(top, f"organizations.by_type?type={KIND}", DAY_BEFORE, LAST) == 2


def test_a_plan_that_covered_a_cell_covers_it_after_the_cell_has_moved():
    office, top, other = two_communes()
    plan(OFFICE, [AdmissionPlanEntry(office.commune, 10, 2023), AdmissionPlanEntry(office.east, 2, 2023)])
    plan(OFFICE, [AdmissionPlanEntry(other, 5, 2023)])
    before = [value(unit, "admissions.plan") for unit in (office.commune, other, top, office.east)]
    move = ReorganizationEntry("moved", ON, "Chuyển", office.east, changed=(Changed(office.east, parent=other),))
    reorganize(OFFICE, [move])
    assert before == [value(unit, "admissions.plan") for unit in (office.commune, other, top, office.east)]
    assert before == [10, 5, 15, 2]


def test_a_plan_of_a_commune_born_in_the_year_takes_the_place_of_those_it_came_from():
    office, top, other = two_communes()
    plan(OFFICE, [AdmissionPlanEntry(office.commune, 10, 2023), AdmissionPlanEntry(other, 5, 2023)])
    cells = tuple(Changed(cell, parent="tan") for cell in (office.east, office.west))
    heirs = (Succeeding(office.commune, "tan"), Succeeding(other, "tan"))
    event = ReorganizationEntry("consolidated", ON, "Hợp nhất", "tan", (Founded("tan", "Đảng bộ xã Tân", KIND, top),),
                                cells, (office.commune, other), heirs)  # fmt: skip
    new = reorganize(OFFICE, [event]).written[0].id
    assert [value(unit, "admissions.plan") for unit in (new, top)] == [15, 15]
    plan(OFFICE, [AdmissionPlanEntry(new, 12, 2023)])
    assert [value(unit, "admissions.plan") for unit in (new, top)] == [12, 12]
