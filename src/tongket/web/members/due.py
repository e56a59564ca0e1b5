"""What is due in the register: reminders before the end of probation, transfers, dues owed, missing fields."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.organizations import queries as organizations
from tongket.procedures.member_alerts import alerts_of
from tongket.records.ledgers import all_ledgers
from tongket.records.members import alerts, queries
from tongket.records.members.alerts import Alert
from tongket.rules.notation import date_vi
from tongket.web.language import spoken
from tongket.web.place import DeskRequest

TITLES = {
    alerts.PROBATION: gettext_lazy("Sắp hết thời gian dự bị"),
    alerts.RECOGNITION: gettext_lazy("Hết dự bị, chưa xét công nhận chính thức"),
    alerts.TRANSFER: gettext_lazy("Chuyển sinh hoạt chưa xong"),
    alerts.RETURN: gettext_lazy("Chuyển sinh hoạt tạm thời sắp hết hạn"),
    alerts.DUES: gettext_lazy("Chưa đóng đảng phí nhiều tháng"),
    alerts.MISSING: gettext_lazy("Thiếu dữ liệu mà Huy hiệu, văn bản cần"),
}


def due(request: DeskRequest) -> HttpResponse:
    """Everything due today in the units one may read, by kind, the most pressing first."""
    place = request.place
    if not place.may("member.read"):
        raise Http404
    found = alerts_of(place.reads("member.read"), place.today, place.reads("dues.read"))
    people = queries.kept({alert.member for alert in found})
    cells = organizations.names({alert.organization for alert in found})
    groups = [
        {
            "title": title,
            "lines": [
                {
                    "name": alert.name,
                    "url": reverse("member", args=[people[alert.member].key]),
                    "cell": cells.get(alert.organization, ""),
                    "chip": chip_of(alert),
                    "detail": _detail(alert),
                    "source": str(alert.citation) if alert.citation else "",
                }
                for alert in of_kind
            ],
        }
        for kind, title in TITLES.items()
        if (of_kind := [alert for alert in found if alert.kind == kind])
    ]
    return render(request, "members/due.html", {"groups": groups, "on": date_vi(place.today)})


def chip_of(alert: Alert) -> dict[str, str]:
    """How many days are left, or since when it is late."""
    if alert.days_left is None:
        return {"label": _("cần bổ sung"), "tone": "info"}
    if alert.days_left < 0:
        return {"label": _("quá %(days)s ngày") % {"days": -alert.days_left}, "tone": "bad"}
    return {"label": _("còn %(days)s ngày") % {"days": alert.days_left}, "tone": "due"}


def summed_up(found: Sequence[Alert]) -> list[dict[str, object]]:
    """One line a kind, for the desk: how many, and whether one is late."""
    lines: list[dict[str, object]] = []
    for kind, title in TITLES.items():
        of_kind = [alert for alert in found if alert.kind == kind]
        if of_kind:
            late = sum(alert.is_late for alert in of_kind)
            chip = {"label": _("quá hạn: %(count)s") % {"count": late}, "tone": "bad"} if late else chip_of(of_kind[0])
            lines.append({"label": f"{title}: {len(of_kind)}", "url": reverse("members-due"), "chip": chip})
    return lines


def _detail(alert: Alert) -> str:
    if alert.kind == alerts.DUES:
        return _("%(months)s tháng") % {"months": alert.detail}
    if alert.kind == alerts.MISSING:
        return spoken(all_ledgers()["members"].spec.fields[alert.detail].label)
    return _("ngày cuối %(day)s") % {"day": date_vi(alert.due_on)} if alert.due_on else ""
