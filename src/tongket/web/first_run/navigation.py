"""The removal of the examples, while one works in one."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import HOUSE, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    if place.office.is_example and place.may("example.remove", place.office.id):
        yield NavigationGroup(HOUSE, [NavigationEntry(_("Bỏ dữ liệu mẫu"), reverse("examples"), order=90)])
