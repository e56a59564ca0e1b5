import json
from dataclasses import fields, replace
from datetime import date

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.access.ledger import Selection
from tongket.access.models import AuditEvent
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.ledgers import ORGANIZATIONS
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.tallies.correct import correct
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.actions.tallies.withdraw import withdraw
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.records.reviews.tallies.checks import counted
from tongket.records.reviews.tallies.queries import kept_tallies, tallies_for
from tongket.records.reviews.tests.opened import DAY, OPENED, ROUND, list_an, new_round, refused, step
from tongket.rules.errors import TongketError
from tongket.rules.ratings.tallies import result_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FOUNDED = date(1950, 1, 1)


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def opened(office):
    return new_round(office)


@pytest.fixture
def tally(office, opened):
    """Ten due, nine there, one ballot invalid, one that rates him not."""
    key, _ = list_an(office, opened)
    return TallyEntry(office.east, key, "cell_vote", DAY, 10, 9, 8, 1, excellent=1, good=6, not_rated=1)


def sees(role, unit, tally):
    actor = Actor("Người Thử", (Grant(role, unit, OPENED),))
    return bool(tallies_for(actor, [tally.subject], DAY))


def test_a_tally_is_kept_in_sums(tally):
    count(OFFICE, [tally])
    assert [kept.entry for kept in kept_tallies([tally.subject])[tally.subject]] == [tally]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"present": 11}, "tally-present-over-due"),
        ({"invalid": 2}, "tally-sheets-over-present"),
        ({"invalid": -1}, "tally-below-zero"),
        ({"good": 5}, "tally-levels-not-valid"),
        ({"not_rated": 0}, "tally-levels-not-valid"),
        ({"vote": "show_of_hands"}, "review-word-unknown"),
        ({"held_on": date(2023, 11, 1)}, "tally-day"),
        ({"held_on": date(2999, 1, 1)}, "tally-day"),
        ({"counting": 2}, "tally-first-missing"),
    ],
)
def test_a_tally_that_does_not_add_up_is_refused(tally, changes, code):
    assert refused(count, [replace(tally, **changes)]) == [code]


def test_a_ballot_is_counted_once(tally):
    count(OFFICE, [tally])
    assert refused(count, [tally]) == ["line-twice"]


def test_nobody_votes_on_who_is_not_rated(office, opened):
    key, _ = list_an(office, opened, not_rated_reason="other")
    line = TallyEntry(office.east, key, "cell_vote", DAY, 9, 9, 9, good=9)
    assert refused(count, [line]) == ["review-level-of-unrated"]


def test_a_first_ballot_is_not_taken_from_under_a_second(tally):
    drawn = replace(tally, excellent=4, good=4, not_rated=0)
    first, second = count(OFFICE, [drawn, replace(tally, counting=2)]).written
    with pytest.raises(Refused) as refusal:
        withdraw(OFFICE, [Withdrawal(first.id, 1)], reason="Nhập nhầm")
    assert [each.finding.code for each in refusal.value.found] == ["tally-first-missing"]
    withdraw(OFFICE, [Withdrawal(first.id, 1), Withdrawal(second.id, 1)], reason="Nhập nhầm")
    assert kept_tallies([tally.subject]) == {}


def test_a_second_ballot_after_one_without_majority_needs_no_reason(tally):
    count(OFFICE, [replace(tally, excellent=4, good=4, not_rated=0)])
    count(OFFICE, [replace(tally, counting=2)])
    assert len(kept_tallies([tally.subject])[tally.subject]) == 2


def test_a_second_ballot_after_one_that_was_won_is_told_by_how_sure_the_rule_is(office, tally):
    count(OFFICE, [tally])
    warned = count(OFFICE, [replace(tally, counting=2)]).found
    assert [each.finding.code for each in warned] == ["tally-again-without-need"]
    later = replace(ROUND, organization=office.commune, report_year=2026, regime="R366", opened_on=date(2026, 8, 1))
    key, _ = list_an(office, open_round(OFFICE, [replace(later, conference_on=None)]).written[0].id)
    first = replace(tally, subject=key, held_on=date(2026, 8, 20))
    count(OFFICE, [first])
    assert refused(count, [replace(first, counting=2)]) == ["tally-again-without-need"]
    count(OFFICE, [replace(first, counting=2)], reason="Có khiếu nại về kiểm phiếu")


def test_a_ballot_is_won_by_more_than_half_of_those_called(tally):
    won = result_of(counted(tally), tally.held_on)
    assert (won.level, won.needed) == ("good", 6)


def test_what_was_handed_up_only_the_committee_votes_on(office, opened, tally):
    take(OFFICE, [step(opened, office.east, "proposed")], reason="Hồ sơ giấy")
    assert refused(count, [tally]) == ["review-handed-up"]
    count(OFFICE, [replace(tally, vote="committee_vote")])


def test_a_cell_never_enters_the_vote_of_the_committee(office, tally):
    cell = Actor("Bí thư chi bộ", (Grant("cell_secretary", office.east, OPENED),))
    count(cell, [tally])
    with pytest.raises(TongketError, match="access-denied"):
        count(cell, [replace(tally, vote="committee_vote")])


@pytest.mark.parametrize("role", ["office", "secretary", "standing_committee_member"])
def test_a_tally_is_seen_by_those_who_decide(office, tally, role):
    count(OFFICE, [tally])
    assert sees(role, office.commune, tally)


def test_a_tally_is_seen_by_the_own_body_and_not_beside_it(office, tally):
    count(OFFICE, [tally])
    assert [sees("cell_secretary", unit, tally) for unit in (office.east, office.west)] == [True, False]


@pytest.mark.parametrize("role", ["viewer", "inspection_commission"])
def test_who_may_read_everything_else_sees_no_tally(office, tally, role):
    count(OFFICE, [tally])
    assert not sees(role, office.commune, tally)


def test_a_role_above_those_who_decide_sees_no_tally(office, opened, tally):
    count(OFFICE, [tally])
    above = establish_above(office)
    assert [sees("office", unit, tally) for unit in (above, None)] == [False, True]


def establish_above(office):
    """A committee above the commune, from the beginning."""
    above = establish_one(OrganizationEntry("Đảng bộ huyện Thử", "superior_committee_organization", None, FOUNDED))
    commune = ORGANIZATIONS.select(Selection([office.commune])).lines[0]
    ORGANIZATIONS.correct(OFFICE, [Correction(commune.id, commune.version, replace(commune.entry, parent=above))])
    return above


@pytest.mark.parametrize("reason", ["Phiếu của Trần Thị Bình ghi nhầm", "TRẦN THỊ BÌNH bỏ phiếu sau"])
def test_no_reason_names_a_voter(office, opened, tally, reason):
    list_an(office, opened, member=office.binh)
    [written] = count(OFFICE, [tally]).written
    again = [Correction(written.id, 1, replace(tally, excellent=2, good=5))]
    assert refused(correct, again, reason=reason) == ["tally-names-people"]
    with pytest.raises(Refused):
        withdraw(OFFICE, [Withdrawal(written.id, 1)], reason=reason)
    correct(OFFICE, again, reason="Chép nhầm từ biên bản dòng của Nguyễn Văn An")


def test_no_voter_is_kept_anywhere_not_even_in_the_history(tally):
    count(OFFICE, [tally], reason="Theo biên bản kiểm phiếu")
    [event] = AuditEvent.objects.filter(ledger="review_tallies")
    sums = {field.name for field in fields(TallyEntry)} - {"organization", "subject"} | {
        "organization_id",
        "subject_id",
    }
    assert set(json.loads(event.changes)) <= sums
    assert "voter" not in "".join(sums)
