import json

import pytest
from click.testing import CliRunner

from tongket.cli.main import tongket
from tongket.organizations.reorganizing import queries as tree
from tongket.procedures.reorganizing.tests.plans import COMMUNE, HEAD, ON, province

pytestmark = pytest.mark.django_db
STEPS = f"""
steps:
  - consolidate:
      from: [mau, xa-ben]
      into: {{as: tan, name: Đảng bộ xã Tân, type: {COMMUNE}, under: tinh-mau, code: "18790"}}
"""


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr("tongket.cli.main.make_ready", lambda say: None)

    def call(*arguments):
        found = CliRunner().invoke(tongket, ["org", *map(str, arguments)])
        return found.exit_code, found.output

    return call


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + STEPS.replace("xa-ben", '"18790"'), encoding="utf-8")
    return path


def test_a_code_shows_whoever_carried_it_on_the_day(run, file):
    province()
    assert run("merge", file)[0] == 0
    before = json.loads(run("show", "18790", "--on", "30/06/2025", "--json")[1])
    after = json.loads(run("show", "18790", "--on", "2025-07-01", "--json")[1])
    assert (before["name"], before["became"][0]["name"]) == ("Đảng bộ xã Bên", "Đảng bộ xã Tân")
    assert (after["name"], after["members"]) == ("Đảng bộ xã Tân", {"official": 5, "total": 6})
    assert {each["name"] for each in after["came_from"]} == {"Đảng bộ xã Mẫu", "Đảng bộ xã Bên"}


def test_a_unit_is_shown_in_words(run):
    province()
    said = run("show", "mau", "--on", "2025-06-30")[1]
    assert "Đảng bộ xã Mẫu – " in said
    assert "Trực thuộc: Đảng bộ tỉnh Mẫu" in said
    assert "Đảng viên: 6 (chính thức 5)" in said


def test_a_rehearsal_prints_and_writes_nothing(run, file):
    top = province().top
    assert "số liệu cộng được giữ nguyên" in run("rehearse", file)[1]
    assert json.loads(run("rehearse", file, "--json")[1])["conserved"] is True
    assert not [event for event in tree.all_events() if event.on == ON]
    assert top


def test_an_act_is_told_in_the_history_and_undone_by_its_key(run, file):
    province()
    key = json.loads(run("merge", file, "--json")[1])["key"]
    assert "Hợp nhất: Sắp xếp tổ chức đảng" in run("history", "mau")[1]
    assert run("undo", key, "--reason", "Thu hồi quyết định") == (0, "Đã hoàn tác 1 sự kiện.\n")
    assert json.loads(run("history", "mau", "--json")[1])[-1]["undone"] is True


def test_what_is_refused_is_told_with_its_code(run, tmp_path):
    province()
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + "\nsteps: [{dissolve: {unit: mau}}]\n", encoding="utf-8")
    code, said = run("merge", path, "--json")
    assert code == 1
    assert "không còn nơi trực thuộc" in said
    assert "reorganization-unknown" in run("undo", "khong-phai-khoa", "--reason", "x")[1]
