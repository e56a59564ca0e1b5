"""What may be wrong with a meeting's line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tongket.records.meetings import queries
from tongket.records.meetings.book import MeetingEntry
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi

Check = Callable[[MeetingEntry], Iterable[Finding]]


def meeting_checker(entries: Sequence[MeetingEntry]) -> Check:
    """All checks of a meeting; the register is asked once for all `entries` counted of all members."""
    wanted = [(entry.organization, entry.held_on) for entry in entries if entry.base == "all_members"]
    members = queries.members_on(wanted)

    def check(entry: MeetingEntry) -> Iterable[Finding]:
        yield from check_day(entry)
        yield from check_study(entry)
        whole = members[entry.organization, entry.held_on] if entry.base == "all_members" else None
        yield from check_attendance(entry, whole)

    return check


def check_day(entry: MeetingEntry) -> Iterable[Finding]:
    """A meeting reports on the year of its day, or, held by the end of March, on the year before."""
    first, last = date(entry.report_year, 1, 1), date(entry.report_year + 1, 3, 31)
    if not first <= entry.held_on <= last:
        yield Finding("meeting-outside-year", {"on": date_vi(entry.held_on), "year": entry.report_year})


def check_study(entry: MeetingEntry) -> Iterable[Finding]:
    """Who studied is said of a resolution study, and of nothing else."""
    if bool(entry.audience) != (entry.kind == "resolution_study"):
        yield Finding("meeting-audience")


def check_attendance(entry: MeetingEntry, members: int | None) -> Iterable[Finding]:
    """Nobody is counted twice: the present within the summoned, and with the excused within the whole.

    `members` is the register's count on the day, None unless the meeting is counted of all members.
    """
    present, excused, summoned = entry.present, entry.absent_excused, entry.summoned
    if present is not None and summoned is not None and present > summoned:
        yield Finding("present-above-summoned", {"present": present, "summoned": summoned})
        return
    if present is not None and members is not None and present > members:
        yield Finding("present-above-members", {"present": present, "members": members, "on": date_vi(entry.held_on)})
        return
    whole = members if members is not None else summoned
    if present is not None and excused is not None and whole is not None and present + excused > whole:
        yield Finding("present-and-absent-above-whole", {"present": present, "absent": excused, "whole": whole})
