"""Show a member's identity number to someone, and write down that it was shown."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.identity.book import Reveal, units_of
from tongket.records.members.models import MemberIdentity
from tongket.rules.errors import TongketError


@action("identity.reveal", event="identity.revealed", ledger="member_identities", units=units_of)
def reveal(act: Act, reveals: Sequence[Reveal]) -> Sequence[Written]:
    """Needs the reason for looking. The number itself comes from `revealed`, in the same transaction."""
    written = []
    for index, each in enumerate(reveals):
        if not act.reason_for(index):
            raise TongketError("reason-required")
        row = MemberIdentity.objects.filter(member=each.member, withdrawn_at=None).first()
        if row is None:
            raise TongketError("record-not-found", key=each.member)
        written.append(Written(row.pk, row.key, row.organization_id, {"revealed": [None, True]}, index))
    return written
