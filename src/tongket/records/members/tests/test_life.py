"""Steps in members' lives: what each does to the line, the intervals and the trail, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.office import OFFICE, new_office
from tongket.access import audit
from tongket.access.book import Correction
from tongket.access.gate import Refused
from tongket.records.members import queries
from tongket.records.members.actions.correct import correct
from tongket.records.members.actions.life.exempt import exempt
from tongket.records.members.actions.life.recognize import recognize
from tongket.records.members.actions.life.revoke import revoke
from tongket.records.members.actions.moves.move import move
from tongket.records.members.life.entry import LifeEntry, Revocation
from tongket.records.members.life.queries import events_of, interruptions
from tongket.records.members.life.storing import members_that_differ, states_known
from tongket.records.members.models import MemberPeriod
from tongket.records.members.steps import STEPS
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DAY = date(2023, 7, 1)


@pytest.fixture
def office():
    return new_office()


def line(member):
    return queries.kept([member])[member].entry


def step(kind, member, on=DAY, **said):
    return STEPS[kind](OFFICE, [LifeEntry(member, on, **said)], reason="Theo nghị quyết chi bộ")


def refusal(kind, member, on=DAY, **said):
    with pytest.raises(Refused) as refused:
        STEPS[kind](OFFICE, [LifeEntry(member, on, **said)])
    return [found.finding.code for found in refused.value.found]


def periods(member):
    rows = MemberPeriod.objects.filter(member=member).order_by("valid_from")
    return [(row.organization_id, row.status, row.valid_until) for row in rows]


@pytest.mark.parametrize("kind", ["struck_off", "left", "expelled", "deceased", "transferred"])
def test_an_end_closes_the_interval_and_stands_in_the_line(office, kind):
    step(kind, office.an)
    assert (line(office.an).ended_as, line(office.an).ended_on) == (kind, DAY)
    assert periods(office.an) == [(office.east, "active", DAY)]


@pytest.mark.parametrize("kind", ["exempted", "suspended"])
def test_a_condition_begins_on_its_day(office, kind):
    step(kind, office.an)
    assert (line(office.an).status, line(office.an).status_since) == (kind, DAY)
    assert periods(office.an) == [(office.east, "active", DAY - timedelta(days=1)), (office.east, kind, None)]


def test_a_member_who_resumes_is_active_again(office):
    step("exempted", office.an)
    step("resumed", office.an, date(2024, 2, 1))
    assert line(office.an).status == "active"
    assert [status for _, status, _ in periods(office.an)] == ["active", "exempted", "active"]


def test_a_move_counts_in_the_new_cell_from_its_day(office):
    move(OFFICE, [LifeEntry(office.an, DAY, organization=office.west)])
    assert periods(office.an) == [(office.east, "active", DAY - timedelta(days=1)), (office.west, "active", None)]
    assert (line(office.an).organization, line(office.an).joined_on) == (office.west, DAY)


def test_a_recognition_makes_the_member_official(office):
    recognize(
        OFFICE, [LifeEntry(office.hoa, date(2024, 5, 19), "12-QĐ/ĐU", date(2024, 5, 20))], reason="Theo nghị quyết"
    )
    assert line(office.hoa).official_on == date(2024, 5, 19)


def test_nobody_is_recognised_before_the_end_of_probation(office):
    assert refusal("recognized", office.hoa, date(2024, 5, 18)) == ["probation-too-short"]


def test_an_official_member_is_not_recognised_again(office):
    assert refusal("recognized", office.an) == ["member-official-already"]


def test_a_member_struck_off_and_readmitted_loses_the_years_between(office):
    step("struck_off", office.an, date(2000, 6, 1))
    step("readmitted", office.an, date(2004, 6, 1), organization=office.west)
    [gap] = interruptions([office.an, office.binh])[office.an]
    assert (gap.started_on, gap.resumed_on) == (date(2000, 6, 1), date(2004, 6, 1))


def test_a_restored_member_goes_on_as_if_never_away(office):
    step("expelled", office.an)
    step("restored", office.an, date(2024, 1, 1), organization=office.east)
    assert interruptions([office.an]) == {}
    assert line(office.an).ended_as == ""


def test_a_member_lost_and_found_again_loses_that_time(office):
    step("lost_contact", office.an, date(2010, 1, 1))
    step("resumed", office.an, date(2011, 1, 1))
    assert len(interruptions([office.an])[office.an]) == 1


def test_a_member_who_left_may_arrive_again(office):
    step("transferred", office.an)
    step("arrived", office.an, date(2024, 3, 1), organization=office.west, elsewhere="Đảng bộ xã Bên")
    assert [unit for unit, _, _ in periods(office.an)] == [office.east, office.west]


@pytest.mark.parametrize("kind", ["exempted", "moved", "deceased", "struck_off", "lost_contact"])
def test_nothing_is_recorded_of_who_has_died(office, kind):
    step("deceased", office.an, date(2023, 1, 1))
    assert refusal(kind, office.an, organization=office.west) == ["member-step-out-of-place"]


def test_a_step_before_the_end_that_fits_may_still_be_entered_later(office):
    step("deceased", office.an, date(2024, 1, 1))
    step("exempted", office.an)
    assert line(office.an).ended_as == "deceased"
    assert [status for _, status, _ in periods(office.an)] == ["active", "exempted"]


def test_nobody_moves_to_where_they_are(office):
    assert refusal("moved", office.an, organization=office.east) == ["member-there-already"]


def test_a_move_needs_its_cell(office):
    assert refusal("moved", office.an) == ["member-step-without-unit"]


def test_nobody_moves_to_a_cell_before_it_existed(office):
    assert refusal("moved", office.an, date(1970, 1, 1), organization=office.west) == [
        "member-step-out-of-place",
        "member-unit-not-standing",
    ]


def test_a_step_is_not_in_force_before_its_decision(office):
    assert refusal("struck_off", office.an, decided_on=date(2023, 8, 1)) == ["member-step-before-decision"]


def test_one_member_takes_one_step_at_a_time(office):
    with pytest.raises(TongketError) as refused:
        exempt(OFFICE, [LifeEntry(office.an, DAY), LifeEntry(office.an, DAY)])
    assert refused.value.code == "member-steps-together"


def test_a_step_leaves_its_event_in_the_members_history(office):
    step("exempted", office.an, decision_number="05-NQ/CB")
    newest = audit.history(queries.kept([office.an])[office.an].key)[0]
    assert newest.event == "member.exempted"
    assert newest.changes["status"] == ("active", "exempted")
    assert newest.changes["step_decision"] == (None, "05-NQ/CB")


def test_a_step_taken_back_leaves_the_line_as_it_was(office):
    before = line(office.an)
    step("exempted", office.an)
    revoke(OFFICE, [Revocation(events_of(office.an)[-1].id)], reason="Ghi nhầm người")
    assert line(office.an) == before
    assert [each.kind for each in events_of(office.an)] == ["admitted"]
    assert [each.kind for each in events_of(office.an, withdrawn=True)] == ["admitted", "exempted"]


def test_taking_back_a_step_needs_a_reason(office):
    step("exempted", office.an)
    with pytest.raises(TongketError) as refused:
        revoke(OFFICE, [Revocation(events_of(office.an)[-1].id)])
    assert refused.value.code == "reason-required"


def test_a_step_on_which_a_later_one_rests_is_not_taken_back(office):
    step("exempted", office.an)
    step("resumed", office.an, date(2024, 1, 1))
    step("struck_off", office.an, date(2024, 2, 1))
    step("readmitted", office.an, date(2028, 2, 1), organization=office.east)
    struck_off = next(each for each in events_of(office.an) if each.kind == "struck_off")
    with pytest.raises(TongketError) as refused:
        revoke(OFFICE, [Revocation(struck_off.id)], reason="Ghi nhầm")
    assert refused.value.code == "member-step-needed"


def test_the_first_step_in_the_books_is_not_taken_back(office):
    with pytest.raises(TongketError) as refused:
        revoke(OFFICE, [Revocation(events_of(office.an)[0].id)], reason="Ghi nhầm")
    assert refused.value.code == "member-first-step"


def test_a_corrected_line_keeps_the_steps_it_does_not_tell_of(office):
    step("exempted", office.an, date(2015, 1, 1))
    step("resumed", office.an, date(2016, 1, 1))
    kept = queries.kept([office.an])[office.an]
    moved = replace(kept.entry, organization=office.west, joined_on=DAY)
    correct(OFFICE, [Correction(office.an, kept.version, moved)])
    assert [each.kind for each in events_of(office.an)] == ["admitted", "exempted", "resumed", "moved"]


def test_what_was_known_on_an_earlier_day_can_still_be_asked(office):
    known_at = timezone.now()
    step("struck_off", office.an)
    later = date(2023, 12, 31)
    assert office.an in states_known([office.an], later, known_at)
    assert office.an not in states_known([office.an], later, timezone.now())


def test_the_intervals_of_all_members_follow_from_their_events(office):
    step("exempted", office.an)
    step("moved", office.dung, organization=office.east)
    step("deceased", office.giang)
    assert members_that_differ() == []


PERMISSIONS = {
    "recognized": "member.recognize",
    "exempted": "member.exempt",
    "suspended": "member.suspend",
    "resumed": "member.resume",
    "lost_contact": "member.lose_contact",
    "moved": "member.move",
    "transferred": "member.depart",
    "arrived": "member.arrive",
    "struck_off": "member.strike_off",
    "left": "member.leave",
    "expelled": "member.expel",
    "deceased": "member.record_death",
    "restored": "member.restore",
    "readmitted": "member.readmit",
}


def test_every_step_asks_for_a_permission_of_its_own():
    assert {kind: action.name for kind, action in STEPS.items()} == PERMISSIONS
