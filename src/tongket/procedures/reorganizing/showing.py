"""One organisation as it stood on a day, with where it came from and what it became: for the command and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.organizations.reorganizing import queries as tree
from tongket.organizations.reorganizing.queries import Heir, ReorganizationSeen
from tongket.records.members import queries as members
from tongket.rules import notation, vocabulary


@dataclass(frozen=True)
class UnitSeen:
    """`is_standing`: whether it stood on the day; members are those under it and in it then, official and all."""

    unit: Unit
    on: date
    is_standing: bool
    parent: Unit | None
    children: tuple[Unit, ...]
    official: int
    members: int
    came_from: tuple[Heir, ...]
    became: tuple[Heir, ...]
    stands_for_it: tuple[Heir, ...]


def unit_seen(code_or_slug: str, on: date) -> UnitSeen:
    """Raises what `tree.find` raises: a code means whoever carried it on that day."""
    unit = tree.find(code_or_slug, on)
    under = organizations.below(unit.id, on)
    counted = members.counts_on([each.id for each in under], on).values()
    parent = organizations.units_by_id([unit.parent], on).get(unit.parent) if unit.parent else None
    return UnitSeen(
        unit, on, bool(under), parent, tuple(each for each in under if each.parent == unit.id and each.id != unit.id),
        sum(official for official, _ in counted), sum(total for _, total in counted), tuple(tree.origins(unit.id)),
        tuple(tree.became(unit.id)), tuple(tree.successors(unit.id, on)),
    )  # fmt: skip


def told(seen: UnitSeen) -> Sequence[str]:
    """The same in Vietnamese, line by line."""
    unit = seen.unit
    lines = [
        f"{unit.name} – {vocabulary.label(unit.type, group='organization_type')}",
        f"  Ngày xem: {notation.date_vi(seen.on)}" + ("" if seen.is_standing else " (đã kết thúc hoạt động)"),
        f"  Mã định danh: {unit.slug}" + (f"; mã đơn vị: {unit.code}" if unit.code else ""),
    ]
    if seen.parent is not None:
        lines.append(f"  Trực thuộc: {seen.parent.name}")
    if seen.is_standing:
        total, official = notation.number_vi(seen.members), notation.number_vi(seen.official)
        lines.append(f"  Đảng viên: {total} (chính thức {official})")
    lines += [f"  Tổ chức trực thuộc: {child.name} ({child.slug})" for child in seen.children]
    lines += [f"  Hình thành từ: {_heir(heir, heir.predecessor)}" for heir in seen.came_from]
    lines += [f"  Trở thành: {_heir(heir, heir.successor)}" for heir in seen.became]
    if not seen.is_standing:
        lines += [
            f"  Ngày xem do {_heir(heir, heir.successor)} kế thừa"
            for heir in seen.stands_for_it
            if heir.successor.id != unit.id
        ]
    return lines


def as_json(seen: UnitSeen) -> Mapping[str, object]:
    unit = seen.unit
    return {
        "slug": unit.slug,
        "on": seen.on.isoformat(),
        "standing": seen.is_standing,
        "name": unit.name,
        "type": unit.type,
        "code": unit.code or None,
        "parent": _plain(seen.parent) if seen.parent else None,
        "children": [_plain(child) for child in seen.children],
        "members": {"official": seen.official, "total": seen.members} if seen.is_standing else None,
        "came_from": [_heir_json(heir, heir.predecessor) for heir in seen.came_from],
        "became": [_heir_json(heir, heir.successor) for heir in seen.became],
        "successors": [_heir_json(heir, heir.successor) for heir in seen.stands_for_it if heir.successor.id != unit.id],
    }


def history_told(events: Sequence[ReorganizationSeen]) -> Sequence[str]:
    """The events of an organisation, each with its decision, what became what, and the key that undoing takes."""
    lines = []
    for event in events:
        kind = vocabulary.label(event.kind, group="reorganization_kind")
        undone = " (đã hoàn tác)" if event.is_undone else ""
        lines.append(f"{notation.date_vi(event.on)}  {kind}: {event.title}{undone}")
        lines += [f"    {heir.predecessor.name} → {_heir(heir, heir.successor)}" for heir in event.heirs]
        if event.decision_number:
            day = f" ngày {notation.date_vi(event.decided_on)}" if event.decided_on else ""
            lines.append(f"    Căn cứ: {event.decision_number}{day} của {event.decided_by}")
        if event.doubt:
            lines.append(f"    Chưa chắc chắn: {event.doubt}")
        lines.append(f"    Khóa: {event.plan}")
    return lines


def event_json(event: ReorganizationSeen) -> Mapping[str, object]:
    return {
        "key": str(event.plan),
        "event": str(event.key),
        "kind": event.kind,
        "on": event.on.isoformat(),
        "title": event.title,
        "decision": {
            "number": event.decision_number or None,
            "date": event.decided_on.isoformat() if event.decided_on else None,
            "by": event.decided_by or None,
            "article": event.article or None,
        },
        "doubt": event.doubt or None,
        "undone": event.is_undone,
        "successions": [
            {"from": _plain(heir.predecessor), "to": _plain(heir.successor), "share": str(heir.share),
             "bearer": heir.is_bearer} for heir in event.heirs
        ],
    }  # fmt: skip


def _heir(heir: Heir, unit: Unit) -> str:
    part = (
        "" if heir.share == 1 else f", phần {heir.share}" + (", nhận sổ sách không chia được" if heir.is_bearer else "")
    )
    return f"{unit.name} ({unit.slug}{part})"


def _plain(unit: Unit) -> Mapping[str, object]:
    return {"slug": unit.slug, "name": unit.name, "type": unit.type, "code": unit.code or None}


def _heir_json(heir: Heir, unit: Unit) -> Mapping[str, object]:
    return {**_plain(unit), "share": str(heir.share), "bearer": heir.is_bearer}
