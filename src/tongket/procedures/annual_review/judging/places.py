"""Where the members of a round may be rated: seen from the unit that reviews them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.judging.relations import Relations
from tongket.records.members.register.standing import Standing, stays_ended_between
from tongket.records.reviews.ratings import facts as kept
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules.notation import fold
from tongket.rules.periods import whole_months_between, year_span
from tongket.rules.ratings.places import PlaceFacts


def places_of(
    relations: Relations, subjects: Sequence[Subject], standing: Mapping[int, Standing]
) -> Mapping[int, PlaceFacts]:
    """The members about whom there is something to ask: rated elsewhere, moved in the year, or belonging elsewhere."""
    held = relations.held
    people = {each.entry.member or 0: each for each in subjects if each.entry.subject == "member"}
    elsewhere = kept.rated_elsewhere(held.id, set(people), held.entry.report_year, held.entry.period)
    stays = _stays_elsewhere(relations, people)
    units = {unit for found in stays.values() for unit in found} | {
        capacities["member"] for capacities in elsewhere.values() if "member" in capacities
    }
    known = organizations.units_by_id(units)
    names = {key: unit.name for key, unit in known.items()}
    closed = {key for key, unit in known.items() if unit.valid_until is not None}
    asked = kept.givers(held.id, {people[member].id for member in stays})
    found = {}
    for member, subject in people.items():
        rated_in = elsewhere.get(member, {}).get("member")
        there = {unit: months for unit, months in stays.get(member, {}).items() if unit not in closed}
        longest = max(there, key=lambda unit: there[unit], default=None)
        belongs = standing[member].organization if member in standing else None
        facts = PlaceFacts(
            is_official_here=belongs in (None, subject.entry.organization),
            months_elsewhere=there[longest] if longest is not None else 0,
            elsewhere_asked=longest is not None and _is_among(names[longest], asked.get(subject.id, ())),
            rated_here=rated_in == subject.entry.organization,
            rated_in=[names[rated_in]] if rated_in not in (None, subject.entry.organization) else (),
        )
        if facts != PlaceFacts():
            found[subject.id] = facts
    return found


def _stays_elsewhere(relations: Relations, people: Mapping[int, Subject]) -> Mapping[int, Mapping[int, int]]:
    """Member → unit other than the one that reviews → whole months there in the year."""
    first, last = year_span(relations.held.entry.report_year)
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for stay in stays_ended_between(people, first, last):
        if stay.organization != people[stay.member].entry.organization:
            months = whole_months_between(max(stay.first, first), stay.last)
            found[stay.member][stay.organization] = found[stay.member].get(stay.organization, 0) + months
    return found


def _is_among(unit: str, givers: Iterable[str]) -> bool:
    return any(fold(unit) in fold(giver) for giver in givers)
