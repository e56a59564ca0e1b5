"""Opening a round, the check before it and its board on the command line."""

import json

import pytest
from click.testing import CliRunner

from tests.office import new_office
from tongket.cli.main import tongket

pytestmark = pytest.mark.django_db
OF_2023 = ("--org", "mau", "--year", "2023")


@pytest.fixture
def run(monkeypatch):
    new_office()

    def called(*arguments):
        monkeypatch.setattr("sys.argv", ["tongket", "review", *arguments])
        return CliRunner().invoke(tongket, ["review", *arguments])

    return called


def opened(run):
    return run("open", *OF_2023, "--on", "2023-11-20", "--conference", "2024-01-12")


def test_the_check_says_what_is_lacking_and_whether_the_round_can_be_opened(run):
    told = run("ready", *OF_2023, "--on", "2023-11-20").stdout
    assert "+ Áp dụng 124-QĐ/TW" in told
    assert "? 3 tổ chức chưa ghi bí thư trong sổ\n    " in told
    assert told.endswith("Mở đợt được.\n")


def test_the_check_as_json_names_the_points(run):
    items = json.loads(run("ready", *OF_2023, "--on", "2023-11-20", "--json").stdout)
    assert {item["code"]: item["state"] for item in items}["regime"] == "ready"


def test_a_round_is_opened_once(run):
    assert opened(run).stdout == "Đã mở đợt: 6 người ở 2 đơn vị.\n"
    assert opened(run).exit_code != 0
    assert run("ready", *OF_2023).stdout.endswith("Chưa mở đợt được.\n")


def test_the_board_tells_each_unit_its_next_step_and_what_is_late(run):
    opened(run)
    told = run("board", *OF_2023, "--on", "2023-12-25").stdout
    assert "Kiểm điểm, xếp loại năm 2023 – Đảng bộ xã Mẫu: 0/24 bước" in told
    assert "! Chi bộ thôn Đông: tiếp theo là cá nhân tự kiểm điểm, quá hạn: cá nhân tự kiểm điểm" in told
    assert "Đã thông báo: chậm nhất 12/01/2024, 0/3 đơn vị" in told


def test_the_board_as_json_counts_days_in_hand(run):
    opened(run)
    found = json.loads(run("board", *OF_2023, "--on", "2023-11-20", "--json").stdout)
    east = next(unit for unit in found["units"] if unit["name"] == "Chi bộ thôn Đông")
    assert (east["next"], east["late"], east["rated"]) == ("self_reviewed", [], 4)
    assert east["in_hand"] > 5
    assert found["steps"][-1]["last"] == "2024-01-12"


def test_a_year_without_a_round_is_told(run):
    assert run("board", *OF_2023).exit_code != 0
