"""Bodies with their terms, and the superior's working group: what stands on a day, what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.organizations.bodies import queries, seats
from tongket.organizations.bodies.actions.appoint import appoint
from tongket.organizations.bodies.actions.correct import correct
from tongket.organizations.bodies.actions.correct_appointment import correct_appointment
from tongket.organizations.bodies.actions.form import form
from tongket.organizations.bodies.actions.withdraw import withdraw
from tongket.organizations.bodies.actions.withdraw_appointment import withdraw_appointment
from tongket.organizations.bodies.book import BodyEntry, WorkingGroupEntry
from tongket.organizations.ledgers import ORGANIZATIONS
from tongket.rules.errors import TongketError
from tongket.rules.vocabulary import identifiers

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ELECTED, NEXT = date(2020, 6, 15), date(2025, 6, 20)
MIDDLE = date(2023, 5, 25)


@pytest.fixture
def commune():
    return new_office().commune


def committee(unit, since=ELECTED, until=None, term="2020-2025"):
    return BodyEntry(unit, "executive_committee", since, until, term, "15-QĐ/HU", date(2020, 6, 20), "Huyện ủy Mẫu")


def head(unit, name="Người Một", **changes):
    entry = WorkingGroupEntry(
        unit, name, "group_head", ELECTED, None, "Huyện ủy viên", "1543-QĐ/HU", None, "Ban Thường vụ Huyện ủy"
    )
    return replace(entry, **changes)


def codes(action, *entries):
    with pytest.raises(Refused) as refused:
        action(OFFICE, list(entries))
    return [found.finding.code for found in refused.value.found]


def test_a_body_stands_from_its_first_day_to_its_last(commune):
    form(OFFICE, [committee(commune, until=NEXT)])
    days = (ELECTED.replace(day=14), ELECTED, NEXT, NEXT.replace(day=21))
    assert [len(queries.bodies_on([commune], day)) for day in days] == [0, 1, 1, 0]


def test_two_terms_may_share_the_day_of_handover_alone(commune):
    form(OFFICE, [committee(commune, until=NEXT), committee(commune, NEXT, term="2025-2030")])
    assert [kept.entry.term for kept in queries.terms_of(commune)] == ["2025-2030", "2020-2025"]
    assert codes(form, committee(commune, MIDDLE)) == ["body-twice-at-once"] * 2


def test_two_terms_at_once_are_refused_among_lines_that_come_together(commune):
    assert codes(form, committee(commune), committee(commune, MIDDLE)) == ["body-twice-at-once"]


def test_a_body_lies_within_the_days_of_its_organisation(commune):
    assert codes(form, committee(commune, date(1970, 1, 1), date(1974, 1, 1))) == ["body-before-its-organization"]
    cell = ORGANIZATIONS.book.kept(ORGANIZATIONS.book.model._default_manager.get(name="Chi bộ thôn Đông"))
    ORGANIZATIONS.correct(OFFICE, [Correction(cell.id, 1, replace(cell.entry, closed_on=date(2022, 1, 1)))])
    assert codes(form, BodyEntry(cell.id, "cell_committee", MIDDLE)) == ["body-after-its-organization"]


def test_a_body_does_not_end_before_it_begins(commune):
    assert codes(form, committee(commune, until=date(2019, 1, 1))) == ["body-ends-before-it-begins"]
    assert codes(appoint, head(commune, held_until=date(2019, 1, 1))) == ["body-ends-before-it-begins"]


def test_a_term_is_ended_by_a_correction_and_the_next_one_then_fits(commune):
    written = form(OFFICE, [committee(commune)]).written[0]
    correct(OFFICE, [Correction(written.id, 1, committee(commune, until=MIDDLE))])
    form(OFFICE, [committee(commune, MIDDLE, term="2023-2028")])
    assert len(queries.terms_of(commune)) == 2


def test_a_body_entered_by_mistake_stands_no_more(commune):
    written = form(OFFICE, [committee(commune)]).written[0]
    with pytest.raises(TongketError, match="reason-required"):
        withdraw(OFFICE, [Withdrawal(written.id, 1)])
    withdraw(OFFICE, [Withdrawal(written.id, 1)], reason="Nhập nhầm")
    assert queries.bodies_on([commune], MIDDLE) == []


def test_the_working_group_names_its_head_first_and_its_decision(commune):
    others = [head(commune, "Người Hai", part="group_member"), head(commune, "Người Ba", part="group_deputy_head")]
    appoint(OFFICE, [*others, head(commune)])
    group = queries.working_group_on(commune, MIDDLE)
    assert [person.name for person in group.members] == ["Người Một", "Người Ba", "Người Hai"]
    assert group.members[0].named == "đồng chí Người Một, Huyện ủy viên, Tổ trưởng Tổ công tác phụ trách"
    assert group.decision == "Quyết định số 1543-QĐ/HU của Ban Thường vụ Huyện ủy"


def test_a_group_has_one_head_at_a_time(commune):
    written = appoint(OFFICE, [head(commune)]).written[0]
    assert codes(appoint, head(commune, "Người Hai")) == ["working-group-two-heads"]
    correct_appointment(OFFICE, [Correction(written.id, 1, head(commune, held_until=MIDDLE))])
    appoint(OFFICE, [head(commune, "Người Hai", held_from=MIDDLE)])
    after = queries.working_group_on(commune, NEXT)
    assert [person.name for person in after.members] == ["Người Hai"]


def test_a_member_of_the_group_entered_by_mistake_is_named_no_more(commune):
    written = appoint(OFFICE, [head(commune)]).written[0]
    withdraw_appointment(OFFICE, [Withdrawal(written.id, 1)], reason="Nhập nhầm")
    assert queries.working_group_on(commune, MIDDLE) == queries.WorkingGroup([])


def test_a_reader_may_not_write_the_working_group(commune):
    reader = Actor("Người xem", (Grant("viewer", commune, date(2000, 1, 1)),))
    with pytest.raises(TongketError, match="access-denied"):
        appoint(reader, [head(commune)])


def test_every_post_has_its_seats_and_every_seat_is_in_a_body():
    assert set(seats.SEATS) == set(identifiers("post"))
    assert {body for bodies in seats.SEATS.values() for body in bodies} <= set(identifiers("body"))
    assert sorted(["cell_secretary", "secretary", "committee_member"], key=seats.rank)[0] == "secretary"
    assert seats.sits_in("secretary", "standing_committee")
    assert not seats.sits_in("committee_member", "standing_committee")
