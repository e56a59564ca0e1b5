"""What is proposed, decided and announced is counted side by side, and never twice in what the year's papers say."""

from dataclasses import replace

import pytest

from tests.office import OFFICE, new_office
from tongket.figures.year import computed_of
from tongket.organizations import queries as organizations
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office():
    return new_office()


def told(office, prefix):
    slug = organizations.units_by_id([office.commune])[office.commune].slug
    return {value.tag: int(value.value or 0) for value in computed_of(slug, 2023) if value.tag.startswith(prefix)}


def test_a_proposal_beside_a_decision_is_counted_apart(office):
    line = MemberRatingEntry(office.an, office.east, 2023, "good")
    rate(OFFICE, [line, replace(line, stage="proposed", level="excellent")])
    assert told(office, "ratings.members_by_stage") == {
        "ratings.members_by_stage?level=good&stage=decided": 1,
        "ratings.members_by_stage?level=excellent&stage=proposed": 1,
    }
    assert told(office, "ratings.members?") == {"ratings.members?level=good": 1}


def test_a_leaders_quarter_is_no_part_of_the_year(office):
    line = MemberRatingEntry(office.an, office.east, 2023, "good", capacity="key_cadre", period="quarter_2")
    rate(OFFICE, [line])
    assert told(office, "ratings.cadres?") == {}
    assert told(office, "ratings.cadres_by_period") == {
        "ratings.cadres_by_period?level=good&not_rated_reason=&period=quarter_2&stage=decided": 1
    }


def test_a_leader_left_out_of_a_quarter_is_counted_by_the_reason(office):
    line = MemberRatingEntry(office.an, office.east, 2023, "", "other", capacity="key_cadre", period="quarter_1")
    rate(OFFICE, [line])
    assert list(told(office, "ratings.cadres_by_period").values()) == [1]
