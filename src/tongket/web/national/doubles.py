"""Members who may stand in the register twice: side by side, made one by a person, and two again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Kept
from tongket.exchange.national import pairs
from tongket.procedures import merging_members
from tongket.procedures.merging_members import ABSORBED, SURVIVING, Carried, Plan
from tongket.records.ledgers import all_ledgers
from tongket.records.lines import in_words
from tongket.records.members import queries as members
from tongket.records.members.book import MemberEntry
from tongket.records.members.merging import queries
from tongket.records.members.merging.queries import SAME_CARD, Pair
from tongket.rules.errors import TongketError
from tongket.web.language import language, spoken
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import told

MERGE = "member.merge"
FIELD, LINE = "muc-", "dong-"
RIGHT = "right"
SHOWN = 100
OF_THE_STAY = frozenset({"joined_on", "status_since", "ended_as", "ended_on"})
"""Days and ends that belong to the cell and status they stand beside: not taken over unless somebody says so."""


def doubles(request: DeskRequest) -> HttpResponse:
    """The pairs still open, and the merges made."""
    place = _allowed(request)
    where = sorted(place.reads(MERGE))
    found = pairs.open_pairs(place.office.id, where)
    context = {
        "pairs": [_pair(pair) for pair in found[:SHOWN]],
        "hidden": max(0, len(found) - SHOWN),
        "merges": _merges(where),
        "findings": [],
    }
    return render(request, "national/doubles.html", context)


def one_of_two(request: DeskRequest, stays: UUID, goes: UUID) -> HttpResponse:
    """Two members side by side; what is chosen becomes the one line that stays."""
    place = _allowed(request)
    found = _plan(place, stays, goes)
    findings: Sequence[dict[str, object]] = ()
    if request.method == "POST":
        reason = request.POST.get("ly-do", "").strip()
        decided = {each.name: request.POST.get(f"{LINE}{each.name}", "") for each in found.undecided}
        try:
            merging_members.merge(request.actor, found, _entry(found, request.POST), reason, decided)
        except TongketError as error:
            findings = told(error)
        else:
            messages.success(request, _("Đã gộp hai dòng của %(name)s.") % {"name": found.surviving.entry.full_name})
            return redirect("national-doubles")
    context = {
        "plan": found,
        "findings": findings,
        "diff": _side_by_side(found, request.POST),
        "carried": _carried(found),
        "undecided": [_undecided(each, request.POST) for each in found.undecided],
        "papers": ", ".join(found.papers),
        "swap_url": reverse("national-double", args=[goes, stays]),
        "apart_url": reverse("national-apart", args=[stays, goes]),
        "reason": request.POST.get("ly-do", ""),
    }
    return render(request, "national/double.html", context, status=422 if findings else 200)


@require_POST
def apart(request: DeskRequest, stays: UUID, goes: UUID) -> HttpResponse:
    """They are two people: not asked again."""
    place = _allowed(request)
    both = {line.key for line in _lines(place, stays, goes)}
    found = pairs.open_pairs(place.office.id, sorted(place.reads(MERGE)))
    for pair in found:
        if {pair.first.key, pair.second.key} == both:
            pairs.keep_apart(request.actor, place.office.id, pair, request.POST.get("ly-do", ""))
    messages.info(request, _("Đã ghi nhận là hai người khác nhau; không hỏi lại."))
    return redirect("national-doubles")


@require_POST
def undo(request: DeskRequest, key: UUID) -> HttpResponse:
    """Two again; 404 for a merge outside the person's reach."""
    if queries.merge(key).organization not in _allowed(request).reads(MERGE):
        raise Http404(key)
    try:
        merging_members.unmerge(request.actor, key, request.POST.get("ly-do", "").strip())
    except TongketError as error:
        for said in told(error):
            messages.error(request, f"{said['message']} {said['mend']}")
    else:
        messages.success(request, _("Đã hoàn tác: hai dòng trở lại như trước khi gộp."))
    return redirect("national-doubles")


def _allowed(request: DeskRequest) -> Place:
    if not request.place.may(MERGE, request.place.office.id):
        raise PermissionDenied
    return request.place


def _plan(place: Place, stays: UUID, goes: UUID) -> Plan:
    surviving, absorbed = _lines(place, stays, goes)
    return merging_members.plan(surviving.id, absorbed.id)


def _lines(place: Place, *keys: UUID) -> Sequence[Kept[MemberEntry]]:
    """The members' lines; 404 where one is withdrawn or out of the person's reach."""
    lines = [all_ledgers()["members"].one(key) for key in keys]
    if any(line.entry.organization not in place.reads(MERGE) or line.withdrawn_at for line in lines):
        raise Http404(keys[0])
    return lines


def _pair(pair: Pair) -> dict[str, object]:
    words = in_words(all_ledgers()["members"], [pair.first, pair.second], language())
    reason = _("cùng số thẻ") if pair.reason == SAME_CARD else _("cùng họ tên, ngày sinh")
    return {
        "name": pair.first.entry.full_name,
        "url": reverse("national-double", args=[pair.first.key, pair.second.key]),
        "reason": reason,
        "sides": [_line(each) for each in words],
        "same_unit": pair.first.entry.organization == pair.second.entry.organization,
    }


def _line(words: Mapping[str, str]) -> str:
    card = words["card_number"]
    shown = (words["organization"], words["birth_date"], _("thẻ %(card)s") % {"card": card} if card else "")
    return ", ".join(text for text in shown if text)


def _merges(where: Sequence[int]) -> list[dict[str, object]]:
    found = queries.merges(where)[:SHOWN]
    names = members.names({each.surviving for each in found})
    return [
        {
            "name": names.get(each.surviving, ""),
            "when": timezone.localtime(each.at).strftime("%H:%M %d/%m/%Y"),
            "is_undone": each.undone_at is not None,
            "url": reverse("national-undo", args=[each.key]),
        }
        for each in found
    ]


def _side_by_side(found: Plan, given: QueryDict) -> dict[str, object]:
    """The two lines as `parts/diff.html` takes them: what stays at the left."""
    ledger = all_ledgers()["members"]
    left, right = in_words(ledger, [found.surviving, found.absorbed], language())
    rows = [
        {
            "label": spoken(spec.label),
            "left": left[name] or None,
            "right": right[name] or None,
            "changed": left[name] != right[name],
            "name": f"{FIELD}{name}",
            "chosen": given.get(f"{FIELD}{name}") or _offered(name, left[name], right[name]),
        }
        for name, spec in ledger.spec.fields.items()
    ]
    sides = [_("Dòng ở lại"), _("Dòng sẽ rút")]
    return {
        "label": _("Hai dòng của cùng một người"),
        "left": {"title": sides[0], "person": left["organization"], "when": ""},
        "right": {"title": sides[1], "person": right["organization"], "when": ""},
        "rows": [row for row in rows if row["left"] or row["right"]],
    }


def _offered(name: str, left: str, right: str) -> str:
    """The side marked at first: the line that stays, but for what it lacks and the other has."""
    return RIGHT if right and not left and name not in OF_THE_STAY else "left"


def _entry(found: Plan, given: QueryDict) -> MemberEntry:
    taken = {
        field.name: getattr(found.absorbed.entry, field.name)
        for field in fields(MemberEntry)
        if given.get(f"{FIELD}{field.name}") == RIGHT
    }
    return replace(found.surviving.entry, **taken)


def _carried(found: Plan) -> list[dict[str, object]]:
    """What goes over, ledger by ledger."""
    count: dict[str, int] = {}
    for each in found.carried:
        if each.twin is None or each.same:
            title = spoken(each.ledger.spec.sheet)
            count[title] = count.get(title, 0) + 1
    return [{"title": title, "count": lines} for title, lines in count.items()]


def _undecided(each: Carried, given: QueryDict) -> dict[str, object]:
    name = f"{LINE}{each.name}"
    twin: Kept[object] | None = each.twin
    return {
        "name": name,
        "title": spoken(each.ledger.spec.sheet),
        "choices": [
            {"value": SURVIVING, "text": _told(each, twin), "chosen": given.get(name) == SURVIVING},
            {"value": ABSORBED, "text": _told(each, each.line), "chosen": given.get(name) == ABSORBED},
        ],
    }


def _told(each: Carried, line: Kept[object] | None) -> str:
    """A line in words, without whose it is."""
    if line is None:
        return ""
    [words] = in_words(each.ledger, [line], language())
    labels = {name: spoken(spec.label) for name, spec in each.ledger.spec.fields.items()}
    return "; ".join(f"{labels[name]}: {text}" for name, text in words.items() if text and name != "member")
