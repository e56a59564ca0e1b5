"""The board of returned files: which cells have sent theirs, which are missing, which conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.exchange.models import Upload
from tongket.exchange.states import CONFIRMED, DISCARDED, PREVIEWED
from tongket.exchange.uploads import Preview, uploads
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit

SENT, WAITING, CONFLICTING, MISSING = "sent", "waiting", "conflicting", "missing"


@dataclass(frozen=True)
class CellState:
    """A cell's return: `sent` is in the books, `waiting` previewed without error, `conflicting` has errors or came
    more than once without confirmation."""

    cell: Unit
    state: str
    last: Preview | None


def board(unit: Unit, year: int) -> Sequence[CellState]:
    """One line for each cell under the unit, in the tree's order."""
    by_cell: dict[int, list[Preview]] = {}
    for found in uploads(unit.id, year):
        if found.cell is not None:
            by_cell.setdefault(found.cell.id, []).append(found)
    cells = [
        cell for cell in organizations.below(unit.id, date(year, 12, 31), itself=False) if cell.type.endswith("cell")
    ]
    return [
        CellState(cell, _state(by_cell.get(cell.id, [])), next(iter(by_cell.get(cell.id, [])), None)) for cell in cells
    ]


def newest_states(unit: Unit, year: int) -> Mapping[int, str]:
    """The state of each cell's newest file, by cell; read without the reports of the files, for the desk."""
    rows = Upload.objects.filter(organization=unit.id, report_year=year, cell__isnull=False)
    return dict(rows.exclude(state=DISCARDED).order_by("uploaded_at", "id").values_list("cell_id", "state"))


def _state(found: Sequence[Preview]) -> str:
    if not found:
        return MISSING
    waiting = [item for item in found if item.state == PREVIEWED and item.uploaded_at >= found[0].uploaded_at]
    if waiting and (waiting[0].report.has_errors or _open_twice(found)):
        return CONFLICTING
    return WAITING if waiting else SENT


def _open_twice(found: Sequence[Preview]) -> bool:
    """Two files of one cell lie unconfirmed side by side: someone must say which one counts."""
    confirmed = [index for index, item in enumerate(found) if item.state == CONFIRMED]
    newest = found[: confirmed[0]] if confirmed else found
    return sum(item.state == PREVIEWED for item in newest) > 1
