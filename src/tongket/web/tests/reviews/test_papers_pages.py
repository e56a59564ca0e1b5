"""Pages of a round's papers: one by one, all in one go with their progress, downloads; each for whom it is."""

from __future__ import annotations

import io
import re
from uuid import uuid4
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tongket.access.models import User
from tongket.documents.tests.reviews.evening import hold
from tongket.organizations import queries as organizations
from tongket.organizations.people import actor_with_id
from tongket.procedures import jobs
from tongket.procedures.annual_review.papers.job import kind_of
from tongket.procedures.models import Job
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db


class Stage:
    """The desk with a review of 2025 in the east, and its pages."""

    def __init__(self) -> None:
        self.desk: Desk = new_desk()
        office = self.desk.office
        self.evening = hold(office, 2025)
        units = organizations.units_by_id([office.commune, office.east])
        self.slug = units[office.commune].slug
        self.round = f"/kiem-diem/{self.evening.key}/van-ban/"
        self.commune, self.east = (
            f"/kiem-diem/{self.evening.key}/don-vi/{units[unit].key}/van-ban/" for unit in (office.commune, office.east)
        )

    def work(self, url, client=None):
        """Ask for the papers and let the worker do them."""
        (client or self.desk.officer).post(f"{url}lap/")
        jobs.do_job.func(str(Job.objects.latest("id").key))


@pytest.fixture
def stage(settings, tmp_path):
    settings.DATA = tmp_path
    return Stage()


def bytes_of(answer):
    return b"".join(answer.streaming_content)


def test_the_round_lists_its_papers_and_everybody_of_the_committee(stage):
    shown = page(stage.desk.officer, stage.round)
    for words in ("Báo cáo kết quả kiểm điểm", "Quyết định xếp loại chất lượng đảng viên", "Biên bản kiểm phiếu"):
        assert words in shown


def test_a_cell_lists_its_own_and_each_members_papers(stage):
    shown = page(stage.desk.officer, stage.east)
    assert "Nguyễn Văn An" in shown
    assert "Bản kiểm điểm cá nhân giữ chức vụ" in shown
    assert "Báo cáo kết quả kiểm điểm" not in shown


def test_every_paper_listed_opens(stage):
    urls = re.findall(
        r'href="(/mau/[^"]+)"', page(stage.desk.officer, stage.east) + page(stage.desk.officer, stage.round)
    )
    assert len(urls) > 20
    assert {stage.desk.officer.get(url).status_code for url in set(urls)} == {200}


def test_a_viewer_sees_results_but_no_tally_and_no_self_review(stage):
    shown = page(stage.desk.viewer, stage.east)
    assert "Phiếu báo kết quả" in shown
    assert "Biên bản kiểm phiếu" not in shown
    assert "Bản kiểm điểm cá nhân" not in shown


def test_the_cell_secretary_has_the_cell_but_not_the_round(stage):
    shown = page(stage.desk.secretary, stage.east)
    assert "Biên bản kiểm phiếu" in shown
    assert stage.desk.secretary.get(stage.commune).status_code == 404
    assert stage.desk.nobody.get(stage.east).status_code in (302, 403, 404)


def test_all_papers_are_asked_for_made_and_handed_out(stage):
    assert "Tải một tệp PDF" not in page(stage.desk.officer, stage.round)
    stage.work(stage.commune)
    assert "Tải một tệp PDF" in page(stage.desk.officer, stage.round)
    whole = bytes_of(stage.desk.officer.get(f"{stage.commune}tep/pdf"))
    assert len(PdfReader(io.BytesIO(whole)).pages) > 20
    packed = ZipFile(io.BytesIO(bytes_of(stage.desk.officer.get(f"{stage.commune}tep/zip"))))
    assert any(name.startswith("02-chi-bo-thon-dong/") for name in packed.namelist())


def test_what_one_asked_for_is_not_handed_to_another(stage):
    stage.work(stage.east)
    assert stage.desk.officer.get(f"{stage.east}tep/zip").status_code == 200
    assert stage.desk.viewer.get(f"{stage.east}tep/zip").status_code == 404
    assert "Tải một tệp PDF" not in page(stage.desk.viewer, stage.east)


def test_who_may_not_see_everything_is_told_what_is_left_out(stage):
    stage.work(stage.east, stage.desk.viewer)
    shown = page(stage.desk.viewer, stage.east)
    assert "vì vai trò của đồng chí không được xem" in shown
    assert "Biên bản kiểm phiếu" in shown


def test_the_progress_is_shown_and_asked_again(stage):
    stage.desk.officer.post(f"{stage.commune}lap/")
    job = Job.objects.latest("id")
    Job.objects.filter(pk=job.pk).update(state="running", done=40, total=160, label="Chi bộ thôn Đông")
    shown = page(stage.desk.officer, stage.round)
    assert "40/160" in shown
    part = stage.desk.officer.get(f"{stage.commune}tien-do/{job.key}/", headers={"hx-request": "true"})
    assert "Chi bộ thôn Đông" in part.content.decode()
    Job.objects.filter(pk=job.pk).update(state="done")
    over = stage.desk.officer.get(f"{stage.commune}tien-do/{job.key}/", headers={"hx-request": "true"})
    assert over["HX-Refresh"] == "true"


def test_asked_twice_the_work_is_waited_for(stage):
    for _ in range(2):
        stage.desk.officer.post(f"{stage.commune}lap/")
    assert Job.objects.filter(kind=kind_of("year")).count() == 1


def test_the_progress_of_another_unit_is_not_there(stage):
    actor = actor_with_id(User.objects.get(username="van-phong").pk)
    job = jobs.ask(actor, kind_of("year"), stage.slug, 2025)
    assert stage.desk.officer.get(f"{stage.east}tien-do/{job}/").status_code == 404
    assert stage.desk.officer.get(f"{stage.east}tep/zip").status_code == 404
    assert stage.desk.officer.get(f"/kiem-diem/{uuid4()}/van-ban/").status_code == 404
