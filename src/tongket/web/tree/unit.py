"""One organisation on a day: what it was called over time, its bodies, and who held what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.organizations.bodies import queries as bodies
from tongket.organizations.bodies import seats
from tongket.organizations.queries import Unit
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.ledgers.words import list_url, record_url
from tongket.web.place import DeskRequest, Place
from tongket.web.tree import days
from tongket.web.tree.events import listed
from tongket.web.tree.nodes import size_findings, type_name

Row = dict[str, object]


def unit_page(request: DeskRequest, key: UUID) -> HttpResponse:
    """The organisation with this key, as of the day asked for."""
    place = request.place
    unit = _visible(place, key)
    on, wrong = days.asked(request, place)
    found = organizations.units_by_id([unit.id], on)[unit.id]
    above = organizations.names([found.parent], on).get(found.parent, "") if found.parent else ""
    context = {
        "unit": found,
        "type": type_name(found.type),
        "above": above,
        "on": date_vi(on),
        "wrong": wrong,
        "members": _members(place, found, on),
        "periods": [_period(row) for row in organizations.periods_of(found.id)],
        "bodies": _bodies(place, found.id, on),
        "events": listed([found.id]),
        "group": _group(place, found.id, on),
        "posts_url": list_url(all_ledgers()["posts"]),
        "bodies_url": list_url(all_ledgers()["bodies"]),
        "breadcrumb": [(_("Cây tổ chức theo ngày"), days.url(on)), (found.name, None)],
    }
    return render(request, "tree/unit.html", context)


def _visible(place: Place, key: UUID) -> Unit:
    for unit in organizations.units_by_id(place.reads("organization.read")).values():
        if unit.key == key:
            return unit
    raise Http404(key)


def _members(place: Place, unit: Unit, on: date) -> Row | None:
    if not place.may("member.read", unit.id):
        return None
    official, whole = members.counts_on([unit.id], on).get(unit.id, (0, 0))
    findings = size_findings(unit.type, official, whole, on) if unit.type.endswith("cell") else ()
    return {
        "official": official,
        "probationary": whole - official,
        "marks": [finding.message(language()) for finding in findings],
        "sources": [str(finding.citation) for finding in findings if finding.citation],
    }


def _period(unit: Unit) -> Row:
    until = date_vi(unit.valid_until) if unit.valid_until else _("nay")
    above = organizations.names([unit.parent], unit.valid_from).get(unit.parent, "") if unit.parent else ""
    return {
        "name": unit.name, "type": type_name(unit.type), "code": unit.code, "above": above,
        "since": date_vi(unit.valid_from), "until": until,
    }  # fmt: skip


def _bodies(place: Place, unit: int, on: date) -> Sequence[Row]:
    """Each body that stood on the day with who sat in it then; posts without such a body last, by themselves."""
    held = _held(place, unit, on)
    shown: list[Row] = []
    seated: set[tuple[str, int]] = set()
    for kept in bodies.bodies_on([unit], on) if place.may("body.read", unit) else ():
        sitting = [row for row in held if seats.sits_in(str(row["post"]), kept.entry.body)]
        seated |= {(str(row["post"]), int(str(row["member"]))) for row in sitting}
        shown.append({
            "name": vocabulary.label(kept.entry.body, language(), "body"), "term": kept.entry.term,
            "since": date_vi(kept.entry.held_from), "decision": kept.entry.decision_number,
            "url": record_url(all_ledgers()["bodies"], kept), "people": sitting,
        })  # fmt: skip
    rest = [row for row in held if (str(row["post"]), int(str(row["member"]))) not in seated]
    if rest:
        shown.append({"name": _("Chức vụ khác"), "people": rest})
    return shown


def _held(place: Place, unit: int, on: date) -> Sequence[Row]:
    if not place.may("post.read", unit):
        return []
    rows: list[Row] = [
        {"member": member, "post": post, "label": vocabulary.label(post, language(), "post"), "name": name}
        for _organization, member, post, name in members.holders([unit], on)
    ]
    return sorted(rows, key=lambda row: seats.rank(str(row["post"])))


def _group(place: Place, unit: int, on: date) -> bodies.WorkingGroup | None:
    """The superior's working group for the organisation, where one may read it and there is one."""
    if not place.may("working_group.read", unit):
        return None
    group = bodies.working_group_on(unit, on)
    return group if group.members else None
