"""Disciplines of members, and identity numbers that are shown only by an audited reveal."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access import audit
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.access.models import AuditEvent
from tongket.records.members.actions.correct_discipline import correct_discipline
from tongket.records.members.actions.identity.enter import enter
from tongket.records.members.actions.identity.reveal import reveal
from tongket.records.members.actions.identity.withdraw import withdraw
from tongket.records.members.actions.impose_discipline import impose_discipline
from tongket.records.members.actions.withdraw_discipline import withdraw_discipline
from tongket.records.members.discipline import DisciplineEntry
from tongket.records.members.identity.book import IdentityEntry, Reveal, masked, members_by_identity
from tongket.records.members.identity.showing import revealed
from tongket.records.members.life.history import sentences
from tongket.records.members.life.queries import disciplines
from tongket.records.members.models import MemberIdentity
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
DECIDED = date(2023, 6, 1)
NUMBER = "001065000001"


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def warning(office):
    entry = DisciplineEntry(office.an, office.east, "warning", DECIDED, "12-QĐ/UBKT")
    return entry, impose_discipline(OFFICE, [entry]).written[0].id


def refusal(entry):
    with pytest.raises(Refused) as refused:
        impose_discipline(OFFICE, [entry])
    return [found.finding.code for found in refused.value.found]


def test_a_discipline_is_known_with_its_day_and_form(office, warning):
    [found] = disciplines([office.an, office.binh])[office.an]
    assert (found.form, found.decided_on, found.recognised_on) == ("warning", DECIDED, None)


def test_the_recognition_of_the_cell_is_entered_as_a_correction(office, warning):
    entry, kept = warning
    correct_discipline(OFFICE, [Correction(kept, 1, replace(entry, recognised_on=date(2024, 3, 1)))])
    assert disciplines([office.an])[office.an][0].recognised_on == date(2024, 3, 1)


def test_a_discipline_withdrawn_is_known_no_more(office, warning):
    withdraw_discipline(OFFICE, [Withdrawal(warning[1], 1)], reason="Nhập nhầm người")
    assert disciplines([office.an]) == {}


def test_a_fault_is_not_recognised_as_corrected_before_the_discipline(office, warning):
    entry = replace(warning[0], form="reprimand", recognised_on=date(2023, 5, 1))
    assert refusal(entry) == ["discipline-recognised-before"]


def test_nobody_is_disciplined_before_admission(office, warning):
    assert refusal(replace(warning[0], decided_on=date(1980, 1, 1))) == ["discipline-before-admission"]


def test_the_history_tells_of_the_discipline(office, warning):
    assert sentences(office.an)[-1].text == "Bị kỷ luật bằng hình thức cảnh cáo"


@pytest.fixture
def numbered(office):
    return enter(OFFICE, [IdentityEntry(office.an, office.east, NUMBER)]).written[0].id


def test_a_number_tells_its_member(office, numbered):
    assert members_by_identity([NUMBER, "001065000002"]) == {NUMBER: office.an}


def test_a_number_is_shown_masked(office, numbered):
    assert masked([office.an, office.binh]) == {office.an: "•••••••••001"}


def test_a_reveal_shows_the_number_and_leaves_its_event(office, numbered):
    assert revealed(OFFICE, office.an, "Đối chiếu danh sách") == NUMBER
    event = audit.last_change(MemberIdentity.objects.get(pk=numbered).key)
    assert (event.event, event.reason) == ("identity.revealed", "Đối chiếu danh sách")


def test_a_reveal_needs_a_reason(office, numbered):
    with pytest.raises(TongketError) as refused:
        reveal(OFFICE, [Reveal(office.an)])
    assert refused.value.code == "reason-required"


def test_a_viewer_sees_no_number(office, numbered):
    viewer = Actor("Người xem", (Grant("viewer", office.commune, date(2020, 1, 1)),))
    with pytest.raises(TongketError) as refused:
        revealed(viewer, office.an, "Tò mò")
    assert refused.value.code == "access-denied"


def test_the_trail_never_holds_a_number(office, numbered):
    revealed(OFFICE, office.an, "Đối chiếu danh sách")
    assert not AuditEvent.objects.filter(changes__contains=NUMBER).exists()


def test_one_number_belongs_to_one_member(office, numbered):
    with pytest.raises(Refused) as refused:
        enter(OFFICE, [IdentityEntry(office.binh, office.east, NUMBER)])
    assert [found.finding.code for found in refused.value.found] == ["line-twice"]


def test_a_number_withdrawn_may_be_entered_for_another_member(office, numbered):
    withdraw(OFFICE, [Withdrawal(numbered, 1)], reason="Nhập nhầm người")
    assert enter(OFFICE, [IdentityEntry(office.binh, office.east, NUMBER)]).written


def test_a_number_has_nine_or_twelve_digits(office):
    with pytest.raises(Refused) as refused:
        enter(OFFICE, [IdentityEntry(office.an, office.east, "12345")])
    assert [found.finding.code for found in refused.value.found] == ["identity-number-malformed"]
