"""Contributed texts and the narrative: what a section would read like with them, and where each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.documents.drafting.models import Contribution
from tongket.documents.drafting.pasted import as_markup

MISSING, RECEIVED, MERGED, LATE = "missing", "received", "merged", "late"


@dataclass(frozen=True)
class ContributionRecord:
    """An assignment with its text ("" where none came yet)."""

    id: int
    version: int
    key: str
    section: str
    contributor: str
    kind: str
    due_on: date
    text: str
    received_on: date | None
    merged_text: str
    merged_on: date | None

    def state(self, today: date) -> str:
        """missing, late (missing past its day), received, or merged as it last came."""
        if not self.text:
            return LATE if today > self.due_on else MISSING
        return MERGED if self.merged_on and self.merged_text == as_markup(self.text) else RECEIVED

    @property
    def came_late(self) -> bool:
        return self.received_on is not None and self.received_on > self.due_on


def contributions(organization: int, year: int, paper: str) -> Sequence[ContributionRecord]:
    """Who contributes to a year's paper, by section and day due."""
    rows = Contribution.objects.filter(
        organization=organization, report_year=year, paper=paper, withdrawn_at=None
    ).order_by("section", "due_on", "id")
    return [
        ContributionRecord(
            row.id, row.version, str(row.key), row.section, row.contributor, row.kind, row.due_on, row.text,
            row.received_on, row.merged_text, row.merged_on,
        )
        for row in rows
    ]  # fmt: skip


def to_merge(found: Sequence[ContributionRecord], section: str) -> list[ContributionRecord]:
    """The texts of a section that came and are not yet in the narrative as they came."""
    return [
        each
        for each in found
        if each.section == section and each.text and (not each.merged_on or each.merged_text != as_markup(each.text))
    ]


def merged(own: str, texts: Sequence[ContributionRecord]) -> str:
    """The section with the contributed texts after the officer's own words.

    A text merged before and come anew takes the place of its earlier form where that still stands unchanged;
    else it comes after everything. What stands already is not put in twice.
    """
    lines = [line for line in own.split("\n") if line.strip()]
    for each in texts:
        new, earlier = as_markup(each.text).split("\n"), each.merged_text.split("\n") if each.merged_text else []
        if _find(lines, new) is not None:
            continue
        place = _find(lines, earlier) if earlier else None
        if place is None:
            lines += new
        else:
            lines[place : place + len(earlier)] = new
    return "\n".join(lines)


def _find(lines: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Where these lines stand one after another."""
    size = len(wanted)
    starts = range(len(lines) - size + 1)
    return next((start for start in starts if list(lines[start : start + size]) == list(wanted)), None)
