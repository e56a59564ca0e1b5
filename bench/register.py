"""A made-up register of any size, put straight into the tables: 30 members a cell, and the badges they were given."""

from __future__ import annotations

import os
import random
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

from bench.report import Answer

SIZE = int(os.environ.get("BENCH_MEMBERS", "10000"))
ROUND = date(2026, 11, 7)
LEVELS = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Hữu", "Ngọc", "Thanh", "Quốc", "Xuân", "Kim")
GIVEN = ("An", "Bình", "Cúc", "Dũng", "Giang", "Hoa", "Khánh", "Lan", "Mạnh", "Nga", "Oanh", "Phúc", "Quân", "Sơn",
         "Tuấn", "Uyên", "Vinh", "Xuân", "Yến", "Đạt", "Hằng", "Thủy", "Trường", "Nghĩa")  # fmt: skip


def prepare_register(folder: Path) -> Answer:
    """Tables of `BENCH_MEMBERS` members in the data folder: the seed is fixed, so every side meets the same people."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now
    from django.db import transaction  # noqa: PLC0415

    from tongket.organizations.actions.establish import establish  # noqa: PLC0415
    from tongket.organizations.book import OrganizationEntry  # noqa: PLC0415
    from tongket.procedures.examples import ACTOR  # noqa: PLC0415

    del folder
    call_command("migrate", verbosity=0)
    founded = date(1945, 9, 2)
    entry = OrganizationEntry("Đảng bộ xã Mẫu", "grassroots_committee_organization", None, founded, place="Mẫu")
    commune = establish(ACTOR, [entry]).written[0].id
    cells = [
        OrganizationEntry(f"Chi bộ {number}", "subordinate_cell", commune, founded, position=number)
        for number in range(1, SIZE // 30 + 2)
    ]
    units = [line.id for line in establish(ACTOR, cells).written]
    with transaction.atomic():
        _fill(units, random.Random(2026))  # noqa: S311 - made-up people need no secrecy
    return Answer(0, None)


def _fill(units: list[int], chance: random.Random) -> None:
    from tongket.access.inserting import insert, insert_records  # noqa: PLC0415
    from tongket.records.badges.models import BadgeAward  # noqa: PLC0415
    from tongket.records.members.models import Member, MemberPeriod  # noqa: PLC0415

    now = datetime.now(timezone.utc)  # noqa: UP017
    rows = [_member(number, units[number // 30], chance, now) for number in range(SIZE)]
    ids = insert_records(Member, rows)
    insert(MemberPeriod, [
        {"member_id": key, "organization_id": row["organization_id"], "status": "active", "valid_until": None,
         "valid_from": row["admitted_on"], "recorded_at": now}
        for key, row in zip(ids, rows, strict=True)
    ])  # fmt: skip
    insert(BadgeAward, [
        {"key": uuid4(), "organization_id": row["organization_id"], "member_id": key, "level": level,
         "kind": "regular_award", "round_on": date(year, 11, 7), "report_year": year, "recorded_at": now}
        for key, row in zip(ids, rows, strict=True)
        for level in LEVELS
        if (year := _day(row).year + level) < ROUND.year and chance.random() > 0.01
    ])  # fmt: skip


def _member(number: int, unit: int, chance: random.Random, now: datetime) -> dict[str, object]:
    """Most joined in the last forty years, as in life; three of a hundred have lost the decision."""
    from tongket.rules import notation  # noqa: PLC0415

    decided = ROUND - timedelta(days=int(365.25 * 82 * chance.random() ** 2))
    admitted = decided + timedelta(days=20)
    name = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
    card = f"{number:012d}"
    return {
        "key": uuid4(), "organization_id": unit, "full_name": name, "birth_date": decided - timedelta(days=9000),
        "card_number": card, "admission_decided_on": decided if chance.random() > 0.03 else None,
        "admitted_on": admitted, "official_on": admitted + timedelta(days=365),
        "interrupted_months": 24 if chance.random() < 0.01 else 0, "recorded_at": now,
        "name_key": notation.fold(name), "search_key": f"{notation.fold(name)} {card}",
        "sort_key": notation.name_sort_key(name),
    }  # fmt: skip


def _day(row: dict[str, object]) -> date:
    found = row["admission_decided_on"] or row["admitted_on"]
    assert isinstance(found, date)
    return found


def told(rows: list[tuple[int, int, bool, bool]]) -> dict[str, str | None]:
    """The answer of a round in a form that can be compared: how many of each kind, and a digest of every row."""
    import hashlib  # noqa: PLC0415

    exact = sorted((int(member), int(level), bool(may), bool(late)) for member, level, may, late in rows)
    return {
        "due": str(sum(may and not late for _, _, may, late in exact)),
        "overdue": str(sum(may and late for _, _, may, late in exact)),
        "not yet": str(sum(not may for _, _, may, _ in exact)),
        "digest": str(int(hashlib.sha256(repr(exact).encode()).hexdigest()[:12], 16)),
    }
