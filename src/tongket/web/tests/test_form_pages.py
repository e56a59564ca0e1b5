"""The papers of a record in the browser: seen, downloaded, entered in the register."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from tests.office import OFFICE
from tongket.access.actor import Actor
from tongket.documents import queries as register
from tongket.documents.actions.paper.submit import submit
from tongket.documents.register.life import Submission
from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.members.actions.life.exempt import exempt
from tongket.records.members.life.entry import LifeEntry
from tongket.web.forms.shown import papers_of, papers_of_member
from tongket.web.place import Place
from tongket.web.tests.desk_client import YEAR, new_desk, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(settings, tmp_path):
    settings.DATA = tmp_path
    return new_desk()


def arguments(desk, member: str = "an") -> list[str]:
    person = getattr(desk.office, member)
    return ["members", "party_age", str(members.kept([person])[person].key)]


def whole(desk) -> Place:
    """Where the office's own officer stands."""
    unit = organizations.units_by_id([desk.office.commune])[desk.office.commune]
    return Place(OFFICE, [unit], unit, unit, YEAR, date(2026, 11, 21))


def test_the_paper_is_shown_with_its_files_and_the_way_into_the_register(desk):
    shown = page(desk.officer, reverse("form_preview", args=arguments(desk)))
    assert "Nguyễn Văn An" in shown
    assert reverse("form_download", args=[*arguments(desk), "docx"]) in shown
    assert reverse("form_register", args=arguments(desk)) in shown


def test_what_is_missing_is_said_above_the_paper(desk):
    shown = page(desk.officer, reverse("form_preview", args=arguments(desk, "hoa")))
    assert "Còn là dự thảo vì thiếu:" in shown
    assert "Ngày chính thức" in shown


def test_a_viewer_reads_the_paper_but_is_not_offered_the_register(desk):
    shown = page(desk.viewer, reverse("form_preview", args=arguments(desk)))
    assert reverse("form_register", args=arguments(desk)) not in shown


def test_a_secretary_sees_the_papers_of_their_own_cell_alone(desk):
    assert desk.secretary.get(reverse("form_preview", args=arguments(desk))).status_code == 200
    assert desk.secretary.get(reverse("form_preview", args=arguments(desk, "dung"))).status_code == 404


def test_the_paper_is_downloaded_under_a_name_that_names_nobody(desk):
    answer = desk.officer.get(reverse("form_download", args=[*arguments(desk), "pdf"]))
    assert answer.content.startswith(b"%PDF")
    assert "giay-xac-nhan-tuoi-dang.pdf" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    "wrong", [["life", "no_form", "x"], ["nowhere", "party_age", "x"], ["members", "party_age", "x"]]
)
def test_an_address_that_is_wrong_is_not_there(desk, wrong):
    assert desk.officer.get(reverse("form_preview", args=wrong)).status_code == 404


def test_a_kind_of_file_that_is_not_made_is_not_there(desk):
    assert desk.officer.get(reverse("form_download", args=[*arguments(desk), "odt"])).status_code == 404


def test_one_press_enters_the_paper_and_leads_to_its_page(desk):
    answer = desk.officer.post(reverse("form_register", args=arguments(desk)))
    key = re.search(r"van-ban/([0-9a-f-]{36})/", answer["Location"])
    assert key is not None
    assert register.paper(key[1]).kind == "members/party_age"
    again = page(desk.officer, reverse("form_preview", args=arguments(desk)))
    assert "Trong sổ văn bản" in again
    assert "Cập nhật dự thảo" in again


def test_a_paper_handed_up_to_be_signed_is_not_drafted_again_by_one_press(desk):
    desk.officer.post(reverse("form_register", args=arguments(desk)))
    paper = register.papers(desk.office.commune, timezone.localdate().year, "members/party_age")[0]
    submit(OFFICE, [Submission(paper.id, paper.version)])
    shown = page(desk.officer, reverse("form_preview", args=arguments(desk)))
    assert reverse("form_register", args=arguments(desk)) not in shown


def test_whoever_may_not_write_is_refused(desk):
    assert desk.viewer.post(reverse("form_register", args=arguments(desk))).status_code == 403


def test_the_papers_of_a_member_are_those_of_the_file_and_of_each_step(desk):
    member = desk.office.an
    exempt(OFFICE, [LifeEntry(member, date(2026, 10, 1), ground="old_age")], reason="Ghi để thử")
    titles = [paper["title"] for paper in papers_of_member(whole(desk), member, arguments(desk)[2])]
    assert titles == [
        "Nghị quyết miễn công tác và sinh hoạt đảng", "Giấy xác nhận tuổi Đảng", "Phiếu đảng viên",
        "Phiếu bổ sung hồ sơ đảng viên",
    ]  # fmt: skip


def test_a_page_of_a_record_lists_its_papers(desk):
    shown = render_to_string("forms/papers.html", {"papers": papers_of(whole(desk), "members", arguments(desk)[2])})
    assert "Giấy xác nhận tuổi Đảng" in shown
    assert reverse("form_download", args=[*arguments(desk), "pdf"]) in shown


def test_a_members_page_offers_the_papers(desk):
    shown = page(desk.officer, reverse("member", args=[arguments(desk)[2]]))
    assert reverse("form_preview", args=["members", "sheet", arguments(desk)[2]]) in shown


def test_whoever_holds_no_role_is_offered_no_paper(desk):
    unit = organizations.units_by_id([desk.office.commune])[desk.office.commune]
    nobody = Place(Actor("Không ai", ()), [unit], unit, unit, YEAR, unit.valid_from)
    assert papers_of(nobody, "members", arguments(desk)[2]) == []
