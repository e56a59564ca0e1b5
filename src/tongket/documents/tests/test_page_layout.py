"""The page format as millimetres and points, and the widths that follow from it."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.documents.fonts.widths import twips
from tongket.documents.paper.model import Masthead
from tongket.documents.render.layout import layout_from, layout_on
from tongket.documents.render.measures import column_widths, fixed_width, masthead_columns, mm_to_twips
from tongket.rules.errors import TongketError
from tongket.rules.load import value_on

NOW = date(2026, 12, 19)


def test_the_margins_are_20_20_30_15():
    sheet = layout_on(NOW).portrait
    assert (sheet.top, sheet.bottom, sheet.left, sheet.right, sheet.inner_width) == (20, 20, 30, 15, 165)


def test_a_turned_sheet_keeps_the_wide_margin_at_the_binding():
    sheet = layout_on(NOW).landscape
    assert (sheet.width, sheet.height, sheet.top, sheet.bottom) == (297, 210, 30, 15)


def test_recipients_are_parted_by_the_sign_of_the_papers_day():
    items = ("Tỉnh ủy;", "- Lưu Đảng ủy")
    assert layout_on(NOW).recipient_lines(items) == ("- Tỉnh ủy;", "- Lưu Đảng ủy.")
    assert layout_on(date(2023, 12, 19)).recipient_lines(items) == ("- Tỉnh ủy,", "- Lưu Đảng ủy.")


def test_a_day_before_the_first_format_has_no_layout():
    with pytest.raises(TongketError) as refusal:
        layout_on(date(2010, 1, 1))
    assert refusal.value.code == "rule-value-unknown"


def test_a_format_without_a_needed_entry_is_refused_by_name():
    value = dict(value_on("documents/page_format", NOW).value)
    del value["urgency"]
    with pytest.raises(TongketError) as refusal:
        layout_from(value)
    assert (refusal.value.code, refusal.value.arguments) == ("page-format-incomplete", {"key": "urgency"})


def test_a_letter_is_as_wide_as_in_times_new_roman():
    assert twips("A", 100) == 1445  # 0.722 em of 100 points
    assert twips("Ế", 100) == twips("E", 100)


def test_columns_fill_the_width_to_the_last_twip():
    widths = column_widths((6, 34, 18, 15, 15, 12), mm_to_twips(165))
    assert sum(widths) == mm_to_twips(165)


def test_the_partys_name_and_the_date_fit_their_column():
    layout = layout_on(NOW)
    masthead = Masthead("Đảng bộ tỉnh", "Đảng ủy xã", "Số 01", "Đặc khu Phú Quý, ngày 03 tháng 02 năm 2027")
    columns = masthead_columns(layout, masthead, mm_to_twips(165))
    assert columns.right > twips(masthead.place_date, 14, italic=True)
    assert columns.rule == twips("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True)
    assert columns.left + columns.right == mm_to_twips(165)


def test_a_chart_of_fluid_width_gets_the_width_of_the_text():
    drawn = '<svg xmlns="x" width="100%" height="9"><rect width="100%"/></svg>'
    assert fixed_width(drawn) == '<svg xmlns="x" width="624" height="9"><rect width="100%"/></svg>'


def test_a_chart_of_its_own_width_keeps_it():
    drawn = '<svg width="300"><rect width="100%"/></svg>'
    assert fixed_width(drawn) == drawn
