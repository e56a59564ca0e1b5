"""All subjects of a round by group: what was proposed and appraised, what the committee intends, every cap beside."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.cap import group_name
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.drafts import Chosen, draft_count, drafts, groups_of, units_of
from tongket.rules import vocabulary
from tongket.rules.quotas_beyond import beyond
from tongket.rules.reviews import ORDER
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import finding_of
from tongket.web.reviews.committee import shown
from tongket.web.reviews.committee.rounds import DECIDE, caps_of_round, committee_round
from tongket.web.reviews.rounds import shown as rounds

SHOWN = 100
KEPT = ("loai", "nhom", "don-vi", "trang")
"""What the address of the page says, sent along with every form."""


def page(request: DeskRequest, key: UUID) -> HttpResponse:
    """One group, or one unit, a hundred rows at a time."""
    found = committee_round(request.place, key)
    chosen = asked_for(found, request.GET)
    count = draft_count(chosen)
    start, end = rows_shown(found, request.GET, count)
    number = end // SHOWN
    rows = drafts(chosen, start, end)
    context = {
        **panel(request.place, found, (chosen.kind, chosen.group or "")),
        "lines": shown.lines(found, rows),
        "groups": _groups(found, chosen),
        "units": _units(found, chosen),
        "levels": [
            {"level": level, "key": shown.KEYS[level], "label": vocabulary.label(level, language())} for level in ORDER
        ],
        "pages": _pages(request.GET, number, count),
        "total": count,
        "tabs": rounds.tabs(request.place, found, "review-committee"),
        "findings_url": f"{reverse('review-committee-findings', args=[key])}?{request.GET.urlencode()}",
        "proof_url": reverse("form_preview", args=["review_caps", "proof", key]),
        "came_from": {name: request.GET.get(name, "") for name in KEPT},
        "reason": found.entry.exceptional_reason,
        "has_exceptional": beyond(found.entry.report_year) is not None,
        "version": found.line.version,
        "title": _title(found),
        "breadcrumb": rounds.crumbs(found, (_title(found), None)),
    }
    return render(request, "reviews/committee/page.html", context)


def rows_shown(found: Round, data: QueryDict, count: int | None = None) -> tuple[int, int]:
    """The places of the rows on the page asked for: from, up to. `count`: how many there are, where it is known."""
    whole = draft_count(asked_for(found, data)) if count is None else count
    number = min(_number(data.get("trang", "")), max(1, -(-whole // SHOWN)))
    return (number - 1) * SHOWN, number * SHOWN


def panel(place: Place, found: Round, current: tuple[str, str]) -> dict[str, object]:
    """What stands beside the rows and is sent anew with every move."""
    caps, unknown = caps_of_round(found)
    return {
        "round": found,
        "key": found.line.key,
        "move_url": reverse("review-committee-move", args=[found.line.key]),
        "closed": found.closed,
        "caps": shown.caps(caps, current, found.entry.exceptional_reason),
        "unknown": finding_of(unknown) if unknown else None,
        "may_decide": place.may(DECIDE, found.entry.organization),
    }


def asked_for(found: Round, data: QueryDict | Mapping[str, str]) -> Chosen:
    """The group or unit the address names; without one, the first group of the round."""
    unit = data.get("don-vi") or ""
    kind, group = data.get("loai") or "", data.get("nhom")
    if unit.isdigit():
        return Chosen(found.id, kind, int(unit), group if kind else None)
    if not kind:
        kind, group = next(((kind, group) for kind, group, _ in _ordered(found)), ("member", ""))
    return Chosen(found.id, kind, None, group or "")


def _ordered(found: Round) -> list[tuple[str, str, int]]:
    """Organisations, collectives, leaders, members: the order in which they are decided."""
    order = list(vocabulary.identifiers("review_subject"))
    return sorted(groups_of(found.id), key=lambda each: (order.index(each[0]), each[1]))


def _groups(found: Round, chosen: Chosen) -> list[dict[str, object]]:
    return [
        {
            "label": group_name(kind, group, language()),
            "count": count,
            "url": f"?{_address(loai=kind, nhom=group)}",
            "current": chosen.unit is None and (kind, group) == (chosen.kind, chosen.group),
            "value": f"{kind}:{group}",
        }
        for kind, group, count in _ordered(found)
    ]


def _units(found: Round, chosen: Chosen) -> list[dict[str, object]]:
    counts = units_of(found.id)
    names = organizations.names(counts)
    tree = organizations.below(found.entry.organization, found.entry.opened_on)
    order = {unit.id: place for place, unit in enumerate(tree)}
    return [
        {"value": unit, "label": names.get(unit, ""), "count": counts[unit], "chosen": unit == chosen.unit}
        for unit in sorted(counts, key=lambda unit: order.get(unit, len(order)))
    ]


def _pages(data: QueryDict, number: int, count: int) -> list[dict[str, object]]:
    last = -(-count // SHOWN)
    if last < 2:
        return []
    kept = {name: str(value) for name, value in data.items() if name != "trang"}
    return [
        {"number": each, "url": f"?{_address(**kept, trang=str(each))}", "current": each == number}
        for each in range(1, last + 1)
    ]


def _address(**words: str) -> str:
    made = QueryDict(mutable=True)
    made.update(words)
    return made.urlencode()


def _number(text: str) -> int:
    return int(text) if text.isdigit() and int(text) else 1


def _title(found: Round) -> str:
    period = vocabulary.label(found.entry.period, language(), "review_period")
    return _("Dự kiến xếp loại, %(period)s %(year)s") % {"period": period.lower(), "year": found.entry.report_year}


def back(found: Round, data: QueryDict) -> str:
    """The address of the page one came from, by the words that were sent along."""
    kept = {name: str(data[name]) for name in KEPT if data.get(name)}
    address = reverse("review-committee", args=[found.line.key])
    return f"{address}?{_address(**kept)}" if kept else address
