from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction
from tongket.access.gate import Refused
from tongket.records.members.actions.life.exempt import exempt
from tongket.records.members.actions.life.expel import expel
from tongket.records.members.life.entry import LifeEntry
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.correct import correct
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.assessing.book import AssessmentEntry
from tongket.records.reviews.assessing.queries import assessments_of
from tongket.records.reviews.assessing.sums import criteria_of
from tongket.records.reviews.rounds.book import Closing, RoundEntry
from tongket.records.reviews.rounds.queries import rounds_by_id
from tongket.records.reviews.tests.opened import DAY, OPENED, list_an, new_round, refused, step
from tongket.rules.ratings.frames import frame_for, plain

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LATER = RoundEntry(0, 2025, date(2025, 11, 20), regime="R366", conference_on=date(2026, 1, 12))
EVERY = {item.id: item.points for item in frame_for("no_office", 2025).items}
"""Every criterion with all its points: 100 together."""


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def with_levels(office):
    """An's line in a round of 2023: criteria by level."""
    key, _ = list_an(office, new_round(office))
    return AssessmentEntry(office.east, key)


@pytest.fixture
def opened(office):
    return open_round(OFFICE, [replace(LATER, organization=office.commune)]).written[0].id


@pytest.fixture
def own(office, opened):
    """An's own side in a round of 2025: criteria by points."""
    key, _ = list_an(office, opened)
    return AssessmentEntry(office.east, key)


def asked(lines, **more):
    """Every code found, refusing or not."""
    try:
        return [each.finding.code for each in assess(OFFICE, lines, **more).found]
    except Refused as refusal:
        return [each.finding.code for each in refusal.found]


def kept(entry):
    return assessments_of([entry.subject])[entry.subject][entry.side].entry


def test_the_sum_is_worked_out_from_the_criteria(own):
    assess(OFFICE, [replace(own, scores={**EVERY, "results": 6550})])
    assert kept(own).points == 9550


def test_while_a_criterion_is_missing_there_is_no_sum(own):
    assess(OFFICE, [replace(own, scores={"results": 6550})])
    assert kept(own).points is None


@pytest.mark.parametrize("scores", [{**EVERY, "results": 6000}, {"results": 6000}])
def test_a_sum_that_says_otherwise_than_its_criteria_is_refused(own, scores):
    assert refused(assess, [replace(own, scores=scores, points=9500)]) == ["assessment-points-otherwise"]


def test_a_sum_alone_is_taken_from_a_paper_form(own):
    assess(OFFICE, [replace(own, points=8725)])
    assert kept(own).points == 8725


def test_a_sum_beyond_the_scale_is_refused(own):
    assert refused(assess, [replace(own, points=10050)]) == ["assessment-points-beyond"]


@pytest.mark.parametrize("given", [201, -1, "well"])
def test_a_criterion_beyond_its_points_is_refused(own, given):
    assert "score-beyond-item" in refused(assess, [replace(own, scores={**EVERY, "a1_1": given})])


def test_an_unknown_criterion_is_refused(own):
    assert refused(assess, [replace(own, scores={"a9_9": 100})]) == ["score-unknown-item"]


def test_criteria_are_those_the_round_froze(office):
    frozen = plain(frame_for("no_office", 2025))
    items = [{**item, "points": 6000} if item["id"] == "results" else item for item in frozen["items"]]
    criteria = {"frames": {"no_office": {**frozen, "items": items}}}
    opened = open_round(OFFICE, [replace(LATER, organization=office.commune, criteria=criteria)]).written[0].id
    key, _ = list_an(office, opened)
    line = AssessmentEntry(office.east, key, scores={**EVERY, "results": 6001})
    assert criteria_of(rounds_by_id([opened])[opened], "no_office").by_id["results"].points == 6000
    assert refused(assess, [line]) == ["score-beyond-item"]


def test_five_points_apart_need_an_explanation(own):
    assess(OFFICE, [replace(own, points=9000)])
    appraised = replace(own, side="appraised", points=8500)
    assert refused(assess, [appraised]) == ["score-explanation-needed"]
    assess(OFFICE, [replace(appraised, explanation="Chưa có sản phẩm cụ thể")])


def test_both_sides_of_one_evening_are_held_to_each_other(own):
    lines = [replace(own, points=9000), replace(own, side="appraised", points=8500)]
    assert refused(assess, lines) == ["score-explanation-needed", "score-explanation-needed"]


def test_less_than_five_points_apart_need_none(own):
    assess(OFFICE, [replace(own, points=9000), replace(own, side="appraised", points=8501)])
    assert kept(own).points == 9000


def test_a_level_above_the_points_is_refused(own):
    assert refused(assess, [replace(own, points=8950, level="excellent")]) == ["rating-below-threshold"]


def test_a_level_below_the_points_asks_for_a_reason(own):
    line = replace(own, points=8950, level="completed")
    assert refused(assess, [line]) == ["rating-below-points"]
    assess(OFFICE, [line], reason="Chi bộ thống nhất")
    assert kept(own).level == "completed"


def test_good_instead_of_excellent_needs_no_reason(own):
    assert asked([replace(own, points=9500, level="good", remedied_percent=100)]) == []


def test_points_in_a_year_without_points_are_refused(with_levels):
    assert refused(assess, [replace(with_levels, points=9000)]) == ["assessment-without-points"]


def test_a_level_its_criteria_do_not_allow_is_found_by_the_rule_of_the_year(with_levels):
    levels = {"conduct": "average", "duties": "outstanding", "commitment": "well", "remedy": "well"}
    assert "rating-criteria-too-low" in asked([replace(with_levels, scores=levels, level="excellent")])


def test_a_criterion_has_one_of_four_levels(with_levels):
    assert refused(assess, [replace(with_levels, scores={"conduct": "splendid"})]) == ["score-level-unknown"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"side": "other"}, "review-word-unknown"),
        ({"level": "splendid"}, "review-level-unknown"),
        ({"official_level": "splendid"}, "review-level-unknown"),
        ({"remedied_percent": 101}, "assessment-percent"),
        ({"sick_months": 13}, "assessment-months"),
        ({"sections": {"no_such": "Chữ"}}, "assessment-section-unknown"),
    ],
)
def test_what_the_form_does_not_know_is_refused(own, changes, code):
    assert refused(assess, [replace(own, **changes)]) == [code]


def test_a_side_is_assessed_once(own):
    assess(OFFICE, [own])
    assert refused(assess, [own]) == ["line-twice"]


def test_who_is_listed_as_not_rated_gets_texts_but_no_points(office, opened):
    key, _ = list_an(office, opened, not_rated_reason="other", why="Đi học dài hạn")
    line = AssessmentEntry(office.east, key)
    assert refused(assess, [replace(line, points=9000)]) == ["review-level-of-unrated"]
    assess(OFFICE, [replace(line, sick_months=2)])


def test_a_member_exempted_meanwhile_is_not_rated_by_the_rule_that_says_so(office, with_levels):
    exempt(OFFICE, [LifeEntry(office.an, DAY, ground="old_age")], reason="Tuổi cao")
    with pytest.raises(Refused) as refusal:
        assess(OFFICE, [replace(with_levels, level="good")])
    [finding] = [each.finding for each in refusal.value.found if each.finding.code == "rating-not-allowed"]
    assert "124" in str(finding.citation)


def test_a_member_expelled_before_the_end_is_not_rated(office, own):
    expel(OFFICE, [LifeEntry(office.an, date(2025, 12, 10), decision_number="5-QĐ/ĐU", decided_on=date(2025, 12, 10))])
    assert "review-member-gone" in refused(assess, [replace(own, points=9000)])


def test_a_closed_round_takes_no_assessment(opened, own):
    close(OFFICE, [Closing(opened, date(2026, 1, 20))])
    assert refused(assess, [own]) == ["review-closed"]


def test_a_member_who_moved_is_not_assessed_where_he_was(office, opened):
    key, _ = list_an(office, opened, organization=office.west)
    assert refused(assess, [AssessmentEntry(office.east, key)]) == ["review-subject-elsewhere"]


def test_after_the_handing_up_only_who_decides_changes_the_appraisal(office, opened, own):
    written = assess(OFFICE, [own, replace(own, side="appraised")]).written
    take(OFFICE, [replace(step(opened, office.east, "proposed"), on=date(2025, 12, 5))], reason="Hồ sơ giấy")
    cell = Actor("Bí thư chi bộ", (Grant("cell_secretary", office.east, OPENED),))
    sides = [Correction(written[0].id, 1, replace(own, points=8000)),
             Correction(written[1].id, 1, replace(own, side="appraised", points=8000))]  # fmt: skip
    assert refused(correct, sides[:1]) == ["review-handed-up"]
    correct(OFFICE, sides[1:])
    with pytest.raises(Refused):
        correct(cell, [replace(sides[1], version=2)])


def test_a_correction_works_the_sum_out_again(own):
    [written] = assess(OFFICE, [replace(own, scores=EVERY)]).written
    correct(OFFICE, [Correction(written.id, 1, replace(own, scores={**EVERY, "results": 5000}))])
    assert kept(own).points == 8000


def test_a_line_never_becomes_that_of_someone_else(office, opened, own):
    [written] = assess(OFFICE, [own]).written
    other, _ = list_an(office, opened, member=office.binh)
    assert refused(correct, [Correction(written.id, 1, replace(own, subject=other))]) == ["review-line-of-another"]
