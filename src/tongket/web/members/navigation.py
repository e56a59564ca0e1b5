"""The register as a list with filters, what is due in it, and the transfers."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.records.members.transfers.queries import count_under_way
from tongket.web.navigation import RECORDS, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    if not place.may("member.read"):
        return
    entries = [NavigationEntry(_("Tra cứu đảng viên"), reverse("register"), order=0)]
    units = place.reads("transfer.read")
    if units:
        count = count_under_way(units) or None
        entries.append(NavigationEntry(_("Chuyển sinh hoạt đảng"), reverse("transfers"), count, order=0))
    yield NavigationGroup(RECORDS, entries)
