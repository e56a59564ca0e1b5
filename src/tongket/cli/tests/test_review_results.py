import json

import pytest
from click.testing import CliRunner

from tests.office import OFFICE, new_office
from tongket.cli.main import tongket
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(monkeypatch):
    """An excellent since 2020, Bình failed twice, Cúc had a failed quarter in a good year."""
    office = new_office()
    rate(OFFICE, [MemberRatingEntry(office.an, office.east, year, "excellent") for year in range(2022, 2027)])
    rate(OFFICE, [MemberRatingEntry(office.binh, office.east, year, "not_completed") for year in (2025, 2026)])
    rate(OFFICE, [MemberRatingEntry(office.cuc, office.east, 2026, "good"),
                  MemberRatingEntry(office.cuc, office.east, 2026, "not_completed", period="quarter_2")])  # fmt: skip

    def called(*arguments):
        monkeypatch.setattr("sys.argv", ["tongket", "review", "results", *arguments])
        return CliRunner().invoke(tongket, ["review", "results", "--org", "mau", "--year", "2026", *arguments])

    return called


def test_the_results_are_printed_as_json(run):
    found = json.loads(run("--json").stdout)
    [an] = found["commendable"]["members"]
    assert (an["name"], an["years_running"], an["five_years"]) == ("Nguyễn Văn An", 5, "reached")
    assert [line["name"] for line in found["failed_running"]["members"]] == ["Trần Thị Bình"]
    assert found["leaders"][0]["quarters"] == {"2": "not_completed"}
    assert found["trend"][-1]["members"] == {"excellent": 1, "good": 1, "not_completed": 1}
    assert {share["percent"] for share in found["shares"] if share["measure"] == "members_excellent"} == {"33.3"}


def test_the_readable_form_says_where_it_is_written_and_how_sure_it_is(run):
    told = run().stdout
    assert "Nguyễn Văn An, Chi bộ thôn Đông: 5 năm liền; danh hiệu 5 năm: đủ" in told
    assert "25-HD/BTCTW ngày 10/11/2023; chưa kiểm chứng" in told
    assert "Trần Thị Bình, Chi bộ thôn Đông: 2 năm liền" in told
    assert "2026: tổ chức trực thuộc: chưa có; đảng viên: HTXSNV 1, HTTNV 1, KHTNV 1" in told


def test_a_unit_nobody_knows_is_said_so(run):
    assert "organization-unknown" in str(run("--org", "khong-co").output) + repr(run("--org", "khong-co").exception)
