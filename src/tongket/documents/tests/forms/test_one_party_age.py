"""The party age a paper prints is the one a badge and the dues are reckoned with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction
from tongket.documents.forms.persons import party_age
from tongket.records.badges.rounds.sheet import explained
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct
from tongket.records.members.life.entry import LifeEntry
from tongket.records.members.steps import STEPS

pytestmark = pytest.mark.django_db
ROUND = date(2026, 11, 7)


@pytest.fixture
def interrupted():
    """Two years of an interruption have their days, one of three in the register has none."""
    office = new_office()
    for kind, on in (("lost_contact", date(2000, 6, 1)), ("resumed", date(2002, 6, 1))):
        STEPS[kind](OFFICE, [LifeEntry(office.an, on)], reason="Ghi để thử")
    kept = members.kept([office.an])[office.an]
    correct(OFFICE, [Correction(kept.id, kept.version, replace(kept.entry, interrupted_months=36))])
    return office


def test_a_paper_deducts_the_months_without_days_beside_the_dated_ones(interrupted):
    found = party_age(members.kept([interrupted.an])[interrupted.an], ROUND)
    assert (found["years"], found["months"], found["interrupted_months"]) == (33, 6, 36)


def test_the_round_reckons_with_the_same_party_age_as_the_paper(interrupted):
    # 33 years and 6 months of the paper: 30 years were reached three years and six months before.
    rows = {row.level: row for row in explained([interrupted.east], interrupted.an, ROUND)}
    assert rows[30].answer.reached_on == date(2023, 5, 1)
