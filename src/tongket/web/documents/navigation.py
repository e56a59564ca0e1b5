"""The narrative parts, the package and the register of papers."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import FIGURES_AND_PAPERS, NavigationEntry, NavigationGroup
from tongket.web.place import Place


def groups(place: Place) -> Iterable[NavigationGroup]:
    entries = []
    if place.may("narrative.read", place.office.id):
        entries.append(NavigationEntry(_("Thuyết minh báo cáo"), reverse("narrative"), order=20))
    if place.may("package.read", place.office.id):
        entries.append(NavigationEntry(_("Bộ hồ sơ hội nghị"), reverse("package"), order=30))
    if place.may("paper.read", place.unit.id):
        entries.append(NavigationEntry(_("Sổ văn bản"), reverse("papers"), order=40))
    yield NavigationGroup(FIGURES_AND_PAPERS, entries)
