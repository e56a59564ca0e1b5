"""Ratings and commendations of the year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random
from typing import Any

from .commune import Commune, Row, nodes
from .offices import Posts
from .people import Cast, Person

LEVELS = ("excellent", "good", "completed", "not_completed")
MONTHS_BEFORE_RATING = 6


def member_ratings(commune: Commune, cast: Cast, posts: Posts, random: Random) -> dict[Person, str]:
    """Each rated member's level: exactly as many of each as the file says; leaders are among the first."""
    counts = commune.part("ratings").get("members") or {}
    rated = [person for person in cast.people if not _reason(commune, person)]
    if not counts:
        return {}
    if sum(counts.values()) != len(rated):
        raise ValueError(f"{commune.slug}: {sum(counts.values())} ratings for {len(rated)} members to be rated")
    heads = [person for person in posts.leaders if person in set(rated)]
    rest = [person for person in rated if person not in set(heads)]
    random.shuffle(rest)
    levels = [level for level in LEVELS for _ in range(counts.get(level, 0))]
    return dict(zip([*heads, *rest], levels, strict=True))


def member_rating_rows(commune: Commune, cast: Cast, posts: Posts, levels: dict[Person, str]) -> Sequence[Row]:
    rows: list[Row] = []
    for person in cast.people if levels else ():
        row: Row = {**person.mention(), "organization": person.cell}
        rows.append(
            {**row, "level": levels[person]}
            if person in levels
            else {**row, "not_rated_reason": _reason(commune, person)}
        )
    for raw in commune.part("ratings").get("cadres") or ():
        person = posts.committee[raw["post"]][0]
        rows.append({
            **person.mention(), "organization": person.cell, "level": raw["level"], "capacity": "key_cadre",
            "stage": raw["stage"],
        })  # fmt: skip
    return rows


def collective_rating_rows(commune: Commune) -> Sequence[Row]:
    """Cells by name, the others at the level of `cells_else` (none: not entered), collectives, the committee itself."""
    ratings = commune.part("ratings")
    named = {name: level for level, names in (ratings.get("cells") or {}).items() for name in names}
    first = dict(ratings.get("first_cells") or {})
    rows: list[Row] = []
    for node in nodes(commune):
        level = named.get(node.name) or _next(first) or ratings.get("cells_else")
        if level and (node.members or ratings.get("first_cells")):
            rows.append({"organization": node.name, "subject": "organization", "level": level, **_decided(ratings)})
    for raw in ratings.get("collectives") or ():
        rows.append({"organization": commune.name, "subject": "leadership_collective", **raw})
    for raw in ratings.get("own") or ():
        rows.append({"organization": commune.name, "subject": "organization", **raw})
    return rows


def commendation_rows(commune: Commune, cast: Cast, levels: dict[Person, str]) -> Sequence[Row]:
    """Named collectives and cells as written; `members: 26` are taken from those rated excellent, then good."""
    best = sorted(levels, key=lambda person: (LEVELS.index(levels[person]), person.identity.card))
    waiting = iter(best or [person for person in cast.people if person.official_on])
    rows: list[Row] = []
    for raw in commune.part("awards"):
        common = {name: value for name, value in raw.items() if name not in ("collectives", "organizations", "members")}
        for name in raw.get("collectives") or ():
            rows.append({**common, "organization": commune.name, "subject": "collective", "name": name})
        for name in raw.get("organizations") or ():
            rows.append({**common, "organization": name, "subject": "organization"})
        for person in _some(waiting, int(raw.get("members", 0))):
            rows.append({**common, "organization": person.cell, "subject": "member", **person.mention()})
    return rows


def _some(waiting: Iterable[Person], count: int) -> Sequence[Person]:
    return [person for person, _ in zip(waiting, range(count), strict=False)] if count else []


def _reason(commune: Commune, person: Person) -> str:
    if person.exempted_since:
        return "exempted"
    limit = date(commune.year, 12 - MONTHS_BEFORE_RATING, 30)
    return "new_member" if person.admitted_on > limit else ""


def _decided(ratings: Any) -> Row:
    return {name: ratings[name] for name in ("decided_by", "decided_on", "decision_number") if name in ratings}


def _next(first: dict[str, int]) -> str:
    for level, count in first.items():
        if count > 0:
            first[level] = count - 1
            return level
    return ""
