"""Who would be reviewed in a round, by unit, and who would get no rating and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.listing import wanted
from tongket.records.members import queries as members
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.rules import vocabulary
from tongket.rules.reviews import regime_for
from tongket.web.language import language

OUTSIDE = "ngoai"
"""Units whose members without office do not work in the political system."""
WITH_FRAME_OUTSIDE = "R366"


def preview_of(organization: int, year: int, period: str, on: date) -> Mapping[str, object]:
    """The list as it would be entered. Raises `rule-value-unknown` for a year whose rules are not held."""
    lines = wanted(organization, year, period, on)
    units: dict[int, list[SubjectEntry]] = defaultdict(list)
    for line in lines:
        units[line.organization].append(line)
    names = organizations.names(set(units))
    return {
        "units": [_unit(key, names[key], found) for key, found in units.items()],
        "counts": _counts(lines),
        "left_out": _left_out(lines, names),
        "asks_frames": regime_for(year).id == WITH_FRAME_OUTSIDE and not period.startswith("quarter"),
    }


def _unit(key: int, name: str, lines: Sequence[SubjectEntry]) -> dict[str, object]:
    people = [line for line in lines if line.subject == "member"]
    return {
        "id": key,
        "name": name,
        "members": len(people),
        "rated": sum(1 for line in people if not line.not_rated_reason),
        "left_out": sum(1 for line in people if line.not_rated_reason),
        "leaders": sum(1 for line in lines if line.subject == "key_cadre"),
        "collectives": [line.collective for line in lines if line.subject == "leadership_collective"],
        "has_plain": any(line.frame == "no_office" for line in people),
    }


def _counts(lines: Sequence[SubjectEntry]) -> Sequence[tuple[str, int, int]]:
    """Each kind: how many to be rated, and how many not."""
    rated = Counter(line.subject for line in lines if not line.not_rated_reason)
    without = Counter(line.subject for line in lines if line.not_rated_reason)
    kinds = ("member", "organization", "leadership_collective", "key_cadre")
    return [
        (vocabulary.label(kind, language(), "review_subject"), rated[kind], without[kind])
        for kind in kinds
        if rated[kind] or without[kind]
    ]


def _left_out(lines: Sequence[SubjectEntry], names: Mapping[int, str]) -> Sequence[dict[str, object]]:
    """Those without a rating, by reason."""
    found = [line for line in lines if line.not_rated_reason]
    people = members.names({line.member for line in found if line.member is not None})
    by_reason: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in found:
        name = people.get(line.member, "") if line.member is not None else line.collective or names[line.organization]
        unit = names[line.organization] if line.member is not None else ""
        by_reason[line.not_rated_reason].append({"name": name, "unit": unit, "why": line.why})
    return [
        {"reason": vocabulary.label(reason, language(), "not_rated_reason"), "people": people_of}
        for reason, people_of in by_reason.items()
    ]
