"""Take out a body entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.organizations.bodies.book import BODIES


@action("body.withdraw", event="body.withdrawn", ledger="bodies", units=keeping.units_of_kept(BODIES))
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history. Needs a reason."""
    return keeping.withdraw(act, BODIES, withdrawals)
