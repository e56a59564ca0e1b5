"""Sentences adapt to the figures: none, one, many, missing."""

from datetime import date
from decimal import Decimal

import pytest

from tongket.documents.paper.model import plain
from tongket.documents.papers.dossier import TargetRow
from tongket.documents.sentences import building, inspections, ratings, situation, targets
from tongket.documents.sentences.shown import Figures, label_of, listed, shown, shown_number
from tongket.figures.catalogue.entries import entry
from tongket.figures.definition import FigureValue, Status


def value_of(figure_id, number, of=None, approx="", **dimensions):
    status = Status.MISSING if number is None else Status.COMPUTED
    amount = None if number is None else Decimal(str(number))
    whole = None if of is None else Decimal(of)
    return FigureValue(entry(figure_id), "mau", 2023, date(2023, 12, 31), amount, whole, dimensions, 1, status, approx)


def figures(*values):
    return Figures({value.tag: value for value in values})


def read(found, markup):
    return plain(found.text(markup))


@pytest.mark.parametrize(("number", "text"), [("2", "02"), ("10", "10"), ("1234", "1.234"), ("0", "0")])
def test_a_count_below_ten_has_its_zero(number, text):
    assert shown_number(Decimal(number)) == text


def test_a_share_is_rounded_and_loses_empty_decimals():
    assert shown(value_of("ratings.members_share", "89.528796", level="good")) == "89,5"
    assert shown(value_of("ratings.members_share", "100.0000", level="good")) == "100"


def test_an_amount_keeps_its_digits_and_gets_no_leading_zero():
    assert shown(value_of("indicators.value", "370.74", indicator="production_value")) == "370,74"
    assert shown(value_of("indicators.value", "9", indicator="production_value")) == "9"


def test_a_hedge_is_printed_with_the_number():
    assert shown(value_of("members.total", 798, approx="min")) == "trên 798"


def test_a_missing_figure_is_named_by_its_label():
    assert read(figures(value_of("members.total", None)), "{members.total}") == "[thiếu: tổng số đảng viên]"


def test_a_level_nobody_holds_reads_as_zero_where_ratings_were_entered():
    found = figures(value_of("ratings.cells", 2, level="excellent"))
    assert found["ratings.cells?level=not_completed"] == "0"


def test_a_level_reads_as_missing_where_no_rating_was_entered():
    assert figures(value_of("ratings.cells_rated", None))["ratings.cells?level=excellent"] is None


def test_a_list_ends_with_and():
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["", "a", "a và b", "a, b và c"]


def test_a_tag_is_told_in_words():
    assert label_of("badges.awarded_by_round?round=2023-09-02") == "Huy hiệu Đảng theo đợt: 02/09/2023"


def test_an_indicator_is_called_as_the_records_call_it():
    tag = "indicators.value?indicator=production_value"
    assert label_of(tag, {"production_value": "Tổng giá trị sản xuất"}) == "kết quả: Tổng giá trị sản xuất"


def test_members_without_probationary_ones_are_told_without_them():
    found = figures(value_of("cells.total", 11), value_of("members.total", 191))
    assert read(found, situation.size(found, "Đảng bộ xã Mẫu")) == "Đảng bộ xã Mẫu có 11 chi bộ với 191 đảng viên."


def test_admissions_against_the_plan_are_told_with_the_share():
    found = figures(value_of("admissions.members", 6), value_of("admissions.plan_ratio", 100))
    assert read(found, building.admissions(found)) == "Trong năm đã kết nạp 06 đảng viên mới, đạt 100% kế hoạch."


def test_no_admission_is_said_as_such_and_never_as_a_zero():
    found = figures(value_of("admissions.members", 0), value_of("admissions.plan", 5))
    told = read(found, building.admissions(found))
    assert told == "Trong năm chưa kết nạp được đảng viên mới (kế hoạch 05 đồng chí)."


def test_badges_of_one_level_are_not_listed_one_by_one():
    found = figures(value_of("badges.awarded", 3), value_of("badges.awarded_by_level", 3, level="40"))
    assert read(found, building.badges(found)).endswith("đều là Huy hiệu 40 năm tuổi Đảng.")


def test_badges_are_listed_from_the_longest():
    found = figures(
        value_of("badges.awarded", 2),
        value_of("badges.awarded_by_level", 1, level="40"),
        value_of("badges.awarded_by_level", 1, level="65"),
        value_of("badges.awarded_by_round", 2, round="2023-09-02"),
    )
    told = read(found, building.badges(found))
    assert "đợt 02/9/2023" in told
    assert told.index("65 năm") < told.index("40 năm")


def test_a_year_without_badges_has_no_sentence_about_them():
    assert building.badges(figures(value_of("badges.awarded", 0))) == ""


def test_cells_of_one_level_are_told_in_one_sentence():
    found = figures(value_of("ratings.cells_rated", 8), value_of("ratings.cells", 8, level="good"))
    assert read(found, ratings.cells(found)) == (
        "Qua đánh giá, cả 08 chi bộ được xếp loại đều hoàn thành tốt nhiệm vụ."
    )


def test_where_some_cells_were_rated_nothing_is_said_of_the_others():
    found = figures(
        value_of("cells.total", 8), value_of("ratings.cells_rated", 4), value_of("ratings.cells", 4, level="excellent")
    )
    assert read(found, ratings.cells(found)) == "Qua đánh giá, có 04 chi bộ hoàn thành xuất sắc nhiệm vụ."


def test_ratings_nobody_entered_are_named_as_missing():
    found = figures(value_of("ratings.cells_rated", None))
    assert (
        read(found, ratings.cells(found)) == "Kết quả xếp loại chi bộ: [thiếu: tổ chức đảng trực thuộc được xếp loại]."
    )


def test_the_own_rating_is_a_decision_or_else_a_proposal():
    decided = figures(value_of("ratings.own", 1, stage="decided", level="excellent"))
    proposed = figures(value_of("ratings.own", 1, stage="proposed", level="good"))
    assert "được Huyện ủy xếp loại hoàn thành xuất sắc" in ratings.own(decided, "Đảng bộ xã Mẫu", "Huyện ủy")
    assert ratings.own(proposed, "Đảng bộ xã Mẫu").startswith("Đề nghị cấp trên xét")


def test_targets_all_met_are_told_without_those_not_met():
    found = figures(
        value_of("targets.total", 20, period="year"), value_of("targets.met_or_exceeded", 20, 20, period="year")
    )
    assert read(found, targets.achieved(found)) == "Toàn bộ 20/20 chỉ tiêu nghị quyết đề ra đã đạt."


def test_targets_on_the_way_are_told_apart_from_those_at_risk():
    found = figures(
        value_of("targets.total", 24, period="term"),
        value_of("targets.met_or_exceeded", 12, 24, period="term"),
        value_of("targets.not_met", 12, 24, period="term"),
        value_of("targets.by_status", 10, 24, period="term", status="on_track"),
        value_of("targets.by_status", 2, 24, period="term", status="at_risk"),
    )
    told = read(found, targets.achieved(found, "term"))
    assert "12/24 chỉ tiêu" in told
    assert told.endswith("trong đó 10 chỉ tiêu bảo đảm tiến độ đề ra và 02 chỉ tiêu khó đạt.")


def test_an_indicator_tells_only_what_is_known_of_it():
    row = TargetRow("income", "Thu nhập bình quân", "triệu đồng", "", "year", "")
    found = figures(value_of("indicators.value", "74.447", indicator="income"))
    assert read(found, targets.indicator(found, row)) == "Thu nhập bình quân đạt 74,447 triệu đồng."


def test_a_count_is_said_to_be_and_not_to_reach():
    row = TargetRow("schools", "Số trường đạt chuẩn quốc gia", "trường", "", "year", "")
    found = figures(value_of("indicators.value", 3, indicator="schools"))
    assert read(found, targets.indicator(found, row)) == "Số trường đạt chuẩn quốc gia là 3 trường."


def test_inspections_are_told_by_who_held_them():
    known = {"actor": "inspection_commission", "nature": "inspection"}
    found = figures(
        value_of("inspections.cases", 2, **known),
        value_of("inspections.organizations", 2, **known),
        value_of("inspections.members", 21, **known),
    )
    told = read(found, inspections.inspected(found, "inspection_commission"))
    assert told == "Ủy ban Kiểm tra Đảng ủy đã tổ chức 02 cuộc kiểm tra đối với 02 tổ chức đảng và 21 đảng viên."
    assert inspections.inspected(found, "party_committee") == ""


def test_commendations_name_only_the_circles_that_have_some():
    found = figures(value_of("awards.collectives", 2), value_of("awards.individuals", 26), value_of("awards.cells", 0))
    assert read(found, inspections.circles(found)) == "02 tập thể và 26 cá nhân"


def test_committees_rated_beside_the_cells_are_called_organisations():
    found = figures(
        value_of("cells.total", 80), value_of("ratings.cells_rated", 90), value_of("ratings.cells", 90, level="good")
    )
    assert "cả 90 tổ chức đảng được xếp loại" in read(found, ratings.cells(found))


def test_committees_below_are_told_beside_the_cells():
    found = figures(
        value_of("cells.total", 80),
        value_of("members.total", 2500),
        value_of("organizations.by_type", 10, type="subordinate_committee_organization"),
    )
    assert "và 80 chi bộ với 2.500 đảng viên" in read(found, situation.size(found, "Đảng bộ xã Mẫu"))


def test_a_rate_that_should_fall_is_told_with_its_plan_and_not_with_a_share():
    row = TargetRow("poverty_rate", "Tỷ lệ hộ nghèo", "%", "", "year", "", "lower")
    found = figures(
        value_of("indicators.value", "3.4", indicator="poverty_rate"),
        value_of("indicators.plan", "2", indicator="poverty_rate"),
        value_of("indicators.plan_ratio", "170", indicator="poverty_rate"),
    )
    assert read(found, targets.indicator(found, row)) == "Tỷ lệ hộ nghèo ở mức 3,4%, chỉ tiêu 2%."
