"""An article to try the page with: the office's own figures in a few sentences, one of them wrong on purpose."""

from __future__ import annotations

from collections.abc import Mapping

from tongket.figures.definition import FigureValue
from tongket.rules.notation import number_vi, two_digits
from tongket.web.figures.shown import Year, year_of
from tongket.web.place import Place

FIGURES = (
    "members.total", "cells.total", "admissions.members", "badges.awarded", "badges.awarded_by_level", "ratings.cells",
)  # fmt: skip


def sample(place: Place) -> str:
    """The article; "" where the year has no figures to write one of."""
    year = year_of(place, FIGURES)
    told = [_members(place, year), _badges(year), _ratings(year), _next_year(place, year)]
    told = [sentence for sentence in told if sentence]
    title = f"{place.unit.name} tổng kết công tác năm {place.year}"
    return "\n\n".join([title, *told]) if told else ""


def _members(place: Place, year: Year) -> str:
    members, cells = year.count("members.total"), year.count("cells.total")
    if not members or not cells:
        return ""
    opening = (
        f"Đến cuối năm {place.year}, toàn Đảng bộ có {number_vi(members)} đảng viên, sinh hoạt tại {cells} chi bộ."
    )
    admitted = year.count("admissions.members")
    return f"{opening} Trong năm đã kết nạp {two_digits(admitted)} đảng viên mới." if admitted else opening


def _badges(year: Year) -> str:
    """The number of badges is one more than the records have, and so than the sum of its parts."""
    badges = year.count("badges.awarded")
    if not badges:
        return ""
    by_level: Mapping[str, FigureValue] = {
        value.dimensions["level"]: value for value in year.of("badges.awarded_by_level") if value.value
    }
    parts = [
        f"{two_digits(int(by_level[level].value or 0))} đồng chí nhận Huy hiệu {level} năm tuổi Đảng"
        for level in sorted(by_level, key=int, reverse=True)
    ]
    said = f"Đảng ủy đã trao Huy hiệu Đảng cho {two_digits(badges + 1)} đảng viên"
    return f"{said}, trong đó {', '.join(parts)}." if parts else f"{said}."


def _ratings(year: Year) -> str:
    excellent = year.get("ratings.cells?level=excellent")
    if excellent is None or not excellent.value:
        return ""
    return f"Qua đánh giá, có {two_digits(int(excellent.value))} chi bộ được xếp loại hoàn thành xuất sắc nhiệm vụ."


def _next_year(place: Place, year: Year) -> str:
    admitted = year.count("admissions.members")
    return f"Năm {place.year + 1}, Đảng bộ phấn đấu kết nạp {two_digits(admitted + 1)} đảng viên." if admitted else ""
