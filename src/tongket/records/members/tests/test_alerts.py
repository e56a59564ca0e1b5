"""What is due in the register: each thing told on its day, with how many days are left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction
from tongket.records.members import alerts, queries
from tongket.records.members.actions.correct import correct
from tongket.records.members.actions.transfers.receive import receive
from tongket.records.members.actions.transfers.start import start
from tongket.records.members.transfers.book import Receipt, TransferEntry

pytestmark = pytest.mark.django_db
ENDS = date(2024, 5, 19)
"""The day Hoa's probation ends."""


@pytest.fixture
def office():
    return new_office()


def found(office, on, unpaid=None):
    listed = alerts.alerts([office.east, office.west], on, unpaid)
    return [(alert.kind, alert.member, alert.days_left, alert.detail) for alert in listed]


@pytest.mark.parametrize(
    ("left", "mark"), [(91, None), (90, "90"), (61, "90"), (60, "60"), (30, "30"), (15, "15"), (7, "7"), (0, "7")]
)
def test_the_end_of_probation_is_told_from_ninety_days_before(office, left, mark):
    told = [("probation_ends", office.hoa, left, mark)] if mark else []
    assert found(office, ENDS - timedelta(days=left)) == told


def test_after_the_end_the_last_day_of_recognition_is_told_until_it_is_late(office):
    [(kind, _, left, _)] = found(office, ENDS + timedelta(days=1))
    assert (kind, left) == ("recognition_late", 39)
    assert found(office, date(2024, 7, 1))[0][2] == -3


def test_a_transfer_is_told_when_its_papers_are_near_or_past_their_last_day(office):
    start(OFFICE, [TransferEntry(office.an, "official", date(2023, 3, 10), office.east, "", office.west)])
    days = (date(2023, 4, 5), date(2023, 4, 6), date(2023, 4, 24))
    assert [[line[0::2] for line in found(office, day)] for day in days] == [
        [], [("transfer_waits", 15)], [("transfer_waits", -3)],
    ]  # fmt: skip


def test_a_temporary_stay_is_told_when_it_is_near_its_end(office):
    away = TransferEntry(office.an, "temporary", date(2023, 3, 10), office.east, "", office.west)
    [written] = start(OFFICE, [replace(away, away_until=date(2023, 9, 10))]).written
    receive(OFFICE, [Receipt(written.id, 1, date(2023, 3, 20))])
    assert found(office, date(2023, 9, 1)) == [("temporary_over", office.an, 9, "")]


def test_three_months_of_dues_owed_are_told_with_their_citation(office):
    on = date(2023, 12, 31)
    assert found(office, on, {office.an: 2}) == []
    [alert] = alerts.alerts([office.east], on, {office.an: 3})
    assert (alert.kind, alert.detail, alert.citation.document) == ("dues_unpaid", "3", "QD24_2021")


def test_a_field_that_a_badge_needs_is_told_while_it_is_missing(office):
    line = queries.kept([office.an])[office.an]
    correct(OFFICE, [Correction(office.an, line.version, replace(line.entry, admission_decided_on=None))])
    assert found(office, date(2023, 12, 31)) == [("field_missing", office.an, None, "admission_decided_on")]


def test_the_most_pressing_comes_first(office):
    line = queries.kept([office.an])[office.an]
    correct(OFFICE, [Correction(office.an, line.version, replace(line.entry, birth_date=None))])
    assert [kind for kind, *_ in found(office, ENDS)] == ["probation_ends", "field_missing"]
