"""Members in the register: what is kept, what is refused, and where they belonged."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.members import queries
from tongket.records.members.actions.correct import correct
from tongket.records.members.actions.correct_post import correct_post
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.actions.register import register
from tongket.records.members.actions.withdraw import withdraw
from tongket.records.members.actions.withdraw_post import withdraw_post
from tongket.records.members.book import POSTS, PostEntry
from tongket.records.members.models import MemberPeriod, PostHolding
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
SINCE = date(2020, 6, 15)


@pytest.fixture
def office():
    return new_office()


def newcomer(office, **changes):
    return replace(MEMBER, full_name="Lý Văn Kiên", organization=office.west, card_number="000000009", **changes)


def refusal(office, **changes):
    with pytest.raises(Refused) as refused:
        register(OFFICE, [replace(newcomer(office), **changes)])
    return [found.finding.code for found in refused.value.found]


def change(member, **changes):
    kept = queries.kept([member])[member]
    correct(OFFICE, [Correction(member, kept.version, replace(kept.entry, **changes))])


def periods(member):
    rows = MemberPeriod.objects.filter(member=member).order_by("valid_from")
    return list(rows.values_list("organization_id", "status", "valid_from", "valid_until"))


def test_two_members_cannot_have_one_card(office):
    assert refusal(office, card_number="000000001") == ["member-card-taken"]


def test_two_new_members_cannot_bring_one_card(office):
    with pytest.raises(Refused) as refused:
        register(OFFICE, [newcomer(office), replace(newcomer(office), full_name="Hồ Thị Lan")])
    assert [(found.index, found.finding.code) for found in refused.value.found] == [(1, "member-card-taken")]


def test_one_person_cannot_be_entered_twice_without_a_card(office):
    register(OFFICE, [newcomer(office)])
    with pytest.raises(Refused) as refused:
        register(OFFICE, [replace(newcomer(office), card_number="")])
    assert [found.finding.code for found in refused.value.found] == ["member-twice"]


def test_two_cards_tell_namesakes_of_one_birthday_apart(office):
    register(OFFICE, [newcomer(office)])
    assert register(OFFICE, [replace(newcomer(office), card_number="000000999")])


def test_nobody_becomes_official_before_admission(office):
    assert refusal(office, official_on=date(1990, 1, 1)) == ["member-dates-out-of-order"]


@pytest.mark.parametrize("changes", [{"ended_as": "transferred"}, {"ended_on": date(2023, 6, 1)}])
def test_an_end_needs_its_reason_and_its_day(office, changes):
    assert refusal(office, **changes) == ["member-end-incomplete"]


def test_an_exemption_needs_its_first_day(office):
    assert refusal(office, status="exempted") == ["member-status-without-day"]


def test_a_new_member_belongs_to_the_cell_from_admission(office):
    [line] = register(OFFICE, [newcomer(office)]).written
    assert periods(line.id) == [(office.west, "active", MEMBER.admitted_on, None)]


def test_an_exemption_splits_the_interval_at_its_first_day(office):
    change(office.an, status="exempted", status_since=date(2023, 3, 1))
    assert periods(office.an) == [
        (office.east, "active", MEMBER.admitted_on, date(2023, 2, 28)),
        (office.east, "exempted", date(2023, 3, 1), None),
    ]


def test_a_move_keeps_where_the_member_was_before(office):
    change(office.an, organization=office.west, joined_on=date(2023, 7, 1))
    assert [(unit, until) for unit, _, _, until in periods(office.an)] == [
        (office.east, date(2023, 6, 30)),
        (office.west, None),
    ]


def test_a_withdrawn_member_leaves_every_interval(office):
    withdraw(OFFICE, [Withdrawal(office.an, 1)], reason="Nhập nhầm")
    assert periods(office.an) == []


def test_withdrawing_a_member_needs_a_reason(office):
    with pytest.raises(TongketError) as refused:
        withdraw(OFFICE, [Withdrawal(office.an, 1)])
    assert refused.value.code == "reason-required"


def test_a_cell_secretary_writes_no_member_of_another_cell(office):
    secretary = Actor("Bí thư chi bộ", (Grant("cell_secretary", office.east, SINCE),))
    kept = queries.kept([office.dung])[office.dung]
    with pytest.raises(TongketError) as refused:
        correct(secretary, [Correction(office.dung, kept.version, kept.entry)])
    assert refused.value.code == "access-denied"


def test_a_post_cannot_end_before_it_begins(office):
    with pytest.raises(Refused) as refused:
        hold_post(OFFICE, [PostEntry(office.an, office.east, "cell_secretary", SINCE, date(2019, 1, 1))])
    assert [found.finding.code for found in refused.value.found] == ["post-ends-before-it-begins"]


def test_the_end_of_a_post_is_entered_as_a_correction(office):
    entry = PostEntry(office.an, office.east, "cell_secretary", SINCE)
    [line] = hold_post(OFFICE, [entry]).written
    correct_post(OFFICE, [Correction(line.id, 1, replace(entry, held_until=date(2023, 6, 30)))])
    assert POSTS.to_entry(PostHolding.objects.get(pk=line.id)).held_until == date(2023, 6, 30)


def test_a_withdrawn_post_may_be_entered_again(office):
    entry = PostEntry(office.an, office.east, "cell_secretary", SINCE)
    [line] = hold_post(OFFICE, [entry]).written
    withdraw_post(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm chi bộ")
    assert len(hold_post(OFFICE, [entry]).written) == 1


def test_who_comes_back_to_an_earlier_cell_was_there_twice(office):
    change(office.an, organization=office.west, joined_on=date(2021, 3, 1))
    change(office.an, organization=office.east, joined_on=date(2023, 7, 1))
    assert periods(office.an) == [
        (office.east, "active", date(1990, 5, 19), date(2021, 2, 28)),
        (office.west, "active", date(2021, 3, 1), date(2023, 6, 30)),
        (office.east, "active", date(2023, 7, 1), None),
    ]


def test_a_corrected_day_of_joining_moves_the_end_of_the_stay_before(office):
    change(office.an, organization=office.west, joined_on=date(2021, 3, 1))
    change(office.an, joined_on=date(2021, 4, 1))
    assert periods(office.an) == [
        (office.east, "active", date(1990, 5, 19), date(2021, 3, 31)),
        (office.west, "active", date(2021, 4, 1), None),
    ]
