"""The tree at a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from tongket.rules.notation import date_vi
from tongket.web.place import DeskRequest
from tongket.web.tree import days
from tongket.web.tree.events import bearer_of, listed
from tongket.web.tree.nodes import Node, forest
from tongket.web.tree.pictures import ticks


def tree(request: DeskRequest) -> HttpResponse:
    """The office's organisations on the day asked for; with htmx, that part of the page alone."""
    place = request.place
    if not place.may("organization.read"):
        raise PermissionDenied
    on, wrong = days.asked(request, place)
    heir = bearer_of(place.office.id, on)
    nodes = forest(place, place.office.id, on) or (forest(place, heir.id, on) if heir else [])
    reach = days.slider(place, on)
    context: dict[str, object] = {
        "on": date_vi(on),
        "wrong": wrong,
        "nodes": nodes,
        "marked": [node for node in _all(nodes) if node.marks],
        "count": sum(1 for _ in _all(nodes)),
        "office": place.office.name,
        "slider": reach,
        "ticks": ticks(reach),
        "events": listed(place.reads("organization.read")),
        "heir": heir.name if heir else "",
        "may_reorganize": place.may("organization.reorganize"),
        "today": date_vi(place.today),
    }
    context["is_part"] = is_part = request.headers.get("HX-Request") == "true"
    return render(request, "tree/at.html" if is_part else "tree/tree.html", context)


def _all(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)
