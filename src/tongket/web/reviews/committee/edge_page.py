"""The people at the edge of a group's cap: shown to who decides, to nobody else, and in no file."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.cap_edge import edge_of
from tongket.records.members import queries as members
from tongket.rules.quotas_beyond import beyond
from tongket.web.language import language
from tongket.web.place import DeskRequest
from tongket.web.reviews.committee import shown
from tongket.web.reviews.committee.rounds import DECIDE, caps_of_round, committee_round


@never_cache
def edge(request: DeskRequest, key: UUID) -> HttpResponse:
    """By points alone, those of equal points together; the order of preference the regulation gives stands beside."""
    found = committee_round(request.place, key)
    if not request.place.may(DECIDE, found.entry.organization):
        raise PermissionDenied
    kind, group = request.GET.get("loai", ""), request.GET.get("nhom", "")
    caps, _unknown = caps_of_round(found)
    cap = next((each for each in caps if (each.subject, each.group) == (kind, group)), None)
    if cap is None:
        return render(request, "reviews/committee/edge.html", {})
    people = edge_of(found.id, cap)
    parts = [
        (_("Vượt mức tối đa, tính theo điểm từ dưới lên"), people.out),
        (_("Bằng điểm nhau ngay ở mức cuối; chỉ một số người còn chỗ"), people.tied),
        (_("Nếu còn chỗ: người kế tiếp theo điểm"), people.following),
        (_("Xuất sắc nhưng chưa có điểm thẩm định, nên không xếp thứ tự được"), people.unranked),
    ]
    rows = [row for _title, chosen in parts for row in chosen]
    names = members.names({row.member for row in rows if row.member is not None})
    units = organizations.names({row.organization for row in rows})
    who = beyond(found.entry.report_year)
    context = {
        "cap": shown.caps([cap], (kind, group), found.entry.exceptional_reason)[0],
        "parts": [
            {"title": title, "people": [
                {"name": shown.name_of(row, names, units), "unit": units.get(row.organization, ""),
                 "points": shown.points_of(row)}
                for row in chosen
            ]}
            for title, chosen in parts if chosen
        ],
        "prefers": [each[language()] for each in who.prefers] if who else [],
        "citation": str(who.citation) if who else "",
    }  # fmt: skip
    return render(request, "reviews/committee/edge.html", context)
