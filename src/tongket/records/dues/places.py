"""Where organisations stand in the way of the dues: their level, who gets the rest, and the values they entered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.organizations import queries as organizations
from tongket.organizations.local_values.queries import values_for_many
from tongket.organizations.queries import Unit
from tongket.rules.dues import FIXED, REGION, Setting, Settings
from tongket.rules.dues_shares import LEVELS as KEEPING_LEVELS
from tongket.rules.dues_shares import setting_of
from tongket.rules.periods import add_months

LEVELS = {
    "cell": "cell",
    "subordinate_cell": "cell",
    "grassroots_cell": "grassroots_organization",
    "grassroots_committee_organization": "grassroots_organization",
    "superior_committee_organization": "superior_committee",
    "district_organization": "superior_committee",
    "province_organization": "superior_committee",
}
"""The level at which an organisation of this type keeps a share; one between the levels hands on what it gets."""
ABOVE = {"cell": ("grassroots_organization", "superior_committee"), "grassroots_organization": ("superior_committee",)}
SETTINGS = (FIXED, REGION, *(setting_of(level) for level in KEEPING_LEVELS))
"""What an office may enter for dues itself, by the rules' ids."""


@dataclass(frozen=True)
class Station:
    """An organisation in a month: its level (empty: it keeps nothing), who gets its dues, whether it is a commune's."""

    unit: Unit
    level: str
    received_by: int | None
    of_commune: bool


def last_day(month_on: date) -> date:
    """The last day of the month that begins on `month_on`."""
    return date.fromordinal(add_months(month_on, 1).toordinal() - 1)


def stations(ids: Collection[int], month_on: date) -> Mapping[int, Station]:
    """The organisations as they stood at the end of a month, with those that get their dues."""
    known = _with_those_above(ids, last_day(month_on))
    return {key: _station(known, key) for key in ids if key in known}


def _with_those_above(ids: Collection[int], day: date) -> Mapping[int, Unit]:
    """The organisations and everything that stood above them on a day, by id."""
    found: dict[int, Unit] = {}
    wanted, asked = set(ids), set[int]()
    while wanted:
        found.update(organizations.units_by_id(wanted, day))
        asked |= wanted
        wanted = {unit.parent for unit in found.values() if unit.parent is not None} - asked
    return found


def _station(known: Mapping[int, Unit], key: int) -> Station:
    unit = known[key]
    level = LEVELS.get(unit.type, "")
    wanted = ABOVE.get(level, ())
    receiver = next((one for one in _way_up(known, unit) if LEVELS.get(one.type, "") in wanted), None)
    return Station(unit, level, receiver.id if receiver else None, bool(unit.place))


def _way_up(known: Mapping[int, Unit], unit: Unit) -> Sequence[Unit]:
    found: list[Unit] = []
    while unit.parent is not None and unit.parent in known and len(found) < len(known):
        unit = known[unit.parent]
        found.append(unit)
    return found


def settings_on(organizations_asked: Collection[int], on: date) -> Mapping[int, Settings]:
    """The values entered for organisations, or ones above them, that hold on a day, by organisation."""
    found = values_for_many(organizations_asked, on)
    return {
        unit: {
            name: Setting(value.value, value.citation) for name in SETTINGS if (value := values.get(name)) is not None
        }
        for unit, values in found.items()
    }
