"""Members who stand in the register twice: shown, made one, kept apart, and two again."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.office import MEMBER, OFFICE
from tongket.records.members.actions.register import register
from tongket.records.members.models import Member, MemberMerge
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
HOME, AN = "/csdl-dang-vien/trung/", "Nguyễn Văn An"


@pytest.fixture
def desk() -> Desk:
    found = new_desk()
    register(OFFICE, [replace(MEMBER, full_name=AN, organization=found.office.west, card_number="000000099")])
    return found


def pair_url(desk: Desk) -> str:
    found = re.search(rf'href="({HOME}[0-9a-f-]+/[0-9a-f-]+/)"', page(desk.officer, HOME))
    assert found
    return found[1]


def test_a_member_in_two_cells_is_shown_with_both_lines(desk: Desk) -> None:
    text = page(desk.officer, pair_url(desk))
    assert "Dòng sẽ rút" in text
    assert "000000099" in text


def test_two_lines_are_made_one_with_what_was_chosen_and_two_again(desk: Desk) -> None:
    desk.officer.post(pair_url(desk), {"muc-card_number": "right", "ly-do": "Nhập hai lần"})
    assert Member.objects.get(full_name=AN, withdrawn_at=None).card_number == "000000099"
    assert "Không có ai bị ghi hai lần" in page(desk.officer, HOME)
    merge = MemberMerge.objects.get()
    desk.officer.post(f"/csdl-dang-vien/gop/{merge.key}/hoan-tac/", {"ly-do": "Hai người khác nhau"})
    assert Member.objects.filter(full_name=AN, withdrawn_at=None).count() == 2


def test_two_people_kept_apart_are_not_offered_again(desk: Desk) -> None:
    desk.officer.post(f"{pair_url(desk)}khac/", {"ly-do": "Hai người trùng tên"})
    assert "Không có ai bị ghi hai lần" in page(desk.officer, HOME)


def test_a_merge_without_a_reason_says_so_on_the_page(desk: Desk) -> None:
    answer = desk.officer.post(pair_url(desk))
    assert (answer.status_code, "reason-required" in answer.content.decode()) == (422, True)


def test_an_undone_merge_that_something_builds_on_is_told(desk: Desk) -> None:
    desk.officer.post(pair_url(desk), {"ly-do": "Nhập hai lần"})
    merge = MemberMerge.objects.get()
    Member.objects.filter(pk=merge.surviving_id).update(version=9)
    url = f"/csdl-dang-vien/gop/{merge.key}/hoan-tac/"
    text = desk.officer.post(url, {"ly-do": "Hai người"}, follow=True).content.decode()
    assert "không hoàn tác được nữa" in text


def test_who_may_not_merge_does_not_come_in(desk: Desk) -> None:
    for client in (desk.viewer, desk.secretary, desk.nobody):
        assert client.get(HOME).status_code in (302, 403)
