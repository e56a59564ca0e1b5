"""Ratings of quarters, of stages and of rounds in workbooks: they come back as what they are."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import EAST, OFFICE, new_office
from tongket.exchange.excel.forms import export
from tongket.exchange.excel.report import ERROR, NEW, SAME
from tongket.exchange.tests.sheets import workbook
from tongket.exchange.uploads import confirm, preview
from tongket.organizations import queries as organizations
from tongket.records.reviews import queries
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.ratings.propose import propose
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.reviews.ratings.lines import RatingLine
from tongket.records.reviews.tests.opened import list_an, new_round

pytestmark = pytest.mark.django_db
FILE = {"org": "mau", "year": "2023"}
HEADER = ["Họ và tên", "Chi bộ", "Mức xếp loại"]


@pytest.fixture
def office():
    return new_office()


def sheet(*rows, header=HEADER):
    return workbook({"Xếp loại đảng viên": [header, *rows]}, FILE)


def test_a_workbook_without_the_new_columns_is_read_as_the_years_decided_ratings(office):
    confirm(OFFICE, preview(OFFICE, "a.xlsx", sheet(["Nguyễn Văn An", EAST, "HTTNV"])).key)
    [line] = [each.entry for each in queries.member_ratings([office.east], 2023)]
    assert (line.period, line.stage, line.decision_number) == ("year", "decided", "")


def test_a_quarters_rating_and_its_decision_come_in_by_the_workbook(office):
    header = [*HEADER, "Tư cách", "Kỳ đánh giá", "Cấp quyết định", "Ngày quyết định", "Số quyết định"]
    row = ["Nguyễn Văn An", EAST, "HTTNV", "Cán bộ quản lý chủ chốt", "Quý II", "Đảng ủy", "05/07/2023", "9-QĐ/ĐU"]
    confirm(OFFICE, preview(OFFICE, "a.xlsx", sheet(row, header=header)).key)
    [line] = [each.rating.entry for each in queries.versions_of_member(office.an)]
    assert (line.period, line.decided_on, line.decision_number) == ("quarter_2", date(2023, 7, 5), "9-QĐ/ĐU")


def test_what_is_exported_of_quarters_and_stages_comes_back_as_the_same(office):
    line = MemberRatingEntry(office.an, office.east, 2023, "good")
    rate(OFFICE, [line, replace(line, stage="proposed"), replace(line, period="quarter_2", capacity="key_cadre")])
    report = preview(OFFICE, "b.xlsx", export(OFFICE, organizations.unit("mau"), 2023)).report
    rows = [row.mark for each in report.sheets if each.title == "Xếp loại đảng viên" for row in each.rows]
    assert rows == [SAME] * 3


def test_a_rating_of_a_round_is_not_changed_by_a_workbook(office):
    an, _ = list_an(office, new_round(office))
    propose(OFFICE, [RatingLine(an, "good")])
    row = ["Nguyễn Văn An", EAST, "HTXSNV", "Đề nghị"]
    report = preview(OFFICE, "a.xlsx", sheet(row, header=[*HEADER, "Bước"])).report
    assert (report.counts[ERROR], report.counts[NEW]) == (1, 0)
    assert "rating-of-round" in {
        remark.code for each in report.sheets for found in each.rows for remark in found.remarks
    }
