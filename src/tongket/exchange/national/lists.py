"""Lists of the national register: taken in, their columns settled, held against the register, put aside.

Nothing of the file is stored but the cells that are held against our own; nothing of the register is written here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tongket.access.actor import Actor
from tongket.access.gate import require
from tongket.exchange.excel.reading import read_workbook
from tongket.exchange.models import NationalList
from tongket.exchange.national import remembered
from tongket.exchange.national.actions.settle_columns import Settled, settle_columns
from tongket.exchange.national.actions.settle_units import UnitName, settle_units
from tongket.exchange.national.comparing.comparison import compare
from tongket.exchange.national.comparing.differences import Sides
from tongket.exchange.national.comparing.questions import Comparison, from_json, to_json
from tongket.exchange.national.comparing.register import Register, register_of
from tongket.exchange.national.reading.columns import folded, known_columns
from tongket.exchange.national.reading.rows import Theirs, people
from tongket.exchange.national.reading.taking_in import Label, TakenIn, needs_a_person, take_in
from tongket.exchange.national.remembered import Decided
from tongket.exchange.states import ASKS_COLUMNS, COMPARED, DISCARDED
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.rules import notation
from tongket.rules.errors import TongketError

UPLOAD, COMPARE = "national_list.upload", "national_list.compare"


@dataclass(frozen=True)
class Listed:
    """A list as a person sees it. `comparison` is None until its columns are settled."""

    key: UUID
    unit: Unit
    file: str
    state: str
    uploaded_at: datetime
    uploaded_by: str
    confirmed_at: datetime | None
    labels: Sequence[Label]
    comparison: Comparison | None
    decided: Mapping[str, Decided]


@dataclass(frozen=True)
class Compared:
    """One run of the comparison, with both sides at hand."""

    taken: TakenIn
    theirs: Sequence[Theirs]
    register: Register
    comparison: Comparison


def look(actor: Actor, unit: Unit, name: str, content: bytes) -> Compared:
    """Hold a file against the register and store nothing at all. Raises what `receive` raises but
    `national-list-known`; headings nobody settled are read by their words, else by what is proposed."""
    require(actor, COMPARE, [unit.id], timezone.localdate())
    taken = take_in(read_workbook(name, content), remembered.columns(unit.id))
    labels = tuple(replace(label, column=label.column or label.proposed) for label in taken.labels)
    return run(unit.id, replace(taken, labels=labels))


def receive(actor: Actor, unit: Unit, name: str, content: bytes, *, again: bool = False) -> Listed:
    """Take a list in and, where every column is known, hold it against the register.

    Raises the coded errors of the intake, `national-heading-missing`, `national-list-empty`, `access-denied`, and
    for a file whose bytes came before `national-list-known`, unless it is to be read `again`.
    """
    require(actor, UPLOAD, [unit.id], timezone.localdate())
    print_of_bytes = hashlib.sha256(content).hexdigest()
    before = NationalList.objects.filter(organization=unit.id, sha256=print_of_bytes).exclude(state=DISCARDED).last()
    if before is not None and not again:
        day = notation.date_vi(timezone.localtime(before.uploaded_at).date())
        raise TongketError("national-list-known", file=name, earlier=before.file_name, day=day)
    taken = take_in(read_workbook(name, content), remembered.columns(unit.id))
    row = NationalList(
        organization_id=unit.id,
        file_name=name[:200],
        sha256=print_of_bytes,
        uploaded_at=timezone.now(),
        uploaded_by=actor.name,
    )
    with transaction.atomic():
        if needs_a_person(taken):
            row.state, row.cells = ASKS_COLUMNS, _to_json(taken)
            row.save()
        else:
            _hold_against(row, _without_unneeded(taken))
    return _listed(row)


def settle(actor: Actor, key: UUID, columns: Mapping[int, str], units: Mapping[str, int] | None = None) -> Listed:
    """Say what the columns are (place → column id, "" for not needed) and what names of cells mean, and compare.

    Where a column is wanted whose cells were left behind at the gate, the list is put aside: the file has to be
    given once more, and is then read as said. Raises `national-list-unknown`, `national-name-missing`,
    `national-column-twice`.
    """
    with transaction.atomic():
        row = open_list(actor, key, UPLOAD, lock=True)
        taken = taken_in_of(row)
        said = tuple(replace(label, column=columns.get(label.place, label.column)) for label in taken.labels)
        words = {folded(label.text): label.column if label.column in known_columns() else "" for label in said}
        settle_columns(actor, [Settled(row.organization_id, taken.key, words)])
        names = [UnitName(row.organization_id, name, unit) for name, unit in (units or {}).items()]
        settle_units(actor, names)
        if any(_is_held(label) and label.place not in taken.places for label in said):
            row.state, row.cells = DISCARDED, ""
            row.save()
            return _listed(row)
        labels = tuple(replace(label, column=label.column or "-", proposed="") for label in said)
        _hold_against(row, _without_unneeded(replace(taken, labels=labels)))
    return _listed(row)


def compare_again(actor: Actor, key: UUID) -> Listed:
    """Hold the list against the register as it is now. Raises `national-list-unknown`."""
    with transaction.atomic():
        row = open_list(actor, key, COMPARE, lock=True)
        if row.state == COMPARED:
            _hold_against(row, taken_in_of(row))
    return _listed(row)


def listed(actor: Actor, key: UUID) -> Listed:
    """A list with its comparison and the answers given. Raises `national-list-unknown`, `access-denied`."""
    row = NationalList.objects.filter(key=key).exclude(state=DISCARDED).first()
    if row is None:
        raise TongketError("national-list-unknown")
    require(actor, COMPARE, [row.organization_id], timezone.localdate())
    return _listed(row)


def lists(office: int) -> Sequence[Listed]:
    """The lists of an office, newest first, without their comparisons."""
    rows = NationalList.objects.filter(organization=office).exclude(state=DISCARDED).order_by("-uploaded_at")
    return [_listed(row, whole=False) for row in rows.defer("cells", "comparison", "corrections")]


def discard(actor: Actor, key: UUID) -> None:
    """Put a list aside; nothing of its cells is kept. Raises `national-list-unknown`."""
    with transaction.atomic():
        row = open_list(actor, key, UPLOAD, lock=True)
        row.state, row.cells, row.comparison = DISCARDED, "", ""
        row.save()


def open_list(actor: Actor, key: UUID, permission: str, *, lock: bool = False) -> NationalList:
    """The row of a list that still waits. Raises `national-list-unknown`, `access-denied`."""
    rows = NationalList.objects.select_for_update() if lock else NationalList.objects.all()
    row = rows.filter(key=key, state__in=(ASKS_COLUMNS, COMPARED)).first()
    if row is None:
        raise TongketError("national-list-unknown")
    require(actor, permission, [row.organization_id], timezone.localdate())
    return row


def run(office: int, taken: TakenIn) -> Compared:
    """Both sides, held against each other now."""
    mapping = {label.place: label.column for label in taken.labels}
    theirs = people(taken, mapping)
    register = register_of(office, {row.identity for row in theirs if row.identity})
    names = {row.unit for row in theirs if row.unit}
    sides = Sides(frozenset(mapping.values()), register.units, remembered.unit_of(office, names))
    told = remembered.rows_told(office)
    return Compared(taken, theirs, register, compare(theirs, register, sides, told, taken.left_out))


def taken_in_of(row: NationalList) -> TakenIn:
    """The cells of a list that still waits."""
    raw = json.loads(row.cells)
    labels = tuple(Label(**label) for label in raw["labels"])
    rows = tuple((sheet, number, tuple(cells)) for sheet, number, cells in raw["rows"])
    return TakenIn(labels, tuple(raw["places"]), rows, tuple(raw["left_out"]), raw["key"])


def _hold_against(row: NationalList, taken: TakenIn) -> None:
    row.comparison = to_json(run(row.organization_id, taken).comparison)
    row.cells, row.state, row.compared_at = _to_json(taken), COMPARED, timezone.now()
    row.save()


def _without_unneeded(taken: TakenIn) -> TakenIn:
    """Cells of columns that turned out not to be held against anything go now."""
    held = {label.place for label in taken.labels if _is_held(label)}
    chosen = [index for index, place in enumerate(taken.places) if place in held]
    rows = tuple((sheet, number, tuple(cells[index] for index in chosen)) for sheet, number, cells in taken.rows)
    return replace(taken, places=tuple(taken.places[index] for index in chosen), rows=rows)


def _is_held(label: Label) -> bool:
    column = known_columns().get(label.column)
    return column is not None and column.is_held


def _to_json(taken: TakenIn) -> str:
    whole = {**vars(taken), "labels": [asdict(label) for label in taken.labels]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _listed(row: NationalList, *, whole: bool = True) -> Listed:
    comparison = from_json(row.comparison) if whole and row.comparison else None
    questions = [question.id for question in comparison.questions] if comparison else []
    decided = remembered.decisions(row.organization_id, questions, row.uploaded_at) if questions else {}
    labels = taken_in_of(row).labels if whole and row.cells else ()
    unit = organizations.units_by_id([row.organization_id])[row.organization_id]
    return Listed(
        row.key, unit, row.file_name, row.state, row.uploaded_at, row.uploaded_by, row.confirmed_at, labels,
        comparison, decided,
    )  # fmt: skip
