"""A year's ratings of made-up members, put straight into the tables: grassroots organisations of four cells each."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timezone
from pathlib import Path
from uuid import UUID

from bench.report import Answer

SIZE = int(os.environ.get("BENCH_MEMBERS", "10000"))
YEAR, FOUNDED = 2025, date(1990, 2, 3)
OF_A_UNIT, CELLS, BATCH = 112, 4, 20_000
"""As in life: 5.6 million members in 50,000 grassroots organisations."""
LEVELS, SHARES = ("excellent", "good", "completed", "not_completed"), (10, 79, 10, 1)
Row = dict[str, object]


def prepare_ratings(folder: Path) -> Answer:
    """The tree, the ratings of `BENCH_MEMBERS` members and who leads each cell; the register itself is not asked."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now
    from django.db import connection, transaction  # noqa: PLC0415

    from tongket.access.inserting import insert  # noqa: PLC0415
    from tongket.organizations.models import Organization, OrganizationClosure, OrganizationPeriod  # noqa: PLC0415
    from tongket.records.members.models import PostHolding  # noqa: PLC0415
    from tongket.records.reviews.models import MemberRating  # noqa: PLC0415

    del folder
    call_command("migrate", verbosity=0)
    with connection.constraint_checks_disabled(), transaction.atomic():
        for model, rows in (
            (Organization, _organizations()), (OrganizationPeriod, _periods()), (OrganizationClosure, _closure()),
            (PostHolding, _heads()), (MemberRating, _ratings()),
        ):  # fmt: skip
            for batch in _batches(rows):
                insert(model, batch)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Answer(0, None)


def told(rows: Iterable[tuple[int, int, int, tuple[bool, ...]]]) -> dict[str, str | None]:
    """The answer in a form that can be compared: how many units, how many beyond the default reading, every row."""
    exact = sorted(
        (int(unit), int(excellent), int(limit), tuple(map(bool, beyond))) for unit, excellent, limit, beyond in rows
    )
    return {
        "units told": str(len(exact)),
        "beyond the default reading": str(sum(excellent > limit for _, excellent, limit, _ in exact)),
        "digest": str(int(hashlib.sha256(repr(exact).encode()).hexdigest()[:12], 16)),
    }


def _units() -> int:
    return max(1, SIZE // OF_A_UNIT)


def _tree() -> Iterator[tuple[int, int, int | None]]:
    """(id, depth, parent): the province 1, then its grassroots organisations, then their cells."""
    units = _units()
    yield 1, 0, None
    yield from ((2 + place, 1, 1) for place in range(units))
    yield from ((2 + units + place, 2, 2 + place // CELLS) for place in range(units * CELLS))


TYPES = ("province_organization", "grassroots_committee_organization", "subordinate_cell")


def _organizations() -> Iterator[Row]:
    for number, depth, parent in _tree():
        yield {**_record(number), "slug": f"mau-{number}", "name": f"Đơn vị mẫu {number}", "type": TYPES[depth],
               "parent_id": parent, "established_on": FOUNDED}  # fmt: skip


def _periods() -> Iterator[Row]:
    for number, depth, parent in _tree():
        yield {"organization_id": number, "name": f"Đơn vị mẫu {number}", "type": TYPES[depth], "parent_id": parent,
               "valid_from": FOUNDED, "valid_until": None, "recorded_at": NOW}  # fmt: skip


def _closure() -> Iterator[Row]:
    above = {number: parent for number, _, parent in _tree()}
    for number in above:
        place: int | None = number
        depth = 0
        while place is not None:
            yield {"ancestor_id": place, "descendant_id": number, "depth": depth, "valid_from": FOUNDED,
                   "valid_until": None}  # fmt: skip
            place, depth = above[place], depth + 1


def _cell(member: int) -> int:
    units = _units()
    return 2 + units + member * units * CELLS // SIZE


def _heads() -> Iterator[Row]:
    """The first of each cell is its secretary."""
    seen = 0
    for member in range(SIZE):
        cell = _cell(member)
        if cell != seen:
            seen = cell
            yield {**_record(member), "member_id": member + 1, "organization_id": cell, "post": "cell_secretary",
                   "held_from": FOUNDED}  # fmt: skip


def _ratings() -> Iterator[Row]:
    chance = random.Random(2026)  # noqa: S311 - made-up people need no secrecy
    for member in range(SIZE):
        level = chance.choices(LEVELS, SHARES)[0]
        yield {**_record(member), "member_id": member + 1, "organization_id": _cell(member), "report_year": YEAR,
               "level": level}  # fmt: skip


NOW = datetime(2026, 1, 12, tzinfo=timezone.utc)  # noqa: UP017


def _record(number: int) -> Row:
    return {"key": UUID(int=number), "recorded_at": NOW}


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch
