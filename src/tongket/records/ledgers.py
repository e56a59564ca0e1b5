"""All ledgers of the house, in the order of the workbook's sheets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tongket.access.ledger import Ledger
from tongket.organizations import ledgers as organizations
from tongket.organizations.bodies import ledgers as bodies
from tongket.organizations.local_values import ledgers as local_values
from tongket.records.admissions import ledgers as admissions
from tongket.records.awards import ledgers as awards
from tongket.records.badges import ledgers as badges
from tongket.records.dues import ledgers as dues
from tongket.records.inspections import ledgers as inspections
from tongket.records.meetings import ledgers as meetings
from tongket.records.members import ledgers as members
from tongket.records.reviews import ledgers as reviews
from tongket.records.targets import ledgers as targets

ROOMS = (
    organizations,
    bodies,
    local_values,
    members,
    admissions,
    dues,
    badges,
    inspections,
    targets,
    meetings,
    reviews,
    awards,
)


@cache
def all_ledgers() -> Mapping[str, Ledger[Any]]:
    """Every ledger by id, in the order declared by its entry."""
    found = [ledger for room in ROOMS for ledger in room.LEDGERS]
    return {ledger.id: ledger for ledger in sorted(found, key=lambda ledger: ledger.spec.order)}
