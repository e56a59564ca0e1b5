"""Take out a line of the working group entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.organizations.bodies.book import WORKING_GROUP


@action(
    "working_group.withdraw",
    event="working_group.withdrawn",
    ledger="working_group_members",
    units=keeping.units_of_kept(WORKING_GROUP),
)
def withdraw_appointment(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history. Needs a reason."""
    return keeping.withdraw(act, WORKING_GROUP, withdrawals)
