"""Proposed, decided and announced by units: what is written, what is left, and that the sums tie."""

import pytest

from tests.office import OFFICE
from tongket.procedures.annual_review.deciding.announce import announce
from tongket.procedures.annual_review.deciding.decide import Paper, record_decision
from tongket.procedures.annual_review.deciding.levels import Meant, drafted, intended
from tongket.procedures.annual_review.deciding.revise import revise
from tongket.procedures.annual_review.deciding.weighing import RatingsRefused, Reasons
from tongket.procedures.annual_review.tests.rated_office import WHY, staged
from tongket.records.reviews import queries
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.steps.reopen import reopen
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.ratings import facts as kept
from tongket.records.reviews.rounds.book import Closing, StepEntry
from tongket.records.reviews.rounds.queries import standings, steps_of
from tongket.records.reviews.subjects.book import Intention
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MEMBERS = ("an", "binh", "cuc", "dung", "giang", "hoa")


@pytest.fixture
def stage():
    return staged()


def at(stage, name):
    """The levels of a stage of ratings, by the short names."""
    names = {key: short for short, key in stage.subjects.items()}
    return {names[key]: each.level for key, each in kept.rated(stage.held.id, name, names).items()}


def intend_one(stage, name, level):
    subject = next(each for each in subjects_of(stage.held.id) if each.id == stage.subjects[name])
    intend(OFFICE, [Intention(subject.id, subject.version, level)])


def test_a_unit_proposes_all_its_subjects_and_hands_up_in_one_step(stage):
    stage.propose(stage.office.east, east="good", an="good", binh="good", cuc="completed")
    assert at(stage, "proposed") == {"east": "good", "an": "good", "binh": "good", "cuc": "completed"}
    assert standings(stage.held.id)[stage.office.east].handed_up


def test_a_unit_with_a_subject_left_out_proposes_nothing(stage):
    with pytest.raises(RatingsRefused) as refused:
        stage.propose(stage.office.east, east="good", an="good", binh="good")
    assert list(refused.value.by_subject) == [stage.subjects["cuc"]]
    assert (at(stage, "proposed"), steps_of(stage.held.id)) == ({}, [])


def test_what_the_ballot_chose_is_what_a_unit_would_propose(stage):
    tally = TallyEntry(stage.office.east, stage.subjects["an"], "cell_vote", stage.day(8), 3, 3, 3, excellent=2, good=1)
    count(OFFICE, [tally])
    found = drafted(stage.held, subjects_of(stage.held.id))[stage.subjects["an"]]
    assert (found.level, found.source) == ("excellent", "ballot")


def test_the_committee_decides_what_it_intends_and_else_what_was_proposed(stage):
    stage.propose_all(cuc="completed")
    intend_one(stage, "binh", "completed")
    assert stage.decide().written == 8
    assert at(stage, "decided") == dict.fromkeys(("east", "west", *MEMBERS), "good") | {
        "cuc": "completed",
        "binh": "completed",
    }


def test_proposed_is_decided_and_changed_and_still_open(stage):
    stage.propose_all()
    intend_one(stage, "binh", "completed")
    stage.decide()
    proposed, decided = at(stage, "proposed"), at(stage, "decided")
    changed = [name for name in decided if decided[name] != proposed[name]]
    assert changed == ["binh"]
    assert len(proposed) == len(decided) + len({"commune", "standing", "head"})


def test_the_own_organisation_and_its_leaders_are_only_proposed_here(stage):
    stage.propose_all()
    stage.decide()
    assert {"commune", "standing", "head"}.isdisjoint(at(stage, "decided"))
    assert "decided" not in standings(stage.held.id)[stage.office.commune].done


def test_the_superiors_decision_is_recorded_with_its_own_paper(stage):
    stage.propose_all()
    stage.decide()
    above = Paper("Ban Thường vụ Huyện ủy Thử", "77-QĐ/HU", stage.day(29))
    record_decision(OFFICE, stage.held, above, stage.levels(commune="excellent", standing="good", head="good"), WHY)
    [own] = [each.entry for each in queries.collective_ratings([stage.office.commune], 2023)
             if each.entry.stage == "decided" and each.entry.subject == "organization"]  # fmt: skip
    assert (own.level, own.decided_by, own.decision_number) == ("excellent", "Ban Thường vụ Huyện ủy Thử", "77-QĐ/HU")
    assert at(stage, "proposed")["commune"] == "good"
    assert standings(stage.held.id)[stage.office.commune].done["decided"].way == "on_paper"


def test_a_cell_is_not_recorded_as_decided_above(stage):
    stage.propose_all()
    with pytest.raises(TongketError, match="review-decided-here"):
        record_decision(OFFICE, stage.held, stage.paper(), stage.levels(east="good"))


def test_a_leader_the_committee_manages_itself_is_decided_here(stage):
    stage.propose_all()
    stage.decide(managed_here=[stage.subjects["head"]])
    assert at(stage, "decided")["head"] == "good"


def test_units_that_have_not_handed_up_are_left_and_told(stage):
    stage.propose(stage.office.east, east="good", an="good", binh="good", cuc="good")
    done = stage.decide()
    assert (done.units, done.left) == ([stage.office.east], [stage.office.west])


def test_where_no_unit_handed_up_nothing_is_decided(stage):
    with pytest.raises(TongketError, match="review-nothing-to-decide"):
        stage.decide()


def test_one_unit_is_decided_alone(stage):
    stage.propose_all()
    stage.decide(units=[stage.office.west])
    assert sorted(at(stage, "decided")) == ["dung", "giang", "hoa", "west"]


def test_a_reopened_unit_is_decided_again_by_revision(stage):
    stage.propose_all()
    stage.decide()
    reopen(OFFICE, [StepEntry(stage.held.id, stage.office.east, "", stage.day(20))], reason="Chi bộ đề nghị xét lại")
    stage.propose(stage.office.east, east="good", an="good", binh="completed", cuc="good")
    done = stage.decide()
    assert (done.written, done.revised, done.units) == (0, 1, [stage.office.east])
    found = [(each.rating.entry.level, each.standing) for each in queries.versions_of_member(stage.office.binh)
             if each.rating.entry.stage == "decided"]  # fmt: skip
    assert found == [("good", False), ("completed", True)]


def test_a_revised_decision_needs_the_reason(stage):
    stage.propose_all()
    stage.decide()
    intend_one(stage, "binh", "completed")
    with pytest.raises(TongketError, match="reason-required"):
        stage.decide(reasons=Reasons(of_order="Hội nghị gộp"))


def test_a_decision_is_revised_by_a_new_one_with_its_own_evidence(stage):
    stage.propose_all()
    stage.decide()
    done = revise(OFFICE, stage.held, stage.paper("50-QĐ/ĐU"), stage.levels(cuc="completed", east="completed"), WHY)
    assert done.revised == 2
    assert (at(stage, "decided")["cuc"], at(stage, "decided")["east"]) == ("completed", "completed")
    standing = next(each for each in queries.versions_of_organization(stage.office.east) if each.revises)
    assert {"level": "completed"} in [figure["dimensions"] for figure in standing.evidence["figures"]]


def test_nothing_is_revised_that_was_not_decided(stage):
    with pytest.raises(TongketError, match="review-nothing-to-revise"):
        revise(OFFICE, stage.held, stage.paper(), stage.levels(cuc="completed"), WHY)


def test_announced_is_what_was_decided(stage):
    stage.propose_all()
    stage.decide()
    done = announce(OFFICE, stage.held, stage.paper("12-TB/ĐU"), reasons=WHY)
    assert (done.written, at(stage, "announced")) == (8, at(stage, "decided"))
    assert sorted(done.units) == sorted([stage.office.east, stage.office.west])


def test_only_what_changed_is_announced_anew(stage):
    stage.propose_all()
    stage.decide()
    announce(OFFICE, stage.held, stage.paper("12-TB/ĐU"), reasons=WHY)
    revise(OFFICE, stage.held, stage.paper("50-QĐ/ĐU"), stage.levels(cuc="completed"), WHY)
    assert announce(OFFICE, stage.held, stage.paper("15-TB/ĐU"), reasons=WHY).written == 1
    with pytest.raises(TongketError, match="review-nothing-to-announce"):
        announce(OFFICE, stage.held, stage.paper("16-TB/ĐU"), reasons=WHY)


def test_a_closed_round_decides_nothing(stage):
    stage.propose_all()
    close(OFFICE, [Closing(stage.held.id, stage.day(20))])
    with pytest.raises(RatingsRefused) as refused:
        stage.decide()
    assert "review-closed" in {found.finding.code for each in refused.value.by_subject.values() for found in each}
    assert at(stage, "decided") == {}


def test_a_unit_that_is_not_on_the_list_proposes_nothing(stage):
    with pytest.raises(TongketError, match="review-nobody-to-propose"):
        stage.propose(stage.office.east + 1000)


def test_who_is_not_rated_after_all_is_decided_with_the_reason(stage):
    stage.propose_all()
    stage.decide()
    revise(OFFICE, stage.held, stage.paper("50-QĐ/ĐU"), {stage.subjects["an"]: Meant("", "not_reviewed")}, WHY)
    [line] = [each for each in queries.member_ratings([stage.office.east], 2023)
              if each.entry.member == stage.office.an and each.entry.stage == "decided"]  # fmt: skip
    assert (line.entry.level, line.entry.not_rated_reason) == ("", "not_reviewed")


def test_nobody_has_a_level_before_anyone_said_one(stage):
    meant = intended(stage.held, subjects_of(stage.held.id))
    assert {each.level for each in meant.values()} == {""}
