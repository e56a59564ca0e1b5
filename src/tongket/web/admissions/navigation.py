"""The board of candidates, for whom it is."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.records.ledgers import all_ledgers
from tongket.web.navigation import RECORDS, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    entries = []
    if place.may("candidate.read"):
        entries.append(
            NavigationEntry(
                _("Phát triển đảng viên"), reverse("candidates"), order=list(all_ledgers()).index("admissions")
            )
        )
    yield NavigationGroup(RECORDS, entries)
