"""People and delegation, for whom they are."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import HOUSE, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    entries = []
    if place.may("person.create"):
        entries.append(NavigationEntry(_("Người dùng và vai trò"), reverse("people"), order=20))
    if place.may("delegation.grant"):
        entries.append(NavigationEntry(_("Ủy quyền"), reverse("delegation"), order=30))
    yield NavigationGroup(HOUSE, entries)
