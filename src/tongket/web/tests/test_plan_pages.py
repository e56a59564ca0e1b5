"""From a form or a pasted plan over the rehearsal to the act, and back."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from tests.office import EAST, OFFICE, WEST
from tongket.organizations.models import Organization, Reorganization
from tongket.records.members import queries as members
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.book import PostEntry
from tongket.web.tests.desk_client import Desk, browser, new_desk, page

pytestmark = pytest.mark.django_db
PLAN, DO = "/cay-to-chuc/phuong-an/", "/cay-to-chuc/phuong-an/thuc-hien/"
ON = date(2025, 7, 1)
DECISION = {
    "on": "01/07/2025", "decision_number": "77-QĐ/ĐU", "decided_on": "20/06/2025", "decided_by": "Đảng ủy xã Mẫu",
}  # fmt: skip


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def slug(organization: int) -> str:
    return Organization.objects.get(pk=organization).slug


def filled(desk: Desk, case: str, **fields: object) -> str:
    answer = desk.officer.post(f"{PLAN}?viec={case}", {**DECISION, **fields})
    assert answer.status_code == 200
    return str(answer.content.decode())


def text_of(shown: str) -> str:
    found = re.search(r'<textarea[^>]*name="phuong-an"[^>]*>(.*?)</textarea>', shown, re.S)
    assert found is not None
    return unescape(found[1]).strip()


def merged(desk: Desk) -> str:
    return filled(desk, "sap-nhap", sources=[slug(desk.office.west)], into=slug(desk.office.east))


def carried_out(desk: Desk, text: str, **more: object) -> str:
    answer = desk.officer.post(DO, {"phuong-an": text, "carry_out": "1", **more}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_merger_is_rehearsed_and_nothing_of_it_stays(desk: Desk) -> None:
    hold_post(OFFICE, [PostEntry(desk.office.dung, desk.office.west, "cell_secretary", date(2020, 6, 1))])
    shown = merged(desk)
    for text in ("Chạy thử: chưa ghi gì", "kết thúc hoạt động", "5/6", "Phạm Văn Dũng", "giữ nguyên trước và sau"):
        assert text in shown
    assert not Reorganization.objects.exists()


def test_the_plan_a_form_writes_is_the_one_a_file_holds(desk: Desk) -> None:
    text = text_of(merged(desk))
    assert text.startswith("title: Sáp nhập Chi bộ thôn Tây vào Chi bộ thôn Đông\n")
    assert "- merge:\n    from:\n    - mau/chi-bo-thon-tay\n    into: mau/chi-bo-thon-dong" in text
    pasted = desk.officer.post(f"{PLAN}?viec=tep", {"phuong-an": text}).content.decode()
    assert text_of(pasted) == text


def test_confirmed_the_merger_is_carried_out_and_its_page_shown(desk: Desk) -> None:
    shown = carried_out(desk, text_of(merged(desk)))
    assert "Đã thực hiện phương án" in shown
    assert f"{WEST} → {EAST}" in shown
    assert len(members.members_on([desk.office.east], ON)) == 6


def test_an_act_is_undone_with_a_reason_while_nothing_builds_on_it(desk: Desk) -> None:
    carried_out(desk, text_of(merged(desk)))
    url = f"/cay-to-chuc/sap-xep/{Reorganization.objects.get().plan}/hoan-tac/"
    desk.officer.post(url)
    assert Reorganization.objects.get().undone_at is None
    shown = desk.officer.post(url, {"reason": "Ghi nhầm chi bộ"}, follow=True).content.decode()
    assert "đã được hoàn tác" in shown
    assert len(members.members_on([desk.office.west], ON)) == 3


def test_a_split_sends_the_members_named_to_the_new_cell(desk: Desk) -> None:
    chosen = "000000004\nVũ Thị Giang, 01/01/1965"
    shown = filled(desk, "tach", unit=slug(desk.office.west), name="Chi bộ thôn Nam", share="2/3", members=chosen)
    carried_out(desk, text_of(shown), reason="Cấp ủy cấp trên đồng ý")
    new = Organization.objects.get(name="Chi bộ thôn Nam")
    assert {member.id for member in members.members_on([new.pk], ON)} == {desk.office.dung, desk.office.giang}


def test_a_cell_is_renamed(desk: Desk) -> None:
    carried_out(desk, text_of(filled(desk, "doi-ten", unit=slug(desk.office.west), name="Chi bộ Tây Mới")))
    assert Organization.objects.get(pk=desk.office.west).name == "Chi bộ Tây Mới"


def test_a_cell_is_dissolved_and_its_members_go_where_the_form_says(desk: Desk) -> None:
    shown = filled(desk, "giai-the", unit=slug(desk.office.west), members_to=slug(desk.office.east))
    carried_out(desk, text_of(shown))
    assert len(members.members_on([desk.office.east], ON)) == 6


def test_a_cell_with_members_is_not_dissolved_into_nothing(desk: Desk) -> None:
    shown = filled(desk, "giai-the", unit=slug(desk.office.west))
    assert "plan-members-left" in shown
    assert "Thực hiện phương án" not in shown


def test_a_move_under_itself_is_refused_in_the_rehearsal(desk: Desk) -> None:
    unit = slug(desk.office.west)
    assert "organization-under-itself" in filled(desk, "chuyen", unit=unit, under=unit)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"into": "", "name": ""}, "Chọn một tổ chức đang có"),
        ({"into": "mau/chi-bo-thon-tay", "name": ""}, "Tổ chức nhận sáp nhập không kết thúc hoạt động"),
        ({"into": "", "name": "Chi bộ mới"}, "cần ít nhất hai tổ chức"),
    ],
)
def test_a_merger_filled_in_wrongly_says_what_is_missing(desk: Desk, fields: dict[str, str], said: str) -> None:
    assert said in filled(desk, "sap-nhap", sources=["mau/chi-bo-thon-tay"], **fields)


@pytest.mark.parametrize("share", ["0", "3/2", "một nửa", "1/0"])
def test_a_share_that_is_none_is_said(desk: Desk, share: str) -> None:
    shown = filled(desk, "tach", unit="mau/chi-bo-thon-tay", name="Chi bộ Nam", share=share)
    assert "Ghi phân số lớn hơn 0 và nhỏ hơn 1" in shown


@pytest.mark.parametrize("text", ["", "title: [", "title: Thiếu bước\non: 2025-07-01", "x" * 200_001])
def test_a_plan_that_cannot_be_read_says_so_and_keeps_the_text(desk: Desk, text: str) -> None:
    shown = desk.officer.post(f"{PLAN}?viec=tep", {"phuong-an": text}).content.decode()
    assert re.search("plan-(unreadable|field-missing|without-steps)", shown)
    assert "Thực hiện phương án" not in shown


def test_what_became_wrong_meanwhile_is_refused_at_the_act(desk: Desk) -> None:
    text = text_of(merged(desk))
    carried_out(desk, text)
    assert "reorganization-unit-closed" in carried_out(desk, text)
    assert Reorganization.objects.count() == 1


def test_only_who_may_reorganise_sees_the_forms(desk: Desk) -> None:
    assert PLAN not in page(desk.viewer, "/cay-to-chuc/")
    assert desk.viewer.get(PLAN).status_code == 403
    assert desk.viewer.post(DO, {"phuong-an": "x"}).status_code == 403


def test_an_unknown_case_is_not_there(desk: Desk) -> None:
    assert desk.officer.get(f"{PLAN}?viec=khac").status_code == 404
    assert browser("chua-co-2", desk.office.commune, "", 0).get(PLAN).status_code in (302, 403)
