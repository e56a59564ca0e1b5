"""Change one's own password."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tongket.access.accounts import check_password
from tongket.access.gate import Act, Written, action
from tongket.access.models import User
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class PasswordChange:
    """One's own password: the one that holds now, and the new one, both as typed."""

    user: int
    old: str
    new: str


def _no_units(_: Sequence[PasswordChange]) -> Sequence[int]:
    # One's own password is nobody else's matter: no role is needed, the body asks for the person instead.
    return ()


@action("person.change_password", event="person.password_changed", ledger="people", units=_no_units)
def change_password(act: Act, changes: Sequence[PasswordChange]) -> Sequence[Written]:
    """Refuses another person's password, a wrong old one and a new one that is weak or the old one again."""
    if any(change.user != act.actor.user for change in changes):
        raise TongketError("access-denied", permission="person.change_password")
    rows = User.objects.in_bulk([change.user for change in changes])

    def check(change: PasswordChange) -> Iterable[Finding]:
        if not rows[change.user].check_password(change.old):
            yield Finding("password-wrong")
        elif change.old == change.new:
            yield Finding("password-the-same")
        yield from check_password(change.new, rows[change.user])

    written = []
    for index, change in act.sift(changes, check):
        row = rows[change.user]
        row.set_password(change.new)
        row.must_change_password = False
        row.save(update_fields=["password", "must_change_password"])
        written.append(Written(row.pk, row.key, None, {}, index))
    return written
