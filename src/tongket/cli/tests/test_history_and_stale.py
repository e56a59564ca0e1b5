import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.office import OFFICE
from tongket.cli.main import tongket
from tongket.figures.year import figures_of
from tongket.organizations import queries as organizations
from tongket.procedures.tests.drafted import member_joins, office_of_papers
from tongket.procedures.year_end import make_package
from tongket.reconciliation.tests.test_history import BODY, HEAD, TITLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings, tmp_path):
    return office_of_papers(settings, tmp_path)


@pytest.fixture
def run(monkeypatch, office):
    def called(*arguments):
        monkeypatch.setattr("sys.argv", ["tongket", *arguments])
        return CliRunner().invoke(tongket, list(arguments))

    return called


@pytest.fixture
def paper(tmp_path: Path) -> str:
    path = tmp_path / "bao-cao-2022.txt"
    path.write_text(HEAD + TITLE + BODY, encoding="utf-8")
    return str(path)


def test_without_accepting_a_paper_is_only_read(run, paper):
    found = json.loads(run("history", paper, "--org", "mau", "--year", "2022", "--json").stdout)
    assert found["source"]["number"] == "12-BC/ĐU"
    assert {offer["accepted"] for offer in found["offers"]} == {False}
    assert all(value.reported == () for value in figures_of("mau", 2022))


def test_accepted_values_stand_beside_the_counted_ones(run, paper):
    run("history", paper, "--org", "mau", "--year", "2022", "--accept", "all")
    members = next(value for value in figures_of("mau", 2022) if value.tag == "members.total")
    assert (members.value, members.reported[0].value) == (5, Decimal(191))


def test_the_list_of_figures_tells_a_reported_value_as_such(run, paper):
    run("history", paper, "--org", "mau", "--year", "2022", "--accept", "all")
    shown = run("figures", "--org", "mau", "--year", "2022").stdout
    assert "5 [văn bản cũ: 191 – Văn bản số 12-BC/ĐU ngày 20/12/2022]" in shown
    assert "2 (Văn bản số 12-BC/ĐU ngày 20/12/2022)" in shown


def test_a_paper_is_told_in_words_with_its_quotes(run, paper):
    shown = run("history", paper, "--org", "mau", "--year", "2022").stdout
    assert "[chờ nhận] 2022 tổng số đảng viên: 191 (sổ tính 5)" in shown
    assert "«Năm 2022, Đảng bộ xã Mẫu có 191 đảng viên.»" in shown


def test_a_paper_of_another_year_is_read_and_nothing_accepted(run, paper):
    shown = run("history", paper, "--org", "mau", "--year", "2023", "--accept", "all").stdout
    assert "Văn bản tự ghi là của năm 2022." in shown
    assert all(value.reported == () for value in figures_of("mau", 2023))


def test_an_old_paper_that_is_not_there_is_said_with_its_mend(run):
    assert "text-file-missing" in run("history", "khong-co.txt", "--org", "mau", "--year", "2022").output


def test_stale_lists_papers_figures_and_sentences(run, office, tmp_path):
    make_package(OFFICE, "mau", 2023, tmp_path / "ra")
    assert json.loads(run("stale", "--json").stdout) == []
    member_joins(office)
    found = json.loads(run("stale", "--org", "mau", "--year", "2023", "--json").stdout)
    report = next(paper for paper in found if paper["kind"] == "year_report")
    assert report["org"] == "mau"
    assert set(report) == {"org", "paper", "key", "kind", "title", "number_line", "dated_on", "year", "changes"}
    change = next(change for change in report["changes"] if change["figure"] == "members.total")
    assert (change["then"], change["now"]) == ("6", "7")
    assert "06 đảng viên" in change["sentences"][0]
    told = run("stale").stdout
    assert "tổng số đảng viên: 6 → 7" in told
    assert organizations.unit("mau").name in told


def test_where_nothing_changed_stale_says_so(run):
    assert "Không văn bản nào có số liệu đã đổi." in run("stale").stdout
