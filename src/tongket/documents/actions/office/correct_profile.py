"""Correct how the office heads its papers from a day on."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.documents.book import OFFICE_PROFILES, OfficeProfileEntry
from tongket.documents.register.office_checks import check_profile


@action(
    "office_profile.correct",
    event="office_profile.corrected",
    ledger="office_profiles",
    units=keeping.units_of_kept(OFFICE_PROFILES),
)
def correct_profile(act: Act, corrections: Sequence[Correction[OfficeProfileEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    return keeping.correct(act, OFFICE_PROFILES, corrections, check_profile)
