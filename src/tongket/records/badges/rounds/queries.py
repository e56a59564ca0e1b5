"""The round of an organisation, with what its office set."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from tongket.organizations import queries as organizations
from tongket.records.badges.rounds.settings import settings_of
from tongket.records.badges.rounds.sheet import RoundRow, RoundSheet, explained, round_sheet
from tongket.rules.badge_windows import Strip, Window, strip_of, window_of


def round_of(organization: int, round_on: date, within: Collection[int] | None = None) -> RoundSheet:
    """Everyone near a badge in the round under an organisation, by the office's own window where it set one.

    `within` keeps of its units those one may look into. Raises `rule-value-unknown`, `badge-coverage-not-understood`.
    """
    units = organizations.ids_below(organization)
    wanted = units if within is None else units & frozenset(within)
    return round_sheet(wanted, round_on, window_for(organization, round_on))


def explained_in(organization: int, member: int, round_on: date) -> list[RoundRow]:
    """One member's open badges in the round of this organisation, the highest first."""
    units = organizations.ids_below(organization)
    return list(explained(units, member, round_on, window_for(organization, round_on)))


def window_for(organization: int, round_on: date) -> Window:
    """What the round covers in this office."""
    own = settings_of(organization, round_on)
    return window_of(round_on, own.coverage, own.coverage_citations)


def strip_for(organization: int, year: int) -> Strip:
    """The year's windows in this office, with gaps and overlaps."""
    own = settings_of(organization, date(year, 12, 31))
    return strip_of(year, own.coverage, own.coverage_citations)
