"""Plans and a province for the tests of reorganising."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent

from tests.office import OFFICE, Office, establish_one, new_office
from tongket.organizations import queries as organizations
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, ReorganizationEntry
from tongket.procedures.reorganizing.plan import Plan
from tongket.procedures.reorganizing.reading import read_plan

ON, EVE = date(2025, 7, 1), date(2025, 6, 30)
COMMUNE, CELL = "grassroots_committee_organization", "subordinate_cell"
HEAD = """
title: Sắp xếp tổ chức đảng
on: 01/07/2025
decision: {number: 12-QĐ/TU, date: 20/06/2025, by: Ban Thường vụ Tỉnh ủy}
"""


@dataclass(frozen=True)
class Province:
    """A province over xã Mẫu (the office of the tests) and xã Bên with one cell."""

    office: Office
    top: int
    beside: int
    south: int


def plan(steps: str, head: str = HEAD) -> Plan:
    """A plan from the YAML of its steps."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_text(f"{head}\nsteps:\n{indent(steps, '  ')}\n", encoding="utf-8")
        return read_plan(path)


def province() -> Province:
    office = new_office()
    top = establish_one(OrganizationEntry("Đảng bộ tỉnh Mẫu", "province_organization", None, date(1950, 1, 1)))
    beside = establish_one(OrganizationEntry("Đảng bộ xã Bên", COMMUNE, top, date(1975, 2, 3), code="18790"))
    south = establish_one(OrganizationEntry("Chi bộ thôn Nam", CELL, beside, date(1975, 2, 3)))
    under = Changed(office.commune, parent=top)
    reorganize(OFFICE, [ReorganizationEntry("moved", date(2000, 1, 1), "Chuyển", office.commune, changed=(under,))])
    return Province(office, top, beside, south)


def slug(unit: int) -> str:
    return organizations.units_by_id([unit])[unit].slug
