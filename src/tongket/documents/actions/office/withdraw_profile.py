"""Take out a line entered by mistake: how the office heads its papers from a day on."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.documents.book import OFFICE_PROFILES


@action(
    "office_profile.withdraw",
    event="office_profile.withdrawn",
    ledger="office_profiles",
    units=keeping.units_of_kept(OFFICE_PROFILES),
)
def withdraw_profile(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history. Needs a reason."""
    return keeping.withdraw(act, OFFICE_PROFILES, withdrawals)
