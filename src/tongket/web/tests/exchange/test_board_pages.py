"""The board of returned files, and the workbooks to download."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office import OFFICE
from tongket.organizations import queries as organizations
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry
from tongket.web.tests.desk_client import YEAR, Desk, new_desk, page

pytestmark = pytest.mark.django_db
EAST_SLUG = "mau/chi-bo-thon-dong"


@pytest.fixture
def desk(settings: object, tmp_path: object) -> Desk:
    settings.DATA = tmp_path  # type: ignore[attr-defined]
    return new_desk()


def form_url(slug: str) -> str:
    return f"/phieu-chi-bo/{organizations.unit(slug).key}.xlsx"


def returned(desk: Desk) -> str:
    """The eastern cell's form comes back as it was handed out; the address of its preview."""
    others = [MemberRatingEntry(who, desk.office.east, YEAR, "good") for who in (desk.office.binh, desk.office.cuc)]
    rate(OFFICE, others)
    return returned_again(desk)


def returned_again(desk: Desk) -> str:
    content = desk.officer.get(form_url(EAST_SLUG)).content
    answer = desk.officer.post("/nhap-excel/", {"tep": SimpleUploadedFile("dong.xlsx", content), "nam": YEAR})
    return str(answer["Location"])


def test_before_anything_came_back_every_cell_is_missing(desk: Desk) -> None:
    text = page(desk.officer, "/phieu-chi-bo/")
    assert text.count("<span>chưa gửi</span></span>") == 2


def test_a_returned_file_waits_until_it_is_confirmed(desk: Desk) -> None:
    url = returned(desk)
    assert "dong.xlsx" in page(desk.officer, "/phieu-chi-bo/?trang-thai=waiting")
    desk.officer.post(url + "xac-nhan/")
    assert "dong.xlsx" in page(desk.officer, "/phieu-chi-bo/?trang-thai=sent")


def test_a_form_that_came_back_unfilled_has_to_be_settled(desk: Desk) -> None:
    returned_again(desk)
    assert "có lỗi" in page(desk.officer, "/phieu-chi-bo/?trang-thai=conflicting")


def test_two_unconfirmed_files_of_one_cell_have_to_be_settled(desk: Desk) -> None:
    returned(desk)
    returned_again(desk)
    assert "gửi nhiều tệp" in page(desk.officer, "/phieu-chi-bo/?trang-thai=conflicting")


def test_the_zip_holds_one_form_a_cell(desk: Desk) -> None:
    answer = desk.officer.get("/phieu-chi-bo/tat-ca.zip", {"year": YEAR})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert len(package.namelist()) == 2


def test_a_cell_secretary_downloads_the_own_cells_form_only(desk: Desk) -> None:
    assert desk.secretary.get(form_url(EAST_SLUG)).status_code == 200
    assert desk.secretary.get(form_url("mau/chi-bo-thon-tay")).status_code == 404


@pytest.mark.parametrize("url", ["/phieu-chi-bo/", "/phieu-chi-bo/tat-ca.zip"])
def test_the_board_is_the_offices_alone(desk: Desk, url: str) -> None:
    assert [getattr(desk, who).get(url).status_code for who in ("officer", "secretary", "viewer")] == [200, 403, 403]


def test_the_empty_form_is_a_workbook(desk: Desk) -> None:
    answer = desk.officer.get("/bieu-mau/mau-trong.xlsx")
    assert answer.content.startswith(b"PK")
    assert f"mau-mau-{YEAR}.xlsx" in answer["Content-Disposition"]


def test_a_viewer_gets_no_empty_form(desk: Desk) -> None:
    assert desk.viewer.get("/bieu-mau/mau-trong.xlsx").status_code == 403


def test_the_export_is_for_those_who_read_the_whole_office(desk: Desk) -> None:
    url = "/bieu-mau/so-lieu.xlsx"
    assert [getattr(desk, who).get(url).status_code for who in ("officer", "viewer", "secretary")] == [200, 200, 403]
