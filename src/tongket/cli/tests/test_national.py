import json
from io import BytesIO

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from tests.office import OFFICE, establish_one, new_office
from tongket.cli.main import tongket
from tongket.exchange.models import NationalList
from tongket.exchange.national.confirming import Given, answer, confirm
from tongket.exchange.tests.national_lists import changed, exported, received, xlsx
from tongket.organizations.book import OrganizationEntry
from tongket.records.members.models import Member

pytestmark = pytest.mark.django_db
AN = "Nguyễn Văn An"


@pytest.fixture
def run(monkeypatch):
    new_office()

    def called(*arguments):
        monkeypatch.setattr("sys.argv", ["tongket", *map(str, arguments)])
        return CliRunner().invoke(tongket, list(map(str, arguments)))

    return called


@pytest.fixture
def file(tmp_path):
    def made(rows):
        path = tmp_path / "danh-sach.xlsx"
        path.write_bytes(xlsx(rows))
        return path

    return made


def test_a_list_is_compared_and_nothing_is_kept_of_it(run, file):
    answer_of = run("national", "compare", file(changed(exported(), AN, born="1965")))
    assert "Nguyễn Văn An (dòng 2): Ngày sinh: danh sách “1965”, sổ “01/01/1965”" in answer_of.stdout
    assert NationalList.objects.count() == 0


def test_the_comparison_as_json_names_every_question(run, file):
    rows = changed(exported(), AN, identity="038065000001")
    found = json.loads(run("national", "compare", file(rows), "--json").stdout)
    assert (found["org"], found["rows"], found["same"], found["groups"]) == (
        "mau", 6, 5, {"identity_number-blank_here": 1},
    )  # fmt: skip
    assert found["questions"][0]["theirs"] == "•••••••••001"


def test_the_list_to_correct_is_written_as_a_workbook(run, tmp_path):
    listed = received(changed(exported(), AN, born="1965"))
    answer(OFFICE, listed.key, [Given("", "keep", "birth_date-doubt")])
    confirm(OFFICE, listed.key)
    path = tmp_path / "de-nghi.xlsx"
    assert "1 dòng đề nghị điều chỉnh" in run("national", "corrections", path).stdout
    rows = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())).get_sheet_by_index(0).to_python()
    assert (rows[1][0], rows[1][3]) == (AN, "01/01/1965")


def test_a_file_that_is_no_list_is_refused_with_its_code(run, tmp_path):
    path = tmp_path / "danh-sach.csv"
    path.write_text("Họ và tên;Số thẻ")
    refused = run("national", "compare", path, "--json")
    assert (refused.exit_code, json.loads(refused.stdout)["errors"][0]["code"]) == (1, "file-not-xlsx")


def test_among_several_units_the_list_needs_to_say_whose_it_is(run, file):
    path = file(exported())
    day = Member.objects.first().admitted_on
    establish_one(OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", None, day))
    assert "[national-unit-missing]" in run("national", "compare", path).stderr
    assert run("national", "compare", path, "--org", "mau").exit_code == 0
