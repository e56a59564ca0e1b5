"""Enter how the office heads its papers from a day on."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.documents.book import OFFICE_PROFILES, OfficeProfileEntry
from tongket.documents.register.office_checks import check_profile


@action(
    "office_profile.enter",
    event="office_profile.entered",
    ledger="office_profiles",
    units=keeping.units(OFFICE_PROFILES),
)
def enter_profile(act: Act, entries: Sequence[OfficeProfileEntry]) -> Sequence[Written]:
    """Enter how the office heads its papers from a day on."""
    return keeping.add(act, OFFICE_PROFILES, entries, check_profile)
