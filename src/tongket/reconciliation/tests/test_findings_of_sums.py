"""Parts against totals, percentages, plans and growth: what a text can be told from itself."""

from __future__ import annotations

from tongket.reconciliation.findings.checked import Severity
from tongket.reconciliation.tests.stated import codes, findings, says


def badges(total: int, *parts: int) -> list[str]:
    text = f"Trao Huy hiệu cho {total} đảng viên: {parts[0]} đồng chí 60 năm, {parts[1]} đồng chí 50 năm."
    return codes(
        text,
        says(text, f"cho {total} đảng viên", "badge_total", total),
        says(text, f"{parts[0]} đồng chí 60", "badge_award", parts[0], years=(60,)),
        says(text, f"{parts[1]} đồng chí 50", "badge_award", parts[1], years=(50,)),
    )


def test_badges_by_level_that_make_the_total_are_silent():
    assert badges(5, 2, 3) == []


def test_badges_by_level_that_do_not_make_the_total_are_found():
    assert badges(7, 2, 3) == ["parts-do-not-add-up"]


def test_one_level_alone_is_no_whole_list():
    text = "Trao Huy hiệu cho 9 đảng viên, trong đó 2 đồng chí 60 năm."
    total = says(text, "cho 9 đảng viên", "badge_total", 9)
    assert codes(text, total, says(text, "2 đồng chí", "badge_award", 2, years=(60,), part_of=0)) == []


def test_a_part_larger_than_its_whole_is_found():
    text = "Có 9 chi bộ hoàn thành tốt, trong đó 12 chi bộ được khen."
    whole = says(text, "9 chi bộ", "commendation", 9, subject="cell")
    assert "part-beyond-whole" in codes(
        text, whole, says(text, "12 chi bộ", "commendation", 12, subject="cell", part_of=0)
    )


def ratings(excellent: int, good: int, completed: int) -> list[str]:
    text = f"Có 140 chi bộ được xếp loại: {excellent} xuất sắc, {good} tốt, {completed} hoàn thành."
    levels = (("excellent", excellent, "xuất sắc"), ("good", good, "tốt"), ("completed", completed, "hoàn thành"))
    parts = [says(text, f"{n} {word}", "org_rating", n, subject="cell", level=level) for level, n, word in levels]
    return codes(text, says(text, "140 chi bộ", "org_rating", 140, subject="cell", level="rated"), *parts)


def test_ratings_that_make_those_rated_are_silent():
    assert ratings(15, 100, 25) == []


def test_ratings_that_are_fewer_than_those_rated_are_found():
    assert ratings(15, 90, 25) == ["parts-do-not-add-up"]


def test_targets_met_and_not_met_make_all_of_them():
    text = "Có 22/25 chỉ tiêu đạt; 05 chỉ tiêu chưa đạt."
    met = says(text, "22/25 chỉ tiêu", "target_achievement", 22, of=25, result="met")
    assert codes(text, met, says(text, "05 chỉ tiêu", "target_achievement", 5, result="not_met")) == [
        "parts-do-not-add-up"
    ]


def share(percent: str, value: str) -> list[tuple[str, Severity]]:
    text = f"Có 138/153 đảng viên hoàn thành tốt trở lên, đạt {percent}%."
    rated = says(text, "138/153 đảng viên", "member_rating", 138, of=153, level="good_or_better")
    stated = says(text, f"đạt {percent}%", "member_rating", value, unit="%", level="good_or_better")
    return [(found.code, found.severity) for found in findings(text, rated, stated)]


def test_a_percentage_that_follows_is_silent():
    assert share("90,2", "90.2") == []


def test_a_percentage_cut_off_is_accepted_and_said():
    assert share("90,19", "90.19") == [("share-truncated", Severity.NOTE)]


def test_a_percentage_that_does_not_follow_is_found():
    assert share("91,5", "91.5") == [("share-does-not-follow", Severity.ERROR)]


def test_a_share_of_all_members_is_not_one_of_those_rated():
    text = "Xếp loại 188/191 đảng viên. Tốt trở lên 171 đồng chí, bằng 89,5% tổng số đảng viên."
    rated = says(text, "188/191 đảng viên", "member_rating", 188, of=191, level="rated")
    good = says(text, "171 đồng chí", "member_rating", 171, level="good_or_better")
    stated = says(text, "89,5% tổng số đảng viên", "member_rating", "89.5", unit="%", level="good_or_better")
    assert codes(text, rated, good, stated) == []


def test_shares_of_one_sentence_beyond_a_hundred_are_found():
    text = "Hoàn thành xuất sắc 20,5%, hoàn thành tốt 85,5%."
    first = says(text, "xuất sắc 20,5%", "member_rating", "20.5", unit="%", level="excellent")
    second = says(text, "tốt 85,5%", "member_rating", "85.5", unit="%", level="good")
    assert codes(text, first, second) == ["shares-beyond-hundred"]


def test_a_share_of_more_than_all_is_found():
    text = "Có 103,3% đảng viên dự học."
    assert codes(text, says(text, "103,3% đảng viên", "resolution_study", "103.3", unit="%")) == [
        "share-beyond-hundred"
    ]


def plan(count: int, percent: str) -> list[tuple[str, Severity]]:
    text = f"Kết nạp {count} đảng viên, đạt {percent}% kế hoạch."
    admitted = says(text, f"Kết nạp {count}", "admissions", count)
    ratio = says(
        text, f"đạt {percent}%", "indicator_plan_ratio", percent.replace(",", "."), unit="%", indicator="admissions"
    )
    return [(found.code, found.severity) for found in findings(text, admitted, ratio)]


def test_a_percentage_of_a_whole_plan_is_silent():
    assert plan(14, "116,7") == []


def test_fourteen_at_116_6_percent_is_a_plan_of_twelve_cut_off():
    assert plan(14, "116,6") == [("plan-truncated", Severity.NOTE)]


def test_a_percentage_of_no_whole_plan_is_found():
    assert plan(14, "121") == [("plan-not-whole", Severity.ERROR)]


def growth(percent: str) -> list[str]:
    text = f"Sản lượng đạt 1.200 tấn, tăng {percent}% so với 1.000 tấn năm 2022."
    now = says(text, "1.200 tấn", "indicator_value", 1200, unit="tấn", indicator="food_output")
    change = says(text, f"tăng {percent}%", "indicator_growth", percent, unit="%", indicator="food_output", vs="2022")
    return codes(
        text,
        now,
        change,
        says(text, "1.000 tấn", "indicator_value", 1000, unit="tấn", indicator="food_output", year="2022"),
    )


def test_growth_that_follows_from_the_values_is_silent():
    assert growth("20") == []


def test_growth_that_does_not_follow_from_the_values_is_found():
    assert growth("25") == ["growth-does-not-follow"]


def excess(percent: int) -> list[str]:
    text = f"Sản lượng trên 1.000 tấn, vượt 108 tấn, đạt {percent}% kế hoạch."
    food = {"indicator": "food_output"}
    value = says(text, "trên 1.000 tấn", "indicator_value", 1000, unit="tấn", approx="min", **food)
    beyond = says(text, "vượt 108 tấn", "indicator_growth", 108, unit="tấn", vs="plan", **food)
    return codes(text, value, beyond, says(text, f"đạt {percent}%", "indicator_plan_ratio", percent, unit="%", **food))


def test_a_hedge_widens_value_excess_and_percentage():
    assert excess(110) == []


def test_value_excess_and_percentage_that_allow_no_plan_are_found():
    assert excess(125) == ["growth-does-not-follow"]


def targets(percent: int, value: str) -> list[str]:
    text = f"Có 8/9 chỉ tiêu đạt kế hoạch, đạt {percent}%."
    met = says(text, "8/9 chỉ tiêu", "target_achievement", 8, of=9, result="met")
    return codes(text, met, says(text, f"đạt {percent}%", "indicator_plan_ratio", value, unit="%", indicator="dat"))


def test_a_percentage_behind_a_fraction_of_targets_restates_it():
    assert targets(89, "89") == []
    assert targets(90, "90") == ["share-does-not-follow"]


def test_a_rate_falls_by_the_points_between():
    text = "Tỷ lệ hộ nghèo còn 2,1%, giảm 1,1% so với năm 2022 (3,2%)."
    poor = {"unit": "%", "indicator": "poverty_rate"}
    now, before = (
        says(text, "2,1%", "indicator_value", "2.1", **poor),
        says(text, "3,2%", "indicator_value", "3.2", year="2022", **poor),
    )
    assert codes(text, now, says(text, "1,1%", "indicator_growth", "-1.1", vs="2022", **poor), before) == []


def sectors(services: int) -> list[str]:
    text = f"Giá trị sản xuất 500 tỷ đồng: nông nghiệp 200 tỷ, công nghiệp 180 tỷ, dịch vụ {services} tỷ."
    told = {"production_value": 500, "agriculture_value": 200, "industry_value": 180, "services_value": services}
    return codes(
        text,
        *[
            says(text, f"{value} tỷ", "indicator_value", value, unit="tỷ đồng", indicator=name)
            for name, value in told.items()
        ],
    )


def test_sectors_that_make_the_value_of_production_are_silent():
    assert sectors(120) == []


def test_sectors_that_do_not_make_the_value_of_production_are_found():
    assert sectors(150) == ["parts-do-not-add-up"]


def test_more_of_a_title_than_were_commended_is_found():
    text = "Tặng giấy khen 12 cá nhân, trong đó 15 người hoàn thành xuất sắc."
    total = says(text, "12 cá nhân", "commendation", 12, subject="individual")
    part = says(text, "15 người", "commendation", 15, subject="individual", level="excellent")
    assert codes(text, total, part) == ["part-beyond-whole"]
