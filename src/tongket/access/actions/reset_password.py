"""Give a person who forgot theirs a new first password."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.access.accounts import check_password
from tongket.access.gate import Act, Written, action, units_of_people
from tongket.access.models import User


@dataclass(frozen=True)
class PasswordReset:
    """Whose password, and the new first one."""

    user: int
    password: str


def _units(resets: Sequence[PasswordReset]) -> set[int]:
    """Where the person holds roles, not where the caller says to stand: an office renews its own people's."""
    units = units_of_people(reset.user for reset in resets)
    return set().union(*units.values())


@action("person.reset_password", event="person.password_reset", ledger="people", units=_units)
def reset_password(act: Act, resets: Sequence[PasswordReset]) -> Sequence[Written]:
    """The person must change it at the next sign-in."""
    rows = User.objects.in_bulk([reset.user for reset in resets])
    units = units_of_people(rows)
    written = []
    for index, reset in act.sift(resets, lambda reset: check_password(reset.password, rows[reset.user])):
        row = rows[reset.user]
        row.set_password(reset.password)
        row.must_change_password = True
        row.save(update_fields=["password", "must_change_password"])
        written.append(Written(row.pk, row.key, min(units[row.pk]) or None, {}, index))
    return written
