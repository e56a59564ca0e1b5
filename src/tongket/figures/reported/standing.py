"""Which of the values reported for a figure's year is used: where papers disagree, none until one is chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tongket.access.book import Kept
from tongket.figures.definition import Reported
from tongket.figures.models import ReportedValue
from tongket.figures.reported.book import REPORTED, ReportedEntry
from tongket.rules.notation import normalise, round_half_up

Line = Kept[ReportedEntry]
YearTag = tuple[int, str]


@dataclass(frozen=True)
class Standing:
    """All values reported for one figure and year, the earliest accepted first; `used` None: they disagree."""

    lines: tuple[Line, ...]
    used: Line | None

    @property
    def reported(self) -> tuple[Reported, ...]:
        """The values as a figure carries them, the one that is used first."""
        first = sorted(self.lines, key=lambda line: line is not self.used)
        return tuple(as_reported(line, is_used=line is self.used) for line in first)


def as_reported(line: Line, *, is_used: bool) -> Reported:
    entry = line.entry
    return Reported(
        entry.report_year, entry.value, entry.of, entry.unit, entry.approx, entry.name, entry.quote, entry.source.name,
        entry.source.sha256, entry.source.number, entry.source.dated_on, entry.source.called, is_used,
    )  # fmt: skip


def standing(organization: int, years: Collection[int], tag: str = "") -> Mapping[YearTag, Standing]:
    """What papers report for these years (of one figure, if `tag` names it), by year and tag."""
    rows = ReportedValue.objects.filter(organization=organization, report_year__in=years, withdrawn_at=None)
    found: dict[YearTag, list[Line]] = {}
    for row in (rows.filter(tag=tag) if tag else rows).order_by("id"):
        found.setdefault((row.report_year, row.tag), []).append(REPORTED.kept(row))
    return {place: Standing(tuple(lines), used(lines)) for place, lines in found.items()}


def years_reported(organization: int, tag: str) -> Sequence[int]:
    """The years for which papers report this figure, in order."""
    rows = ReportedValue.objects.filter(organization=organization, tag=tag, withdrawn_at=None)
    return sorted(set(rows.values_list("report_year", flat=True)))


def lines_of(organization: int) -> Sequence[Line]:
    """All that was accepted for a unit and stands, the last accepted first."""
    rows = ReportedValue.objects.filter(organization=organization, withdrawn_at=None)
    return [REPORTED.kept(row) for row in rows.order_by("-recorded_at", "report_year", "tag", "id")]


def used(lines: Sequence[Line]) -> Line | None:
    """The chosen one; else, where all agree, the one that says it most exactly."""
    chosen = [line for line in lines if line.entry.is_chosen]
    if chosen:
        return chosen[0]
    if not agree([line.entry for line in lines]):
        return None
    return max(lines, key=lambda line: (not line.entry.approx, line.entry.decimals, -line.id))


def agree(entries: Sequence[ReportedEntry]) -> bool:
    """Whether the values are the same as far as each paper speaks: "15,7" and "15,72" of one unit are."""
    if len({normalise(entry.unit).lower() for entry in entries}) > 1:
        return False
    coarsest = min((entry.decimals for entry in entries), default=0)
    return len({round_half_up(entry.value, coarsest) for entry in entries}) <= 1
