from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction
from tongket.organizations.bodies.actions.form import form as form_body
from tongket.organizations.bodies.book import BodyEntry
from tongket.procedures.annual_review.listing import collective_name
from tongket.procedures.annual_review.opening import Settings, open_round
from tongket.procedures.annual_review.readiness import State, readiness
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.book import CollectiveRatingEntry
from tongket.records.reviews.rounds.queries import rounds_of
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
ON = date(2023, 11, 25)


@pytest.fixture
def office():
    return new_office()


def change_member(member, **changes):
    kept = members.kept([member])[member]
    correct_member(OFFICE, [Correction(member, kept.version, replace(kept.entry, **changes))])


def listed(found, kind):
    return {line.entry.member or line.entry.organization: line.entry for line in subjects_of(found.id, kind=kind)}


def item(found, code):
    return next(each for each in found.items if each.code == code)


def test_every_member_and_organisation_stands_in_the_list(office):
    found = open_round(OFFICE, office.commune, 2023, ON)
    assert set(listed(found, "organization")) == {office.commune, office.east, office.west}
    assert len(listed(found, "member")) == 6


def test_who_the_regulation_leaves_out_stands_with_reason_and_source(office):
    change_member(office.an, status="exempted", status_since=date(2023, 5, 1))
    change_member(office.hoa, admitted_on=date(2023, 9, 2), admission_decided_on=date(2023, 8, 20))
    found = listed(open_round(OFFICE, office.commune, 2023, ON), "member")
    assert (found[office.an].not_rated_reason, found[office.hoa].not_rated_reason) == ("exempted", "new_member")
    assert "124-QĐ/TW" in found[office.hoa].why


def test_a_new_cell_is_not_rated_under_the_guidance_of_2019(office):
    found = open_round(OFFICE, office.commune, 2021, date(2021, 11, 25))
    assert listed(found, "organization")[office.east].not_rated_reason == ""


def test_the_leading_body_is_a_collective_and_those_of_last_year_come_again(office):
    form_body(OFFICE, [BodyEntry(office.commune, "standing_committee", date(2020, 8, 1))])
    last = CollectiveRatingEntry(office.commune, "leadership_collective", 2022, "Lãnh đạo UBND xã", "good")
    rate_collective(OFFICE, [last])
    found = open_round(OFFICE, office.commune, 2023, ON)
    names = [line.entry.collective for line in subjects_of(found.id, kind="leadership_collective")]
    assert sorted(names) == ["Ban Thường vụ Đảng ủy xã Mẫu", "Lãnh đạo UBND xã"]


@pytest.mark.parametrize(
    ("body", "unit", "name"),
    [
        ("party_committee", "Đảng bộ xã Mẫu", "Đảng ủy xã Mẫu"),
        ("executive_committee", "Đảng bộ xã Mẫu", "Ban Chấp hành Đảng bộ xã Mẫu"),
        ("cell_committee", "Chi bộ thôn Đông", "Chi ủy Chi bộ thôn Đông"),
    ],
)
def test_a_collective_is_named_after_its_body(body, unit, name):
    assert collective_name(body, unit) == name


def test_the_criteria_are_frozen_with_their_sources(office):
    found = open_round(OFFICE, office.commune, 2023, ON)
    assert found.entry.criteria["regime"]["id"] == "R124"
    assert "124-QĐ/TW" in found.entry.criteria["rules"]["quotas/excellent_cap"]["source"]


def test_a_cells_members_may_have_another_frame(office):
    settings = Settings(frames={office.east: "outside_system"})
    found = open_round(OFFICE, office.commune, 2025, date(2025, 11, 25), settings=settings)
    frames = {entry.organization: entry.frame for entry in listed(found, "member").values()}
    assert frames == {office.east: "outside_system", office.west: "no_office"}


def test_a_quarter_reviews_leaders_alone(office):
    found = open_round(OFFICE, office.commune, 2026, date(2026, 9, 10), "quarter_3")
    assert {line.entry.subject for line in subjects_of(found.id)} <= {"key_cadre"}


def test_a_round_is_not_opened_twice(office):
    open_round(OFFICE, office.commune, 2023, ON)
    with pytest.raises(TongketError, match="review-not-ready"):
        open_round(OFFICE, office.commune, 2023, ON)


def test_who_may_not_open_leaves_nothing_behind(office):
    viewer = Actor("Người xem", (Grant("viewer", office.commune, date(2020, 1, 1)),))
    with pytest.raises(TongketError, match="access-denied"):
        open_round(viewer, office.commune, 2023, ON)
    assert rounds_of([office.commune]) == []


def test_a_year_without_regulation_stops_the_opening(office):
    found = readiness(office.commune, 2016, "year", date(2016, 11, 25))
    assert not found.is_ready
    assert item(found, "regime").stops


def test_the_readiness_check_names_what_is_lacking(office):
    change_member(office.an, organization=office.commune)
    found = readiness(office.commune, 2023, "year", date(2026, 11, 25))
    assert [row.member for row in item(found, "members_without_cell").rows] == [office.an]
    assert len(item(found, "without_secretary").rows) == 3
    assert item(found, "nobody_enters").text() == "Chưa ai được giao nhập các bước của 3 đơn vị"
    assert item(found, "targets").text("en") == "There are no targets of 2023 to go by"
    assert "targets_without_result" not in {each.code for each in found.items}


def test_a_quarter_that_the_year_did_not_know_is_told(office):
    found = readiness(office.commune, 2023, "quarter_3", date(2023, 9, 10))
    assert item(found, "period").state is not State.READY


def test_a_quarter_of_this_year_is_known(office):
    assert item(readiness(office.commune, 2026, "quarter_3", date(2026, 9, 10)), "period").state is State.READY


def test_an_organisation_that_does_not_stand_on_the_day_opens_nothing(office):
    found = readiness(office.commune, 2023, "year", date(1970, 1, 1))
    assert [(each.code, each.stops) for each in found.items] == [("unit", True)]
