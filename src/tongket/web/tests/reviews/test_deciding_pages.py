"""The committee decides and announces many units at once on a page; findings come back with the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tongket.procedures.annual_review.tests.rated_office import Stage as Rated
from tongket.procedures.annual_review.tests.rated_office import stage_in
from tongket.records.reviews.ratings.facts import rated
from tongket.records.reviews.rounds.queries import standings
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
WHY = {"of_all": "Theo biên bản hội nghị", "of_caps": "Theo hướng dẫn của cấp trên", "of_order": "Hội nghị gộp"}
PAPER = {"on": "18/12/2024", "way": "here", "body": "Ban Thường vụ Đảng ủy xã Mẫu", "number": "45-QĐ/ĐU"}


@dataclass
class Stage:
    """The round of 2024, everybody proposed as good."""

    desk: Desk
    rated: Rated

    @property
    def url(self) -> str:
        return f"/kiem-diem/{self.rated.held.line.key}/quyet-dinh/"

    def act(self, act: str, client: Any = None, **more: Any) -> Any:
        chosen = [self.desk.office.east, self.desk.office.west]
        return (client or self.desk.officer).post(self.url, {**PAPER, **WHY, "viec": act, "chon": chosen, **more})

    def decided(self, stage: str = "decided") -> set[int]:
        return set(rated(self.rated.held.id, stage, self.rated.subjects.values()))


@pytest.fixture
def stage() -> Stage:
    desk = new_desk()
    found = Stage(desk, stage_in(desk.office, 2024))
    found.rated.propose_all()
    return found


def test_the_page_shows_the_units_and_what_they_proposed(stage: Stage) -> None:
    text = page(stage.desk.officer, stage.url)
    assert "Chi bộ thôn Đông" in text
    assert "4/4" in text
    assert "Ghi quyết định của cấp trên" in text


def test_the_chosen_units_are_appraised_decided_and_announced(stage: Stage) -> None:
    for act in ("tham-dinh", "quyet-dinh", "thong-bao"):
        answer = stage.act(act)
        assert answer.status_code == 302, answer.content.decode()[-4000:]
    done = standings(stage.rated.held.id)[stage.desk.office.east].done
    assert {"appraised", "decided", "announced"} <= set(done)
    assert done["decided"].number == "45-QĐ/ĐU"
    cells = {stage.rated.subjects[name] for name in ("east", "an", "binh", "cuc", "west", "dung", "giang", "hoa")}
    assert stage.decided("announced") == cells


def test_what_cannot_be_done_comes_back_with_the_form(stage: Stage) -> None:
    answer = stage.act("thong-bao", of_all="", of_caps="", of_order="")
    assert answer.status_code == 422
    assert "review-nothing-to-announce" in answer.content.decode()
    assert stage.decided() == set()


def test_an_act_on_no_unit_at_all_writes_nothing(stage: Stage) -> None:
    answer = stage.desk.officer.post(stage.url, {**PAPER, **WHY, "viec": "tham-dinh"})
    assert answer.status_code == 422
    assert "Chưa chọn đơn vị nào." in answer.content.decode()


def test_the_decision_of_the_level_above_is_recorded_subject_by_subject(stage: Stage) -> None:
    commune = stage.rated.subjects["commune"]
    answer = stage.act("cap-tren", **{f"muc_{commune}": "good"})
    assert answer.status_code == 302, answer.content.decode()[-4000:]
    assert stage.decided() == {commune}


@pytest.mark.parametrize("name", ["secretary", "viewer"])
def test_nobody_else_decides_on_the_page(name: str, stage: Stage) -> None:
    client = getattr(stage.desk, name)
    assert client.get(stage.url).status_code in (403, 404)
    assert stage.act("quyet-dinh", client).status_code in (403, 404)
    assert stage.decided() == set()
