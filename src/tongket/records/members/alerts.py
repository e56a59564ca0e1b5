"""What is due in the register: ends of probation, transfers waiting, and fields that a badge or a paper needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.records.members import queries
from tongket.records.members.queries import MemberOn
from tongket.records.members.transfers import queries as transfers
from tongket.records.members.transfers.queries import AWAY, TransferSeen
from tongket.rules import candidates, membership
from tongket.rules.decision import Citation
from tongket.rules.load import value_if_known

PROBATION, RECOGNITION, TRANSFER, RETURN, DUES, MISSING = (
    "probation_ends", "recognition_late", "transfer_waits", "temporary_over", "dues_unpaid", "field_missing",
)  # fmt: skip
NEAR_DAYS = 15
NEEDED = ("birth_date", "admission_decided_on", "card_number")
"""The fields that a badge or a paper needs; a missing official day is told by the end of probation."""


@dataclass(frozen=True)
class Alert:
    """One thing to see to: whose, until which day, how many days are left (negative: past), and what it rests on.

    `detail` is the reminder reached (days before the end), the months owed, or the name of the missing field.
    """

    kind: str
    member: int
    name: str
    organization: int
    due_on: date | None = None
    days_left: int | None = None
    detail: str = ""
    citation: Citation | None = None

    @property
    def is_late(self) -> bool:
        return self.days_left is not None and self.days_left < 0


def alerts(organizations: Collection[int], on: date, unpaid: Mapping[int, int] | None = None) -> Sequence[Alert]:
    """Everything due in these units on a day, the most pressing first; `unpaid` are months of dues owed, by member."""
    people = queries.members_on(organizations, on)
    found = [
        *_probation(people, on),
        *_transfers(transfers.under_way(organizations), on),
        *_dues(people, unpaid or {}, on),
        *_missing(people),
    ]
    return sorted(found, key=lambda alert: (alert.days_left is None, alert.days_left or 0, alert.name, alert.detail))


def _probation(people: Sequence[MemberOn], on: date) -> Iterable[Alert]:
    """Before the end a reminder at each mark; after it, once more when the cell is late to consider."""
    for person in people:
        if person.is_official:
            continue
        reminder = membership.probation_reminder(person.entry.admitted_on, on)
        if reminder is None or reminder.due is None:
            continue
        line = (person.id, person.entry.full_name, person.organization)
        if reminder.days_left >= 0:
            yield Alert(PROBATION, *line, reminder.ends_on, reminder.days_left, str(reminder.due), reminder.citation)
            continue
        rule = value_if_known("admissions/recognition_working_days", reminder.ends_on)
        last = candidates.recognition_deadline(person.entry.admitted_on) or reminder.ends_on
        yield Alert(RECOGNITION, *line, last, (last - on).days, "", rule.citation if rule else reminder.citation)


def _transfers(under_way: Sequence[TransferSeen], on: date) -> Iterable[Alert]:
    """Papers near or past their last day, and temporary stays near or past their end."""
    for seen in under_way:
        line = (seen.entry.member, seen.name, seen.entry.home)
        if seen.state == AWAY:
            ends, citation = seen.entry.away_until, None
        else:
            ends = seen.clock.last_day if seen.clock else None
            citation = seen.clock.citation if seen.clock else None
        if ends is not None and (ends - on).days <= NEAR_DAYS:
            yield Alert(RETURN if seen.state == AWAY else TRANSFER, *line, ends, (ends - on).days, "", citation)


def _dues(people: Sequence[MemberOn], unpaid: Mapping[int, int], on: date) -> Iterable[Alert]:
    allowed = membership.dues_months_allowed(on)
    for person in people:
        months = unpaid.get(person.id, 0)
        if allowed is not None and months >= allowed[0]:
            line = (person.id, person.entry.full_name, person.organization)
            yield Alert(DUES, *line, detail=str(months), citation=allowed[1])


def _missing(people: Sequence[MemberOn]) -> Iterable[Alert]:
    for person in people:
        for field in NEEDED:
            if not getattr(person.entry, field):
                yield Alert(MISSING, person.id, person.entry.full_name, person.organization, detail=field)
