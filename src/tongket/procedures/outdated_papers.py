"""Papers held against the figures of this moment, over several units and years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tongket.documents.register.outdated import OutdatedPaper, outdated, years_with_papers
from tongket.figures.compute import Asked
from tongket.figures.year import printed_figures
from tongket.organizations import queries as organizations


def outdated_papers(slug: str = "", year: int | None = None) -> Sequence[OutdatedPaper]:
    """The papers that state what is no longer so: of this unit, else of all that have papers; of one year or of all.

    Raises `organization-unknown`.
    """
    asked_for = [organizations.unit(slug).id] if slug else []
    places = [(unit, each) for unit, each in years_with_papers(asked_for) if year in (None, each)]
    slugs = {key: unit.slug for key, unit in organizations.units_by_id({unit for unit, _ in places}).items()}
    found: list[OutdatedPaper] = []
    for unit, each in places:
        now = printed_figures(Asked(unit, slugs[unit], each, date(each, 12, 31)))
        found += outdated(unit, each, {value.tag: value.value for value in now})
    return found
