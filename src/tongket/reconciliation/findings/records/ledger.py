"""What the records say of one organisation's year: asked once for a whole text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from tongket.figures.catalogue.entries import entry
from tongket.figures.definition import FigureValue, tag
from tongket.figures.drilldown import dimensions_of
from tongket.figures.wording import ALL
from tongket.figures.year import computed_of
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.targets import queries as targets
from tongket.records.targets.queries import Series

Choice = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Recorded:
    """A recorded number: `tag` is "" where it is the sum of several figures; `value` None is missing."""

    tag: str
    value: Decimal | None
    of: Decimal | None
    unit: str


@dataclass(frozen=True)
class Ledger:
    """The figures of a unit's year and the names of its indicators."""

    unit: Unit
    year: int
    values: Sequence[FigureValue]
    series: Mapping[str, Series]

    @cached_property
    def by_figure(self) -> Mapping[str, Sequence[FigureValue]]:
        found: dict[str, list[FigureValue]] = {}
        for value in self.values:
            found.setdefault(value.figure.id, []).append(value)
        return found

    def find(self, figure_id: str, words: Choice, days: Sequence[str] = ()) -> Recorded | None:
        """The figure with these words, several of a dimension added up; of several meetings that of one of the `days`.

        None where nothing of the kind was recorded, or where a dimension is left open and several were recorded.
        """
        rows = [row for row in self.by_figure.get(figure_id, ()) if _has(row, words)]
        if not rows:
            return None
        if "held_on" in rows[0].dimensions:
            rows = [row for row in rows if row.dimensions["held_on"] in days] or rows
        elif any(len(chosen) > 1 or chosen == (ALL,) for chosen in words.values()) and len(rows) > 1:
            return _added(rows)
        if len(rows) > 1:
            return None
        return Recorded(rows[0].tag, rows[0].value, rows[0].of, rows[0].unit)

    def value(self, figure_id: str) -> Decimal | None:
        """A figure without dimensions; None where it is missing."""
        found = self.find(figure_id, {})
        return found.value if found else None

    def nothing(self, figure_id: str, words: Choice) -> Recorded | None:
        """Zero, where the figure's subject was entered and only these words have no row; else None."""
        figure = entry(figure_id)
        others = self.by_figure.get(figure_id, ())
        if not others or figure.numerator or set(words) != set(dimensions_of(figure)) or figure.rollup != "sum":
            return None
        single = {name: chosen[0] for name, chosen in words.items() if len(chosen) == 1}
        return Recorded(tag(figure_id, single), Decimal(0), others[0].of, figure.unit)

    def days(self, kinds: Iterable[str]) -> tuple[date, ...]:
        """The recorded days of meetings of these kinds."""
        rows = self.by_figure.get("attendance.whole", ())
        chosen = {row.dimensions["held_on"] for row in rows if row.dimensions["kind"] in kinds}
        return tuple(date.fromisoformat(day) for day in sorted(chosen))


def ledger(slug: str, year: int) -> Ledger:
    """Raises `organization-unknown`."""
    unit = organizations.unit(slug)
    return Ledger(unit, year, computed_of(slug, year), targets.series(unit.id, year))


def _has(row: FigureValue, words: Choice) -> bool:
    return all(chosen == (ALL,) or row.dimensions.get(name) in chosen for name, chosen in words.items())


def _added(rows: Sequence[FigureValue]) -> Recorded:
    given = [row.value for row in rows if row.value is not None]
    return Recorded("", sum(given, Decimal(0)) if given else None, rows[0].of, rows[0].unit)
