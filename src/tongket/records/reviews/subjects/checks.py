"""What may be wrong with who is entered in a round's list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.reviews.rounds.guards import closed
from tongket.records.reviews.rounds.queries import rounds_by_id
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.rules.decision import Finding
from tongket.rules.ratings.kinds import PERSONS
from tongket.rules.reviews import ORDER


def subject_checker(entries: Sequence[SubjectEntry]) -> Callable[[SubjectEntry], Iterable[Finding]]:
    """A check for lines of the list: the round is open, the line names a person, a collective or neither."""
    rounds = rounds_by_id({entry.round for entry in entries})
    people = members.names({entry.member for entry in entries if entry.member is not None})
    units = organizations.names({entry.organization for entry in entries})

    def check(entry: SubjectEntry) -> Iterable[Finding]:
        yield from closed(rounds.get(entry.round))
        name = people.get(entry.member, "") if entry.member is not None else units.get(entry.organization, "")
        has_person, has_name = entry.member is not None, bool(entry.collective)
        if has_person != (entry.subject in PERSONS) or has_name != (entry.subject == "leadership_collective"):
            yield Finding("review-subject-shape", {"subject": entry.collective or name})
        yield from check_intention(entry, entry.intended_level, entry.collective or name)

    return check


def check_intention(entry: SubjectEntry, level: str, name: str) -> Iterable[Finding]:
    """A draft level is one of the four, and only for who is to be rated."""
    if level and level not in ORDER:
        yield Finding("review-level-unknown", {"level": level})
    if level and entry.not_rated_reason:
        yield Finding("review-level-of-unrated", {"subject": name})
