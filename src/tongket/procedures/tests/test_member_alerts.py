"""The months of dues owed come from the dues of the units asked for."""

from datetime import date

import pytest

from tests.office import new_office
from tongket.procedures.member_alerts import alerts_of
from tongket.records.dues.tests.cast import YEAR, paid, pays

pytestmark = pytest.mark.django_db


def test_three_months_without_dues_are_told_where_the_dues_may_be_read():
    office = new_office()
    pays(office.an, office.east)
    for month in (1, 2, 3):
        paid(office.an, office.east, month, 0)
    units, on = [office.east], date(YEAR, 12, 31)
    told = [alert for alert in alerts_of(units, on, units) if alert.kind == "dues_unpaid"]
    assert [(alert.member, alert.detail) for alert in told] == [(office.an, "3")]
    assert not [alert for alert in alerts_of(units, on) if alert.kind == "dues_unpaid"]
