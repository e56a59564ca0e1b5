"""What if one more were excellent: the caps as they would be, and nothing written."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.cap import GroupCap
from tongket.procedures.annual_review.cap import what_if as thought
from tongket.procedures.annual_review.cap_edge import levels_of_unit
from tongket.rules import vocabulary
from tongket.rules.reviews import ORDER
from tongket.web.language import language
from tongket.web.place import DeskRequest
from tongket.web.reviews.committee import shown
from tongket.web.reviews.committee.rounds import caps_of_round, committee_round


def what_if(request: DeskRequest, key: UUID) -> HttpResponse:
    """`nhom` is kind and group with a colon between, `so` how many, `tu` and `den` levels, `don-vi` one unit."""
    found = committee_round(request.place, key)
    kind, _colon, group = request.GET.get("nhom", "").partition(":")
    caps, _unknown = caps_of_round(found)
    cap = next((each for each in caps if (each.subject, each.group) == (kind, group)), None)
    before, after = request.GET.get("tu", ""), request.GET.get("den", "")
    count = int(request.GET["so"]) if request.GET.get("so", "").isdigit() else 1
    context: dict[str, object] = {"key": key, "refused": ""}
    if cap is None or before not in ORDER or after not in ORDER or before == after:
        context["refused"] = _("Chọn một nhóm đã có mức xếp loại và hai mức khác nhau.")
    elif cap.counts.get(before, 0) < count:
        context["refused"] = _("Nhóm này chỉ có %(count)s ở mức %(level)s.") % {
            "count": cap.counts.get(before, 0), "level": _level(before),
        }  # fmt: skip
    else:
        context |= _compared(cap, thought(cap, before, after, count), found.entry.exceptional_reason)
        context["unit"] = _unit(found.id, request.GET.get("don-vi", ""), kind, (before, after, count))
    return HttpResponse(render_to_string("reviews/committee/what_if.html", context))


def _compared(now: GroupCap, then: GroupCap, reason: str) -> dict[str, object]:
    own = (now.subject, now.group)
    return {"now": shown.caps([now], own, reason)[0], "then": shown.caps([then], own, reason)[0]}


def _unit(round_id: int, text: str, kind: str, moved: tuple[str, str, int]) -> dict[str, object] | None:
    """The unit's own numbers before and after, level by level."""
    if not text.isdigit():
        return None
    before, after, count = moved
    counts = levels_of_unit(round_id, int(text), kind)
    change = {before: -count, after: count}
    return {
        "name": organizations.names([int(text)]).get(int(text), ""),
        "levels": [
            {"label": _level(level), "now": counts.get(level, 0), "then": counts.get(level, 0) + change.get(level, 0)}
            for level in ORDER
        ],
        "too_few": counts.get(before, 0) < count,
    }


def _level(level: str) -> str:
    return vocabulary.label(level, language())
