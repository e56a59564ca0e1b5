import json

import pytest
from click.testing import CliRunner

from tongket.cli.main import tongket
from tongket.rules.load import value_files


@pytest.fixture
def run(monkeypatch):
    def called(*arguments):
        monkeypatch.setattr("sys.argv", ["tongket", "rules", *arguments])
        return CliRunner().invoke(tongket, ["rules", *arguments])

    return called


def of(values, name):
    return next(value for value in values if value["id"] == name)


def test_every_value_in_force_is_printed_as_json_with_its_source(run):
    values = json.loads(run("on", "2025-12-31", "--subject", "reviews", "--json").stdout)
    thresholds = of(values, "reviews/thresholds")
    assert list(thresholds) == [
        "id", "title", "value", "unit", "from", "until", "document", "number", "article", "certainty", "checked_on",
        "note",
    ]  # fmt: skip
    assert (thresholds["number"], thresholds["article"], thresholds["certainty"]) == (
        "366-QĐ/TW", "Điều 11", "verified",
    )  # fmt: skip
    assert (thresholds["value"]["minimum"]["excellent"], thresholds["until"]) == (90, None)


def test_a_subject_leaves_the_others_out(run):
    values = json.loads(run("on", "31/12/2023", "--subject", "quotas", "--json").stdout)
    assert {value["id"].split("/")[0] for value in values} == {"quotas"}


def test_a_gap_is_said_as_a_gap(run):
    values = json.loads(run("on", "2023-12-31", "--subject", "reviews", "--json").stdout)
    assert of(values, "reviews/thresholds")["value"] is None
    assert "chương trình không tự đặt ra giá trị" in run("on", "2023-12-31", "--subject", "reviews").stdout


def test_what_no_period_covers_is_named(run):
    printed = run("on", "2020-12-31", "--subject", "reviews").stdout
    assert "Không giữ giá trị nào cho ngày này: " in printed
    assert "reviews/quarterly" in printed.split("Không giữ giá trị nào")[1]


def test_an_officer_reads_the_source_and_how_sure_it_is(run):
    printed = run("on", "2023-12-31", "--subject", "reviews").stdout
    assert "Căn cứ: 124-QĐ/TW ngày 04/10/2023, Điều 12, khoản 1 – " in printed
    assert "Áp dụng: từ 01/01/2023 đến 31/12/2024" in printed


def test_an_officer_reads_words_and_not_identifiers(run):
    printed = run("on", "2025-12-31", "--subject", "reviews").stdout
    assert "Hoàn thành xuất sắc nhiệm vụ: 90" in printed
    assert "Kết quả thực hiện nhiệm vụ theo bộ tiêu chí của cấp ủy (70 điểm)" in printed


def test_all_subjects_are_printed_without_a_choice(run):
    values = json.loads(run("on", "2026-11-30", "--json").stdout)
    assert {value["id"].split("/")[0] for value in values} == {name.split("/")[0] for name in value_files()}


def test_a_subject_that_nobody_knows_is_refused(run):
    assert run("on", "2026-11-30", "--subject", "weather").exit_code == 2
