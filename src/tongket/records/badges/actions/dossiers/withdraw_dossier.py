"""Take out dossiers begun by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.badges.dossiers.book import DOSSIERS
from tongket.records.badges.dossiers.queries import dossiers
from tongket.rules.errors import TongketError


@action(
    "badge_dossier.withdraw",
    event="badge_dossier.withdrawn",
    ledger="badge_dossiers",
    units=keeping.units_of_kept(DOSSIERS),
)
def withdraw_dossier(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """Needs a reason. A decided dossier stays: its badge is corrected or withdrawn in the book of badges."""
    for each in dossiers({withdrawal.id for withdrawal in withdrawals}).values():
        if each.state in ("decided", "awarded"):
            raise TongketError("badge-dossier-decided", name=each.name)
    return keeping.withdraw(act, DOSSIERS, withdrawals)
