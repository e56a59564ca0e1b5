"""Transfers: both ends count from one day, nothing is lost on the way, and what does not fit is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.access import audit
from tongket.access.gate import Refused
from tongket.access.keeping import Clash
from tongket.organizations.book import OrganizationEntry
from tongket.records.members import queries as members
from tongket.records.members.actions.life.lose_contact import lose_contact
from tongket.records.members.actions.transfers.cancel import cancel
from tongket.records.members.actions.transfers.end import end
from tongket.records.members.actions.transfers.receive import receive
from tongket.records.members.actions.transfers.send_back import send_back
from tongket.records.members.actions.transfers.start import start
from tongket.records.members.life.entry import LifeEntry
from tongket.records.members.life.history import sentences
from tongket.records.members.transfers import queries
from tongket.records.members.transfers.book import Closing, Receipt, TransferEntry
from tongket.rules import votes
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MOVED, INTRODUCED, RECEIVED = date(2023, 3, 1), date(2023, 3, 10), date(2023, 3, 20)
DAY = timedelta(days=1)


@pytest.fixture
def office():
    return new_office()


def transfer(office, **changes):
    entry = TransferEntry(office.an, "official", INTRODUCED, office.east, "", office.west, caused_on=MOVED)
    return replace(entry, **changes)


def begun(entry):
    return start(OFFICE, [entry]).written[0].id


def counted(*units, on):
    return [members.counts_on([unit], on).get(unit, (0, 0))[1] for unit in units]


def codes(action, line, **more):
    with pytest.raises(Refused) as refused:
        action(OFFICE, [line], **more)
    return [found.finding.code for found in refused.value.found]


def test_both_ends_count_the_member_from_the_day_of_receipt(office):
    receive(OFFICE, [Receipt(begun(transfer(office)), 1, RECEIVED)])
    assert counted(office.east, office.west, on=RECEIVED - DAY) == [3, 2]
    assert counted(office.east, office.west, on=RECEIVED) == [2, 3]


def test_an_open_transfer_leaves_the_member_counted_at_home(office):
    begun(transfer(office))
    assert counted(office.east, office.west, on=RECEIVED) == [3, 2]


def test_a_member_received_outside_is_counted_here_until_the_day_before(office):
    away = transfer(office, to_unit=None, to_elsewhere="Đảng ủy phường Bên")
    receive(OFFICE, [Receipt(begun(away), 1, RECEIVED)])
    assert [counted(office.east, on=day) for day in (RECEIVED - DAY, RECEIVED)] == [[3], [2]]


def test_a_member_who_comes_back_from_outside_is_counted_from_the_day_of_receipt(office):
    away = transfer(office, to_unit=None, to_elsewhere="Đảng ủy phường Bên")
    receive(OFFICE, [Receipt(begun(away), 1, RECEIVED)])
    back = date(2024, 5, 6)
    home = TransferEntry(office.an, "official", back, None, "Đảng ủy phường Bên", office.west)
    receive(OFFICE, [Receipt(begun(home), 1, back + DAY)])
    assert [counted(office.west, on=day) for day in (back, back + DAY)] == [[3], [4]]


def test_a_member_sent_to_an_organisation_is_given_to_one_of_its_cells(office):
    pk = begun(transfer(office, to_unit=office.commune))
    outside = establish_one(OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", None, MOVED))
    assert codes(receive, Receipt(pk, 1, RECEIVED, unit=outside)) == ["transfer-cell-elsewhere"]
    receive(OFFICE, [Receipt(pk, 1, RECEIVED, unit=office.west)])
    assert counted(office.east, office.west, on=RECEIVED) == [2, 3]


def test_the_history_tells_the_transfer_and_the_trail_names_both_acts(office):
    pk = begun(transfer(office, paper_number="12-GT/CB"))
    receive(OFFICE, [Receipt(pk, 1, RECEIVED)])
    told = {sentence.on: sentence.text for sentence in sentences(office.an)}
    assert "12-GT/CB" in told[RECEIVED]
    key = members.kept([office.an])[office.an].key
    assert audit.last_change(key).event == "member.moved"


def test_a_temporary_transfer_counts_at_home_and_takes_the_vote(office):
    away = transfer(office, kind="temporary", caused_on=None, away_until=date(2023, 9, 10))
    receive(OFFICE, [Receipt(begun(away), 1, RECEIVED)])
    assert counted(office.east, office.west, on=RECEIVED) == [3, 2]
    gone = [queries.temporarily_away([office.east], day).get(office.east, 0) for day in (RECEIVED - DAY, RECEIVED)]
    assert gone == [0, 1]
    assert votes.meeting_base(3, gone[1], 0, date(2025, 8, 1)).due == 2


def test_a_temporary_transfer_ends_with_the_return(office):
    pk = begun(transfer(office, kind="temporary", caused_on=None, away_until=date(2023, 9, 10)))
    receive(OFFICE, [Receipt(pk, 1, RECEIVED)])
    end(OFFICE, [Closing(pk, 2, date(2023, 9, 10))])
    assert [queries.away_on([office.an], day) for day in (date(2023, 9, 9), date(2023, 9, 10))] == [{office.an}, set()]


def test_a_member_sent_back_stays_where_the_member_was(office):
    send_back(OFFICE, [Closing(begun(transfer(office)), 1, RECEIVED)], reason="Không đúng địa bàn")
    [seen] = queries.of_members([office.an])
    assert (seen.state, seen.closed_on, counted(office.east, on=RECEIVED)) == ("sent_back", RECEIVED, [3])


def test_sending_back_and_cancelling_need_a_reason(office):
    pk = begun(transfer(office))
    for action in (send_back, cancel):
        with pytest.raises(TongketError) as refused:
            action(OFFICE, [Closing(pk, 1, RECEIVED)])
        assert refused.value.code == "reason-required"


def test_after_a_cancelled_transfer_another_may_start(office):
    cancel(OFFICE, [Closing(begun(transfer(office)), 1, RECEIVED)], reason="Thôi chuyển")
    assert begun(transfer(office, introduced_on=RECEIVED))


def test_a_second_open_transfer_is_refused(office):
    begun(transfer(office))
    assert codes(start, transfer(office, introduced_on=RECEIVED)) == ["transfer-open-already"]


def test_a_transfer_to_a_unit_that_does_not_stand_yet_is_refused(office):
    later = establish_one(OrganizationEntry("Chi bộ mới", "subordinate_cell", office.commune, date(2024, 1, 1)))
    assert codes(start, transfer(office, to_unit=later)) == ["transfer-to-closed-unit"]


def test_a_receipt_at_a_unit_that_closed_meanwhile_is_refused(office):
    closing = OrganizationEntry(
        "Chi bộ cũ", "subordinate_cell", office.commune, date(1975, 2, 3), closed_on=date(2023, 3, 15)
    )
    pk = begun(transfer(office, to_unit=establish_one(closing)))
    assert codes(receive, Receipt(pk, 1, RECEIVED))[:1] == ["transfer-to-closed-unit"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to_unit": None}, "transfer-ends-unclear"),
        ({"to_elsewhere": "Nơi khác"}, "transfer-ends-unclear"),
        ({"kind": "internal", "to_unit": None, "to_elsewhere": "Nơi khác"}, "transfer-internal-outside"),
        ({"caused_on": date(2023, 3, 11)}, "transfer-before-its-cause"),
        ({"introduced_on": date(1980, 1, 1), "caused_on": None}, "transfer-member-not-here"),
        ({"from_unit": None, "from_elsewhere": "Nơi khác"}, "transfer-member-here-already"),
    ],
)
def test_ends_and_days_that_do_not_fit_are_refused(office, changes, code):
    assert codes(start, transfer(office, **changes)) == [code]


def test_a_transfer_to_the_same_cell_is_refused(office):
    assert codes(start, transfer(office, to_unit=office.east)) == ["transfer-stays"]


def test_a_late_start_asks_for_the_reason(office):
    late = transfer(office, introduced_on=date(2023, 7, 10))
    assert codes(start, late) == ["transfer-late"]
    assert start(OFFICE, [late], reason="Đi công tác xa").written


def test_papers_shown_late_ask_for_the_reason(office):
    pk = begun(transfer(office))
    late = Receipt(pk, 1, date(2023, 5, 30))
    assert codes(receive, late) == ["transfer-late"]
    assert receive(OFFICE, [late], reason="Ốm").written


def test_papers_shown_after_the_receipt_are_refused(office):
    pk = begun(transfer(office))
    assert codes(receive, Receipt(pk, 1, RECEIVED, RECEIVED + DAY)) == ["transfer-papers-out-of-order"]


def test_what_is_closed_cannot_be_received_again(office):
    pk = begun(transfer(office))
    receive(OFFICE, [Receipt(pk, 1, RECEIVED)])
    assert codes(receive, Receipt(pk, 2, RECEIVED)) == ["transfer-closed-already"]
    assert codes(end, Closing(pk, 2, RECEIVED)) == ["transfer-not-under-way"]


def test_a_receipt_before_the_introduction_is_refused(office):
    pk = begun(transfer(office))
    assert "transfer-before-introduction" in codes(receive, Receipt(pk, 1, INTRODUCED - DAY))


def test_a_receipt_of_an_older_version_is_a_clash(office):
    pk = begun(transfer(office))
    with pytest.raises(Clash):
        receive(OFFICE, [Receipt(pk, 2, RECEIVED)])


def test_what_other_cabinets_know_warns_and_is_kept_with_the_act(office):
    passage = start(OFFICE, [transfer(office, obstacles=("open_discipline",))])
    assert [found.finding.code for found in passage.found] == ["transfer-held-back"]


def test_a_member_out_of_contact_warns(office):
    lose_contact(OFFICE, [LifeEntry(office.an, date(2023, 2, 1))])
    passage = start(OFFICE, [transfer(office)])
    assert [found.finding.arguments["obstacle"] for found in passage.found] == ["mất liên lạc"]


def test_the_list_of_both_ends_shows_the_last_day_of_the_papers(office):
    begun(transfer(office))
    [at_home], [at_goal] = queries.under_way([office.east]), queries.under_way([office.west])
    assert at_home == at_goal
    assert (at_home.name, at_home.state, at_home.clock.last_day) == ("Nguyễn Văn An", "open", date(2023, 4, 21))
    assert (at_home.is_late(date(2023, 4, 21)), at_home.is_late(date(2023, 4, 22))) == (False, True)
    assert queries.in_transfer([office.west]) == {office.an}


def test_a_closed_transfer_is_listed_apart_and_found_by_its_key(office):
    pk = begun(transfer(office))
    receive(OFFICE, [Receipt(pk, 1, RECEIVED)])
    assert not queries.under_way([office.east])
    [closed] = queries.closed_since([office.west], RECEIVED)
    assert queries.one(closed.kept.key) == closed
