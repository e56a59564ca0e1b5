"""A decided rating put right in the browser."""

from __future__ import annotations

import pytest

from tongket.procedures.annual_review.tests.rated_office import staged
from tongket.records.reviews.queries import versions_of_member
from tongket.records.reviews.ratings.facts import rated
from tongket.records.reviews.subjects.queries import subjects_by_id
from tongket.web.tests.desk_client import QUICK, browser

pytestmark = pytest.mark.django_db
PAPER = {
    "body": "Đảng ủy xã Mẫu",
    "number": "60-QĐ/ĐU",
    "on": "22/12/2023",
    "way": "here",
    "of_all": "Có kết luận kiểm tra",
}


@pytest.fixture
def stage():
    made = staged()
    made.propose_all()
    return made


@pytest.fixture
@QUICK
def officer(stage):
    return browser("van-phong", stage.office.commune, "office", stage.office.commune)


def decided(stage):
    return rated(stage.held.id, "decided", set(stage.subjects.values()))


def revision(stage, name):
    subject = stage.subjects[name]
    return f"/kiem-diem/doi-tuong/{subjects_by_id([subject])[subject].key}/dieu-chinh/"


def test_a_decided_rating_is_put_right_and_both_stay_readable(stage, officer):
    stage.decide()
    given = {**PAPER, "level": "completed"}
    assert officer.post(revision(stage, "cuc"), given).status_code == 302
    versions = [line for line in versions_of_member(stage.office.cuc) if line.rating.entry.stage == "decided"]
    assert {(line.standing, line.rating.entry.level) for line in versions} == {(False, "good"), (True, "completed")}


def test_a_revision_without_a_reason_is_refused(stage, officer):
    stage.decide()
    answer = officer.post(revision(stage, "cuc"), {**PAPER, "of_all": "", "level": "completed"})
    assert (answer.status_code, decided(stage)[stage.subjects["cuc"]].level) == (422, "good")


def test_what_was_not_decided_cannot_be_put_right(stage, officer):
    answer = officer.post(revision(stage, "cuc"), {**PAPER, "level": "completed"})
    assert (answer.status_code, "review-nothing-to-revise" in answer.content.decode()) == (422, True)


def test_the_subjects_pages_lead_there_once_it_is_decided(stage, officer):
    sheet = revision(stage, "cuc").replace("dieu-chinh/", "")
    assert "dieu-chinh" not in officer.get(sheet).content.decode()
    stage.decide()
    assert "dieu-chinh" in officer.get(sheet).content.decode()


@QUICK
def test_only_who_decides_may_open_it(stage):
    roles = {"cell_secretary": stage.office.east, "viewer": stage.office.commune}
    people = [browser(role.replace("_", "-"), stage.office.commune, role, unit) for role, unit in roles.items()]
    assert {person.get(revision(stage, "cuc")).status_code for person in people} <= {403, 404}
