"""What changed the tree: the list of acts, and one act with its picture before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.documents.chart_words import NARROW, WIDE
from tongket.organizations.queries import Unit
from tongket.organizations.reorganizing import queries as reorganizing
from tongket.organizations.reorganizing.queries import ReorganizationSeen
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.forms.shown import papers_of
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.tree import days, pictures
from tongket.web.tree.change import Change, change_of

Row = dict[str, object]


def event_page(request: DeskRequest, plan: UUID) -> HttpResponse:
    """The events carried out as one act: decisions, what they touched, each day before and after."""
    place = request.place
    seen = visible_act(place, plan)
    is_undone = all(event.is_undone for event in seen)
    by_day = [(on, list(group)) for on, group in groupby(seen, key=lambda event: event.on)]
    context = {
        "title": seen[0].title,
        "plan": plan,
        "is_undone": is_undone,
        "papers": [] if is_undone else papers_of(place, "reorganizations", str(plan)),
        "may_undo": place.may("organization.undo") and not is_undone,
        "days": [_day(on, events) for on, events in by_day],
        "breadcrumb": [(_("Cây tổ chức theo ngày"), days.url(seen[-1].on)), (seen[0].title, None)],
    }
    return render(request, "tree/event.html", context)


def visible_act(place: Place, plan: UUID) -> Sequence[ReorganizationSeen]:
    """The events of an act; 404 where it touched nothing the person may see."""
    seen = reorganizing.events_of_plan(plan)
    if not any(event.touched & place.reads("organization.read") for event in seen):
        raise Http404(plan)
    return seen


def listed(organizations: Collection[int]) -> Sequence[Row]:
    """The acts that touched one of these organisations, as links, in the order of their days."""
    acts: dict[UUID, Row] = {}
    for event in reorganizing.events(organizations):
        row = acts.setdefault(event.plan, {
            "title": event.title, "url": event_url(event.plan), "on": date_vi(event.on), "kind": kind_name(event.kind),
            "is_doubtful": False,
        })  # fmt: skip
        row["is_doubtful"] = bool(row["is_doubtful"] or event.doubt)
    return list(acts.values())


def bearer_of(organization: int, on: date) -> Unit | None:
    """Who bears on a day the books of an organisation that is no more; None while it stands or without a successor."""
    heirs = [heir for heir in reorganizing.successors(organization, on) if heir.is_bearer]
    return next((heir.successor for heir in heirs if heir.successor.id != organization), None)


def event_url(plan: UUID) -> str:
    """The page of an act."""
    return reverse("reorganization", args=[plan])


def kind_name(kind: str) -> str:
    """The kind of event in the reader's language."""
    return vocabulary.label(kind, language(), "reorganization_kind")


def _day(on: date, events: Sequence[ReorganizationSeen]) -> Row:
    change = change_of(on, events)
    title = _("Trước và sau ngày %(on)s") % {"on": date_vi(on)}
    return {
        "on": date_vi(on),
        "before_url": days.url(date.fromordinal(on.toordinal() - 1)),
        "after_url": days.url(on),
        "events": [_event(event) for event in events],
        "doubts": list(dict.fromkeys(event.doubt for event in events if event.doubt)),
        "chart": {
            "title": title,
            "svg": pictures.before_after(title, change, NARROW),
            "svg_wide": pictures.before_after(title, change, WIDE),
        },
        "rows": list(_rows(change)),
    }


def _event(event: ReorganizationSeen) -> Row:
    return {
        "kind": kind_name(event.kind),
        "title": event.title,
        "decision": event.decision_number,
        "decided_on": date_vi(event.decided_on) if event.decided_on else "",
        "decided_by": event.decided_by,
        "article": event.article,
        "is_undone": event.is_undone,
    }


def _rows(change: Change) -> Iterable[Row]:
    """The same as the picture in words: what was, what it became, the part that went there."""
    for link in change.links:
        before = change.before[link.left] if link.left is not None else None
        after = change.after[link.right] if link.right is not None else None
        yield {
            "before": before.name if before else "",
            "before_under": before.above if before else "",
            "after": after.name if after else "",
            "after_under": after.above if after else "",
            "share": link.share,
            "note": link.note,
        }
