"""The review of the year, for whom may read its rounds."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import DESK, NavigationEntry, NavigationGroup
from tongket.web.place import Place

READ = "review_round.read"


def groups(place: Place) -> Iterable[NavigationGroup]:
    if place.may(READ):
        yield NavigationGroup(DESK, [NavigationEntry(_("Kiểm điểm, xếp loại"), reverse("reviews"), order=45)])
