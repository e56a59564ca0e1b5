"""The rounds of Party badges, for whom may read badges."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import DESK, NavigationEntry, NavigationGroup
from tongket.web.place import Place

READ = "badge.read"


def groups(place: Place) -> Iterable[NavigationGroup]:
    if place.may(READ):
        yield NavigationGroup(DESK, [NavigationEntry(_("Đợt tặng Huy hiệu Đảng"), reverse("badges"), order=50)])
