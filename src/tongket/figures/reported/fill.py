"""Reported values beside the counted ones: they fill the place of what is missing and change nothing counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tongket.figures.catalogue.entries import catalogue
from tongket.figures.compute import Asked, compute, of_year, plain
from tongket.figures.definition import Figure, FigureValue, Reported, Status, tag
from tongket.figures.drilldown import read_tag
from tongket.figures.reported.standing import Standing, YearTag, standing
from tongket.rules.notation import normalise

Values = Sequence[FigureValue]
Found = Mapping[YearTag, Standing]


@dataclass(frozen=True)
class _Base:
    """The value of the year before, with the paper that states it; none where the records of that year have it."""

    value: Decimal
    approx: str
    reported: tuple[Reported, ...]

    @property
    def status(self) -> Status:
        return Status.REPORTED if self.reported else Status.COMPUTED


def filled(asked: Asked, values: Values, only: Collection[str] = ()) -> Values:
    """The values with what papers report of the year beside them, or in their place where they are missing; then the
    growth against the year before. In the order of the catalogue; with `only`, of these entries."""
    found = standing(asked.unit, (asked.year, asked.year - 1))
    own = {name: each for (year, name), each in found.items() if year == asked.year}
    beside = [_beside(value, own.get(value.tag)) for value in values]
    known = {value.tag for value in values}
    added = [_alone(asked, name, each) for name, each in own.items() if name not in known]
    wanted = [value for value in added if not only or value.figure.id in only]
    return _with_growth(asked, _ordered([*beside, *wanted]) if wanted else beside, found)


def with_growth(asked: Asked, values: Values) -> Values:
    """The counted values alone, and the growth that can be told against the year before: what papers print."""
    if not _lacking(values):
        return values
    return _with_growth(asked, values, standing(asked.unit, (asked.year, asked.year - 1)))


def _beside(value: FigureValue, found: Standing | None) -> FigureValue:
    if found is None:
        return value
    if value.value is not None or found.used is None:
        return replace(value, reported=found.reported)
    return _stated(value, found)


def _stated(value: FigureValue, found: Standing) -> FigureValue:
    """A missing value with what papers speak of it: theirs where they agree, still missing where they do not."""
    unit = found.lines[0].entry.unit if value.figure.measured_in else ""
    if found.used is None:
        return replace(value, measured_in=unit, reported=found.reported)
    entry = found.used.entry
    return replace(
        value, value=entry.value, of=entry.of, status=Status.REPORTED, approx=entry.approx, measured_in=unit,
        reported=found.reported,
    )  # fmt: skip


def _alone(asked: Asked, name: str, found: Standing) -> FigureValue:
    """A figure of which only papers speak."""
    figure, dimensions = read_tag(name)
    bare = FigureValue(figure, asked.slug, asked.year, asked.as_of, None, None, dimensions, 0, Status.MISSING)
    return _stated(bare, found)


def _ordered(values: Iterable[FigureValue]) -> Values:
    places = {figure_id: place for place, figure_id in enumerate(catalogue())}
    return sorted(values, key=lambda value: places[value.figure.id])


def _growths() -> Iterable[Figure]:
    return (figure for figure in catalogue().values() if figure.growth)


def _lacking(values: Values) -> Sequence[tuple[Figure, FigureValue]]:
    """The values of the year that have no growth, because nobody entered the same period."""
    known = {value.tag for value in values if value.value is not None}
    return [
        (growth, value)
        for growth in _growths()
        for value in values
        if value.figure.id == growth.numerator
        and value.value is not None
        and tag(growth.id, value.dimensions) not in known
        and tag(growth.denominator, value.dimensions) not in known
    ]


def _with_growth(asked: Asked, values: Values, found: Found) -> Values:
    lacking = _lacking(values)
    if not lacking:
        return values
    before = _year_before(asked, {value.figure.id for _, value in lacking})
    added: list[FigureValue] = []
    for growth, value in lacking:
        base = _base(value, before, found)
        if base is not None and value.value is not None and base.value > 0:
            added += _against(growth, value, value.value, base)
    told = {value.tag for value in added}
    return _ordered([*(value for value in values if value.tag not in told), *added]) if added else values


def _year_before(asked: Asked, figures: Collection[str]) -> Mapping[str, FigureValue]:
    return {value.tag: value for value in compute(of_year(asked, asked.year - 1), figures)}


def _base(value: FigureValue, before: Mapping[str, FigureValue], found: Found) -> _Base | None:
    """What the records of the year before say, else what a paper reports of it; None where the units differ."""
    counted = before.get(value.tag)
    if counted is not None and counted.value is not None:
        return _Base(counted.value, "", ()) if _alike(counted.unit, value.unit) else None
    stated = found.get((value.year - 1, value.tag))
    if stated is None or stated.used is None or not _alike(stated.used.entry.unit, value.unit):
        return None
    entry = stated.used.entry
    return _Base(entry.value, "about" if entry.approx else "", stated.reported[:1])


def _alike(one: str, other: str) -> bool:
    return normalise(one).lower() == normalise(other).lower()


def _against(growth: Figure, value: FigureValue, now: Decimal, base: _Base) -> Iterable[FigureValue]:
    """The same period and the growth against it, both with the paper that states the year before."""
    ratio = plain(round(now / base.value * 100 - 100, growth.decimals + 6))
    status = Status.REPORTED if value.status is Status.REPORTED else base.status
    approx = base.approx or ("about" if value.approx else "")
    same = catalogue()[growth.denominator]
    yield replace(
        value, figure=same, value=base.value, of=None, rows=0, status=base.status, approx=base.approx,
        reported=base.reported,
    )  # fmt: skip
    yield replace(
        value, figure=growth, value=ratio, of=None, rows=value.rows, status=status, approx=approx, measured_in="",
        reported=base.reported,
    )  # fmt: skip
