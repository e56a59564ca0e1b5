"""What a subject of a review is called."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.reviews.subjects.queries import Subject


def names_of_subjects(subjects: Sequence[Subject]) -> dict[int, str]:
    """Subject → a member's name, a collective's own, an organisation's."""
    people = members.names({each.entry.member for each in subjects if each.entry.member is not None})
    units = organizations.names({each.entry.organization for each in subjects})
    return {
        each.id: people.get(each.entry.member or 0, "") or each.entry.collective or units[each.entry.organization]
        for each in subjects
    }
