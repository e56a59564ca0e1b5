"""From the relations to the values of the catalogue: one query a relation, everything else by adding up its cells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db import connection

from tongket.figures.catalogue.entries import catalogue, entry
from tongket.figures.definition import Figure, FigureValue, Status
from tongket.figures.relations import Relation, grouped_sql, relations
from tongket.organizations import queries as organizations
from tongket.rules.errors import TongketError
from tongket.rules.periods import add_months
from tongket.rules.ratings.streaks import failed_needed, streak_needed

Found = Mapping[str, Sequence[FigureValue]]


@dataclass(frozen=True)
class Cell:
    """One combination of a relation's dimensions: how many rows, and the sums of its amounts (None: none was given)."""

    dimensions: Mapping[str, str]
    rows: int
    amounts: Mapping[str, int | None]


@dataclass(frozen=True)
class Asked:
    """Whose figures, for which year, with the state as of which day; `structure_on` is the day whose tree they are
    told by: that same day (None: as organised then) or a later one (as organised now)."""

    unit: int
    slug: str
    year: int
    as_of: date
    structure_on: date | None = None

    def parameters(self, levels: int = 0) -> dict[str, int | date]:
        ages = {f"age_{years}": add_months(self.as_of, -12 * years) for years in (10, 20, 30, 40, 50)}
        return {
            "unit": self.unit,
            "levels": levels,
            "year": self.year,
            "year_start": date(self.year, 1, 1),
            "year_end": date(self.year, 12, 31),
            "as_of": self.as_of,
            "structure_on": self.structure_on or self.as_of,
            **ages,
            **self._runs(),
        }

    def _runs(self) -> dict[str, int]:
        """How many years in a row the rules of the year ask for, and since which; 0 where no rule is known."""
        found: dict[str, int] = {}
        for name, rule in (("excellent", streak_needed(self.year)), ("failed", failed_needed(self.year))):
            years = rule[0] if rule else 0
            found |= {f"{name}_years": years, f"{name}_since": self.year - years + 1}
        return found


def of_year(asked: Asked, year: int) -> Asked:
    """The same of another year, with its state on 31 December, told by the same tree."""
    last = date(year, 12, 31)
    return replace(asked, year=year, as_of=last, structure_on=asked.structure_on and max(asked.structure_on, last))


def bounded(asked: Asked) -> Asked:
    """A closed unit is asked at most as of its own last day. Raises `figures-structure-before-day`."""
    if asked.structure_on is not None and asked.structure_on < asked.as_of:
        raise TongketError("figures-structure-before-day", structure=asked.structure_on, on=asked.as_of)
    last = organizations.last_day(asked.unit)
    if last is None:
        return asked
    structure = asked.structure_on or asked.as_of
    return replace(asked, as_of=min(asked.as_of, last), structure_on=min(structure, last))


def compute(asked: Asked, only: Collection[str] = ()) -> Sequence[FigureValue]:
    """All figures of one unit; with `only`, those entries of the catalogue and what they are measured against."""
    return compute_below(asked, 0, only).get(asked.unit, [])


def compute_below(asked: Asked, levels: int, only: Collection[str] = ()) -> Mapping[int, Sequence[FigureValue]]:
    """All figures of a unit and of those down to `levels` below it, by unit: one query a relation for all of them."""
    asked = bounded(asked)
    cells: dict[int, dict[str, list[Cell]]] = {asked.unit: {}}
    parameters = asked.parameters(levels)
    figures = _needed(only) if only else list(catalogue().values())
    wanted = {figure.relation for figure in figures}
    for relation in relations().values():
        for unit, cell in _cells(relation, parameters) if relation.id in wanted else ():
            cells.setdefault(unit, {}).setdefault(relation.id, []).append(cell)
    return {unit: _values(asked, found, figures) for unit, found in cells.items()}


def _needed(only: Collection[str]) -> Sequence[Figure]:
    """These entries, their wholes and the two sides of ratios, in the order of the catalogue."""
    needed: set[str] = set()
    waiting = list(only)
    while waiting:
        figure = entry(waiting.pop())
        if figure.id not in needed:
            needed.add(figure.id)
            waiting += filter(None, (figure.of, figure.numerator, figure.denominator))
    return [figure for figure in catalogue().values() if figure.id in needed]


def _cells(relation: Relation, parameters: Mapping[str, int | date]) -> Iterable[tuple[int, Cell]]:
    width = len(relation.dimensions)
    with connection.cursor() as cursor:
        cursor.execute(grouped_sql(relation), parameters)
        for row in cursor.fetchall():
            dimensions = {name: str(value) for name, value in zip(relation.dimensions, row[1 : 1 + width], strict=True)}
            sums = zip(relation.amounts, row[2 + width :], strict=True)
            amounts = {name: None if total is None else int(total) for name, total in sums}
            yield row[0], Cell(dimensions, row[1 + width], amounts)


def _values(asked: Asked, cells: Mapping[str, Sequence[Cell]], figures: Iterable[Figure]) -> Sequence[FigureValue]:
    found: dict[str, list[FigureValue]] = {}
    for figure in figures:
        found[figure.id] = list(
            _ratios(asked, figure, found)
            if figure.numerator
            else _counted(asked, figure, cells.get(figure.relation, []), found)
        )
    return [value for values in found.values() for value in _with_wholes(values, found)]


def _counted(asked: Asked, figure: Figure, cells: Sequence[Cell], found: Found) -> Iterable[FigureValue]:
    groups: dict[tuple[str, ...], list[Cell]] = {}
    for cell in cells:
        if all(cell.dimensions[name] in words for name, words in figure.where.items()):
            groups.setdefault(tuple(cell.dimensions[name] for name in figure.dimensions), []).append(cell)
    if figure.always:
        yield from _nothing(asked, figure, groups, has_cells=bool(cells), wholes=found.get(figure.of, []))
    for words, group in sorted(groups.items()):
        dimensions = dict(zip(figure.dimensions, words, strict=True))
        value, of = _amount(group, figure.amount, figure), _amount(group, figure.of_amount, figure)
        rows = sum(cell.rows for cell in group)
        if not figure.amount:
            value = Decimal(rows)
        status = Status.MISSING if value is None else Status.COMPUTED
        whole = of if figure.of_amount else None
        unit = group[0].dimensions[figure.measured_in] if figure.measured_in else ""
        yield FigureValue(
            figure, asked.slug, asked.year, asked.as_of, value, whole, dimensions, rows, status, measured_in=unit
        )


def _nothing(
    asked: Asked,
    figure: Figure,
    groups: Collection[tuple[str, ...]],
    *,
    has_cells: bool,
    wholes: Iterable[FigureValue],
) -> Iterable[FigureValue]:
    """What a figure that belongs to every year says without a row: zero, or missing where nothing was entered."""
    if not figure.dimensions:
        if not groups:
            status, value = (Status.COMPUTED, Decimal(0)) if has_cells else (Status.MISSING, None)
            yield FigureValue(figure, asked.slug, asked.year, asked.as_of, value, None, {}, 0, status)
        return
    for whole in wholes:
        if tuple(whole.dimensions) == figure.dimensions and tuple(whole.dimensions.values()) not in groups:
            yield FigureValue(
                figure, asked.slug, asked.year, asked.as_of, Decimal(0), None, whole.dimensions, 0, Status.COMPUTED
            )


def _amount(cells: Sequence[Cell], name: str, figure: Figure) -> Decimal | None:
    """The sum of an amount; None where no row gives it."""
    given = [(cell, amount) for cell in cells if name and (amount := cell.amounts[name]) is not None]
    if not given:
        return None
    total = sum(
        (
            Decimal(amount).scaleb(-(int(cell.dimensions[figure.scale]) if figure.scale else figure.decimals))
            for cell, amount in given
        ),
        Decimal(0),
    )
    return plain(total)


def _ratios(asked: Asked, figure: Figure, found: Found) -> Iterable[FigureValue]:
    """One ratio for each value of the numerator, over the denominator with the same dimensions or with none."""
    wholes = _by_words(found[figure.denominator])
    for value in found[figure.numerator]:
        whole = _matching(wholes, value)
        if value.value is None or whole is None or whole.value is None or whole.value == 0:
            continue
        ratio = value.value / whole.value * 100 - (100 if figure.growth else 0)
        shown = plain(round(ratio, figure.decimals + 6))
        yield FigureValue(
            figure, asked.slug, asked.year, asked.as_of, shown, None, value.dimensions, value.rows, Status.COMPUTED
        )


def plain(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: 370,740 is 370.74, 2E+3 is 2000."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _by_words(wholes: Sequence[FigureValue]) -> Mapping[tuple[str, ...], FigureValue]:
    return {tuple(whole.dimensions.values()): whole for whole in wholes}


def _matching(wholes: Mapping[tuple[str, ...], FigureValue], value: FigureValue) -> FigureValue | None:
    """The whole with the same words in its dimensions; it may have fewer of them than the value, or none."""
    first = next(iter(wholes.values()), None)
    if first is None:
        return None
    return wholes.get(tuple(value.dimensions.get(name, "") for name in first.dimensions))


def _with_wholes(values: Sequence[FigureValue], found: Found) -> Iterable[FigureValue]:
    wholes = _by_words(found[values[0].figure.of]) if values and values[0].figure.of else {}
    for value in values:
        whole = _matching(wholes, value) if value.value is not None else None
        yield value if whole is None else replace(value, of=whole.value)
