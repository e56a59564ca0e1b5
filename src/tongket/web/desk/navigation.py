"""The desk of the year."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import DESK, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    del place
    yield NavigationGroup(DESK, [NavigationEntry(_("Bàn làm việc"), reverse("desk"), order=0)])
