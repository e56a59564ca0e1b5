"""The events of one day as two sides and the links between: what stood before, what stands after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.organizations.reorganizing.queries import ReorganizationSeen
from tongket.web.tree.nodes import type_name

FEW = 4
"""More organisations than this that only moved together are shown as one line."""


@dataclass(frozen=True)
class Side:
    """One line of the picture: a name with its place, `depth` steps below the uppermost one shown."""

    name: str
    above: str
    depth: int


@dataclass(frozen=True)
class Link:
    """From the line `left` before to the line `right` after; None where it was founded or ended with no successor.

    `share` is the part in words, empty for the whole; `note` says what became otherwise.
    """

    left: int | None
    right: int | None
    share: str = ""
    note: str = ""


@dataclass(frozen=True)
class Change:
    """Both sides of a day, each in the order of its tree."""

    before: Sequence[Side]
    after: Sequence[Side]
    links: Sequence[Link]


def change_of(on: date, events: Sequence[ReorganizationSeen]) -> Change:
    """What the events of a day made of the organisations they touched."""
    ids = frozenset(key for event in events for key in event.touched)
    before = _standing(ids, on - timedelta(days=1))
    after = _standing(ids, on)
    crowd = _crowds(before, after, events)
    left, left_places = _side(before, crowd, on - timedelta(days=1))
    right, right_places = _side(after, crowd, on)
    return Change(left, right, list(_links(events, before, after, left_places, right_places, crowd)))


def _standing(ids: frozenset[int], on: date) -> Mapping[int, Unit]:
    units = organizations.units_by_id(ids, on)
    return {
        key: unit
        for key, unit in units.items()
        if unit.valid_from <= on and (unit.valid_until is None or unit.valid_until >= on)
    }


def _crowds(
    before: Mapping[int, Unit], after: Mapping[int, Unit], events: Sequence[ReorganizationSeen]
) -> Mapping[int, int]:
    """For each of many that moved the same way and changed nothing else: the first of them, who stands for all."""
    heirs = {unit.id for event in events for heir in event.heirs for unit in (heir.predecessor, heir.successor)}
    moves: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    parents = {unit.parent for unit in (*before.values(), *after.values())}
    for key in before.keys() & after.keys() - heirs - parents:
        if (before[key].name, before[key].type) == (after[key].name, after[key].type):
            moves[before[key].parent, after[key].parent].append(key)
    return {key: min(keys) for keys in moves.values() if len(keys) > FEW for key in keys}


def _side(units: Mapping[int, Unit], crowd: Mapping[int, int], on: date) -> tuple[Sequence[Side], Mapping[int, int]]:
    """The lines of one side in the order of the tree, and each organisation's line."""
    names = organizations.names({unit.parent for unit in units.values() if unit.parent}, on)
    lines: list[Side] = []
    places: dict[int, int] = {}
    for unit, depth in _in_order(units):
        first = crowd.get(unit.id, unit.id)
        if first in places:
            places[unit.id] = places[first]
            continue
        count = sum(1 for key in units if crowd.get(key) == first)
        name = _("%(count)s tổ chức trực thuộc, giữ nguyên") % {"count": count} if count else unit.name
        places[unit.id] = places[first] = len(lines)
        lines.append(Side(name, names.get(unit.parent or 0, ""), depth))
    return lines, places


def _in_order(units: Mapping[int, Unit]) -> Iterable[tuple[Unit, int]]:
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units.values():
        children[unit.parent if unit.parent in units else None].append(unit)
    waiting = [(unit, 0) for unit in _sorted(children[None])]
    while waiting:
        unit, depth = waiting.pop()
        yield unit, depth
        waiting.extend((child, depth + 1) for child in _sorted(children[unit.id]))


def _sorted(units: Sequence[Unit]) -> Sequence[Unit]:
    return sorted(units, key=lambda unit: (unit.position, unit.name, unit.id), reverse=True)


def _links(
    events: Sequence[ReorganizationSeen],
    before: Mapping[int, Unit],
    after: Mapping[int, Unit],
    left: Mapping[int, int],
    right: Mapping[int, int],
    crowd: Mapping[int, int],
) -> Iterable[Link]:
    linked: set[tuple[int, int]] = set()
    for heir in (heir for event in events for heir in event.heirs):
        here, there = heir.predecessor.id, heir.successor.id
        if here in left and there in right and (here, there) not in linked:
            linked.add((here, there))
            note = _("kế tục hồ sơ chung") if heir.is_bearer and heir.share != 1 else ""
            yield Link(left[here], right[there], _share(heir.share), note)
    inherited = {here for here, _there in linked}
    for key in sorted(before.keys() & after.keys(), key=lambda key: left[key]):
        if (key, key) not in linked and crowd.get(key, key) == key:
            yield Link(left[key], right[key], "", _differs(before[key], after[key]))
    taken = {there for _here, there in linked}
    yield from (
        Link(None, right[key], "", _("mới thành lập")) for key in after if key not in before and key not in taken
    )
    yield from (
        Link(left[key], None, "", _("kết thúc hoạt động"))
        for key in before
        if key not in after and key not in inherited
    )


def _share(share: Fraction) -> str:
    return "" if share == 1 else f"{share.numerator}/{share.denominator}"


def _differs(one: Unit, other: Unit) -> str:
    """What became otherwise of an organisation that goes on, in words."""
    said = []
    if one.name != other.name:
        said.append(_("đổi tên"))
    if one.type != other.type:
        said.append(_("thành %(type)s") % {"type": type_name(other.type).lower()})
    if one.code != other.code:
        said.append(_("đổi mã"))
    if one.parent != other.parent:
        said.append(_("chuyển trực thuộc"))
    return ", ".join(said)
