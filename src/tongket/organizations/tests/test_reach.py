"""Who has a say over an organisation today: never who once stood above it."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from tests.office import OFFICE, establish_one, new_office
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.models import Organization
from tongket.organizations.reach import scopes, within
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, ReorganizationEntry, Succeeding

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ON = date(2025, 7, 1)
KIND = "grassroots_committee_organization"


def merged():
    """Xã Mẫu is merged into xã Bên: its eastern cell goes over, its western is closed into the eastern."""
    office = new_office()
    other = establish_one(OrganizationEntry("Đảng bộ xã Bên", KIND, None, date(1975, 2, 3)))
    west = ReorganizationEntry("merged", ON, "Nhập", office.east, closed=(office.west,),
                               heirs=(Succeeding(office.west, office.east),))  # fmt: skip
    commune = ReorganizationEntry("merged", ON, "Nhập", other, changed=(Changed(office.east, parent=other),),
                                  closed=(office.commune,), heirs=(Succeeding(office.commune, other),))  # fmt: skip
    reorganize(OFFICE, [west, commune])
    return office, other


def agree():
    known = list(Organization.objects.values_list("id", flat=True))
    above = scopes(known)
    return all(within(unit) == {key for key in known if unit in above[key]} for unit in known)


def test_a_former_commune_loses_the_cells_that_moved_away():
    office, other = merged()
    assert scopes([office.east]) == {office.east: {office.east, other}}
    assert within(office.commune) == {office.commune}


def test_a_successor_answers_for_what_its_predecessors_left():
    office, other = merged()
    assert scopes([office.commune])[office.commune] == {office.commune, other}
    assert scopes([office.west])[office.west] == {office.west, office.east, other}
    assert within(other) == {other, office.commune, office.east, office.west}
    assert agree()


def test_every_successor_of_a_split_unit_answers_for_it():
    office = new_office()
    third = establish_one(OrganizationEntry("Chi bộ ba", "subordinate_cell", office.commune, ON))
    heirs = (Succeeding(office.west, office.east, Fraction(2, 3)),
             Succeeding(office.west, third, Fraction(1, 3), is_bearer=False))  # fmt: skip
    reorganize(OFFICE, [ReorganizationEntry("split", ON, "Chia", office.west, closed=(office.west,), heirs=heirs)])
    assert scopes([office.west])[office.west] == {office.west, office.east, third, office.commune}
    assert office.west in within(third)
    assert agree()


def test_what_is_to_be_founded_answers_to_its_future_parent_and_before_its_day_nothing_changes():
    office = new_office()
    later = timezone.localdate() + timedelta(days=30)
    coming = establish_one(OrganizationEntry("Chi bộ mới", "subordinate_cell", office.commune, later))
    merger = ReorganizationEntry("merged", later, "Nhập", office.east, closed=(office.west,),
                                 heirs=(Succeeding(office.west, office.east),))  # fmt: skip
    reorganize(OFFICE, [merger])
    assert scopes([coming])[coming] == {coming, office.commune}
    assert scopes([office.west])[office.west] == {office.west, office.commune}
    assert scopes([office.west], later)[office.west] == {office.west, office.east, office.commune}
    assert agree()
