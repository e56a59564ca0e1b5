"""The papers of a unit's vote and of a whole round: ballots, counts, minutes, proposals, summaries, decisions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.office import OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.documents.forms.gathering import forms_of, made, may_see
from tongket.documents.tests.forms.frames import text_of
from tongket.documents.tests.reviews.evening import hold, settle
from tongket.records.reviews.tests.opened import OPENED
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def evening(office):
    return hold(office, 2025)


@pytest.fixture
def settled(office, evening):
    settle(office, evening, 2025)
    return evening


def facts(form_id, key):
    return made(form_id, key).gathered.facts


def said(form_id, key):
    return text_of(made(form_id, key).filled.paper)


def test_the_ballot_names_who_is_rated_and_nobody_who_votes(office, evening):
    groups = facts("tallies/ballot", evening.at(office.east))["groups"]
    assert [(group["title"], len(group["subjects"])) for group in groups] == [
        ("Tổ chức đảng", 1), ("Tập thể lãnh đạo, quản lý", 1), ("Đảng viên", 2),
    ]  # fmt: skip
    assert "Cúc" not in said("tallies/ballot", evening.at(office.east))


def test_the_committee_votes_on_bodies(office, evening):
    groups = facts("tallies/ballot", evening.at(office.commune))["groups"]
    assert [group["title"] for group in groups] == ["Tổ chức đảng", "Tập thể lãnh đạo, quản lý"]


def test_the_count_says_each_number_and_what_it_decides(office, evening):
    found = facts("tallies/count", evening.at(office.east))
    [group] = found["groups"]
    assert [(row["name"], row["good"], row["result"]) for row in group["tallies"]] == [
        ("Nguyễn Văn An", 7, "Hoàn thành tốt nhiệm vụ"), ("Trần Thị Bình", 2, "Hoàn thành xuất sắc nhiệm vụ"),
    ]  # fmt: skip
    assert (found["due"], found["present"]) == (10, 9)


def test_the_minutes_tell_ordinal_attendance_opinions_and_proposals(office, evening):
    found = facts("tallies/cell_minutes", evening.at(office.east))
    assert (found["ordinal"], found["due"], found["present"], found["absent"]) == (20, 10, 9, 1)
    assert [row["proposed_level"] for row in found["people"]] == ["good", "excellent", None]
    shown = said("tallies/cell_minutes", evening.at(office.east))
    assert "Đồng chí Lê Thị Cúc: Cần sâu sát hơn (được tiếp thu)." in shown


def test_the_proposals_give_points_votes_and_shares(office, evening):
    found = facts("tallies/proposals", evening.at(office.east))
    assert next((row["own"], row["appraised"], row["votes"]) for row in found["people"]) == (88, 82, "7/9")
    assert (found["rated"], found["unrated"]) == (2, 1)
    assert [row["share"] for row in found["counts"]] == ["50,0", "50,0"]


def test_before_points_the_proposals_have_no_column_of_points(office):
    evening = hold(office, 2023)
    assert facts("tallies/proposals", evening.at(office.east))["scored"] is False
    assert "Điểm tự chấm" not in said("tallies/proposals", evening.at(office.east))


def test_the_notice_sets_what_was_decided_beside_what_was_proposed(office, settled):
    found = facts("ratings/notice", settled.at(office.east))
    assert [(row["proposed_level"], row["level"]) for row in found["people"]] == [
        ("good", "good"), ("excellent", "excellent"), (None, None),
    ]  # fmt: skip
    assert (found["unit_level"], found["decision_number"]) == ("good", "25-QĐ/ĐU")


def test_a_decision_lists_all_it_decides_with_the_regulation_of_the_year(settled):
    shown = said("ratings/decision_members", str(settled.key))
    assert "Quy định số 366-QĐ/TW, ngày 30/08/2025 về kiểm điểm" in shown
    assert facts("ratings/decision_members", str(settled.key))["total"] == 2


def test_a_summary_names_both_readings_of_the_base_and_gives_both_shares(settled):
    found = facts("ratings/summary_members", str(settled.key))
    heads, others = found["rows"]
    assert heads["title"].startswith("Người đứng đầu")
    assert (others["excellent"], others["of_good"], others["of_good_or_better"]) == (1, None, Decimal(100))
    shown = said("ratings/summary_members", str(settled.key))
    assert "hai cách hiểu khác nhau" in shown
    assert "(cách tính áp dụng cho đợt)" in shown


def test_a_number_that_is_a_figure_keeps_its_id(settled):
    stated = {each.tag for each in made("ratings/summary_members", str(settled.key)).filled.figures}
    assert {"ratings.members_rated", "ratings.members?level=excellent", "ratings.members_share?level=good"} <= stated


def test_the_report_counts_the_review_and_proposes_nothing_nobody_proposed(settled):
    found = facts("ratings/report", str(settled.key))
    assert (found["units"], found["units_done"], found["members"], found["members_reviewed"]) == (1, 1, 3, 2)
    assert found["own_level"] is None
    assert found["reasons"] == [{"reason": "miễn sinh hoạt đảng và công tác", "count": 1}] or found["reasons"]


def test_every_paper_of_a_round_and_a_unit_renders(office, settled):
    keys = {"ratings": [str(settled.key)], "tallies": [settled.at(office.east), settled.at(office.commune)]}
    for subject, own in keys.items():
        for key in own:
            for form in forms_of(subject, key):
                assert "{" not in said(form.id, key)


@pytest.mark.parametrize(
    ("role", "place", "sees"),
    [("cell_secretary", "east", True), ("secretary", "commune", True), ("cell_secretary", "west", False),
     ("party_building_board", "commune", True)],
)  # fmt: skip
def test_tallies_are_on_papers_for_the_own_body_and_those_who_decide(office, evening, role, place, sees):
    actor = Actor("Người Thử", (Grant(role, getattr(office, place), OPENED),))
    found = made("tallies/count", evening.at(office.east)).gathered
    assert may_see(actor, found, found.on) is sees


def test_the_tellers_minutes_are_nothing_for_a_role_held_above_both(office, evening):
    found = made("tallies/count", evening.at(office.east)).gathered
    assert found.seen_at == {office.east, office.commune}


def test_a_unit_of_another_committee_has_no_papers_in_the_round(evening):
    with pytest.raises(TongketError) as refused:
        made("tallies/count", f"{evening.key}.{evening.key}")
    assert refused.value.code == "form-record-unknown"


def test_the_office_sees_every_paper(office, evening):
    for form in forms_of("tallies", evening.at(office.east)):
        found = made(form.id, evening.at(office.east)).gathered
        assert may_see(OFFICE, found, found.on)
