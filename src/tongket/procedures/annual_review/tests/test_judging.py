"""What is found of levels meant for a round: by subject, live, and as heavy as the text behind it is certain."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE
from tongket.access.book import Correction
from tongket.procedures.annual_review.deciding.levels import by_level
from tongket.procedures.annual_review.deciding.weighing import RatingsRefused, Reasons
from tongket.procedures.annual_review.judging.gathering import facts_of, gather
from tongket.procedures.annual_review.judging.judge import Judge, judge
from tongket.procedures.annual_review.judging.ordering import out_of_turn
from tongket.procedures.annual_review.tests.rated_office import stage_in, staged
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.records.members.actions.impose_discipline import impose_discipline
from tongket.records.members.discipline import DisciplineEntry
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.assessing.book import AssessmentEntry, TaskEntry
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.targets.actions.record import record
from tongket.records.targets.book import TargetEntry
from tongket.rules.decision import Weight
from tongket.rules.ratings.facts import Tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return staged(2025)


def codes(stage, name, **levels):
    """What is found of one subject at these levels, warnings of missing facts apart: code → finding."""
    found = judge(stage.held, by_level(stage.levels(**levels)), [stage.subjects[name]])
    return {each.code: each for each in found.get(stage.subjects[name], ()) if not each.warns_only}


def assessed(stage, name, **told):
    unit = next(unit for unit, names in stage.by_unit().items() if name in names)
    assess(OFFICE, [AssessmentEntry(unit, stage.subjects[name], "appraised", **told)])


def tasks(stage, name, *results):
    unit = next(unit for unit, names in stage.by_unit().items() if name in names)
    enter_task(
        OFFICE,
        [TaskEntry(unit, stage.subjects[name], f"Việc {n}", result, n) for n, result in enumerate(results, 1)],
    )


def change_member(member, **changes):
    kept = members.kept([member])[member]
    correct_member(OFFICE, [Correction(member, kept.version, replace(kept.entry, **changes))])


def test_a_head_above_the_collective_asks_for_the_reason_with_the_article(stage):
    finding = codes(stage, "an", an="excellent", east="good")["rating-head-above-collective"]
    assert (finding.weight, finding.citation.document) == (Weight.ASKS_REASON, "QD366_2025")


def test_a_head_level_with_the_collective_is_in_order(stage):
    assert "rating-head-above-collective" not in codes(stage, "an", an="good", east="good")


def test_a_leader_of_the_committee_is_measured_against_the_leadership(stage):
    found = codes(stage, "head", head="good", standing="completed", commune="good")
    assert "rating-head-above-collective" in found


def test_before_the_rule_a_head_may_stand_above_the_collective():
    stage = staged(2023)
    assert "rating-head-above-collective" not in codes(stage, "an", an="excellent", east="good")


def test_where_the_collective_did_less_than_seventy_percent_its_head_fails(stage):
    tasks(stage, "east", "on_time", "not_done")
    assert "rating-head-of-failing-collective" in codes(stage, "an", an="good", east="good")


def test_a_level_above_the_appraised_points_is_refused(stage):
    assessed(stage, "binh", points=6900)
    finding = codes(stage, "binh", binh="good")["rating-below-threshold"]
    assert (finding.weight, finding.citation.article) == (Weight.REFUSES, "Điều 11")


def test_excellent_asks_thirty_percent_of_tasks_exceeded(stage):
    tasks(stage, "binh", "on_time", "on_time", "on_time", "exceeded")
    assert "rating-tasks-not-exceeded" in codes(stage, "binh", binh="excellent")
    tasks_of_binh = facts_of(stage.held, [stage.subjects["binh"]])[stage.subjects["binh"]].tasks
    assert tasks_of_binh == Tasks(4, 4, 1)


def test_a_discipline_of_the_year_is_found_with_its_source():
    stage = staged(2023)
    impose_discipline(
        OFFICE, [DisciplineEntry(stage.office.binh, stage.office.east, "warning", date(2023, 4, 1), "1-QĐ")]
    )
    finding = codes(stage, "binh", binh="excellent")["rating-fails"]
    assert (finding.weight, finding.citation.document) == (Weight.ASKS_REASON, "QD124_2023")


def test_three_months_of_sick_leave_end_at_completed_where_the_text_is_verified():
    stage = staged(2022)
    assessed(stage, "binh", sick_months=3)
    finding = codes(stage, "binh", binh="good")["rating-sick-ceiling"]
    assert (finding.weight, finding.citation.document) == (Weight.REFUSES, "HD21_2019")


@pytest.mark.parametrize(("status", "code"), [("exempted", "rating-exempted"), ("suspended", "rating-suspended")])
def test_who_is_exempted_or_suspended_is_not_rated(status, code):
    stage = staged(2023)
    change_member(stage.office.binh, status=status, status_since=date(2023, 3, 1))
    assert codes(stage, "binh", binh="good")[code].weight is Weight.REFUSES


def test_who_was_admitted_less_than_six_months_ago_is_not_rated():
    stage = staged(2023)
    change_member(stage.office.hoa, admitted_on=date(2023, 8, 1))
    assert codes(stage, "hoa", hoa="good")["rating-new-member"].weight is Weight.REFUSES


def test_who_was_expelled_is_not_rated(stage):
    change_member(stage.office.binh, ended_as="expelled", ended_on=date(2025, 6, 1))
    assert codes(stage, "binh", binh="good")["rating-expelled"].weight is Weight.REFUSES


def test_a_member_rated_in_the_other_cell_is_refused(stage):
    rate(OFFICE, [MemberRatingEntry(stage.office.binh, stage.office.west, 2025, "good")])
    finding = codes(stage, "binh", binh="good")["rating-rated-elsewhere"]
    assert (finding.weight, "thôn Tây" in finding.message()) == (Weight.REFUSES, True)


def test_the_cell_a_member_left_does_not_rate_where_the_text_is_verified():
    stage = staged(2021)
    change_member(stage.office.binh, organization=stage.office.west)
    finding = codes(stage, "binh", binh="good")["rating-not-the-receiving-cell"]
    assert (finding.weight, finding.citation.document) == (Weight.REFUSES, "HD21_2019")


def test_a_failed_quarter_bars_excellent(stage):
    of_2026 = stage_in(stage.office, 2026)
    quarter = MemberRatingEntry(
        stage.office.binh, stage.office.east, 2026, "not_completed", capacity="member", period="quarter_2"
    )
    rate(OFFICE, [quarter])
    assert "quarter-failed-bars-excellent" in codes(of_2026, "binh", binh="excellent")


def test_only_those_touched_are_judged_again(stage):
    levels = by_level(stage.levels(an="excellent", binh="good", east="good", commune="good", dung="good"))
    found = judge(stage.held, levels, [stage.subjects["east"]])
    assert set(found) <= {stage.subjects[name] for name in ("east", "an", "commune")}
    assert "rating-head-above-collective" in {each.code for each in found[stage.subjects["an"]]}


def test_judging_again_finds_what_judging_all_finds(stage):
    levels = by_level(stage.levels(an="excellent", binh="good", east="good", commune="excellent", head="excellent"))
    whole = judge(stage.held, levels)
    for key in levels:
        assert judge(stage.held, levels, [key]).get(key) == whole.get(key)


def test_the_order_asks_for_the_collective_before_its_head(stage):
    relations = gather(stage.held).relations
    found = out_of_turn(relations, [stage.subjects["an"]], [])
    [finding] = found[stage.office.east]
    assert (finding.code, finding.weight) == ("review-out-of-order", Weight.ASKS_REASON)


def test_what_is_decided_together_or_before_is_in_order(stage):
    relations = gather(stage.held).relations
    an, east = stage.subjects["an"], stage.subjects["east"]
    assert out_of_turn(relations, [an, east], []) == {}
    assert out_of_turn(relations, [an], [east]) == {}


def test_the_superior_comes_after_those_below(stage):
    relations = gather(stage.held).relations
    found = out_of_turn(relations, [stage.subjects["commune"]], [stage.subjects["east"]])
    assert [each.code for each in found[stage.office.commune]] == ["review-out-of-order"]


def test_the_reason_for_an_order_is_kept_on_the_step(stage):
    stage.propose_all()
    told = Reasons(of_all="Theo biên bản", of_order="Chi bộ Tây họp muộn do bão", of_caps="Theo hướng dẫn")
    stage.decide(told, units=[stage.office.east])
    kept = Judge(gather(stage.held)).known.standings[stage.office.east].done["decided"]
    assert kept.note.startswith("Chi bộ Tây họp muộn do bão")


def test_beyond_the_cap_nothing_is_decided_without_the_reason(stage):
    stage.propose_all(binh="excellent", cuc="excellent", dung="excellent")
    with pytest.raises(RatingsRefused) as refused:
        stage.decide(Reasons(of_all="Theo biên bản", of_order="Hội nghị gộp"))
    assert "cap-exceeded" in {each.finding.code for each in refused.value.beside}


def test_the_facts_of_a_whole_round_come_in_few_queries(stage, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        assert len(facts_of(stage.held)) == len(stage.subjects)


def test_targets_of_the_unit_stand_for_tasks_that_were_not_entered(stage):
    lines = [
        TargetEntry(
            stage.office.commune, 2025, "year", f"Chỉ tiêu {n}", "higher", plan=Decimal(10), result=Decimal(result)
        )
        for n, result in enumerate((9, 10, 12))
    ]
    record(OFFICE, lines)
    assert facts_of(stage.held)[stage.subjects["commune"]].tasks == Tasks(3, 2, 1)
