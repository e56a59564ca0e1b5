"""The share of excellent ratings a text states, by each base of the cap."""

from __future__ import annotations

from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.tests.stated import findings, says
from tongket.rules import errors


def caps(excellent: int, good: int | None, total: int | None = None, year: int = 2023) -> list[Found]:
    text = f"Có {total} chi bộ: {excellent} hoàn thành xuất sắc, {good} hoàn thành tốt."
    told = [says(text, f"{excellent} hoàn thành xuất sắc", "org_rating", excellent, subject="cell", level="excellent")]
    if good is not None:
        told.append(says(text, f"{good} hoàn thành tốt", "org_rating", good, subject="cell", level="good"))
    if total is not None:
        told.append(says(text, f"{total} chi bộ", "cells_total", total))
    return [found for found in findings(text, *told, year=year) if found.code == "rating-cap"]


def test_four_of_eight_cells_are_beyond_the_cap_on_every_base():
    [found] = caps(4, None, 8)
    assert found.severity is Severity.WARNING
    told = errors.message(found.code, found.arguments)
    assert "Không có cách tính nào" in told
    assert "kể cả khi số còn lại đều hoàn thành tốt" in told


def test_beyond_a_fifth_of_the_good_alone_is_only_a_note():
    [found] = caps(4, 14, 20)
    assert found.severity is Severity.NOTE
    assert "chưa vượt" in errors.message(found.code, found.arguments)


def test_two_of_eight_good_is_within_the_cap_rounded():
    assert caps(2, 8, 11) == []


def test_the_finding_cites_the_rule_of_its_year():
    assert "21-HD/BTCTW" in str(caps(4, None, 8, 2020)[0].citations[0])


def test_a_year_whose_cap_is_not_known_is_silent():
    assert caps(4, None, 8, 2018) == []


def test_excellent_cells_without_any_base_are_silent():
    assert caps(4, None) == []


def test_everyone_of_an_unnamed_group_is_never_taken_for_those_rated():
    text = "Có 39/39 đảng viên hoàn thành xuất sắc nhiệm vụ."
    told = says(text, "39/39 đảng viên", "member_rating", 39, of=39, level="excellent")
    assert [found.code for found in findings(text, told)] == ["base-unstated"]


def test_both_languages_name_the_bases():
    [found] = caps(4, 14, 20)
    assert "those rated good (14)" in errors.message(found.code, found.arguments, "en")


def test_all_cells_excellent_are_beyond_the_cap():
    text = "Có 5/5 chi bộ hoàn thành xuất sắc nhiệm vụ."
    [found] = findings(text, says(text, "5/5 chi bộ", "org_rating", 5, of=5, subject="cell", level="excellent"))
    assert (found.code, found.severity) == ("rating-cap", Severity.WARNING)


def shares(excellent: str, good: str) -> list[Found]:
    text = f"Có {excellent}% đảng viên hoàn thành xuất sắc, {good}% hoàn thành tốt."
    first = says(text, f"{excellent}%", "member_rating", excellent.replace(",", "."), unit="%", level="excellent")
    second = says(text, f"{good}%", "member_rating", good.replace(",", "."), unit="%", level="good")
    return findings(text, first, second)


def test_shares_are_weighed_where_no_counts_are_told():
    [found] = shares("25,4", "70")
    assert (found.code, found.severity) == ("rating-cap", Severity.WARNING)
    assert "tối đa 20%" in errors.message(found.code, found.arguments)


def test_shares_beyond_a_fifth_of_the_good_alone_are_a_note():
    assert [found.severity for found in shares("17,6", "72,6")] == [Severity.NOTE]


def test_shares_within_the_cap_are_silent():
    assert shares("14,5", "80") == []
