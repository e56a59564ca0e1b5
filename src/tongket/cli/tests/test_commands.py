import json
from datetime import date

import pytest
from click.testing import CliRunner

from tests.office import OFFICE, establish_one, new_office
from tongket.cli.main import COMMANDS, tongket
from tongket.exchange.tests.sheets import members
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.people import actor_of
from tongket.organizations.queries import unit
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, ReorganizationEntry

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 1)
LAN = ["Bùi Thị Lan", "1/2/1980", "Chi bộ thôn Đông", "000000101", "1/5/2005", "19/5/2005", "19/5/2006"]


@pytest.fixture
def run(monkeypatch):
    new_office()

    def called(*arguments):
        monkeypatch.setattr("sys.argv", ["tongket", *arguments])
        return CliRunner().invoke(tongket, list(arguments))

    return called


def test_figures_are_printed_as_json_in_the_shape_all_interfaces_use(run):
    figures = json.loads(run("figures", "--org", "mau", "--year", "2023", "--id", "members.total", "--json").stdout)
    assert figures == [
        {
            "id": "members.total", "label": "Tổng số đảng viên", "org": "mau", "year": 2023, "as_of": "2023-12-31",
            "value": "6", "of": None, "unit": "member", "approx": None, "dimensions": {}, "rows": 6,
            "status": "computed",
        }
    ]  # fmt: skip


def test_the_state_is_that_of_the_day_asked_for(run):
    answer = run(
        "figures", "--org", "mau", "--year", "2023", "--as-of", "2023-01-31", "--id", "members.total", "--json"
    )
    assert json.loads(answer.stdout)[0]["value"] == "5"


def test_figures_of_before_are_told_by_the_tree_of_a_later_day(run):
    east = unit("mau/chi-bo-thon-dong").id
    beside = establish_one(OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", None, DAY))
    move = ReorganizationEntry("moved", DAY, "Chuyển", east, changed=(Changed(east, parent=beside),))
    reorganize(OFFICE, [move])
    call = ("figures", "--org", "mau", "--year", "2023", "--id", "members.total", "--json")
    told = [json.loads(run(*call, "--as-organised", how).stdout)[0]["value"] for how in ("then", "now", "01/07/2024")]
    assert told == ["6", "3", "3"]
    assert "figures-structure-before-day" in run(*call, "--as-organised", "01/07/2023").stdout


def test_a_refusal_has_its_code_and_mend_and_a_status_of_one(run):
    answer = run("figures", "--org", "khong-co", "--year", "2023")
    assert answer.exit_code == 1
    assert "[organization-unknown]" in answer.stderr
    assert "Cách sửa" in answer.stderr


def test_a_refusal_as_json_stands_on_standard_output(run):
    answer = run("figures", "--org", "mau", "--year", "2023", "--id", "members.none", "--json")
    assert json.loads(answer.stdout)["errors"][0]["code"] == "figure-unknown"


def test_an_import_is_a_preview_until_it_is_confirmed(run, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(members(LAN))
    seen = json.loads(run("import", str(path), "--json").stdout)
    done = json.loads(run("import", str(path), "--confirm", "--json").stdout)
    again = json.loads(run("import", str(path), "--confirm", "--json").stdout)
    assert [answer["state"] for answer in (seen, done, again)] == ["previewed", "confirmed", "confirmed"]
    assert [answer["counts"]["new"] for answer in (seen, done, again)] == [1, 1, 0]


def test_an_import_with_errors_names_sheet_cell_and_mend_and_writes_nothing(run, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(members([*LAN[:5], "31/02/2005", ""]))
    answer = run("import", str(path), "--confirm")
    assert answer.exit_code == 1
    assert "Đảng viên, ô F2" in answer.stdout
    assert "Cách sửa" in answer.stdout
    assert json.loads(run("import", str(path), "--json").stdout)["counts"]["error"] == 1


def test_someone_else_than_the_operator_acts_with_their_own_roles(run):
    assert actor_of("nobody") is None
    answer = run("workbook", "export", "x.xlsx", "--org", "mau", "--year", "2023", "--as", "nobody")
    assert "[user-unknown]" in answer.stderr


def test_the_doctor_finds_nothing_wrong_in_a_sound_office(run):
    assert run("doctor").output.strip() == "Không phát hiện vấn đề."


def test_every_command_explains_itself(run):
    for name in COMMANDS:
        assert run(name, "--help").exit_code == 0, name
