"""The ledgers with their counts of the year, and the organisations of the first level."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tongket.access.ledger import Selection
from tongket.documents.ledgers import LEDGERS as OFFICE_LEDGERS
from tongket.records.ledgers import all_ledgers
from tongket.web.ledgers.selection import UNIT
from tongket.web.ledgers.words import AnyLedger, list_url, name_of
from tongket.web.navigation import CELLS, HOUSE, RECORDS, NavigationEntry, NavigationGroup
from tongket.web.place import Place

CELLS_SHOWN = 12


def groups(place: Place) -> Iterable[NavigationGroup]:
    entries = []
    for order, ledger in enumerate(all_ledgers().values()):
        units = place.reads(ledger.read_permission)
        if units:
            entries.append(NavigationEntry(name_of(ledger), list_url(ledger), _count(place, ledger), order=order))
    yield NavigationGroup(RECORDS, entries)
    settings = [ledger for ledger in OFFICE_LEDGERS if place.may(ledger.correct.name)]
    entries = [
        NavigationEntry(name_of(ledger), list_url(ledger), order=40 + ledger.spec.order % 10) for ledger in settings
    ]
    yield NavigationGroup(HOUSE, entries)
    yield NavigationGroup(CELLS, list(_cells(place)))


def _count(place: Place, ledger: AnyLedger) -> int:
    """Counted once for all that shows it: the register by unit, the ledgers of years by year."""
    if ledger.id == "members":
        return sum(place.members_by_unit.values())
    if ledger.spec.period == "year":
        return place.lines_by_year[ledger.id].get(place.year, 0)
    return ledger.count(Selection(place.reads(ledger.read_permission), standing_on=place.as_of))


def _cells(place: Place) -> Iterable[NavigationEntry]:
    members = all_ledgers()["members"]
    below = [unit for unit in place.tree if unit.parent == place.unit.id]
    for order, unit in enumerate(below[:CELLS_SHOWN]):
        count = place.members_by_unit.get(unit.id, 0) if place.may(members.read_permission, unit.id) else None
        yield NavigationEntry(unit.name, f"{list_url(members)}?{UNIT}={unit.id}", count, order=order)
    if len(below) > CELLS_SHOWN:
        rest = _("%(count)s tổ chức khác") % {"count": len(below) - CELLS_SHOWN}
        yield NavigationEntry(rest, f"{list_url(all_ledgers()['organizations'])}?", order=99)
