"""From the relations to the values of the catalogue: one query a relation, everything else by adding up its cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db import connection

from tongket.figures.catalogue.entries import catalogue
from tongket.figures.definition import Figure, FigureValue, Status
from tongket.figures.relations import Relation, grouped_sql, relations
from tongket.rules.periods import add_months


@dataclass(frozen=True)
class Cell:
    """One combination of a relation's dimensions: how many rows, and the sums of its amounts (None: none was given)."""

    dimensions: Mapping[str, str]
    rows: int
    amounts: Mapping[str, int | None]


@dataclass(frozen=True)
class Asked:
    """Whose figures, for which year, with the state as of which day."""

    unit: int
    slug: str
    year: int
    as_of: date

    def parameters(self, levels: int = 0) -> dict[str, object]:
        ages = {f"age_{years}": add_months(self.as_of, -12 * years) for years in (10, 20, 30, 40, 50)}
        return {
            "unit": self.unit,
            "levels": levels,
            "year": self.year,
            "year_start": date(self.year, 1, 1),
            "year_end": date(self.year, 12, 31),
            "as_of": self.as_of,
            **ages,
        }


def compute(asked: Asked) -> Sequence[FigureValue]:
    """All figures of one unit."""
    return compute_below(asked, levels=0).get(asked.unit, [])


def compute_below(asked: Asked, levels: int) -> Mapping[int, Sequence[FigureValue]]:
    """All figures of a unit and of those down to `levels` below it, by unit: one query a relation for all of them."""
    cells: dict[int, dict[str, list[Cell]]] = {asked.unit: {}}
    parameters = asked.parameters(levels)
    for relation in relations().values():
        for unit, cell in _cells(relation, parameters):
            cells.setdefault(unit, {}).setdefault(relation.id, []).append(cell)
    return {unit: _values(asked, found) for unit, found in cells.items()}


def _cells(relation: Relation, parameters: Mapping[str, object]) -> Iterable[tuple[int, Cell]]:
    width = len(relation.dimensions)
    with connection.cursor() as cursor:
        cursor.execute(grouped_sql(relation), parameters)
        for row in cursor.fetchall():
            dimensions = {name: str(value) for name, value in zip(relation.dimensions, row[1 : 1 + width], strict=True)}
            sums = row[2 + width :]
            amounts = {
                name: int(sums[2 * place]) if sums[2 * place + 1] else None
                for place, name in enumerate(relation.amounts)
            }
            yield row[0], Cell(dimensions, row[1 + width], amounts)


def _values(asked: Asked, cells: Mapping[str, Sequence[Cell]]) -> Sequence[FigureValue]:
    values: dict[str, FigureValue] = {}
    for figure in catalogue().values():
        made = (
            _ratios(asked, figure, values)
            if figure.numerator
            else _counted(asked, figure, cells.get(figure.relation, []))
        )
        for value in made:
            values[value.tag] = value
    return [_with_whole(value, values) for value in values.values()]


def _counted(asked: Asked, figure: Figure, cells: Sequence[Cell]) -> Iterable[FigureValue]:
    groups: dict[tuple[str, ...], list[Cell]] = {}
    for cell in cells:
        if all(cell.dimensions[name] in words for name, words in figure.where.items()):
            groups.setdefault(tuple(cell.dimensions[name] for name in figure.dimensions), []).append(cell)
    if not groups and figure.always:
        status = Status.COMPUTED if cells else Status.MISSING
        yield FigureValue(
            figure, asked.slug, asked.year, asked.as_of, Decimal(0) if cells else None, None, {}, 0, status
        )
    for words, group in sorted(groups.items()):
        dimensions = dict(zip(figure.dimensions, words, strict=True))
        value, of = (
            _amount(group, figure.amount, figure.decimals),
            _amount(group, figure.of_amount, figure.decimals),
        )
        rows = sum(cell.rows for cell in group)
        if not figure.amount:
            value = Decimal(rows)
        status = Status.MISSING if value is None else Status.COMPUTED
        whole = of if figure.of_amount else None
        yield FigureValue(figure, asked.slug, asked.year, asked.as_of, value, whole, dimensions, rows, status)


def _amount(cells: Sequence[Cell], name: str, decimals: int) -> Decimal | None:
    given = [amount for cell in cells if name and (amount := cell.amounts[name]) is not None]
    return Decimal(sum(given)).scaleb(-decimals).normalize() + 0 if given else None


def _ratios(asked: Asked, figure: Figure, values: Mapping[str, FigureValue]) -> Iterable[FigureValue]:
    """One ratio for each value of the numerator, over the denominator with the same dimensions or with none."""
    for value in list(values.values()):
        if value.figure.id != figure.numerator:
            continue
        whole = _matching(figure.denominator, value, values)
        if value.value is None or whole is None or whole.value is None or whole.value == 0:
            continue
        ratio = value.value / whole.value * 100 - (100 if figure.growth else 0)
        shown = round(ratio, figure.decimals + 6)
        yield FigureValue(
            figure,
            asked.slug,
            asked.year,
            asked.as_of,
            shown.normalize() + 0,
            None,
            value.dimensions,
            value.rows,
            Status.COMPUTED,
        )


def _matching(figure_id: str, value: FigureValue, values: Mapping[str, FigureValue]) -> FigureValue | None:
    found = [other for other in values.values() if other.figure.id == figure_id]
    return next(
        (
            other
            for other in found
            if all(value.dimensions.get(name) == word for name, word in other.dimensions.items())
        ),
        None,
    )


def _with_whole(value: FigureValue, values: Mapping[str, FigureValue]) -> FigureValue:
    if not value.figure.of or value.value is None:
        return value
    whole = _matching(value.figure.of, value, values)
    if whole is None:
        return value
    return replace(value, of=whole.value)
