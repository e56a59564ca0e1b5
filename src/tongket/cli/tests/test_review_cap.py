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
    office = new_office()
    levels = {office.an: "excellent", office.binh: "good", office.cuc: "good"}
    for year in (2023, 2025):
        rate(OFFICE, [MemberRatingEntry(member, office.east, year, level) for member, level in levels.items()])

    def called(*arguments):
        monkeypatch.setattr("sys.argv", ["tongket", "review", *arguments])
        return CliRunner().invoke(tongket, ["review", *arguments])

    return called


def test_the_cap_is_printed_as_json_with_every_reading(run):
    [group] = json.loads(run("cap", "--org", "mau", "--year", "2025", "--json").stdout)
    assert list(group) == ["group", "graded", "rate", "readings", "default", "certainty", "citations"]
    assert (group["group"], group["rate"], group["default"]) == ("member", "0.2", "good_only.half_up")
    assert group["graded"] == {"excellent": 1, "good": 2, "completed": 0, "not_completed": 0}
    assert group["readings"][-1] == {"base": "all_graded", "rounding": "half_up", "limit": 1, "within": True}
    assert (group["certainty"], group["citations"]) == ("second_hand", ["366-QĐ/TW ngày 30/08/2025"])


def test_rounding_that_no_text_states_is_marked_so(run):
    [group] = json.loads(run("cap", "--org", "mau", "--year", "2023", "--json").stdout)
    assert group["citations"] == [
        "124-QĐ/TW ngày 04/10/2023",
        "Cách làm tròn: văn bản không quy định; tạm làm tròn từ 0,5 (chưa kiểm chứng)",
    ]


def test_the_readable_form_says_how_many_are_too_many(run):
    told = run("cap", "--org", "mau", "--year", "2025").stdout
    assert "Đảng viên: 03 được xếp loại (HTXSNV 1, HTTNV 2)" in told
    assert "Thừa 1 xuất sắc; hoặc thiếu 1 trong số làm căn cứ. Tối đa 1 nếu cấp có thẩm quyền" in told


def test_a_year_without_ratings_says_so(run):
    assert "Chưa có mức xếp loại nào." in run("cap", "--org", "mau", "--year", "2024").stdout
    assert json.loads(run("cap", "--org", "mau", "--year", "2024", "--json").stdout) == []


def test_an_unknown_organisation_is_refused_with_its_code(run):
    answer = run("cap", "--org", "khong-co", "--year", "2025", "--json")
    assert (answer.exit_code, json.loads(answer.stdout)["errors"][0]["code"]) == (1, "organization-unknown")
