"""The committee's screen: rows, moves, caps beside them, what-if, the edge for who decides, the exceptional reason."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from tests.office import OFFICE
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.rounds.book import Closing
from tongket.records.reviews.rounds.queries import round_with
from tongket.records.reviews.subjects.book import Intention
from tongket.records.reviews.subjects.drafts import draft_of
from tongket.web.tests.desk_client import QUICK, browser, new_desk
from tongket.web.tests.reviews_round import OPENED, round_opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return new_desk()


@pytest.fixture
def opened(desk):
    return round_opened(desk.office)


def url(opened, part=""):
    return f"/kiem-diem/{opened.key}/du-kien/{part}"


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def move(client: Client, opened, who, level, version=1):
    sent = {"chuyen": f"{opened.subjects[who]}:{version}:{level}"}
    return client.post(url(opened, "chuyen/"), sent, headers={"HX-Request": "true"})


def intended(opened, who):
    return draft_of(opened.subjects[who]).intended


def test_the_screen_shows_what_was_proposed_and_appraised_and_the_cap_beside(desk, opened):
    page = text(desk.officer.get(url(opened)))
    assert "Trần Thị Bình" in page
    assert '<span class="number soft">88</span>' in page
    assert '<b class="number">1/1</b>' in page
    assert "trong mức, vượt theo cách tính khác" in page


def test_a_move_writes_the_draft_and_answers_with_the_row_and_every_cap(desk, opened):
    answer = text(move(desk.officer, opened, "binh", "excellent"))
    assert intended(opened, "binh") == "excellent"
    assert f'<tr id="dong-{opened.ids["binh"]}"' in answer
    assert 'id="muc-khong-che" hx-swap-oob="true"' in answer
    assert '<b class="number">2/1</b>' in answer
    assert "thừa 1" in answer


def test_an_empty_level_takes_the_draft_back(desk, opened):
    move(desk.officer, opened, "binh", "excellent")
    move(desk.officer, opened, "binh", "", version=2)
    assert intended(opened, "binh") == ""


def test_without_a_script_the_same_button_leads_back_to_the_page(desk, opened):
    sent = {"chuyen": f"{opened.subjects['binh']}:1:excellent", "loai": "member", "nhom": ""}
    answer = desk.officer.post(url(opened, "chuyen/"), sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{url(opened)}?loai=member")


def test_who_moved_meanwhile_is_not_overwritten(desk, opened):
    move(desk.officer, opened, "binh", "excellent")
    answer = text(move(desk.colleague, opened, "binh", "completed", version=1))
    assert "Người khác vừa đổi mức này" in answer
    assert intended(opened, "binh") == "excellent"


def test_a_closed_round_is_looked_at_only(desk, opened):
    close(OFFICE, [Closing(opened.id, OPENED)])
    assert "Đợt đã đóng: chỉ xem." in text(desk.officer.get(url(opened)))
    answer = text(move(desk.officer, opened, "binh", "excellent"))
    assert 'role="alert"' in answer
    assert intended(opened, "binh") == ""


@pytest.mark.parametrize("part", ["", "chuyen/", "neu-nhu/", "ranh-gioi/", "dieu-kien/", "dac-biet/"])
def test_strangers_find_nothing_and_readers_may_not_move(part, desk, opened):
    ask = {name: getattr(desk, name) for name in ("viewer", "secretary")}
    got = {name: client.post(url(opened, part), {"version": "1"}).status_code for name, client in ask.items()}
    assert set(got.values()) <= {403, 404}
    assert desk.stranger.get(url(opened, part)).status_code in (302, 405)


def test_a_round_that_is_not_there_and_a_subject_of_another_round_are_not_found(desk, opened):
    other = round_opened(desk.office, 2023)
    sent = {"chuyen": f"{other.subjects['binh']}:1:excellent"}
    assert desk.officer.get(f"/kiem-diem/{uuid4()}/du-kien/").status_code == 404
    assert desk.officer.post(url(opened, "chuyen/"), sent).status_code == 404


@pytest.mark.parametrize("odd", ["", "x:1:good", "1:2", "a:b:c:d"])
def test_a_move_that_names_nothing_is_not_found(odd, desk, opened):
    assert desk.officer.post(url(opened, "chuyen/"), {"chuyen": odd}).status_code == 404


def test_what_if_one_more_were_excellent_is_told_and_not_written(desk, opened):
    asked = {"nhom": "member:", "don-vi": desk.office.east, "so": "1", "tu": "good", "den": "excellent"}
    answer = text(desk.officer.get(url(opened, "neu-nhu/"), asked))
    assert "1/1 → 2/1" in answer
    assert "Chi bộ thôn Đông" in answer
    assert {intended(opened, who) for who in opened.subjects} == {""}


@pytest.mark.parametrize(("asked", "said"), [
    ({"nhom": "member:", "tu": "good", "den": "good"}, "hai mức khác nhau"),
    ({"nhom": "khac:", "tu": "good", "den": "excellent"}, "Chọn một nhóm"),
    ({"nhom": "member:", "so": "9", "tu": "good", "den": "excellent"}, "chỉ có 4"),
])  # fmt: skip
def test_what_cannot_be_thought_is_said(asked, said, desk, opened):
    assert said in text(desk.officer.get(url(opened, "neu-nhu/"), asked))


def test_who_decides_sees_the_people_at_the_edge_by_points(desk, opened):
    move(desk.officer, opened, "binh", "excellent")
    page = text(desk.officer.get(url(opened, "ranh-gioi/"), {"loai": "member", "nhom": ""}))
    assert "Vượt mức tối đa" in page
    assert "Trần Thị Bình" in page
    assert "Nguyễn Văn An" not in page


@QUICK
def test_the_edge_is_hidden_from_who_may_move_but_not_decide(desk, opened, monkeypatch):
    monkeypatch.setattr("tongket.web.reviews.committee.edge_page.DECIDE", "held.nowhere")
    monkeypatch.setattr("tongket.web.reviews.committee.page.DECIDE", "held.nowhere")
    mover = browser("bi-thu", desk.office.commune, "secretary", desk.office.commune)
    assert "Người ở ranh giới" not in text(mover.get(url(opened)))
    assert mover.get(url(opened, "ranh-gioi/"), {"loai": "member", "nhom": ""}).status_code == 403


def test_the_reason_for_the_exceptional_share_is_kept_on_the_round(desk, opened):
    intend(OFFICE, [Intention(opened.ids["an"], 1, "excellent")])
    version = round_with(opened.key).line.version
    desk.officer.post(url(opened, "dac-biet/"), {"version": version, "ly-do": "Vượt mọi  chỉ tiêu"})
    assert round_with(opened.key).entry.exceptional_reason == "Vượt mọi chỉ tiêu"


def test_before_2025_no_exceptional_share_is_offered(desk):
    assert 'id="ly-do"' not in text(desk.officer.get(url(round_opened(desk.office, 2023))))


def test_one_unit_is_shown_by_itself(desk, opened):
    page = text(desk.officer.get(url(opened), {"don-vi": desk.office.west}))
    assert "Phạm Văn Dũng" in page
    assert "Trần Thị Bình" not in page


def test_a_long_group_is_shown_a_page_at_a_time(desk, opened, monkeypatch):
    monkeypatch.setattr("tongket.web.reviews.committee.page.SHOWN", 2)
    first, last = (text(desk.officer.get(url(opened), {"trang": number})) for number in (1, 3))
    assert [page.count('id="dong-') for page in (first, last)] == [2, 1]
    assert "5 đối tượng" in first


def test_a_move_tells_what_stands_against_the_level(desk, opened):
    answer = text(move(desk.officer, opened, "binh", "excellent"))
    near = answer[answer.index('id="vua-chuyen" hx-swap-oob="true"') :]
    assert "Trần Thị Bình" in near
    assert "cần lý do" in near or "không được" in near


def test_what_stands_against_every_row_of_the_page_is_shown_when_asked(desk, opened):
    told = text(desk.officer.get(url(opened, "dieu-kien/"), {"loai": "member", "nhom": ""}))
    assert f'href="#dong-{opened.ids["an"]}"' in told
    assert 'id="dieu-kien"' in told
