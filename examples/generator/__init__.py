"""Makes the rows of an example commune's workbook from its `commune.yaml`: the same file gives the same rows.

Pure Python without the program: identifiers of the vocabularies stand where the workbook will have their labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from . import judged, year
from .commune import Commune, Row, Sheets, organization_rows, read
from .dues import dues_rows
from .offices import body_rows, posts, working_group_rows
from .people import cast, member_rows

__all__ = ["Commune", "Made", "Row", "make", "read"]


@dataclass(frozen=True)
class Made:
    """An example: its inputs, the rows of each ledger, and the assumed holders of the committee's posts by post."""

    commune: Commune
    sheets: Sheets
    holders: Mapping[str, str]


def make(folder: Path) -> Made:
    """The example of a folder `examples/<slug>`."""
    commune = read(folder)
    random = Random(commune.slug)  # noqa: S311 - the same people every time, nothing secret
    people = cast(commune, random)
    held = posts(commune, people)
    levels = judged.member_ratings(commune, people, held, random)
    home = str(commune.raw["office"]["home_town"])
    cases, subjects = year.inspection_rows(commune, people, random)
    sheets: dict[str, Any] = {
        "organizations": organization_rows(commune),
        "bodies": body_rows(commune),
        "working_group_members": working_group_rows(commune),
        "members": member_rows(people, home),
        "posts": held.rows,
        "admissions": year.admission_rows(people, home, commune.raw["office"]["symbol"]),
        "admission_plans": year.plan_rows(commune),
        "badge_awards": year.badge_rows(commune, people),
        "inspection_cases": cases,
        "inspection_subjects": subjects,
        "targets": year.target_rows(commune),
        "meetings": year.meeting_rows(commune, people),
        "member_ratings": judged.member_rating_rows(commune, people, held, levels),
        "collective_ratings": judged.collective_rating_rows(commune),
        "commendations": judged.commendation_rows(commune, people, levels),
        **dues_rows(commune, people),
    }
    return Made(commune, sheets, {post: found[0].identity.name for post, found in held.committee.items() if found})
