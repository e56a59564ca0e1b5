"""Years in a row: of "excellent", as the five-year title asks; of "not completed", as the rule on removal names them.

Only runs are counted: without any the figure is not listed, since nobody may have entered the years before.
"""

from functools import partial

from tongket.figures.definition import count_of_year
from tongket.figures.wording import Stated

_count = partial(count_of_year, source="Sổ xếp loại nhiều năm; năm không xếp loại thì ngắt chuỗi")

FIGURES = (
    _count("ratings.members_excellent_streak", "Đảng viên hoàn thành xuất sắc nhiệm vụ 5 năm liền",
           "Members excellent five years running", "member", "member_runs", {"level": ("excellent",)},
           "ngoc-ky 2023 = none", of="ratings.members_rated"),
    _count("ratings.members_failed_streak", "Đảng viên không hoàn thành nhiệm vụ 2 năm liền",
           "Members not completed two years running", "member", "member_runs", {"level": ("not_completed",)},
           "ngoc-ky 2023 = none", of="ratings.members_rated"),
    _count("ratings.cells_excellent_streak", "Tổ chức đảng trực thuộc hoàn thành xuất sắc nhiệm vụ 5 năm liền",
           "Cells and committees below excellent five years running", "organization", "organization_runs",
           {"whose": ("subordinate",)}, "ngoc-ky 2023 = none", of="ratings.cells_rated"),
)  # fmt: skip

STATED: tuple[Stated, ...] = ()
