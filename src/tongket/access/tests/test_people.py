from datetime import date
from uuid import uuid4

import pytest

from tests.office import OFFICE, new_office
from tongket.access import accounts
from tongket.access.actions.change_password import PasswordChange, change_password
from tongket.access.actions.close_person import Closing, close_person
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.actions.reset_password import PasswordReset, reset_password
from tongket.access.actor import Actor, Grant
from tongket.access.gate import Refused
from tongket.access.models import AuditEvent, User
from tongket.organizations.actions.assign import assign
from tongket.organizations.assignments import AssignmentEntry
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
FIRST, SECOND = "hoa-ban-trang-2024", "nuoc-song-Ma-88"


def new_person(username="van-phong", name="Cán bộ Văn phòng", password=FIRST):
    unit = new_office().commune
    return unit, create_person(OFFICE, [NewPerson(username, name, unit, password)]).written[0].id


def codes(action, row, actor=OFFICE):
    with pytest.raises(Refused) as refused:
        action(actor, [row])
    return [item.finding.code for item in refused.value.found]


def test_a_new_person_must_change_the_first_password():
    _, person = new_person()
    row = User.objects.get(pk=person)
    assert row.check_password(FIRST)
    assert row.must_change_password


def test_no_password_stands_in_the_audit_trail():
    _, person = new_person()
    change_password(Actor("Cán bộ", user=person), [PasswordChange(person, FIRST, SECOND)])
    assert not any(FIRST in event.changes or SECOND in event.changes for event in AuditEvent.objects.all())


def test_a_user_name_stands_once_and_is_plain():
    unit, _ = new_person()
    assert codes(create_person, NewPerson("van-phong", "Người khác", unit, FIRST)) == ["person-username-taken"]
    assert codes(create_person, NewPerson("Văn phòng", "Người khác", unit, FIRST)) == ["person-username-malformed"]


def test_a_person_has_a_name_and_a_password_worth_the_word():
    unit = new_office().commune
    assert codes(create_person, NewPerson("can-bo", " ", unit, FIRST)) == ["person-without-name"]
    assert codes(create_person, NewPerson("can-bo", "Cán bộ", unit, "1234567890")) == ["password-too-weak"]


def test_one_changes_ones_own_password_by_knowing_it():
    _, person = new_person()
    me = Actor("Cán bộ", user=person)
    assert codes(change_password, PasswordChange(person, "sai", SECOND), me) == ["password-wrong"]
    assert codes(change_password, PasswordChange(person, FIRST, FIRST), me) == ["password-the-same"]
    change_password(me, [PasswordChange(person, FIRST, SECOND)])
    assert User.objects.get(pk=person).check_password(SECOND)


def test_nobody_changes_anothers_password():
    _, person = new_person()
    with pytest.raises(TongketError, match="access-denied"):
        change_password(Actor("Người khác", user=person + 1), [PasswordChange(person, FIRST, SECOND)])


def test_a_password_that_was_reset_must_be_changed_again():
    _unit, person = new_person()
    change_password(Actor("Cán bộ", user=person), [PasswordChange(person, FIRST, SECOND)])
    reset_password(OFFICE, [PasswordReset(person, "mua-roi-tren-doi-9")])
    assert User.objects.get(pk=person).must_change_password


def test_a_closed_account_opens_again_and_nobody_closes_their_own():
    _unit, person = new_person()
    assert codes(close_person, Closing(person), Actor("Tôi", OFFICE.grants, person)) == ["person-closes-self"]
    close_person(OFFICE, [Closing(person)])
    assert not User.objects.get(pk=person).is_active
    close_person(OFFICE, [Closing(person, open=True)])
    assert User.objects.get(pk=person).is_active


def role_at(person, unit, until=None):
    assign(OFFICE, [AssignmentEntry(person, unit, "viewer", date(2020, 1, 1), until)])


def office_of(unit):
    return Actor("Văn phòng", (Grant("office", unit, date(2020, 1, 1)),))


def test_an_office_gives_no_password_to_and_closes_no_account_of_another_units_people():
    office = new_office()
    person = create_person(OFFICE, [NewPerson("bi-thu-tay", "Bí thư", office.west, FIRST)]).written[0].id
    role_at(person, office.west)
    for write in (
        lambda who: reset_password(who, [PasswordReset(person, SECOND)]),
        lambda who: close_person(who, [Closing(person)]),
    ):
        with pytest.raises(TongketError, match="access-denied"):
            write(office_of(office.east))
        assert write(office_of(office.commune)).written[0].organization == office.west


def test_who_holds_roles_in_two_units_is_answered_for_by_both():
    office = new_office()
    person = create_person(OFFICE, [NewPerson("hai-noi", "Cán bộ", office.west, FIRST)]).written[0].id
    role_at(person, office.west)
    role_at(person, office.commune)
    with pytest.raises(TongketError, match="access-denied"):
        reset_password(office_of(office.west), [PasswordReset(person, SECOND)])


def test_who_has_no_role_is_reached_only_from_everywhere():
    unit, person = new_person()
    with pytest.raises(TongketError, match="access-denied"):
        reset_password(office_of(unit), [PasswordReset(person, SECOND)])
    assert reset_password(OFFICE, [PasswordReset(person, SECOND)]).written[0].organization is None


def test_whose_roles_have_ended_is_answered_for_where_they_were_held():
    unit, person = new_person()
    role_at(person, unit, until=date(2020, 12, 31))
    assert reset_password(office_of(unit), [PasswordReset(person, SECOND)]).written


def test_an_account_that_is_not_there_is_unknown():
    with pytest.raises(TongketError, match="person-unknown"):
        accounts.account(uuid4())
