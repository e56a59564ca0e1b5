from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction
from tongket.access.gate import Refused
from tongket.organizations import queries
from tongket.organizations.actions.correct import correct
from tongket.organizations.actions.establish import establish
from tongket.organizations.book import BOOK, OrganizationEntry
from tongket.organizations.intervals import closure
from tongket.organizations.models import Organization
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
BEFORE, MERGED = date(2025, 6, 30), date(2025, 7, 1)


def change(organization, **changes):
    row = Organization.objects.get(pk=organization)
    return Correction(row.pk, row.version, replace(BOOK.to_entry(row), **changes))


def codes(*corrections):
    with pytest.raises(Refused) as refused:
        correct(OFFICE, corrections)
    return [item.finding.code for item in refused.value.found]


def merged():
    """Xã Mẫu, and a second commune that takes over its eastern cell on the day of the merger."""
    office = new_office()
    other = establish_one(OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", None, MERGED))
    correct(OFFICE, [change(office.east, parent=other, changed_on=MERGED)])
    return office, other


def test_a_cell_stands_under_its_commune_from_the_day_it_was_founded():
    office = new_office()
    assert queries.ids_below(office.commune, date(2020, 1, 1)) == {office.commune, office.east, office.west}
    assert queries.ids_below(office.commune, date(1975, 2, 2)) == frozenset()


def test_a_moved_cell_belongs_to_the_old_commune_until_the_day_before():
    office, other = merged()
    assert office.east in queries.ids_below(office.commune, BEFORE)
    assert office.east not in queries.ids_below(office.commune, MERGED)
    assert office.east in queries.ids_below(other, MERGED)


def test_a_moved_cell_keeps_its_slug_and_its_earlier_period():
    office, other = merged()
    assert queries.unit("mau/chi-bo-thon-dong", BEFORE).parent == office.commune
    assert queries.unit("mau/chi-bo-thon-dong", MERGED).parent == other


def test_a_renamed_cell_is_called_on_each_day_as_it_was_called_then():
    office = new_office()
    correct(OFFICE, [change(office.east, name="Chi bộ thôn Một", changed_on=MERGED)])
    assert queries.names([office.east], BEFORE) == {office.east: "Chi bộ thôn Đông"}
    assert queries.names([office.east], MERGED) == {office.east: "Chi bộ thôn Một"}


def test_a_misspelt_name_is_mended_for_all_days():
    office = new_office()
    correct(OFFICE, [change(office.east, name="Chi bộ thôn Đông Hạ")])
    assert queries.names([office.east], date(1980, 1, 1)) == {office.east: "Chi bộ thôn Đông Hạ"}


def test_a_closed_cell_leaves_the_tree_the_day_after():
    office = new_office()
    correct(OFFICE, [change(office.west, closed_on=BEFORE)])
    assert office.west in queries.ids_below(office.commune, BEFORE)
    assert office.west not in queries.ids_below(office.commune, MERGED)


def test_a_whole_branch_moves_with_its_head():
    office = new_office()
    group = establish_one(OrganizationEntry("Tổ đảng 1", "cell_group", office.east, date(2000, 1, 1)))
    other = establish_one(OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", None, MERGED))
    correct(OFFICE, [change(office.east, parent=other, changed_on=MERGED)])
    assert group in queries.ids_below(other, MERGED)
    assert group not in queries.ids_below(office.commune, MERGED)


def test_nothing_stands_under_itself():
    office = new_office()
    assert codes(change(office.east, parent=office.east)) == ["organization-under-itself"]
    assert codes(change(office.commune, parent=office.east)) == ["organization-under-itself"]


def test_two_moves_at_once_cannot_close_a_circle():
    office = new_office()
    found = codes(change(office.east, parent=office.west), change(office.west, parent=office.east))
    assert found == ["organization-under-itself", "organization-under-itself"]


def test_a_commune_with_living_cells_is_not_closed():
    assert codes(change(new_office().commune, closed_on=BEFORE)) == ["organization-not-empty"]


def test_a_commune_is_closed_together_with_its_cells():
    office = new_office()
    correct(OFFICE, [change(unit, closed_on=BEFORE) for unit in (office.commune, office.east, office.west)])
    assert queries.ids_below(office.commune, MERGED) == frozenset()


def test_an_organisation_is_not_closed_before_it_was_established():
    office = new_office()
    assert codes(change(office.east, closed_on=date(1970, 1, 1))) == ["organization-closed-before-established"]


def test_an_organisation_does_not_change_before_it_was_established():
    office = new_office()
    found = codes(change(office.east, name="Chi bộ 1", changed_on=date(1970, 1, 1)))
    assert found == ["organization-changed-before-established"]


def test_collecting_writes_the_good_moves_and_reports_the_others():
    office = new_office()
    rows = [change(office.east, parent=office.east), change(office.west, name="Chi bộ thôn Tây Hạ")]
    passage = correct(OFFICE, rows, collecting=True)
    assert [line.index for line in passage.written] == [1]
    assert [item.finding.code for item in passage.found] == ["organization-under-itself"]


def test_a_cell_is_not_moved_to_where_one_may_not_write():
    office = new_office()
    other = establish_one(OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", None, MERGED))
    clerk = Actor("Văn phòng xã Mẫu", (Grant("office", office.commune, date(2000, 1, 1)),))
    with pytest.raises(TongketError, match="access-denied"):
        correct(clerk, [change(office.east, parent=other, changed_on=MERGED)])


def test_the_same_name_stands_once_under_a_parent():
    office = new_office()
    with pytest.raises(Refused):
        establish(OFFICE, [OrganizationEntry("chi bộ thôn đông", "subordinate_cell", office.commune, MERGED)])


def test_below_lists_parents_before_their_children_in_order():
    office = new_office()
    group = establish_one(OrganizationEntry("Tổ đảng 1", "cell_group", office.east, date(2000, 1, 1)))
    units = [unit.id for unit in queries.below(office.commune, MERGED)]
    assert units == [office.commune, office.east, group, office.west]


def test_the_closure_covers_only_days_on_which_both_periods_hold():
    pairs = closure([(1, None, date(2000, 1, 1), date(2009, 12, 31)), (2, 1, date(2005, 1, 1), None)])
    assert (1, 2, 1, date(2005, 1, 1), date(2009, 12, 31)) in pairs
    assert (2, 2, 0, date(2005, 1, 1), None) in pairs


def test_two_roots_cannot_share_a_name():
    new_office()
    with pytest.raises(Refused):
        establish_one(OrganizationEntry("ĐẢNG BỘ XÃ MẪU", "grassroots_committee_organization", None, MERGED))
