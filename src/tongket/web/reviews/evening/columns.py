"""The columns of a unit's grid: what stands in them, under which head, and who may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tongket.rules.reviews import ORDER

Text = str | Promise
POINTS, LEVEL, TEXT, COUNT = "points", "level", "text", "count"
TASKS = ("on_time", "exceeded", "late", "not_done")
PEOPLE = ("due", "present", "valid", "invalid")
VOTES = (*ORDER, "not_rated")
TALLY = (*PEOPLE, *VOTES)


@dataclass(frozen=True)
class Column:
    """One column. `head` is the short word above it, `label` the whole one read aloud; `group` the id of its head."""

    id: str
    group: str
    kind: str
    head: Text
    label: Text


GROUPS: dict[str, Text] = {
    "review": _("Kiểm điểm"),
    "tasks": _("Nhiệm vụ trong năm"),
    "proposal": _("Đề nghị"),
    "tally": _("Kết quả kiểm phiếu"),
}
SELF_POINTS = Column("self_points", "review", POINTS, _("Tự chấm"), _("Điểm tự chấm"))
SELF_LEVEL = Column("self_level", "review", LEVEL, _("Tự nhận"), _("Mức tự nhận"))
OF_REVIEW = (
    Column("appraised_points", "review", POINTS, _("Thẩm định"), _("Điểm thẩm định")),
    Column("explanation", "review", TEXT, _("Giải trình"), _("Giải trình chênh lệch điểm")),
)
OF_TASKS = (
    Column("on_time", "tasks", COUNT, _("Đúng hạn"), _("Số nhiệm vụ đúng tiến độ")),
    Column("exceeded", "tasks", COUNT, _("Vượt"), _("Số nhiệm vụ vượt tiến độ, vượt yêu cầu")),
    Column("late", "tasks", COUNT, _("Chậm"), _("Số nhiệm vụ chậm tiến độ")),
    Column("not_done", "tasks", COUNT, _("Không xong"), _("Số nhiệm vụ không hoàn thành")),
)
PROPOSED = Column("level", "proposal", LEVEL, _("Mức đề nghị"), _("Mức đề nghị xếp loại"))
OF_TALLY = (
    Column("due", "tally", COUNT, _("Phải dự"), _("Số phải dự họp")),
    Column("present", "tally", COUNT, _("Có mặt"), _("Số có mặt")),
    Column("valid", "tally", COUNT, _("Hợp lệ"), _("Số phiếu hợp lệ")),
    Column("invalid", "tally", COUNT, _("Không hợp lệ"), _("Số phiếu không hợp lệ")),
    Column("excellent", "tally", COUNT, _("Xuất sắc"), _("Phiếu hoàn thành xuất sắc nhiệm vụ")),
    Column("good", "tally", COUNT, _("Tốt"), _("Phiếu hoàn thành tốt nhiệm vụ")),
    Column("completed", "tally", COUNT, _("Hoàn thành"), _("Phiếu hoàn thành nhiệm vụ")),
    Column("not_completed", "tally", COUNT, _("Không HT"), _("Phiếu không hoàn thành nhiệm vụ")),
    Column("not_rated", "tally", COUNT, _("Chưa xếp"), _("Phiếu chưa xếp loại")),
)


def columns_of(has_points: bool, sees_tally: bool) -> Sequence[Column]:
    """The grid's columns under the year's scale; the tally only for whom it is open."""
    review = (SELF_POINTS, *OF_REVIEW) if has_points else (SELF_LEVEL,)
    return (*review, *OF_TASKS, PROPOSED, *(OF_TALLY if sees_tally else ()))
