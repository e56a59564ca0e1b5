"""Close the account of a person who left the office, or open it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.access.gate import Act, Written, action
from tongket.access.models import User
from tongket.rules.decision import Finding


@dataclass(frozen=True)
class Closing:
    """`organization` is the unit whose office does it; `open` opens a closed account again."""

    user: int
    organization: int
    open: bool = False


def _units(closings: Sequence[Closing]) -> set[int]:
    return {closing.organization for closing in closings}


@action("person.close", event="person.closed", ledger="people", units=_units)
def close_person(act: Act, closings: Sequence[Closing]) -> Sequence[Written]:
    """Nothing of what the person wrote changes. Nobody closes their own account: an office could lock itself out."""
    rows = User.objects.in_bulk([closing.user for closing in closings])
    written = []
    for index, closing in act.sift(
        closings, lambda closing: [Finding("person-closes-self")] if closing.user == act.actor.user else []
    ):
        row = rows[closing.user]
        changes = {"is_active": [row.is_active, closing.open]}
        row.is_active = closing.open
        row.save(update_fields=["is_active"])
        written.append(Written(row.pk, row.key, closing.organization, changes, index))
    return written
