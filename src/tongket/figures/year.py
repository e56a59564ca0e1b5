"""The figures of a unit by its slug: what reports, pages and commands ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tongket.figures.compute import Asked, compute
from tongket.figures.definition import FigureValue
from tongket.figures.reported.fill import filled, with_growth
from tongket.organizations import queries as organizations


def asked(slug: str, year: int, as_of: date | None = None, structure_on: date | None = None) -> Asked:
    """What is asked for a slug; the state is that of 31 December, told by the tree of that day.

    Raises `organization-unknown`.
    """
    return Asked(organizations.unit(slug).id, slug, year, as_of or date(year, 12, 31), structure_on)


def figures_of(
    slug: str, year: int, as_of: date | None = None, structure_on: date | None = None
) -> Sequence[FigureValue]:
    """All figures of the unit's year; where the records have nothing, what an accepted old paper reports of it."""
    wanted = asked(slug, year, as_of, structure_on)
    return filled(wanted, compute(wanted))


def computed_of(slug: str, year: int, as_of: date | None = None) -> Sequence[FigureValue]:
    """What the records alone say of the unit's year."""
    return compute(asked(slug, year, as_of))


def printed_figures(wanted: Asked) -> Sequence[FigureValue]:
    """What papers print: the records alone, and the growth against the year before, be it reported on paper."""
    return with_growth(wanted, compute(wanted))
