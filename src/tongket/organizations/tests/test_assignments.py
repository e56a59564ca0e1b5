from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.actor import Actor
from tongket.access.gate import Refused
from tongket.organizations import assignments
from tongket.organizations.actions.assign import assign
from tongket.organizations.actions.delegate import delegate
from tongket.organizations.actions.end_assignment import Ending, end_assignment
from tongket.organizations.assignments import AssignmentEntry

pytestmark = pytest.mark.django_db
START, END = date(2024, 1, 1), date(2024, 6, 30)


def two_people():
    unit = new_office().commune
    people = [NewPerson(name, name, unit, "hoa-ban-trang-2024") for name in ("bi-thu", "pho-bi-thu")]
    return unit, *(line.id for line in create_person(OFFICE, people).written)


def codes(action, row, actor=OFFICE):
    with pytest.raises(Refused) as refused:
        action(actor, [row])
    return [item.finding.code for item in refused.value.found]


def secretary(unit, user):
    assign(OFFICE, [AssignmentEntry(user, unit, "secretary", date(2020, 1, 1))])
    return Actor("Bí thư", assignments.grants_of(user), user)


def test_a_role_holds_from_its_first_day_to_its_last():
    unit, first, _ = two_people()
    assign(OFFICE, [AssignmentEntry(first, unit, "viewer", START, END)])
    (grant,) = assignments.grants_of(first)
    assert [grant.holds(day) for day in (date(2023, 12, 31), START, END, date(2024, 7, 1))] == [
        False, True, True, False,
    ]  # fmt: skip


def test_an_unknown_role_and_an_end_before_the_beginning_are_refused():
    unit, first, _ = two_people()
    assert codes(assign, AssignmentEntry(first, unit, "chairman", START)) == ["assignment-role-unknown"]
    assert codes(assign, AssignmentEntry(first, unit, "viewer", END, START)) == ["assignment-ends-before-it-begins"]


def test_the_same_role_is_not_assigned_twice_at_once():
    unit, first, _ = two_people()
    assign(OFFICE, [AssignmentEntry(first, unit, "viewer", START, END)])
    assert codes(assign, AssignmentEntry(first, unit, "viewer", date(2024, 6, 30))) == ["assignment-twice"]
    assert len(assign(OFFICE, [AssignmentEntry(first, unit, "viewer", date(2024, 7, 1))]).written) == 1


def test_an_ended_role_allows_nothing_the_day_after():
    unit, first, _ = two_people()
    line = assign(OFFICE, [AssignmentEntry(first, unit, "viewer", START)]).written[0]
    end_assignment(OFFICE, [Ending(line.id, 1, END)])
    assert not assignments.grants_of(first)[0].holds(date(2024, 7, 1))


def test_one_hands_on_ones_own_role_for_a_time():
    unit, first, second = two_people()
    me = secretary(unit, first)
    handed = AssignmentEntry(second, unit, "secretary", date.today(), date(2099, 1, 1), first)  # noqa: DTZ011
    delegate(me, [handed])
    assert [grant.role for grant in assignments.grants_of(second)] == ["secretary"]


def test_a_delegation_is_ones_own_has_an_end_and_a_role_one_holds():
    unit, first, second = two_people()
    me = secretary(unit, first)
    handed = AssignmentEntry(second, unit, "secretary", START, END, first)
    assert codes(delegate, replace(handed, delegated_by=second), me) == ["delegation-not-by-self"]
    assert codes(delegate, replace(handed, valid_until=None), me) == ["delegation-without-end"]
    assert codes(delegate, replace(handed, role="office"), me) == ["delegation-not-own-role"]
