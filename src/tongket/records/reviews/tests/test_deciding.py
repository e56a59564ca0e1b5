from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access import audit
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction, Withdrawal
from tongket.access.keeping import Clash
from tongket.records.reviews import queries
from tongket.records.reviews.actions.collective_ratings.announce import announce as announce_collective
from tongket.records.reviews.actions.collective_ratings.decide import decide as decide_collective
from tongket.records.reviews.actions.collective_ratings.propose import propose as propose_collective
from tongket.records.reviews.actions.correct import correct
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.ratings.announce import announce
from tongket.records.reviews.actions.ratings.decide import decide
from tongket.records.reviews.actions.ratings.propose import propose
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.steps.send_back import send_back
from tongket.records.reviews.actions.subjects.correct import correct as correct_subject
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.actions.subjects.withdraw import withdraw as withdraw_subject
from tongket.records.reviews.actions.withdraw import withdraw
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.reviews.ratings.lines import RatingLine
from tongket.records.reviews.rounds.book import Closing
from tongket.records.reviews.subjects.book import Intention
from tongket.records.reviews.tests.opened import DAY, list_an, new_round, refused, step
from tongket.records.reviews.tests.rated import BODY, DECIDED_ON, announced, decided, hand_up, paper, told
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def opened(office):
    return new_round(office)


@pytest.fixture
def an(office, opened):
    return list_an(office, opened)[0]


def test_proposed_decided_and_announced_are_lines_of_their_own(office, opened, an):
    decided(office, opened, an, points=8850)
    announced(opened, office.east, an, points=8850)
    assert told(office) == [("proposed", "good", True), ("decided", "good", True), ("announced", "good", True)]


def test_a_decided_rating_keeps_number_day_body_points_and_what_it_rested_on(office, opened, an):
    evidence = {"figures": [{"id": "ratings.members", "value": "7"}]}
    decided(office, opened, an, points=8850, evidence=evidence)
    [kept] = [each.entry for each in queries.member_ratings([office.east], 2023) if each.entry.stage == "decided"]
    assert (kept.decided_by, kept.decided_on, kept.decision_number) == (BODY, DECIDED_ON, "45-QĐ/ĐU")
    assert (kept.points, kept.evidence, kept.review) == (8850, evidence, an)


def test_a_cell_proposes_and_only_the_committee_decides(office, opened, an):
    cell = Actor("Bí thư chi bộ", (Grant("cell_secretary", office.east, date(2020, 1, 1)),))
    propose(cell, [RatingLine(an, "good")])
    hand_up(opened, office.east)
    with pytest.raises(TongketError, match="access-denied"):
        decide(cell, [paper(an)])


def test_what_was_handed_up_is_not_proposed_anew_until_it_is_returned(office, opened, an):
    propose(OFFICE, [RatingLine(an, "excellent")])
    hand_up(opened, office.east)
    assert refused(propose, [RatingLine(an, "good")]) == ["review-handed-up"]
    send_back(OFFICE, [step(opened, office.east, "")], reason="Vượt tỷ lệ")
    propose(OFFICE, [RatingLine(an, "good")])
    assert told(office) == [("proposed", "excellent", False), ("proposed", "good", True)]


def test_a_proposal_told_once_more_alike_is_not_written_again(an):
    propose(OFFICE, [RatingLine(an, "good", points=8000)])
    assert propose(OFFICE, [RatingLine(an, "good", points=8000)]).written == []


def test_nothing_is_decided_before_the_unit_handed_up(an):
    assert refused(decide, [paper(an)]) == ["review-not-handed-up"]


@pytest.mark.parametrize("missing", [{"decided_by": ""}, {"decided_on": None}, {"decision_number": ""}])
def test_a_decision_has_its_body_day_and_number(office, opened, an, missing):
    hand_up(opened, office.east)
    assert refused(decide, [replace(paper(an), **missing)]) == ["rating-without-decision"]


def test_a_decision_does_not_lie_before_the_opening_of_the_round(office, opened, an):
    hand_up(opened, office.east)
    assert refused(decide, [paper(an, decided_on=date(2023, 11, 1))]) == ["review-step-too-early"]


def test_a_decided_rating_is_not_decided_twice(office, opened, an):
    decided(office, opened, an)
    assert refused(decide, [paper(an, "excellent")]) == ["rating-decided-already"]


def test_one_subject_comes_only_once(office, opened, an):
    assert refused(propose, [RatingLine(an, "good"), RatingLine(an, "excellent")]) == ["line-twice"]


def test_a_rating_entered_by_hand_leaves_no_place_for_another(office, opened, an):
    rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2023, "good")])
    hand_up(opened, office.east)
    assert refused(decide, [paper(an)]) == ["line-twice"]


def test_a_member_who_moved_is_not_rated_in_both_cells(office, opened, an):
    rate(OFFICE, [MemberRatingEntry(office.an, office.west, 2023, "good")])
    hand_up(opened, office.east)
    assert refused(decide, [paper(an)]) == ["rating-in-two-cells"]
    assert "rating-in-two-cells" in refused(rate, [MemberRatingEntry(office.an, office.east, 2023, "good")])


def test_a_proposal_goes_along_when_the_member_is_reviewed_elsewhere(office, opened):
    an, entry = list_an(office, opened)
    propose(OFFICE, [RatingLine(an, "good")])
    correct_subject(OFFICE, [Correction(an, 1, replace(entry, organization=office.west))])
    propose(OFFICE, [RatingLine(an, "good")])
    assert [each.entry.member for each in queries.member_ratings([office.west], 2023)] == [office.an]
    assert queries.member_ratings([office.east], 2023) == []


def test_a_closed_round_takes_no_rating(office, opened, an):
    close(OFFICE, [Closing(opened, DAY)])
    assert refused(propose, [RatingLine(an, "good")]) == ["review-closed"]
    assert refused(decide, [paper(an)])[0] == "review-closed"


def test_who_is_listed_as_not_rated_has_no_level(office, opened):
    an, _ = list_an(office, opened, not_rated_reason="new_member")
    assert refused(propose, [RatingLine(an, "good")]) == ["review-level-of-unrated"]
    propose(OFFICE, [RatingLine(an, not_rated_reason="new_member")])
    assert queries.versions_of_member(office.an)[0].rating.entry.not_rated_reason == "new_member"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"level": "splendid"}, "review-level-unknown"),
        ({"level": "good", "points": 10001}, "rating-points-beyond"),
        ({"level": "good", "not_rated_reason": "other"}, "rating-level-or-reason"),
        ({}, "rating-level-or-reason"),
    ],
)
def test_a_line_is_a_level_within_the_scale_or_a_reason(an, line, code):
    assert refused(propose, [RatingLine(an, **line)]) == [code]


def test_a_subject_that_left_the_list_is_not_rated(office, opened, an):
    other, _ = list_an(office, opened, member=office.binh)
    withdraw_subject(OFFICE, [Withdrawal(other, 1)], reason="Từ trần")
    assert refused(propose, [RatingLine(an, "good"), RatingLine(other, "good")]) == ["review-subject-unknown"]


def test_a_subject_unknown_to_all_rounds_is_told(an):
    with pytest.raises(TongketError, match="record-not-found"):
        propose(OFFICE, [RatingLine(an + 100, "good")])


def test_an_announcement_repeats_the_decision(office, opened, an):
    propose(OFFICE, [RatingLine(an, "good")])
    hand_up(opened, office.east)
    assert refused(announce, [paper(an)]) == ["rating-not-decided"]
    decide(OFFICE, [paper(an)])
    assert refused(announce, [paper(an, "excellent")]) == ["rating-announced-other"]


def test_what_was_changed_since_the_committee_saw_it_is_a_clash(office, opened, an):
    hand_up(opened, office.east)
    intend(OFFICE, [Intention(an, 1, "good")])
    with pytest.raises(Clash):
        decide(OFFICE, [paper(an, version=1)])
    assert decide(OFFICE, [paper(an, version=2)]).written


def test_a_rating_of_a_round_is_not_corrected_in_the_register(office, opened, an):
    kept = decided(office, opened, an)
    line = next(each for each in queries.member_ratings([office.east], 2023) if each.id == kept)
    changed = [Correction(kept, line.version, replace(line.entry, level="excellent"))]
    assert refused(correct, changed) == ["rating-of-round"]


def test_a_rating_of_a_closed_round_is_not_withdrawn(office, opened, an):
    kept = decided(office, opened, an)
    close(OFFICE, [Closing(opened, DAY)])
    assert refused(withdraw, [Withdrawal(kept, 1)], reason="Nhầm") == ["review-closed"]


def test_an_organisation_is_rated_in_the_same_stages(office, opened):
    east, _ = list_an(office, opened, subject="organization", frame="collective", member=None)
    propose_collective(OFFICE, [RatingLine(east, "excellent")])
    hand_up(opened, office.east)
    decide_collective(OFFICE, [paper(east, "good")])
    announce_collective(OFFICE, [paper(east, "good")])
    found = [
        (each.rating.entry.stage, each.rating.entry.level) for each in queries.versions_of_organization(office.east)
    ]
    assert found == [("proposed", "excellent"), ("decided", "good"), ("announced", "good")]


def test_each_register_takes_its_own_kind_alone(office, opened, an):
    assert refused(propose_collective, [RatingLine(an, "good")]) == ["rating-other-kind"]


def test_a_proposal_leaves_its_word_in_the_trail(office, an):
    propose(OFFICE, [RatingLine(an, "good")])
    assert audit.last_change(queries.versions_of_member(office.an)[0].rating.key).event == "rating.proposed"
