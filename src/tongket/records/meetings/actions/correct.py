"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.meetings.book import MEETINGS, MeetingEntry
from tongket.records.meetings.checks import meeting_checker


@action("meeting.correct", event="meeting.corrected", ledger="meetings", units=keeping.units_of_kept(MEETINGS))
def correct(act: Act, corrections: Sequence[Correction[MeetingEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    check = meeting_checker([correction.entry for correction in corrections])
    return keeping.correct(act, MEETINGS, corrections, check)
