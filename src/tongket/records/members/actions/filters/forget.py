"""Give up a filter one kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.members.models import SavedFilter
from tongket.records.members.register.book import SAVED_FILTERS
from tongket.rules.errors import TongketError


@action(
    "saved_filter.forget",
    event="saved_filter.forgotten",
    ledger="saved_filters",
    units=keeping.units_of_kept(SAVED_FILTERS),
)
def forget(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """Only one's own; the name is then free again."""
    owners = SavedFilter.objects.filter(pk__in=[each.id for each in withdrawals]).values_list("user_id", flat=True)
    if any(owner != act.actor.user for owner in owners):
        raise TongketError("access-denied", permission="saved_filter.forget")
    return keeping.withdraw(replace(act, reason=act.reason or "–"), SAVED_FILTERS, withdrawals)
