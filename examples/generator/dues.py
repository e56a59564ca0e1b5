"""The dues of some organisations of a commune: who pays what, month by month, what is kept and what goes up."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from .commune import Commune, Row, nodes
from .people import Cast, Person

CELL, GRASSROOTS, SUPERIOR = 50, 70, 50
"""The percent that a cell, a grassroots organisation and the committee above keep."""


def dues_rows(commune: Commune, cast: Cast) -> Mapping[str, Sequence[Row]]:
    """The rows of the books of dues; none where the commune has no part `dues`."""
    part: Mapping[str, Any] = commune.part("dues")
    if not part:
        return {}
    months = range(int(part["from_month"]), int(part["to_month"]) + 1)
    above = str(part["organization"])
    cells = [node.name for node in nodes(commune) if node.parent == above]
    people = [person for cell in cells for person in cast.of(cell)]
    lines = [row for place, person in enumerate(people) for row in _months(commune, person, place, months)]
    kept, sent = _splits(commune, above, cells, lines, months)
    return {
        "local_values": [{**row, "organization": commune.name} for row in part["local_values"]],
        "dues_categories": [_category(commune, person, place) for place, person in enumerate(people)],
        "dues_reliefs": [_relief(commune, people[1])],
        "dues_collections": lines,
        "dues_kept": kept,
        "dues_remittances": sent,
    }


def _salary(place: int) -> int:
    return 7_400_000 + 230_000 * (place % 17)


def _category(commune: Commune, person: Person, place: int) -> Row:
    return {
        **person.mention(),
        "organization": person.cell,
        "category": "state_salaried",
        "base_amount": _salary(place),
        "held_from": max(date(commune.year, 7, 1), person.admitted_on.replace(day=1)),
        "held_until": date(2026, 1, 31),
    }


def _relief(commune: Commune, person: Person) -> Row:
    return {
        **person.mention(),
        "organization": person.cell,
        "ground": "hardship",
        "percent": 100,
        "held_from": date(commune.year, 10, 1),
        "held_until": date(commune.year, 12, 31),
        "decision_number": "09-NQ/CB",
        "decided_on": date(commune.year, 9, 26),
    }


def _months(commune: Commune, person: Person, place: int, months: Sequence[int]) -> Sequence[Row]:
    """The first pays September with October, the third nothing in the last two months, the second is exempt."""
    found = []
    for month in months:
        if person.admitted_on > date(commune.year, month, monthrange(commune.year, month)[1]):
            continue
        due = 0 if place == 1 and month >= 10 else _salary(place) // 100
        late = place == 0 and month == 9
        open_month = place == 2 and month >= 11
        arrears = due if place == 0 and month == 10 else 0
        found.append(
            {
                **person.mention(), "organization": person.cell, "month": month,
                "collected": 0 if late or open_month else due, "arrears": arrears,
            }
        )  # fmt: skip
    return found


def _splits(
    commune: Commune, above: str, cells: Sequence[str], lines: Sequence[Row], months: Sequence[int]
) -> tuple[Sequence[Row], Sequence[Row]]:
    kept: list[Row] = []
    sent: list[Row] = []
    for month in months:
        to_above = 0
        for cell in cells:
            own = [line for line in lines if line["organization"] == cell and line["month"] == month]
            to_above += _one(commune, cell, month, sum(_money(line) for line in own), CELL, kept, sent)
        to_commune = _one(commune, above, month, to_above, GRASSROOTS, kept, sent)
        _one(commune, commune.name, month, to_commune, SUPERIOR, kept, sent)
    return kept, sent


def _money(line: Row) -> int:
    return int(str(line["collected"])) + int(str(line["arrears"]))


def _one(commune: Commune, name: str, month: int, received: int, percent: int, kept: list[Row], sent: list[Row]) -> int:
    """What one organisation keeps of a month and sends up; returns what goes up."""
    own = (received * percent * 2 + 100) // 200
    day = date(commune.year, month + 1, 5) if month < 12 else date(commune.year, 12, 30)
    kept.append({"organization": name, "month": month, "kept": own})
    sent.append({"organization": name, "month": month, "amount": received - own, "remitted_on": day})
    return received - own
