"""Assign sections of a report to those who contribute them."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.documents.drafting.book import CONTRIBUTIONS, ContributionEntry
from tongket.documents.drafting.checks import check_contribution


@action(
    "contribution.assign",
    event="contribution.assigned",
    ledger="contributions",
    units=keeping.units(CONTRIBUTIONS),
)
def assign(act: Act, entries: Sequence[ContributionEntry]) -> Sequence[Written]:
    """Keep who writes which section of which paper, and until when."""
    return keeping.add(act, CONTRIBUTIONS, entries, check_contribution)
