"""What is due for candidates, one line a clock: for the desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.records.admissions.candidates import queries
from tongket.web.admissions.shown import SOON
from tongket.web.place import Place

TOLD = ("ceremony", "member_file", "certificate")
"""The clocks of candidates; those of probation the register tells."""


def candidates_due(place: Place) -> Iterable[dict[str, object]]:
    """Clocks that have run out or will within a month, as the desk lists what is due."""
    over: Counter[str] = Counter()
    soon: Counter[str] = Counter()
    for each in queries.board(place.reads("candidate.read"), place.today):
        for clock in each.standing.clocks:
            if clock.is_over(place.today):
                over[clock.id] += 1
            elif clock.last_day - place.today <= SOON:
                soon[clock.id] += 1
    for clock_id in TOLD:
        if over[clock_id]:
            yield _task(clock_id, over[clock_id], _("quá hạn"), "bad")
        if soon[clock_id]:
            yield _task(clock_id, soon[clock_id], _("trong %(days)s ngày") % {"days": SOON.days}, "due")


def _task(clock_id: str, count: int, chip: str, tone: str) -> dict[str, object]:
    labels = {
        "ceremony": _("Lễ kết nạp chưa tổ chức: %(count)s người"),
        "member_file": _("Lý lịch đảng viên chưa nộp: %(count)s người"),
        "certificate": _("Giấy chứng nhận lớp nhận thức hết giá trị: %(count)s người"),
    }
    label = str(labels[clock_id]) % {"count": count}
    return {"label": label, "url": reverse("candidates"), "chip": {"label": chip, "tone": tone}}
