from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.gate import Refused
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.models import Reorganization
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, Founded, ReorganizationEntry, Succeeding
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ON = date(2025, 7, 1)
CELL = "subordinate_cell"


def refused(*entries, reason=""):
    with pytest.raises(Refused) as caught:
        reorganize(OFFICE, entries, reason=reason)
    assert not Reorganization.objects.exists()
    return {item.finding.code for item in caught.value.found}


def event(kind, about, **parts):
    return ReorganizationEntry(kind, ON, "Sắp xếp", about, **parts)


def merging(office):
    return event("merged", office.east, closed=(office.west,), heirs=(Succeeding(office.west, office.east),))


def test_a_commune_whose_cells_go_nowhere_is_not_closed():
    office = new_office()
    assert refused(event("dissolved", office.commune, closed=(office.commune,))) == {"reorganization-orphan"}


def test_a_cell_is_not_moved_under_what_the_same_act_closes():
    office = new_office()
    move = event("moved", office.east, changed=(Changed(office.east, parent=office.west),))
    end = event("dissolved", office.west, closed=(office.west,))
    assert refused(move, end) == {"reorganization-orphan"}


def test_a_closed_unit_is_not_reorganised():
    office = new_office()
    reorganize(OFFICE, [merging(office)])
    rename = event("renamed", office.west, changed=(Changed(office.west, name="Chi bộ 2"),))
    with pytest.raises(Refused, match="kết thúc hoạt động ngày 30/06/2025") as caught:
        reorganize(OFFICE, [rename])
    assert [item.finding.code for item in caught.value.found] == ["reorganization-unit-closed"]


def test_nothing_happens_to_a_unit_before_its_first_day():
    office = new_office()
    assert refused(replace(merging(office), on=date(1970, 1, 1))) == {"organization-not-yet"}


def test_an_event_is_not_put_before_a_later_one():
    office = new_office()
    rename = event("renamed", office.west, changed=(Changed(office.west, name="Chi bộ 2"),))
    reorganize(OFFICE, [rename])
    with pytest.raises(Refused) as caught:
        reorganize(OFFICE, [replace(merging(office), on=date(2025, 1, 1))])
    assert [item.finding.code for item in caught.value.found] == ["reorganization-changed-since"]


def test_a_unit_is_dealt_with_once_in_an_act():
    office = new_office()
    rename = event("renamed", office.west, changed=(Changed(office.west, name="Chi bộ 2"),))
    assert refused(merging(office), rename) == {"reorganization-unit-twice"}
    assert refused(rename, rename) == {"reorganization-unit-twice"}


@pytest.mark.parametrize("share", [Fraction(1, 2), Fraction(2, 3), Fraction(999, 2000)])
def test_shares_that_do_not_sum_to_one_are_refused(share):
    office = new_office()
    founded = (Founded("moi", "Chi bộ mới", CELL, office.commune),)
    heirs = (Succeeding(office.west, "moi", Fraction(1, 2), False), Succeeding(office.west, office.east, share / 3))
    split = event("split", office.west, founded=founded, closed=(office.west,), heirs=heirs)
    assert refused(split) == {"reorganization-shares"}


def test_exactly_one_successor_bears_what_cannot_be_divided():
    office = new_office()
    founded = (Founded("moi", "Chi bộ mới", CELL, office.commune),)
    heirs = (Succeeding(office.west, "moi", Fraction(1, 2)), Succeeding(office.west, office.east, Fraction(1, 2)))
    split = event("split", office.west, founded=founded, closed=(office.west,), heirs=heirs)
    assert refused(split) == {"reorganization-bearer"}


def test_two_standing_units_of_one_parent_do_not_share_a_name():
    office = new_office()
    rename = event("renamed", office.west, changed=(Changed(office.west, name="Chi bộ thôn Đông"),))
    assert refused(rename) == {"reorganization-name-taken"}
    circle = event("moved", office.commune, changed=(Changed(office.commune, parent=office.east),))
    assert refused(circle) == {"organization-under-itself"}


def test_an_unknown_label_is_refused():
    office = new_office()
    assert refused(event("moved", office.east, changed=(Changed(office.east, parent="dau-do"),))) == {
        "organization-unknown"
    }


def test_a_type_not_in_use_on_the_day_asks_for_a_reason():
    office = new_office()
    founded = (Founded("moi", "Chi bộ mới", CELL, office.commune),)
    late = replace(event("established", "moi", founded=founded), on=date(2026, 8, 1))
    assert refused(late) == {"organization-type-not-in-use"}
    assert len(reorganize(OFFICE, [late], reason="Tỉnh chưa chuyển đổi").written) == 2


def test_only_who_stands_above_all_touched_units_may_reorganise():
    office = new_office()
    clerk = Actor("Văn phòng xã", (Grant("office", office.commune, date(2000, 1, 1)),))
    secretary = Actor("Bí thư chi bộ", (Grant("office", office.east, date(2000, 1, 1)),))
    with pytest.raises(TongketError, match="access-denied"):
        reorganize(secretary, [merging(office)])
    assert reorganize(clerk, [merging(office)]).written
    other = establish_one(OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", None, ON))
    away = event("moved", office.east, changed=(Changed(office.east, parent=other),))
    with pytest.raises(TongketError, match="access-denied"):
        reorganize(clerk, [away])
