import json
from io import BytesIO

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from tests.office import new_office
from tongket.cli.main import tongket

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(monkeypatch):
    new_office()

    def called(*arguments):
        monkeypatch.setattr("sys.argv", ["tongket", *arguments])
        return CliRunner().invoke(tongket, list(arguments))

    return called


def test_the_round_is_printed_as_json_with_reasons_and_citations(run):
    [first, *_] = found = json.loads(run("badges", "--org", "mau", "--round", "2020-05-19", "--json").stdout)
    assert len(found) == 5
    assert set(first) == {"member", "cell", "level", "round", "eligible", "overdue", "reasons", "citations"}
    assert {name: first[name] for name in ("member", "cell", "level", "round", "eligible", "overdue")} == {
        "member": "Nguyễn Văn An", "cell": "Chi bộ thôn Đông", "level": 30, "round": "2020-05-19", "eligible": True,
        "overdue": False,
    }  # fmt: skip
    assert first["citations"][0].startswith("Điều lệ Đảng")


def test_who_is_near_is_printed_with_the_day_the_level_is_reached(run):
    answer = run("badges", "--org", "mau/chi-bo-thon-dong", "--round", "2020-02-03")
    assert "Chưa xét được: 3" in answer.stdout
    assert "đủ vào ngày 01/05/2020" in answer.stdout


def test_the_sheet_has_who_is_due_who_is_overdue_and_who_is_near(run, tmp_path):
    path = tmp_path / "dot.xlsx"
    run("badges", "--org", "mau", "--round", "2020-09-02", "--xlsx", str(path))
    book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    rows = book.get_sheet_by_name("Đủ từ trước").to_python()
    assert (book.sheet_names, len(rows), rows[1][4]) == (["Trong đợt", "Đủ từ trước", "Chưa xét được"], 6, 30)


def test_a_round_before_the_known_rules_is_refused_with_its_code(run):
    answer = run("badges", "--org", "mau", "--round", "2012-02-03", "--json")
    assert (answer.exit_code, json.loads(answer.stdout)["errors"][0]["code"]) == (1, "rule-value-unknown")
