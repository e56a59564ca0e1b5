"""The choice of office, where there are several."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import HOUSE, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    if len(place.offices) > 1:
        entry = NavigationEntry(_("Chọn đảng bộ khác"), reverse("office"), len(place.offices), order=10)
        yield NavigationGroup(HOUSE, [entry])
