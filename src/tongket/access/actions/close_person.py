"""Close the account of a person who left the office, or open it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.access.gate import Act, Written, action, units_of_people
from tongket.access.models import User
from tongket.rules.decision import Finding


@dataclass(frozen=True)
class Closing:
    """Whose account; `open` opens a closed one again."""

    user: int
    open: bool = False


def _units(closings: Sequence[Closing]) -> set[int]:
    """Where the person holds roles, not where the caller says to stand: an office closes its own people's."""
    units = units_of_people(closing.user for closing in closings)
    return set().union(*units.values())


@action("person.close", event="person.closed", ledger="people", units=_units)
def close_person(act: Act, closings: Sequence[Closing]) -> Sequence[Written]:
    """Nothing of what the person wrote changes. Nobody closes their own account: an office could lock itself out."""
    rows = User.objects.in_bulk([closing.user for closing in closings])
    units = units_of_people(rows)
    written = []
    for index, closing in act.sift(
        closings, lambda closing: [Finding("person-closes-self")] if closing.user == act.actor.user else []
    ):
        row = rows[closing.user]
        changes = {"is_active": [row.is_active, closing.open]}
        row.is_active = closing.open
        row.save(update_fields=["is_active"])
        written.append(Written(row.pk, row.key, min(units[row.pk]) or None, changes, index))
    return written
