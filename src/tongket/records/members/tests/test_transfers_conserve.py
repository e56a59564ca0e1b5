"""However members are transferred between cells and communes, none is lost or counted twice on any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.office import OFFICE, establish_one, new_office
from tongket.organizations.book import OrganizationEntry
from tongket.records.members import queries as members
from tongket.records.members.actions.transfers.receive import receive
from tongket.records.members.tests.test_transfers import DAY, begun, counted
from tongket.records.members.transfers.book import Receipt, TransferEntry

COMMUNE, FOUNDED = "grassroots_committee_organization", date(1975, 2, 3)
pytestmark = [pytest.mark.django_db, pytest.mark.database]


class TestConservation(TestCase):
    @settings(max_examples=12, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(0, 40)), max_size=8))
    def test_any_row_of_transfers_conserves_the_members_on_every_day(self, moves):
        """Two communes of one province have six members between them on every day, however they are transferred."""
        office = new_office()
        other = establish_one(OrganizationEntry("Đảng bộ xã Bên", COMMUNE, None, FOUNDED))
        beside = establish_one(OrganizationEntry("Chi bộ thôn Bên", "subordinate_cell", other, FOUNDED))
        people = [office.an, office.binh, office.cuc, office.dung, office.giang, office.hoa]
        units, on = [office.east, office.west, beside], date(2023, 6, 1)
        for person, unit, wait in moves:
            here = members.states_on([people[person]], on)[people[person]].organization
            if here != units[unit]:
                goal, given_to = (other, beside) if units[unit] == beside else (units[unit], None)
                pk = begun(TransferEntry(people[person], "official", on, here, "", goal))
                on += timedelta(days=wait % 20)
                receive(OFFICE, [Receipt(pk, 1, on, unit=given_to)])
            on += DAY
        for step in range((on - date(2023, 6, 1)).days + 2):
            assert sum(counted(*units, on=date(2023, 6, 1) + step * DAY)) == len(people)
