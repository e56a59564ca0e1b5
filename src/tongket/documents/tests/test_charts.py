"""The charts say their numbers in words, hold the content policy and never draw what is missing."""

import re
from collections.abc import Callable
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from tongket.documents import charts
from tongket.documents.chart_words import NARROW, shown_number, shown_percent, wrapped
from tongket.documents.reviews import level_charts

SVG = "{http://www.w3.org/2000/svg}"
WORKERS = [("Giá trị sản xuất", Decimal("1.047"), "370,740 tỷ đồng", "354,1 tỷ đồng")]
RATINGS = [("Xuất sắc", 2, "excellent"), ("Tốt", 8, "good"), ("Hoàn thành", 1, "completed")]
TONES = [("excellent", "Xuất sắc"), ("good", "Tốt")]
YEARS = [("2022", {}), ("2023", {"excellent": 2, "good": 8})]
LEVELS = [("2021", "good", ""), ("2022", None, "mới thành lập"), ("2023", "excellent", "")]
MAKERS: list[Callable[[], str]] = [
    lambda: charts.bars_against_plan("Chỉ tiêu", WORKERS),
    lambda: charts.stacked_share("Xếp loại", RATINGS, [(2, "trần 20 %")]),
    lambda: charts.columns("Huy hiệu", [("30 năm", 2), ("40 năm", 1)]),
    lambda: level_charts.shares_of_years("Xếp loại", YEARS, TONES),
    lambda: level_charts.levels_of_years("Chi bộ", LEVELS, TONES),
    lambda: charts.trend("Kết nạp", [("2022", 5), ("2023", 6)]),
]


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 our own text, made a line before


def description(svg: str) -> str:
    return parsed(svg).findtext(f"{SVG}desc") or ""


def drawn_text(svg: str) -> str:
    return " ".join(text.text or "" for text in parsed(svg).iter(f"{SVG}text"))


def bars(svg: str) -> list[ElementTree.Element]:
    return list(parsed(svg).iter(f"{SVG}rect"))


@pytest.mark.parametrize("make", MAKERS)
def test_a_chart_is_an_image_with_title_and_description(make: Callable[[], str]) -> None:
    root = parsed(make())
    named = (root.get("aria-labelledby") or "").split()
    assert root.get("role") == "img"
    assert [root.find(f"*[@id='{name}']").tag for name in named] == [f"{SVG}title", f"{SVG}desc"]


@pytest.mark.parametrize("make", MAKERS)
def test_a_chart_has_no_style_attribute_and_no_script(make: Callable[[], str]) -> None:
    attributes = {name for element in parsed(make()).iter() for name in element.attrib}
    assert "style" not in attributes
    assert not any(name.startswith("on") for name in attributes)
    assert not list(parsed(make()).iter(f"{SVG}script"))


@pytest.mark.parametrize("make", MAKERS)
def test_every_number_drawn_is_also_said_in_the_description(make: Callable[[], str]) -> None:
    svg = make()
    numbers = set(re.findall(r"\d+(?:[.,]\d+)*", drawn_text(svg).replace("kế hoạch = 100 %", "")))
    assert numbers
    assert all(number in description(svg) for number in numbers)


@pytest.mark.parametrize("make", MAKERS)
def test_a_chart_is_made_the_same_every_time(make: Callable[[], str]) -> None:
    assert make() == make()


def test_a_target_is_drawn_as_its_share_of_the_plan() -> None:
    svg = charts.bars_against_plan("Chỉ tiêu", WORKERS)
    assert [bar.get("width") for bar in bars(svg)] == ["100%", "83.76%"]  # 1.047 of a width of 1.25
    assert "104,7 %" in drawn_text(svg)


def test_a_target_without_result_is_said_and_not_drawn() -> None:
    svg = charts.bars_against_plan("Chỉ tiêu", [("Việc làm", None, None, "120 người")])
    assert not bars(svg)
    assert description(svg) == "Việc làm: chưa có số liệu; kế hoạch 120 người."


def test_a_target_without_plan_shows_its_result_and_no_bar() -> None:
    svg = charts.bars_against_plan("Chỉ tiêu", [("Thu nhập", None, "74,447 triệu đồng", None)])
    assert not bars(svg)
    assert "74,447 triệu đồng; chưa có kế hoạch" in description(svg)


def test_a_target_far_above_its_plan_is_cut_at_the_width_of_the_chart() -> None:
    svg = charts.bars_against_plan("Chỉ tiêu", [("Thu", Decimal("3.12"), "168,9", "54,1")])
    assert max(Decimal((bar.get("width") or "0").rstrip("%")) for bar in bars(svg)) == 100
    assert "312 %" in drawn_text(svg)


def test_the_cap_stands_at_its_share_of_the_whole() -> None:
    svg = charts.stacked_share("Xếp loại", RATINGS, [(Decimal(2), "trần 20 %")])
    assert "18.18%" in {line.get("x1") for line in parsed(svg).iter(f"{SVG}line")}
    assert "trần 20 %" in description(svg)


def test_the_parts_of_a_whole_follow_each_other_without_a_gap() -> None:
    svg = charts.stacked_share("Xếp loại", RATINGS)
    places = [(bar.get("x"), bar.get("width")) for bar in bars(svg) if bar.get("height") == "28"]
    assert places == [("0%", "18.18%"), ("18.18%", "72.73%"), ("90.91%", "9.09%")]


def test_parts_are_told_apart_by_pattern_and_not_by_colour_alone() -> None:
    svg = charts.stacked_share("Xếp loại", [("a", 1, "good"), ("b", 1, "completed"), ("c", 1, "not_completed")])
    drawings = {ElementTree.tostring(pattern[1]) for pattern in parsed(svg).iter(f"{SVG}pattern")}
    assert len(drawings) == 3


def test_a_share_with_a_missing_part_draws_no_bar() -> None:
    svg = charts.stacked_share("Xếp loại", [("Xuất sắc", 2, "excellent"), ("Tốt", None, "good")])
    assert not [bar for bar in bars(svg) if bar.get("height") == "28"]
    assert description(svg) == "Xuất sắc: 2; Tốt: chưa có số liệu."


def test_no_part_is_said_in_words() -> None:
    svg = charts.stacked_share("Xếp loại", [*RATINGS, ("Không hoàn thành", 0, "not_completed")])
    assert "Không hoàn thành: không có" in description(svg)


def test_a_missing_count_is_said_and_not_drawn_as_a_column() -> None:
    svg = charts.columns("Huy hiệu", [("30 năm", 2), ("70 năm", None)])
    assert len(bars(svg)) == 1
    assert "70 năm: chưa có số liệu" in description(svg)


def test_columns_lie_down_when_their_names_do_not_fit_beside_each_other() -> None:
    few = charts.columns("Tuổi Đảng", [("Dưới 10 năm", 48), ("Từ 50 năm", 9)])
    many = charts.columns("Tuổi Đảng", [(f"Nghỉ hưu nhóm {n}", n) for n in range(1, 12)])
    assert {bar.get("x") for bar in bars(many)} == {"38%"}
    assert {bar.get("x") for bar in bars(few)} == {"10%", "60%"}


def test_a_year_without_value_breaks_the_line_of_a_trend() -> None:
    svg = charts.trend("Kết nạp", [("2020", 3), ("2021", None), ("2022", 5), ("2023", 6)])
    strokes = [line for line in parsed(svg).iter(f"{SVG}line") if line.get("stroke-width") == "2.5"]
    assert len(strokes) == 1
    assert "2021: chưa có số liệu" in description(svg)


def test_nothing_to_show_still_makes_a_valid_picture() -> None:
    for make in (charts.bars_against_plan, charts.stacked_share, charts.columns, charts.trend):
        assert parsed(make("Trống", [])).get("role") == "img"


def test_a_long_label_is_wrapped_within_a_phone() -> None:
    label = "Tỷ lệ hộ dân sử dụng nước sạch tập trung theo quy chuẩn quốc gia"
    svg = charts.bars_against_plan("Chỉ tiêu", [(label, Decimal(1), "88,6 %", "88,6 %")])
    assert label not in drawn_text(svg).split("  ")
    assert all(len(text.text or "") * 7 <= NARROW for text in parsed(svg).iter(f"{SVG}text"))


def test_wrapping_loses_no_word() -> None:
    text = "Khắc phục hạn chế sau kiểm tra của chi bộ"
    assert " ".join(wrapped(text, 80)) == text


def test_a_label_with_markup_is_shown_as_written() -> None:
    svg = charts.columns("A & <B>", [("<script>", 1)])
    assert "<script>" in drawn_text(svg)
    assert parsed(svg).findtext(f"{SVG}title") == "A & <B>"


def test_a_chart_for_a_paper_has_its_width() -> None:
    root = parsed(charts.columns("Huy hiệu", [("30 năm", 2)], width=480))
    assert (root.get("width"), root.get("viewBox")) == ("480", f"0 0 480 {root.get('height')}")


def test_an_english_chart_speaks_english() -> None:
    svg = charts.bars_against_plan("Targets", [("Jobs", None, None, "1,200")], words=charts.ENGLISH)
    assert description(svg) == "Jobs: no figure yet; plan 1,200."


@pytest.mark.parametrize(
    ("ratio", "shown"), [("1.047", "104,7 %"), ("1", "100 %"), ("0.89529", "89,5 %"), ("0.0005", "0,1 %")]
)
def test_a_ratio_is_shown_as_percent_with_at_most_one_decimal(ratio: str, shown: str) -> None:
    assert shown_percent(Decimal(ratio), charts.VIETNAMESE) == shown


def test_numbers_take_the_marks_of_the_language() -> None:
    assert shown_number(2500, charts.VIETNAMESE) == "2.500"
    assert shown_number(Decimal("1234.5"), charts.ENGLISH) == "1,234.5"


def test_a_wide_chart_wraps_less_and_has_other_ids() -> None:
    label = "Tỷ lệ hộ dân sử dụng nước sạch tập trung"
    rows = [(label, Decimal(1), "88,6 %", "88,6 %")]
    narrow, wide = (charts.bars_against_plan("Chỉ tiêu", rows, **room) for room in ({}, {"room": charts.WIDE}))
    assert label in drawn_text(wide)
    assert label not in [text.text for text in parsed(narrow).iter(f"{SVG}text")]
    assert parsed(narrow).get("aria-labelledby") != parsed(wide).get("aria-labelledby")


def test_years_tell_counted_and_reported_values_apart_in_words_and_in_look() -> None:
    svg = charts.years("Qua các năm", [("2021", None, Decimal("350.5")), ("2022", 370, 371), ("2023", 407, None)])
    assert "2021: văn bản cũ ghi 350,5; 2022: 370, văn bản cũ ghi 371; 2023: 407." in svg
    assert svg.count('fill="#9c1c1c"') == 2
    assert len(re.findall(r'fill="url\(#c[0-9a-f]+-reported\)"', svg)) == 2


def test_a_year_of_which_nothing_is_known_says_so() -> None:
    svg = charts.years("Qua các năm", [("2022", None, None), ("2023", 7, None)])
    assert "2022: chưa có số liệu; 2023: 7." in svg
    assert svg.count("<rect") == 2  # the hatching's ground and one column


def test_the_shares_of_years_say_each_year_and_the_missing_one():
    assert description(level_charts.shares_of_years("Xếp loại", YEARS, TONES)) == (
        "2022: chưa có số liệu; 2023: tổng số 10, Xuất sắc 2 (20 %); Tốt 8 (80 %)."
    )


def test_a_year_without_a_level_breaks_the_line_and_says_why():
    svg = level_charts.levels_of_years("Chi bộ", LEVELS, TONES)
    assert description(svg) == "2021: Tốt; 2022: mới thành lập; 2023: Xuất sắc."
    assert len(list(parsed(svg).iter(f"{SVG}circle"))) == 2
    assert not [line for line in parsed(svg).iter(f"{SVG}line") if line.get("stroke-width") == "2"]
