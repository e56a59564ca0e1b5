"""What the gate itself holds a rating against: points, the year's disciplines, who is out of the Party."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction
from tongket.access.gate import Refused
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.records.members.actions.impose_discipline import impose_discipline
from tongket.records.members.discipline import DisciplineEntry
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.ratings.propose import propose
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.reviews.ratings.lines import RatingLine
from tongket.records.reviews.tests.opened import list_an, new_round
from tongket.rules.decision import Weight

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return new_office()


def found(office, year=2023, level="good", **more):
    entry = replace(MemberRatingEntry(office.an, office.east, year, level), **more)
    return {each.finding.code: each.finding for each in rate(OFFICE, [entry], collecting=True).found}


def test_a_level_beside_a_discipline_of_the_year_asks_for_the_reason_and_cites_the_list(office):
    impose_discipline(OFFICE, [DisciplineEntry(office.an, office.east, "reprimand", date(2023, 5, 2), "3-QĐ/UBKT")])
    finding = found(office, level="excellent")["rating-fails"]
    assert (finding.weight, finding.citation.document) == (Weight.ASKS_REASON, "QD124_2023")


def test_not_completed_stands_beside_a_discipline(office):
    impose_discipline(OFFICE, [DisciplineEntry(office.an, office.east, "warning", date(2023, 5, 2), "3-QĐ/UBKT")])
    assert found(office, level="not_completed") == {}


def test_a_discipline_of_another_year_holds_nothing_up(office):
    impose_discipline(OFFICE, [DisciplineEntry(office.an, office.east, "warning", date(2022, 5, 2), "3-QĐ/UBKT")])
    assert found(office, level="excellent") == {}


def test_a_level_above_its_points_is_refused_with_the_article(office):
    finding = found(office, 2025, "excellent", points=8999)["rating-below-threshold"]
    assert (finding.weight, finding.citation.document) == (Weight.REFUSES, "QD366_2025")


def test_a_level_far_below_its_points_asks_why(office):
    assert found(office, 2025, "completed", points=9500)["rating-below-points"].weight is Weight.ASKS_REASON


def test_points_at_the_threshold_carry_the_level(office):
    assert found(office, 2025, "excellent", points=9000) == {}


def test_who_was_expelled_in_the_year_is_not_rated(office):
    kept = members.kept([office.an])[office.an]
    gone = replace(kept.entry, ended_as="expelled", ended_on=date(2023, 10, 3))
    correct_member(OFFICE, [Correction(office.an, kept.version, gone)])
    assert found(office)["rating-not-allowed"].weight is Weight.REFUSES


def test_a_round_holds_its_lines_against_the_same(office):
    an, _ = list_an(office, new_round(office))
    impose_discipline(OFFICE, [DisciplineEntry(office.an, office.east, "reprimand", date(2023, 5, 2), "3-QĐ/UBKT")])
    with pytest.raises(Refused, match="không hoàn thành"):
        propose(OFFICE, [RatingLine(an, "excellent")])
    assert propose(OFFICE, [RatingLine(an, "excellent")], reason="Tự phát hiện, đã khắc phục hậu quả").written
