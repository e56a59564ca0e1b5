"""By which tree the figures are told: that of their own day, or that of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from tongket.organizations.reorganizing.queries import days_of_change
from tongket.rules import notation
from tongket.web.place import DeskRequest, Place

PARAMETER, NOW = "to-chuc", "hien-nay"


def place_of(request: DeskRequest) -> Place:
    """The place, its figures told by today's tree where the address asks for it."""
    place = request.place
    if request.GET.get(PARAMETER) != NOW:
        return place
    return replace(place, structure_on=max(place.as_of, place.today))


def kept(place: Place) -> Mapping[str, str]:
    """What the address of another page of figures carries on."""
    return {PARAMETER: NOW} if place.structure_on else {}


def choices(place: Place, others: Mapping[str, str] | None = None) -> Sequence[Mapping[str, object]]:
    """The two ways, with their addresses; none where the tree has not changed since the figures' day."""
    changed = any(place.as_of < day <= place.today for day in days_of_change(place.unit.id))
    if not changed and not place.structure_on:
        return []
    now = place.structure_on is not None
    plain, wanted = urlencode(others or {}), urlencode({**(others or {}), PARAMETER: NOW})
    then = _("Theo tổ chức ngày %(day)s") % {"day": notation.date_vi(place.as_of)}
    return [
        {"title": then, "url": f"?{plain}", "current": not now},
        {"title": _("Theo tổ chức hiện nay"), "url": f"?{wanted}", "current": now},
    ]
