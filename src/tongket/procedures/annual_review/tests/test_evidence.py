"""What a decision rested on is kept with it, and is shown the same when the records have moved on."""

import pytest

from tests.office import OFFICE
from tongket.figures.year import computed_of
from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.deciding.revise import revise
from tongket.procedures.annual_review.deciding.weighing import Reasons
from tongket.procedures.annual_review.tests.rated_office import WHY, staged
from tongket.records.reviews import queries
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.assessing.book import AssessmentEntry, TaskEntry
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.tallies.book import TallyEntry

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def stage():
    stage = staged(2025)
    office = stage.office
    voted = StepEntry(stage.held.id, office.east, "voted", stage.day(8), due=3, present=3)
    take(OFFICE, [voted], reason="Họp chi bộ một buổi")
    count(OFFICE, [TallyEntry(office.east, stage.subjects["binh"], "cell_vote", stage.day(8), 3, 3, 3, good=3)])
    assess(OFFICE, [AssessmentEntry(office.east, stage.subjects["binh"], "self", points=9100)])
    enter_task(OFFICE, [TaskEntry(office.east, stage.subjects["binh"], "Thu đảng phí", "on_time")])
    stage.propose_all()
    stage.decide()
    return stage


def of_binh(stage):
    return next(each.evidence for each in queries.versions_of_member(stage.office.binh)
            if each.rating.entry.stage == "decided")  # fmt: skip


def of_east(stage):
    return next(each.evidence for each in queries.versions_of_organization(stage.office.east)
            if each.rating.entry.stage == "decided")  # fmt: skip


def test_a_members_decision_keeps_ballot_attendance_points_and_tasks(stage):
    kept = of_binh(stage)
    assert kept["ballots"][0]["counts"]["good"] == 3
    assert kept["attendance"] == {"step": "voted", "on": "2025-12-08", "due": 3, "present": 3}
    assert (kept["points"], kept["tasks"]["done"]) == ({"self": 9100}, 1)


def test_a_decision_names_the_criteria_and_the_cap_it_was_held_against(stage):
    kept = of_binh(stage)
    assert (kept["criteria"]["regime"], kept["criteria"]["frame"]) == ("R366", "no_office")
    assert (kept["cap"]["graded"]["good"], kept["cap"]["rate"]) == (5, "1/5")


def test_what_was_passed_with_a_reason_is_kept_with_the_reason(stage):
    revise(OFFICE, stage.held, stage.paper("50-QĐ/ĐU"), stage.levels(an="excellent"), Reasons(of_all="Theo kết luận"))
    versions = queries.versions_of_member(stage.office.an)
    [finding] = [each for version in versions if version.revises for each in version.evidence["findings"]
                 if each["code"] == "rating-head-above-collective"]  # fmt: skip
    assert finding["reason"] == "Theo kết luận"


def test_an_organisations_decision_keeps_the_figures_the_catalogue_tells(stage):
    unit = organizations.units_by_id([stage.office.east])[stage.office.east]
    told = {
        value.tag: str(value.value) for value in computed_of(unit.slug, 2025) if value.figure.id == "ratings.members"
    }
    kept = {f"{each['id']}?level={each['dimensions']['level']}": each["value"]
            for each in of_east(stage)["figures"] if each["id"] == "ratings.members"}  # fmt: skip
    assert kept == told == {"ratings.members?level=good": "3"}


def test_what_was_frozen_is_shown_the_same_when_the_records_change(stage):
    before, of_member = of_east(stage), of_binh(stage)
    revise(OFFICE, stage.held, stage.paper("50-QĐ/ĐU"), stage.levels(binh="completed", cuc="completed"), WHY)
    assert (of_east(stage), of_binh(stage)) == (before, of_member)


def test_nobodys_vote_is_in_the_evidence(stage):
    [ballot] = of_binh(stage)["ballots"]
    assert set(ballot) == {"vote", "counting", "held_on", "due", "present", "valid", "invalid", "counts"}
