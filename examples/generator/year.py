"""What a commune did in its year: admissions, badges, inspections, targets, meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from .commune import Commune, Row, nodes
from .people import Cast


def admission_rows(cast: Cast, home: str, symbol: str) -> Sequence[Row]:
    return [
        {
            "full_name": person.identity.name,
            "birth_date": person.identity.birth_date,
            "organization": person.cell,
            "home_town": home,
            "decision_number": f"{number}-QĐ/{symbol}",
            "decided_on": person.decided_on,
            "admitted_on": person.admitted_on,
        }
        for number, person in enumerate(cast.admitted, start=101)
    ]


def plan_rows(commune: Commune) -> Sequence[Row]:
    planned = commune.part("admissions").get("planned")
    return [] if planned is None else [{"organization": commune.name, "planned": planned}]


def badge_rows(commune: Commune, cast: Cast) -> Sequence[Row]:
    decided = {line["round"]: line for line in commune.part("badges")}
    return [
        {
            **badge.person.mention(),
            "organization": badge.person.cell,
            "level": badge.level,
            "kind": "regular_award",
            "round_on": badge.round_on,
            "decided_on": badge.round_on - timedelta(days=12),
            "awarded_on": decided[badge.round_on].get("awarded_on", badge.round_on),
        }
        for badge in cast.badges
    ]


def inspection_rows(commune: Commune, cast: Cast, random: Random) -> tuple[Sequence[Row], Sequence[Row]]:
    """The cases and their subjects: the organisations named, and so many of their members."""
    cases: list[Row] = []
    subjects: list[Row] = []
    for raw in commune.part("inspections"):
        cases.append({"organization": commune.name, **{name: raw[name] for name in CASE if name in raw}})
        named = _named(commune, raw)
        if raw.get("organizations") or raw.get("organizations_of_type"):
            subjects += [{"case": raw["code"], "organization": name, "subject": "organization"} for name in named]
        reached = [person for person in cast.people if person.cell in named and person.admitted_on < raw["decided_on"]]
        chosen = random.sample(reached, int(raw.get("members", 0)))
        subjects += [
            {"case": raw["code"], "organization": person.cell, "subject": "member", **person.mention()}
            for person in sorted(chosen, key=lambda person: person.identity.card)
        ]
    return cases, [{**row, "result": "no_violation"} for row in subjects]


CASE = ("code", "actor", "kind", "assigned", "title", "decision_number", "decided_on", "concluded_on")


def _named(commune: Commune, raw: Mapping[str, Any]) -> Sequence[str]:
    """The organisations of a case: those named, else the first of a type, else every one with members."""
    if raw.get("organizations"):
        return list(raw["organizations"])
    if raw.get("organizations_of_type"):
        kind = raw["organizations_of_type"]
        found = [node.name for node in nodes(commune) if node.type == kind["type"] and node.members]
        return found[int(kind.get("after", 0)) :][: int(kind["count"])]
    return [node.name for node in nodes(commune) if node.members]


def target_rows(commune: Commune) -> Sequence[Row]:
    return [{"organization": commune.name, **raw} for raw in commune.part("targets")]


def meeting_rows(commune: Commune, cast: Cast) -> Sequence[Row]:
    """`present: all` is everyone who is a member on the day."""
    rows: list[Row] = []
    for raw in commune.part("meetings"):
        present = cast.standing_on(_day(raw)) if raw.get("present") == "all" else raw.get("present")
        rows.append({"organization": commune.name, **raw, "present": present})
    return rows


def _day(raw: Mapping[str, Any]) -> date:
    day: date = raw["held_on"]
    return day
