"""Filling a form: looks, conditions, lists, what is missing, figures, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tongket.documents.forms.catalogue import form
from tongket.documents.forms.fill import fill, filled
from tongket.documents.forms.shown import Stated
from tongket.documents.paper.model import Blank, Table, plain
from tongket.documents.render.readback import read_tags
from tongket.documents.render.word import to_word
from tongket.documents.tests.forms.frames import FRAME, form_of, text_of
from tongket.rules.errors import TongketError

FACTS = """
facts:
  name: {kind: text, label: "Họ và tên", required: true, sample: "Mẫu"}
  day: {kind: date, label: "Ngày", sample: 2026-03-05}
  count: {kind: number, label: "Số đảng viên", sample: 4}
  amount: {kind: money, label: "Số tiền", sample: 40000}
  way: {kind: choice, label: "Hình thức", sample: kept, options: {kept: "giữ nguyên", moved: "chuyển đi"}}
  people: {kind: list, label: "Danh sách", sample: [], fields: {who: {kind: text, label: "Tên", sample: "An"}}}
blocks:
  - line: "Họ và tên: {name:upper}"
  - paragraph: "{day}, {day:words}; {count:two} ({count:words}); {amount}, {amount:words}; {way:capital}."
  - paragraph: "Đã chuyển."
    when: way = moved
  - article: "Một."
  - article: "Hai."
  - table:
      rows: people
      caption: "{people:count} người"
      columns: [{title: "TT", share: 1, cell: "{row}"}, {title: "Tên", share: 4, cell: "{who}"}]
"""
GIVEN = {
    "name": "Lê Mẫu", "day": date(2026, 3, 5), "count": 4, "amount": 40_000, "way": "kept",
    "people": [{"who": "An"}, {"who": "Bình"}],
}  # fmt: skip


@pytest.fixture
def declared(tmp_path):
    return form_of(tmp_path, FACTS)


def test_each_kind_of_fact_is_printed_in_the_look_the_form_asks_for(declared):
    text = text_of(filled(declared, GIVEN, FRAME).paper)
    assert "LÊ MẪU" in text
    assert "05/03/2026, ngày 05 tháng 3 năm 2026; 04 (bốn); 40.000 đồng, Bốn mươi nghìn đồng; Giữ nguyên." in text


def test_a_block_is_shown_only_where_its_condition_holds(declared):
    assert "Đã chuyển." not in text_of(filled(declared, GIVEN, FRAME).paper)
    assert "Đã chuyển." in text_of(filled(declared, {**GIVEN, "way": "moved"}, FRAME).paper)


def test_articles_number_themselves(declared):
    text = text_of(filled(declared, GIVEN, FRAME).paper)
    assert "Điều 1. </strong>Một." in text
    assert "Điều 2. </strong>Hai." in text


def test_a_list_becomes_the_rows_of_a_table(declared):
    table = filled(declared, GIVEN, FRAME).paper.blocks[-1]
    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row] for row in table.rows] == [["1", "An"], ["2", "Bình"]]
    assert plain(table.caption) == "02 người"


def test_an_empty_list_says_so_and_an_unknown_one_leaves_rows_to_write_in(declared):
    empty = filled(declared, {**GIVEN, "people": []}, FRAME).paper.blocks[-1]
    unknown = filled(declared, {**GIVEN, "people": None}, FRAME)
    assert isinstance(empty, Table)
    assert [plain(cell) for cell in empty.rows[0]] == ["", "Không có"]
    assert [lack.label for lack in unknown.lacks] == ["Danh sách"]


def test_a_fact_that_is_missing_prints_dots_and_a_required_one_makes_a_draft(declared):
    lacking = filled(declared, {**GIVEN, "name": "", "day": None}, FRAME)
    assert lacking.missing == ("Họ và tên",)
    assert [lack.label for lack in lacking.lacks] == ["Họ và tên", "Ngày"]
    assert isinstance(lacking.paper.blocks[0], Blank)
    assert "BẢN NHÁP – còn thiếu thông tin" in text_of(lacking.paper)


def test_an_optional_fact_that_is_missing_leaves_the_paper_final(declared):
    made = filled(declared, {**GIVEN, "amount": None}, FRAME)
    assert made.paper.draft is False
    assert "……………… đồng" in text_of(made.paper)


def test_a_figure_keeps_its_tag_in_the_word_file(declared):
    made = filled(declared, {**GIVEN, "count": Stated(4, "members.total")}, FRAME)
    assert [(each.tag, each.value) for each in made.figures] == [("members.total", 4)]
    assert ("members.total", "04") in read_tags(to_word(made.paper))


def test_a_figure_that_the_catalogue_does_not_hold_is_refused(declared):
    with pytest.raises(TongketError) as refusal:
        filled(declared, {**GIVEN, "count": Stated(4, "no.figure")}, FRAME)
    assert refusal.value.code == "figure-placeholder-unknown"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"colour": "đỏ"}, "form-fact-undeclared"),
        ({"day": "05/03/2026"}, "form-fact-wrong"),
        ({"way": "sold"}, "form-fact-wrong"),
        ({"people": [{"colour": "đỏ"}]}, "form-fact-undeclared"),
    ],
)
def test_a_fact_the_form_does_not_know_is_refused(declared, facts, code):
    with pytest.raises(TongketError) as refusal:
        filled(declared, facts, FRAME)
    assert refusal.value.code == code


def test_a_form_nobody_declared_is_refused():
    with pytest.raises(TongketError) as refusal:
        fill("life/no_such_form", {}, FRAME)
    assert refusal.value.code == "form-unknown"


def test_signs_of_markup_in_a_fact_are_printed_as_they_are(declared):
    text = text_of(filled(declared, {**GIVEN, "name": "**<b> {day}"}, FRAME).paper)
    assert "**&lt;B&gt; {DAY}" in text


@pytest.mark.parametrize(
    ("on", "number"),
    [(date(2025, 6, 1), "232-QĐ/TW"), (date(2026, 7, 10), "20-QĐ/TW"), (date(2026, 8, 10), "208-QĐ/TW")],
)
def test_a_paper_cites_the_regulation_of_its_own_day(on, number):
    paper = fill("life/recognition", form("life/recognition").samples, replace(FRAME, on=on))
    assert f"Quy định số {number}, ngày" in text_of(paper)
