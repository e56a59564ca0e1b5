"""Say which of our units a name in the lists of the national register means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.access.gate import Act, Written, action
from tongket.exchange.models import NationalUnitName
from tongket.rules import notation


@dataclass(frozen=True)
class UnitName:
    """A name as the lists write it, and the unit of ours that it means."""

    organization: int
    written: str
    unit: int


def _offices(names: Sequence[UnitName]) -> set[int]:
    return {each.organization for each in names}


@action(
    "national_list.settle_units",
    event="national_list.units_settled",
    ledger="national_unit_names",
    units=_offices,
)
def settle_units(act: Act, names: Sequence[UnitName]) -> Sequence[Written]:
    """Remember what the names mean, for this list and every later one."""
    del act
    written = []
    for index, name in enumerate(names):
        word = notation.fold(name.written)[:200]
        row = NationalUnitName.objects.filter(organization=name.organization, written=word).first()
        before = row.unit_id if row else None
        if row is None:
            row = NationalUnitName(organization_id=name.organization, written=word)
        elif row.unit_id == name.unit:
            continue
        else:
            row.version += 1
        row.unit_id = name.unit
        row.save()
        changes = {"written": [None, name.written], "unit_id": [before, name.unit]}
        written.append(Written(row.pk, row.key, name.organization, changes, index))
    return written
