"""The tree at a date, and an organisation on a day."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import EAST, OFFICE, WEST
from tongket.access.book import Correction
from tongket.organizations.bodies.actions.appoint import appoint
from tongket.organizations.bodies.actions.form import form
from tongket.organizations.bodies.book import BodyEntry, WorkingGroupEntry
from tongket.organizations.ledgers import ORGANIZATIONS
from tongket.organizations.queries import unit
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.book import PostEntry
from tongket.web.tests.desk_client import new_desk, page

pytestmark = pytest.mark.django_db
TREE = "/cay-to-chuc/"
SINCE = date(2020, 6, 15)


@pytest.fixture
def desk():
    return new_desk()


def rename_east(desk, on=date(2023, 8, 1)):
    row = ORGANIZATIONS.book.kept(ORGANIZATIONS.book.model._default_manager.get(pk=desk.office.east))
    ORGANIZATIONS.correct(OFFICE, [Correction(row.id, 1, replace(row.entry, name="Chi bộ Đông Mới", changed_on=on))])


def unit_url(desk, organization, day):
    key = ORGANIZATIONS.book.model._default_manager.get(pk=organization).key
    return f"{TREE}to-chuc/{key}/?ngay={day}"


def test_the_tree_shows_organisations_and_members_as_they_were_on_the_day(desk):
    rename_east(desk)
    before, after = (
        page(desk.officer, f"{TREE}?ngay={day}", headers={"HX-Request": "true"}) for day in ("31/07/2023", "01/08/2023")
    )
    assert EAST in before
    assert "Chi bộ Đông Mới" not in before
    assert "Chi bộ Đông Mới" in after
    assert "thay đổi từ ngày này" in after


def test_a_member_admitted_later_is_not_yet_counted(desk):
    counts = [page(desk.officer, f"{TREE}?ngay={day}").count("1 dự bị") for day in ("18/05/2023", "20/05/2023")]
    assert counts == [0, 2]  # her cell, and the committee with all below it


def test_a_cell_with_fewer_than_three_official_members_is_marked_with_its_rule(desk):
    shown = page(desk.officer, f"{TREE}?ngay=31/12/2023")
    assert "dưới 3 chính thức" in shown
    assert "organization-too-small" in shown
    assert "Điều 24" in shown


def test_the_slider_gives_the_day_as_a_number_and_reaches_every_change(desk):
    rename_east(desk)
    day = date(2023, 8, 1)
    shown = page(desk.officer, f"{TREE}?buoc={day.toordinal()}")
    assert "Ngày 01/08/2023" in shown
    assert f'value="{day.toordinal()}"' in shown
    assert f"{TREE}?ngay=01%2F08%2F2023" in shown
    assert 'aria-current="date"' in shown


def test_with_htmx_only_the_tree_and_the_day_come_back(desk):
    shown = page(desk.officer, f"{TREE}?buoc={date(2023, 8, 1).toordinal()}", headers={"HX-Request": "true"})
    assert shown.startswith('<section id="tree-at"')
    assert 'hx-swap-oob="true"' in shown
    assert "<html" not in shown


@pytest.mark.parametrize("written", ["31/02/2023", "hôm qua"])
def test_a_day_that_is_none_is_said_and_the_usual_one_shown(desk, written):
    shown = page(desk.officer, f"{TREE}?ngay={written}")
    assert "chưa phải là ngày" in shown
    assert EAST in shown


def test_before_the_office_was_there_the_page_says_so_and_leads_to_the_first_change(desk):
    shown = page(desk.officer, f"{TREE}?ngay=01/01/1970")
    assert "chưa thành lập hoặc không còn hoạt động" in shown
    assert f"{TREE}?ngay=03%2F02%2F1975" in shown


def test_a_cell_secretary_sees_the_numbers_of_the_own_cell_alone(desk):
    shown = page(desk.secretary, f"{TREE}?ngay=31/12/2023")
    assert EAST in shown
    assert WEST not in shown


def test_who_has_no_role_sees_no_tree(desk):
    assert desk.nobody.get(TREE).status_code in (302, 403)


def test_the_page_of_a_unit_says_who_held_what_in_which_body_on_the_day(desk):
    commune = desk.office.commune
    form(OFFICE, [BodyEntry(commune, "standing_committee", SINCE, None, "2020-2025", "15-QĐ/HU")])
    hold_post(OFFICE, [PostEntry(desk.office.an, commune, "secretary", SINCE)])
    appoint(OFFICE, [WorkingGroupEntry(commune, "Người Cấp Trên", "group_head", SINCE, None, "Huyện ủy viên", "1543")])
    shown = page(desk.officer, unit_url(desk, commune, "31/12/2023"))
    for text in ("nhiệm kỳ 2020-2025", "15-QĐ/HU", "Nguyễn Văn An", "Người Cấp Trên", "Quyết định số 1543"):
        assert text in shown
    assert "Nguyễn Văn An" not in page(desk.officer, unit_url(desk, commune, "14/06/2020"))


def test_a_post_without_its_body_is_shown_by_itself(desk):
    hold_post(OFFICE, [PostEntry(desk.office.an, desk.office.east, "cell_secretary", SINCE)])
    shown = page(desk.officer, unit_url(desk, desk.office.east, "31/12/2023"))
    assert "Chức vụ khác" in shown
    assert "Bí thư chi bộ" in shown


def test_the_page_of_a_unit_tells_its_names_over_time(desk):
    rename_east(desk)
    shown = page(desk.officer, unit_url(desk, desk.office.east, "31/12/2023"))
    assert "03/02/1975 – 31/07/2023" in shown
    assert "01/08/2023 – nay" in shown


def test_a_unit_out_of_sight_has_no_page(desk):
    assert desk.secretary.get(unit_url(desk, desk.office.west, "31/12/2023")).status_code == 404
    assert unit("mau").id == desk.office.commune
