"""Figures of years gone by, from old papers."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import FIGURES_AND_PAPERS, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    if place.may("figure.read", place.unit.id):
        entry = NavigationEntry(_("Số liệu từ văn bản cũ"), reverse("history"), order=15)
        yield NavigationGroup(FIGURES_AND_PAPERS, [entry])
