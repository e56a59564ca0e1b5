"""The tree of organisations at a date."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import RECORDS, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    if place.may("organization.read"):
        yield NavigationGroup(RECORDS, [NavigationEntry(_("Cây tổ chức theo ngày"), reverse("tree"), order=0)])
