"""Take out a member entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.members.book import MEMBERS
from tongket.records.members.life import storing


@action("member.withdraw", event="member.withdrawn", ledger="members", units=keeping.units_of_kept(MEMBERS))
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The line stays readable in its history and leaves every figure. Needs a reason."""
    written = keeping.withdraw(act, MEMBERS, withdrawals)
    storing.follow_withdrawn([line.id for line in written], act.at)
    return written
