"""A small office with a fixed cast, for tests: xã Mẫu with two cells and six members, all assumed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tongket.access.actor import Actor, Grant
from tongket.organizations.actions.establish import establish
from tongket.organizations.book import OrganizationEntry
from tongket.records.members.actions.register import register
from tongket.records.members.book import MemberEntry

OFFICE = Actor("Văn phòng", (Grant("office", None, date(2000, 1, 1)),))


@dataclass(frozen=True)
class Office:
    commune: int
    east: int
    west: int
    an: int
    binh: int
    cuc: int
    dung: int
    giang: int
    hoa: int


EAST, WEST = "Chi bộ thôn Đông", "Chi bộ thôn Tây"
MEMBER = MemberEntry("", 0, date(1990, 5, 19), date(1965, 1, 1), "", "", date(1990, 5, 1), date(1991, 5, 19))


def establish_one(entry: OrganizationEntry) -> int:
    return establish(OFFICE, [entry]).written[0].id


def new_office() -> Office:
    """Xã Mẫu: An, Bình, Cúc in the east; Dũng, Giang, Hoa (probationary) in the west."""
    founded = date(1975, 2, 3)
    commune = establish_one(
        OrganizationEntry("Đảng bộ xã Mẫu", "grassroots_committee_organization", None, founded, place="Mẫu")
    )
    east = establish_one(OrganizationEntry(EAST, "subordinate_cell", commune, founded, position=1))
    west = establish_one(OrganizationEntry(WEST, "subordinate_cell", commune, founded, position=2))
    cast = [
        replace(MEMBER, full_name="Nguyễn Văn An", organization=east, card_number="000000001"),
        replace(MEMBER, full_name="Trần Thị Bình", organization=east, card_number="000000002"),
        replace(MEMBER, full_name="Lê Thị Cúc", organization=east, card_number="000000003"),
        replace(MEMBER, full_name="Phạm Văn Dũng", organization=west, card_number="000000004"),
        replace(MEMBER, full_name="Vũ Thị Giang", organization=west, card_number="000000005"),
        replace(
            MEMBER, full_name="Đỗ Thị Hoa", organization=west, card_number="000000006", birth_date=date(1999, 3, 8),
            admission_decided_on=date(2023, 4, 20), admitted_on=date(2023, 5, 19), official_on=None,
        ),
    ]  # fmt: skip
    ids = [line.id for line in register(OFFICE, cast).written]
    return Office(commune, east, west, *ids)
