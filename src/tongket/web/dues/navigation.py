"""The dues, for whom they are."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.records.ledgers import all_ledgers
from tongket.web.navigation import RECORDS, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    entries = []
    if place.may("dues.read"):
        order = list(all_ledgers()).index("dues_categories")
        entries.append(NavigationEntry(_("Đảng phí"), reverse("dues"), order=order))
    yield NavigationGroup(RECORDS, entries)
