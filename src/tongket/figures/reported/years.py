"""One figure over the years: what was counted and what papers report, side by side and never mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.figures.compute import Asked, compute, of_year
from tongket.figures.definition import FigureValue, Status
from tongket.figures.drilldown import read_tag
from tongket.figures.reported.standing import Standing, standing, years_reported

BACK = 4
"""As many years before the one asked for, a term's length; papers may report of earlier ones."""


@dataclass(frozen=True)
class FigureYear:
    """One year of a figure: `computed` None where the records have nothing, `reported` None where no paper speaks."""

    year: int
    computed: FigureValue | None
    reported: Standing | None


def years_of(asked: Asked, tag: str) -> Sequence[FigureYear]:
    """The years up to the one asked for, from the first of which something is known. Raises `figure-unknown`."""
    figure, _dimensions = read_tag(tag)
    stated = years_reported(asked.unit, tag)
    wanted = sorted({*range(asked.year - BACK, asked.year + 1), *(year for year in stated if year <= asked.year)})
    found = standing(asked.unit, wanted, tag)
    lines = [FigureYear(year, _counted(asked, figure.id, tag, year), found.get((year, tag))) for year in wanted]
    known = [line.year for line in lines if line.computed or line.reported]
    return [line for line in lines if known and line.year >= known[0]]


def _counted(asked: Asked, figure_id: str, tag: str, year: int) -> FigureValue | None:
    values = compute(of_year(asked, year), [figure_id])
    return next((value for value in values if value.tag == tag and value.status is Status.COMPUTED), None)
