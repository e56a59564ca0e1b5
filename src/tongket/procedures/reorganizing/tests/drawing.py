"""Draws steps of a plan that a province can take: merges, splits, moves, renamings, foundations, dissolutions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.procedures.reorganizing.plan import (
    Consolidate,
    Dissolve,
    Establish,
    MemberNamed,
    Merge,
    Move,
    NewUnit,
    Part,
    Rename,
    Split,
    Step,
)
from tongket.records.members import queries as members

COMMUNE, CELL = "grassroots_committee_organization", "subordinate_cell"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Tree:
    """The province on the eve of an act; `turn` makes the names of what is founded unlike all before."""

    top: Unit
    communes: Sequence[Unit]
    cells: Mapping[int, Sequence[Unit]]
    turn: int
    eve: date

    @property
    def all_cells(self) -> Sequence[Unit]:
        return [cell for found in self.cells.values() for cell in found]

    def new(self, what: str, kind: str, under: str) -> NewUnit:
        return NewUnit("moi", f"{what} mới {self.turn}", kind, under, code=f"{self.turn % 20:05}")


def tree_of(top: int, eve: date, turn: int) -> Tree:
    units = organizations.below(top, eve)
    communes = [unit for unit in units if unit.parent == top]
    cells = {commune.id: [unit for unit in units if unit.parent == commune.id] for commune in communes}
    return Tree(units[0], communes, cells, turn, eve)


def drawn_step(data: Any, tree: Tree) -> Step:
    """A step of a random kind that this tree can take."""
    kinds: dict[str, Callable[[Any, Tree], Step]] = {
        "merge": _merge, "consolidate": _consolidate, "split": _split, "move": _move, "join": _join, "part": _part,
        "rename": _rename, "establish": _establish, "dissolve": _dissolve,
    }  # fmt: skip
    return kinds[data.draw(st.sampled_from(sorted(kinds)))](data, tree)


def _two(data: Any, units: Sequence[Unit]) -> tuple[Unit, Unit]:
    first, second = data.draw(st.lists(st.sampled_from(range(len(units))), min_size=2, max_size=2, unique=True))
    return units[first], units[second]


def _merge(data: Any, tree: Tree) -> Step:
    """A commune into another."""
    gone, into = _two(data, tree.communes)
    return Merge((gone.slug,), into.slug)


def _consolidate(data: Any, tree: Tree) -> Step:
    """Two communes into a new one that carries some old commune's code."""
    one, other = _two(data, tree.communes)
    return Consolidate((one.slug, other.slug), tree.new("Đảng bộ xã", COMMUNE, tree.top.slug))


def _split(data: Any, tree: Tree) -> Step:
    """A commune into a new one and another that stands, or itself; its cells here and there."""
    source, beside = _two(data, tree.communes)
    target = data.draw(st.sampled_from([source, beside]))
    cells = [cell.slug for cell in tree.cells[source.id]]
    cut = data.draw(st.integers(0, len(cells)))
    share = Fraction(data.draw(st.integers(1, 6)), 7)
    new = tree.new("Đảng bộ xã", COMMUNE, tree.top.slug)
    first = data.draw(st.booleans())
    return Split(source.slug, (
        Part(new.label, new, share, first, tuple(cells[:cut])),
        Part(target.slug, None, 1 - share, not first, tuple(cells[cut:])),
    ))  # fmt: skip


def _move(data: Any, tree: Tree) -> Step:
    cell = data.draw(st.sampled_from(tree.all_cells))
    under = data.draw(st.sampled_from([unit for unit in tree.communes if unit.id != cell.parent]))
    return Move(cell.slug, under.slug)


def _join(data: Any, tree: Tree) -> Step:
    """A cell into another, of its own commune or not."""
    gone, into = _two(data, tree.all_cells)
    return Merge((gone.slug,), into.slug)


def _part(data: Any, tree: Tree) -> Step:
    """A cell gives some of its members to a new one."""
    cell = data.draw(st.sampled_from(tree.all_cells))
    cards = [member.entry.card_number for member in members.members_on([cell.id], tree.eve)]
    drawn = data.draw(st.lists(st.sampled_from(cards), unique=True)) if cards else []
    chosen = tuple(MemberNamed(card) for card in drawn)
    commune = next(unit for unit in tree.communes if unit.id == cell.parent)
    new = tree.new("Chi bộ", CELL, commune.slug)
    parts = (Part(new.label, new, Fraction(1, 3), False, (), chosen), Part(cell.slug, None, Fraction(2, 3), True))
    return Split(cell.slug, parts)


def _rename(data: Any, tree: Tree) -> Step:
    unit = data.draw(st.sampled_from([*tree.communes, *tree.all_cells]))
    return Rename(unit.slug, f"{unit.name} {tree.turn}", code=f"{tree.turn % 20:05}")


def _establish(data: Any, tree: Tree) -> Step:
    return Establish(tree.new("Chi bộ", CELL, data.draw(st.sampled_from(tree.communes)).slug))


def _dissolve(data: Any, tree: Tree) -> Step:
    gone, into = _two(data, tree.all_cells)
    return Dissolve(gone.slug, members_to=into.slug)
