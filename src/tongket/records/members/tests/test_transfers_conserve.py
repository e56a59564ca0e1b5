"""However members are transferred between two cells, the commune keeps them all on every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.office import OFFICE, new_office
from tongket.records.members import queries as members
from tongket.records.members.actions.transfers.receive import receive
from tongket.records.members.tests.test_transfers import DAY, begun, counted
from tongket.records.members.transfers.book import Receipt, TransferEntry

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class TestConservation(TestCase):
    @settings(max_examples=12, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1), st.integers(0, 40)), max_size=8))
    def test_any_row_of_transfers_conserves_the_members_on_every_day(self, moves):
        """The commune has six members whatever is transferred between its cells, on every day on the way."""
        office = new_office()
        people = [office.an, office.binh, office.cuc, office.dung, office.giang, office.hoa]
        units, on = [office.east, office.west], date(2023, 6, 1)
        for person, unit, wait in moves:
            here = members.states_on([people[person]], on)[people[person]].organization
            if here != units[unit]:
                pk = begun(TransferEntry(people[person], "internal", on, here, "", units[unit]))
                on += timedelta(days=wait % 20)
                receive(OFFICE, [Receipt(pk, 1, on)])
            on += DAY
        for step in range((on - date(2023, 6, 1)).days + 2):
            assert sum(counted(*units, on=date(2023, 6, 1) + step * DAY)) == 6
