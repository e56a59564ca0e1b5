"""`tongket read`: what it prints and writes, and what it does with a file it cannot read."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tongket.cli import reading
from tongket.cli.main import tongket
from tongket.reconciliation.facts import Fact, Reading, SetAside, Span, Unrecognised

Run = Callable[..., Result]
TEXT = "Số 12: có 1.214 đảng viên, năm 2023; 7."


def made(text: str) -> Reading:
    """A reading of TEXT that hangs on nothing but this file."""
    if text != TEXT:
        return Reading(text, (), (), ())
    facts = (
        Fact("members_total", Decimal(1214), Span(10, 25), Span(10, 15), "1.214 đảng viên", approx="min"),
        Fact("report_year", Decimal(2023), Span(27, 35), Span(31, 35), "năm 2023"),
        Fact("badge_award", Decimal(1), Span(0, 2), Span(0, 0), "Số", attributes={"years": (45, 50)}),
        Fact("org_rating", "good", Span(0, 2), Span(0, 0), "Số", attributes={"self": True, "level": "good"}),
        Fact("inspection", Decimal(2), Span(0, 2), Span(0, 0), "Số", of=Decimal(3), unit="member"),
    )
    aside = SetAside(Span(3, 5), "12", "document_number")
    return Reading(text, facts, (aside,), (Unrecognised(Span(37, 38), "7"),))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setattr(reading, "read", made)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("b.txt").write_text("Không có số nào.", encoding="utf-8")

    def called(*arguments: str) -> Result:
        monkeypatch.setattr("sys.argv", ["tongket", "read", *arguments])
        return CliRunner().invoke(tongket, ["read", *arguments])

    return called


def test_reading_touches_no_database(run: Run) -> None:
    # Without a mark for the database, any query would fail here.
    assert run("a.txt").exit_code == 0


def test_the_table_says_each_fact_in_words_and_vietnamese_numbers(run: Run) -> None:
    lines = [" ".join(line.split()) for line in run("a.txt").stdout.splitlines()]
    assert lines == [
        "a.txt: 5 số liệu, 1 số không thuộc báo cáo, 1 số chưa hiểu",
        "Số đảng viên trên 1.214 «1.214 đảng viên»",
        "Năm báo cáo 2023 «năm 2023»",
        "Huy hiệu Đảng (từng mức) 1 45-50 năm «Số»",
        "Xếp loại tổ chức Hoàn thành tốt nhiệm vụ Hoàn thành tốt nhiệm vụ «Số»",
        "Kiểm tra 2/3 đảng viên «Số»",
        "Chưa hiểu «7»",
    ]


def test_one_text_as_json_is_its_reading(run: Run) -> None:
    answer = json.loads(run("a.txt", "--json").stdout)
    assert list(answer) == ["facts", "unrecognised", "set_aside"]
    assert (answer["facts"][0]["value"], answer["facts"][0]["at"]) == ("1214", 10)
    assert answer["facts"][3]["value"] == "tot"


def test_several_texts_as_json_stand_by_their_names(run: Run) -> None:
    answer = json.loads(run("a.txt", "b.txt", "--json").stdout)
    assert {name: len(read["facts"]) for name, read in answer.items()} == {"a.txt": 5, "b.txt": 0}


def test_a_folder_gets_one_file_a_text(run: Run) -> None:
    assert run("a.txt", "b.txt", "--out", "ra/day").exit_code == 0
    assert sorted(path.name for path in Path("ra/day").iterdir()) == ["a.json", "b.json"]
    assert len(json.loads(Path("ra/day/a.json").read_text(encoding="utf-8"))["facts"]) == 5


def test_a_file_that_cannot_be_read_leaves_the_others_read(run: Run) -> None:
    Path("trong.txt").write_bytes(b"")
    answer = run("trong.txt", "a.txt", "khong-co.txt", "--out", "ra")
    assert answer.exit_code == 1
    assert "[text-file-empty]" in answer.stderr
    assert "[text-file-missing]" in answer.stderr
    assert [path.name for path in Path("ra").iterdir()] == ["a.json"]


def test_a_refusal_as_json_stands_in_the_place_of_the_reading(run: Run) -> None:
    Path("trong.txt").write_bytes(b"")
    alone = run("trong.txt", "--json")
    both = json.loads(run("trong.txt", "b.txt", "--json").stdout)
    assert alone.exit_code == 1
    assert json.loads(alone.stdout)["errors"][0]["code"] == "text-file-empty"
    assert (list(both["trong.txt"]), len(both["b.txt"])) == (["errors"], 3)


def test_two_texts_of_one_name_are_not_written_over_each_other(run: Run) -> None:
    Path("a.html").write_text("<p>12", encoding="utf-8")
    answer = run("a.txt", "a.html", "--out", "ra")
    assert answer.exit_code == 1
    assert "[read-names-alike]" in answer.stderr
    assert not Path("ra").exists()
