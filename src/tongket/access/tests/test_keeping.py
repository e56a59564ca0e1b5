from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE, new_office
from tongket.access import audit
from tongket.access.actor import Actor
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.access.keeping import Clash
from tongket.access.models import AuditEvent
from tongket.records.meetings import queries
from tongket.records.meetings.actions.correct import correct
from tongket.records.meetings.actions.record import record
from tongket.records.meetings.actions.withdraw import withdraw
from tongket.records.meetings.book import MeetingEntry
from tongket.records.meetings.ledgers import MEETINGS
from tongket.records.members.actions.register import register
from tongket.records.members.models import Member
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
SECRETARY = Actor("Bí thư", OFFICE.grants)


def meeting(unit, **changes):
    return replace(MeetingEntry(unit, "conference", date(2023, 3, 3), 2023, summoned=9, present=8), **changes)


def kept_one(office):
    return queries.meetings([office.commune], 2023)[0]


def test_a_write_leaves_one_event_a_line():
    office = new_office()
    record(OFFICE, [meeting(office.commune), meeting(office.east)], reason="Theo biên bản")
    events = AuditEvent.objects.filter(ledger="meetings").order_by("id")
    assert [(event.actor, event.event, event.organization_id, event.reason) for event in events] == [
        ("Văn phòng", "meeting.recorded", unit, "Theo biên bản") for unit in (office.commune, office.east)
    ]


def test_the_history_of_a_line_holds_old_and_new_values():
    office = new_office()
    record(OFFICE, [meeting(office.commune)])
    kept = kept_one(office)
    correct(SECRETARY, [Correction(kept.id, 1, replace(kept.entry, present=7))])
    newest, first = audit.history(kept.key)
    assert (newest.actor, newest.changes) == ("Bí thư", {"present": (8, 7)})
    assert first.changes["held_on"] == (None, "2023-03-03")


def test_many_at_once_leave_the_same_rows_and_events_as_one_by_one():
    office = new_office()
    new = [replace(MEMBER, full_name=f"Người {name}", organization=office.east) for name in ("Một", "Hai", "Ba")]
    register(OFFICE, new)
    bulk = traces(Member.objects.filter(full_name__startswith="Người"))
    for entry in new:
        register(OFFICE, [replace(entry, full_name=entry.full_name.replace("Người", "Cụ"))])
    single = traces(Member.objects.filter(full_name__startswith="Cụ"))
    assert bulk == [trace.replace("Cụ", "Người").replace("cu ", "nguoi ") for trace in single]


def traces(rows):
    rows = rows.order_by("pk")
    plain = [[getattr(row, name) for name in ("full_name", "organization_id", "version", "search_key")] for row in rows]
    events = [[(event.actor, event.event, event.changes) for event in audit.history(row.key)] for row in rows]
    return [str((row, [(a, e, {k: v for k, v in c.items() if k != "name_key"}) for a, e, c in event]))
            for row, event in zip(plain, events, strict=True)]  # fmt: skip


def test_nothing_changed_is_nothing_written():
    office = new_office()
    record(OFFICE, [meeting(office.commune)])
    kept = kept_one(office)
    assert correct(OFFICE, [Correction(kept.id, 1, kept.entry)]).written == []
    assert kept_one(office).version == 1


def test_a_clash_shows_what_stands_and_who_wrote_it():
    office = new_office()
    record(OFFICE, [meeting(office.commune)])
    kept = kept_one(office)
    correct(SECRETARY, [Correction(kept.id, 1, replace(kept.entry, present=7))])
    with pytest.raises(Clash, match="edit-clash: Bí thư") as clash:
        correct(OFFICE, [Correction(kept.id, 1, replace(kept.entry, present=6))])
    assert clash.value.current.entry.present == 7
    assert kept_one(office).entry.present == 7


def test_a_withdrawn_line_cannot_be_corrected():
    office = new_office()
    record(OFFICE, [meeting(office.commune)])
    kept = kept_one(office)
    withdraw(OFFICE, [Withdrawal(kept.id, 1)], reason="Nhập nhầm")
    with pytest.raises(Clash):
        correct(OFFICE, [Correction(kept.id, 2, replace(kept.entry, present=6))])


def test_a_withdrawal_needs_a_reason():
    office = new_office()
    line = record(OFFICE, [meeting(office.commune)]).written[0]
    with pytest.raises(TongketError, match="reason-required"):
        withdraw(OFFICE, [Withdrawal(line.id, 1)])


def test_every_line_withdrawn_has_its_reason():
    office = new_office()
    lines = record(OFFICE, [meeting(office.commune), meeting(office.east)]).written
    gone = [Withdrawal(line.id, 1) for line in lines]
    with pytest.raises(TongketError, match="reason-required"):
        withdraw(OFFICE, gone, reasons={0: "Nhập nhầm"})
    withdraw(OFFICE, gone, reasons={0: "Nhập nhầm", 1: "Trùng"})
    assert [audit.last_change(line.key).reason for line in lines] == ["Nhập nhầm", "Trùng"]


def test_a_withdrawn_line_stays_readable_and_its_place_is_free():
    office = new_office()
    line = record(OFFICE, [meeting(office.commune)]).written[0]
    withdraw(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm")
    assert MEETINGS.one(line.key).withdrawn_at is not None
    assert len(record(OFFICE, [meeting(office.commune)]).written) == 1


def test_a_line_that_is_not_there_is_not_corrected():
    office = new_office()
    with pytest.raises(TongketError, match="record-not-found"):
        correct(OFFICE, [Correction(999, 1, meeting(office.commune))])


def test_the_same_line_twice_in_one_write_is_refused():
    office = new_office()
    with pytest.raises(Refused, match="đã có trong sổ"):
        record(OFFICE, [meeting(office.commune), meeting(office.commune)])


def test_a_correction_cannot_turn_a_line_into_another_that_stands():
    office = new_office()
    record(OFFICE, [meeting(office.commune), meeting(office.commune, held_on=date(2023, 4, 4))])
    kept = kept_one(office)
    with pytest.raises(Refused) as refused:
        correct(OFFICE, [Correction(kept.id, 1, replace(kept.entry, held_on=date(2023, 4, 4)))])
    assert [item.finding.code for item in refused.value.found] == ["line-twice"]


def test_two_corrections_cannot_become_the_same_line():
    office = new_office()
    record(OFFICE, [meeting(office.commune), meeting(office.commune, held_on=date(2023, 4, 4))])
    changes = [
        Correction(kept.id, 1, replace(kept.entry, held_on=date(2023, 5, 5)))
        for kept in queries.meetings([office.commune], 2023)
    ]
    with pytest.raises(Refused):
        correct(OFFICE, changes)
