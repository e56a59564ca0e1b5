"""The import from Excel and the board of returned files."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.web.navigation import DESK, NavigationEntry, NavigationGroup
from tongket.web.place import Place

UPLOAD, CONFIRM = "workbook.upload", "workbook.confirm"


def groups(place: Place) -> Iterable[NavigationGroup]:
    if not place.may(UPLOAD):
        return
    entries = [NavigationEntry(_("Nhập từ Excel"), reverse("import"), order=60)]
    if place.may(UPLOAD, place.office.id):
        entries.append(NavigationEntry(_("Phiếu chi bộ gửi về"), reverse("board"), order=61))
    yield NavigationGroup(DESK, entries)
