"""The disciplines of the year that a rating looks at: of members, of leaderships, of organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tongket.procedures.annual_review.judging.relations import Relations
from tongket.records.inspections import queries as inspections
from tongket.records.members import queries as members
from tongket.records.members.life.queries import disciplines
from tongket.rules.periods import year_span
from tongket.rules.ratings.facts import DISCIPLINE_ORDER

LEADING = (
    "secretary", "standing_deputy_secretary", "deputy_secretary", "standing_committee_member", "committee_member",
    "cell_secretary", "deputy_cell_secretary", "cell_committee_member",
)  # fmt: skip
"""The posts whose holders make up the leadership of a unit."""


@dataclass(frozen=True)
class Disciplined:
    """The heaviest discipline of the year by member, by the leadership of a unit, and by unit; none is ""."""

    members: Mapping[int, str] = field(default_factory=dict)
    leaderships: Mapping[int, str] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)

    def of_member(self, member: int) -> str:
        return self.members.get(member, "")

    def of_leadership(self, unit: int) -> str:
        return self.leaderships.get(unit, "")

    def of_unit(self, unit: int) -> str:
        return self.units.get(unit, "")


def disciplined(relations: Relations, people: Collection[int]) -> Disciplined:
    """The year's disciplines of these people, of the leaderships and the organisations of the round."""
    first, last = year_span(relations.held.entry.report_year)
    leading = [
        (unit, member) for unit, member, post, _ in members.holders(list(relations.units), last) if post in LEADING
    ]
    known = {
        member: _heaviest(each.form for each in found if first <= each.decided_on <= last)
        for member, found in disciplines({*people, *(member for _, member in leading)}).items()
    }
    leaderships: dict[int, list[str]] = defaultdict(list)
    for unit, member in leading:
        leaderships[unit].append(known.get(member, ""))
    units = inspections.disciplined_organizations(list(relations.units), relations.held.entry.report_year)
    return Disciplined(
        known,
        {unit: _heaviest(forms) for unit, forms in leaderships.items()},
        dict.fromkeys(units, "reprimand"),  # the register of inspections tells that, not which form
    )


def _heaviest(forms: Iterable[str]) -> str:
    return max(forms, key=DISCIPLINE_ORDER.index, default="")
