"""Take a paper out of the register's lists; its number stays taken."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.documents.register.book import PAPERS


@action("paper.withdraw", event="paper.withdrawn", ledger="papers", units=keeping.units_of_kept(PAPERS))
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The paper stays readable in its history, and its number is never given again. Needs a reason."""
    return keeping.withdraw(act, PAPERS, withdrawals)
