"""Record meetings that were held."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.meetings.book import MEETINGS, MeetingEntry
from tongket.records.meetings.checks import meeting_checker


@action("meeting.record", event="meeting.recorded", ledger="meetings", units=keeping.units(MEETINGS))
def record(act: Act, entries: Sequence[MeetingEntry]) -> Sequence[Written]:
    """Add meetings. Refuses more present than there were people, and a day outside the year."""
    return keeping.add(act, MEETINGS, entries, meeting_checker(entries))
