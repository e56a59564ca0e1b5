"""The lists of the national register."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.exchange.national.lists import COMPARE
from tongket.web.national.doubles import MERGE
from tongket.web.navigation import DESK, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    if place.may(COMPARE, place.office.id):
        yield NavigationGroup(DESK, [NavigationEntry(_("So với CSDL đảng viên"), reverse("national"), order=62)])
    if place.may(MERGE, place.office.id):
        yield NavigationGroup(
            DESK, [NavigationEntry(_("Đảng viên ghi hai lần"), reverse("national-doubles"), order=63)]
        )
