import pytest

from tests.office import OFFICE, new_office
from tongket.access.keeping import Clash
from tongket.records.reviews import queries
from tongket.records.reviews.actions.collective_ratings.revise import revise as revise_collective
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.actions.ratings.announce import announce
from tongket.records.reviews.actions.ratings.revise import revise
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry
from tongket.records.reviews.ratings.lines import Revision
from tongket.records.reviews.rounds.book import Closing
from tongket.records.reviews.tests.opened import DAY, list_an, new_round, refused
from tongket.records.reviews.tests.rated import DECIDED_ON, announced, decided, paper, told
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WHY = "Phúc tra theo kết luận của Ủy ban Kiểm tra"


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def opened(office):
    return new_round(office)


@pytest.fixture
def an(office, opened):
    return list_an(office, opened)[0]


def test_a_revised_rating_stands_beside_the_earlier_one(office, opened, an):
    kept = decided(office, opened, an, "excellent")
    revise(OFFICE, [Revision(kept, 1, "good", decision_number="50-QĐ/ĐU")], reason=WHY)
    assert told(office)[1:] == [("decided", "excellent", False), ("decided", "good", True)]
    assert queries.versions_of_member(office.an)[-1].revises == kept
    assert queries.member_levels([office.an], 2023) == {office.an: "good"}


def test_a_rating_of_an_earlier_year_without_a_round_is_revised_alike(office):
    kept = rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2021, "good")]).written[0].id
    revise(OFFICE, [Revision(kept, 1, "completed", decided_on=DECIDED_ON)], reason=WHY)
    assert told(office) == [("decided", "good", False), ("decided", "completed", True)]


def test_an_organisations_rating_is_revised_alike(office):
    line = CollectiveRatingEntry(office.east, "organization", 2021, level="good", decision_number="9-QĐ/ĐU")
    kept = rate_collective(OFFICE, [line]).written[0].id
    revise_collective(OFFICE, [Revision(kept, 1, "completed", decision_number="12-QĐ/ĐU")], reason=WHY)
    found = queries.versions_of_organization(office.east)
    assert [(each.rating.entry.decision_number, each.standing) for each in found] == [
        ("9-QĐ/ĐU", False), ("12-QĐ/ĐU", True),
    ]  # fmt: skip


def test_a_revision_needs_a_reason(office):
    kept = rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2021, "good")]).written[0].id
    with pytest.raises(TongketError, match="reason-required"):
        revise(OFFICE, [Revision(kept, 1, "completed")])


def test_a_revision_that_changes_nothing_is_not_written(office):
    kept = rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2021, "good")]).written[0].id
    assert revise(OFFICE, [Revision(kept, 1, "good")], reason=WHY).written == []


def test_a_rating_revised_meanwhile_is_a_clash(office):
    kept = rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2021, "good")]).written[0].id
    revise(OFFICE, [Revision(kept, 1, "completed")], reason=WHY)
    with pytest.raises(Clash):
        revise(OFFICE, [Revision(kept, 1, "excellent")], reason=WHY)


def test_one_rating_is_revised_once_at_a_time(office):
    kept = rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2021, "good")]).written[0].id
    both = [Revision(kept, 1, "completed"), Revision(kept, 1, "excellent")]
    assert refused(revise, both, reason=WHY) == ["rating-revised-twice"]


def test_a_closed_round_takes_no_revision(office, opened, an):
    kept = decided(office, opened, an)
    close(OFFICE, [Closing(opened, DAY)])
    assert refused(revise, [Revision(kept, 1, "completed")], reason=WHY) == ["review-closed"]


def test_what_was_revised_after_it_was_announced_is_announced_anew(office, opened, an):
    kept = decided(office, opened, an)
    announced(opened, office.east, an)
    revise(OFFICE, [Revision(kept, 1, "completed", decision_number="50-QĐ/ĐU")], reason=WHY)
    announce(OFFICE, [paper(an, "completed")])
    stages = [(level, standing) for stage, level, standing in told(office) if stage == "announced"]
    assert stages == [("good", False), ("completed", True)]
