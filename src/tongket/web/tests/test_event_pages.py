"""The page of a reorganisation: before and after, its decision, its doubts."""

from datetime import date
from fractions import Fraction

import pytest

from tests.office import EAST, OFFICE, WEST, establish_one
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, Founded, ReorganizationEntry, Succeeding
from tongket.organizations.reorganizing.queries import events, events_of_plan
from tongket.web.tests.desk_client import new_desk, page
from tongket.web.tree.change import change_of

pytestmark = pytest.mark.django_db
ON = date(2025, 7, 1)
CELL = "subordinate_cell"


@pytest.fixture
def desk():
    return new_desk()


def carried_out(entry, unit):
    reorganize(OFFICE, [entry])
    return events([unit])[-1]


def merge(desk, **more):
    entry = ReorganizationEntry(
        "merged", ON, "Sáp nhập hai chi bộ thôn", desk.office.east, closed=(desk.office.west,),
        heirs=(Succeeding(desk.office.west, desk.office.east),), decision_number="77-QĐ/ĐU",
        decided_on=date(2025, 6, 20), decided_by="Đảng ủy xã Mẫu", **more,
    )  # fmt: skip
    return carried_out(entry, desk.office.east)


def split(desk):
    founded = (Founded("moi", "Chi bộ thôn Nam", CELL, desk.office.commune),)
    heirs = (
        Succeeding(desk.office.west, "moi", Fraction(1, 3), False),
        Succeeding(desk.office.west, desk.office.west, Fraction(2, 3)),
    )
    entry = ReorganizationEntry("split", ON, "Tách chi bộ", desk.office.west, founded=founded, heirs=heirs)
    return carried_out(entry, desk.office.west)


def url(event):
    return f"/cay-to-chuc/sap-xep/{event.plan}/"


def test_the_page_tells_the_decision_and_what_went_where(desk):
    shown = page(desk.officer, url(merge(desk)))
    for text in ("Sáp nhập hai chi bộ thôn", "77-QĐ/ĐU", "20/06/2025", "Đảng ủy xã Mẫu", f"{WEST} → {EAST}", "toàn bộ"):
        assert text in shown


def test_the_page_offers_the_hand_over_and_the_notice(desk):
    shown = page(desk.officer, url(merge(desk)))
    assert "Biên bản bàn giao tổ chức đảng, đảng viên" in shown
    assert "Thông báo sắp xếp tổ chức đảng đến các chi bộ" in shown


def test_what_is_not_certain_is_said_where_the_event_stands(desk):
    event = merge(desk, doubt="Suy ra từ mã đơn vị hành chính.")
    shown = page(desk.officer, url(event))
    assert "Chưa chắc chắn" in shown
    assert "Suy ra từ mã đơn vị hành chính." in shown
    assert "chưa chắc chắn" in page(desk.officer, "/cay-to-chuc/")


def test_a_split_has_a_line_with_its_share_for_each_part(desk):
    event = split(desk)
    shown = page(desk.officer, url(event))
    assert f"{WEST} → Chi bộ thôn Nam (1/3)" in shown
    assert f"{WEST} → {WEST} (2/3)" in shown
    assert "kế tục hồ sơ chung" in shown


def test_many_that_only_move_together_are_one_line(desk):
    founded = date(1975, 2, 3)
    cells = [
        establish_one(OrganizationEntry(f"Chi bộ {number}", CELL, desk.office.commune, founded))
        for number in range(1, 7)
    ]
    part = Founded("bo-phan", "Đảng bộ bộ phận", "part_committee_organization", desk.office.commune)
    moves = tuple(Changed(cell, parent="bo-phan") for cell in cells)
    event = carried_out(ReorganizationEntry("moved", ON, "Lập bộ phận", cells[0], (part,), moves), cells[0])
    change = change_of(ON, events_of_plan(event.plan))
    assert [side.name for side in change.before] == ["6 tổ chức trực thuộc, giữ nguyên"]
    assert [(side.name, side.depth) for side in change.after] == [
        ("Đảng bộ bộ phận", 0), ("6 tổ chức trực thuộc, giữ nguyên", 1),
    ]  # fmt: skip
    assert [(link.left, link.right, link.note) for link in change.links] == [
        (0, 1, "chuyển trực thuộc"), (None, 0, "mới thành lập"),
    ]  # fmt: skip


def test_a_renaming_says_what_became_otherwise(desk):
    rename = (Changed(desk.office.west, name="Chi bộ thôn Tây Mới", code="0123"),)
    event = carried_out(
        ReorganizationEntry("renamed", ON, "Đổi tên", desk.office.west, changed=rename), desk.office.west
    )
    [link] = change_of(ON, events_of_plan(event.plan)).links
    assert link.note == "đổi tên, đổi mã"


def test_a_cell_that_ends_without_successor_is_said_to_end(desk):
    event = carried_out(
        ReorganizationEntry("dissolved", ON, "Giải thể", desk.office.west, closed=(desk.office.west,)), desk.office.west
    )
    [link] = change_of(ON, events_of_plan(event.plan)).links
    assert (link.left, link.right, link.note) == (0, None, "kết thúc hoạt động")


def test_the_tree_and_the_unit_lead_to_the_event_and_the_slider_marks_its_day(desk):
    event = merge(desk)
    shown = page(desk.officer, "/cay-to-chuc/?ngay=01/07/2025")
    assert url(event) in shown
    assert "01%2F07%2F2025" in shown
    assert WEST not in page(desk.officer, "/cay-to-chuc/?ngay=01/07/2025", headers={"HX-Request": "true"})


def test_an_act_on_units_out_of_sight_has_no_page(desk):
    split_of_west = split(desk)
    assert desk.secretary.get(url(split_of_west)).status_code == 404
