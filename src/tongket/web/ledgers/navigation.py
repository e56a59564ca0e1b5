"""The ledgers with their counts of the year, and the organisations of the first level."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tongket.access.ledger import Selection
from tongket.documents.ledgers import LEDGERS as OFFICE_LEDGERS
from tongket.records.ledgers import all_ledgers
from tongket.web.ledgers.selection import UNIT
from tongket.web.ledgers.words import list_url, name_of
from tongket.web.navigation import CELLS, HOUSE, RECORDS, NavigationEntry, NavigationGroup
from tongket.web.place import Place

CELLS_SHOWN = 12


def groups(place: Place) -> Iterable[NavigationGroup]:
    entries = []
    for order, ledger in enumerate(all_ledgers().values()):
        units = place.reads(ledger.read_permission)
        if units:
            count = ledger.count(Selection(units, place.year, standing_on=place.as_of))
            entries.append(NavigationEntry(name_of(ledger), list_url(ledger), count, order=order))
    yield NavigationGroup(RECORDS, entries)
    settings = [ledger for ledger in OFFICE_LEDGERS if place.may(ledger.correct.name)]
    entries = [
        NavigationEntry(name_of(ledger), list_url(ledger), order=40 + ledger.spec.order % 10) for ledger in settings
    ]
    yield NavigationGroup(HOUSE, entries)
    yield NavigationGroup(CELLS, list(_cells(place)))


def _cells(place: Place) -> Iterable[NavigationEntry]:
    members = all_ledgers()["members"]
    below = [unit for unit in place.tree if unit.parent == place.unit.id]
    for order, unit in enumerate(below[:CELLS_SHOWN]):
        count = (
            members.count(Selection([unit.id], standing_on=place.as_of))
            if unit.id in place.reads("member.read")
            else None
        )
        yield NavigationEntry(unit.name, f"{list_url(members)}?{UNIT}={unit.id}", count, order=order)
    if len(below) > CELLS_SHOWN:
        rest = _("%(count)s tổ chức khác") % {"count": len(below) - CELLS_SHOWN}
        yield NavigationEntry(rest, f"{list_url(all_ledgers()['organizations'])}?", order=99)
