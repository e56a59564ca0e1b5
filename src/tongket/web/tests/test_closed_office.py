"""An office that was merged: its books stay open to whoever answers for them, and it comes last where one chooses."""

from datetime import date

import pytest

from tests.office import EAST, OFFICE, establish_one
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, ReorganizationEntry, Succeeding
from tongket.web.tests.desk_client import YEAR, browser, new_desk, page

pytestmark = pytest.mark.django_db
ON = date(2025, 7, 1)


@pytest.fixture
def merged():
    """Xã Mẫu goes up into xã Hợp Nhất with both its cells; returns the desk and the successor."""
    desk = new_desk()
    entry = OrganizationEntry("Đảng bộ xã Hợp Nhất", "grassroots_committee_organization", None, date(1980, 1, 1))
    successor = establish_one(entry)
    office = desk.office
    moves = tuple(Changed(cell, parent=successor) for cell in (office.east, office.west))
    merger = ReorganizationEntry(
        "merged", ON, "Sáp nhập", office.commune, changed=moves, closed=(office.commune,),
        heirs=(Succeeding(office.commune, successor),),
    )  # fmt: skip
    reorganize(OFFICE, [merger])
    return desk, successor


def test_the_standing_office_comes_first_and_the_closed_one_says_where_it_went(merged):
    desk, successor = merged
    shown = page(browser("hop-nhat", successor, "office", successor), "/don-vi/")
    assert shown.index(f'value="{successor}"') < shown.index(f'value="{desk.office.commune}"')
    assert "đã sáp nhập vào Đảng bộ xã Hợp Nhất từ 01/07/2025" in shown


def test_the_successors_officer_works_in_the_books_of_the_closed_office(merged):
    desk, successor = merged
    client = browser("hop-nhat", successor, "office", successor)
    client.post("/don-vi/", {"office": desk.office.commune})
    shown = page(client, f"/cay-to-chuc/?ngay=31/12/{YEAR}")
    assert "Đảng bộ xã Mẫu" in shown
    assert EAST in shown
    assert "Nguyễn Văn An" in page(client, "/so/dang-vien/")


def test_after_the_merger_its_tree_is_that_of_the_successor_with_the_cells_it_brought(merged):
    desk, successor = merged
    client = browser("hop-nhat", successor, "office", successor)
    client.post("/don-vi/", {"office": desk.office.commune})
    shown = page(client, "/cay-to-chuc/?ngay=01/07/2025", headers={"HX-Request": "true"})
    assert "kế tục là Đảng bộ xã Hợp Nhất" in shown
    assert EAST in shown


def test_who_has_a_role_at_the_closed_office_alone_sees_none_of_its_cells_any_more(merged):
    desk, _successor = merged
    assert EAST not in page(desk.officer, f"/cay-to-chuc/?ngay=31/12/{YEAR}")
    assert "Nguyễn Văn An" not in page(desk.officer, "/so/dang-vien/")


def test_a_cell_secretary_goes_on_seeing_the_own_cell_in_either_office(merged):
    desk, successor = merged
    for office in (desk.office.commune, successor):
        desk.secretary.post("/don-vi/", {"office": office})
        assert EAST in page(desk.secretary, "/so/dang-vien/")
