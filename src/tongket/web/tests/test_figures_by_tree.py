"""The figures' pages told by the tree of their day or by today's."""

import re
from datetime import date
from html import unescape

import pytest

from tests.office import OFFICE, establish_one
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, ReorganizationEntry
from tongket.web.tests.desk_client import new_desk, page

pytestmark = pytest.mark.django_db
TOTAL = "/so-lieu/mo/?so=members.total&year=2023"


@pytest.fixture
def desk():
    return new_desk()


def east_moves_away(desk):
    beside = establish_one(
        OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", None, date(1975, 2, 3))
    )
    change = Changed(desk.office.east, parent=beside)
    reorganize(OFFICE, [ReorganizationEntry("moved", date(2024, 7, 1), "Chuyển", desk.office.east, changed=(change,))])


def test_no_choice_is_offered_while_the_tree_is_the_same(desk):
    assert "Theo tổ chức hiện nay" not in page(desk.officer, "/so-lieu/?year=2023")


def test_a_figure_of_before_is_told_by_either_tree(desk):
    east_moves_away(desk)
    then, now = desk.officer.get(TOTAL), desk.officer.get(f"{TOTAL}&to-chuc=hien-nay")
    assert (then.context["value"], now.context["value"]) == ("6", "3")
    assert [part["count"] for part in now.context["parts"]] == [3]
    assert [each["current"] for each in now.context["structures"]] == [False, True]


def test_the_choice_goes_along_from_the_list_to_each_number(desk):
    east_moves_away(desk)
    shown = page(desk.officer, "/so-lieu/?year=2023&to-chuc=hien-nay")
    assert "Theo tổ chức ngày 31/12/2023" in shown
    links = [unescape(link) for link in re.findall(r'href="(/so-lieu/mo/[^"]+)"', shown)]
    assert links
    assert all("to-chuc=hien-nay" in link for link in links)
