"""The answers to a list: taken over by the members' actions, remembered, and the rest handed upstream."""

from datetime import date

import pytest

from tests.office import EAST, OFFICE, WEST, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.gate import Refused
from tongket.access.models import AuditEvent
from tongket.exchange.excel.reading import read_workbook
from tongket.exchange.models import NationalList
from tongket.exchange.national import confirming, corrections, corrections_sheet, lists
from tongket.exchange.national.confirming import Given, answer, confirm
from tongket.exchange.tests.national_lists import HEADINGS, changed, exported, person, question, received, xlsx
from tongket.organizations import queries as organizations
from tongket.records.members.actions.identity.enter import enter
from tongket.records.members.identity.book import IdentityEntry, members_by_identity
from tongket.records.members.models import Member
from tongket.records.members.queries import members_on
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
AN, LAN = "Nguyễn Văn An", "Bùi Thị Lan"


@pytest.fixture(autouse=True)
def office():
    return new_office()


def answered(rows, choice, **more):
    listed = received(rows)
    answer(OFFICE, listed.key, [Given(question(listed).id, choice, **more)])
    return listed


def test_theirs_taken_over_is_in_the_register_with_the_event_of_the_ordinary_action():
    done = confirm(OFFICE, answered(changed(exported(), AN, born="02/01/1965"), "take").key)
    an = Member.objects.get(full_name=AN)
    assert (done.changed, an.birth_date) == (1, date(1965, 1, 2))
    event = AuditEvent.objects.filter(record_key=an.key).latest("id")
    assert (event.event, "danh-sach.xlsx" in event.reason) == ("member.corrected", True)


def test_what_was_answered_is_not_asked_again_by_the_next_list():
    rows = changed(exported(), AN, born="02/01/1965")
    confirm(OFFICE, answered(rows, "keep").key)
    again = received(rows, again=True)
    assert again.decided[question(again).id].choice == "keep"


def test_the_same_question_with_another_value_is_asked():
    confirm(OFFICE, answered(changed(exported(), AN, born="02/01/1965"), "keep").key)
    assert received(changed(exported(), AN, born="03/01/1965")).decided == {}


def test_a_question_put_off_is_asked_again_by_the_next_list():
    rows = changed(exported(), AN, born="02/01/1965")
    confirm(OFFICE, answered(rows, "later").key)
    assert received(rows, again=True).decided == {}


def test_a_file_with_the_same_bytes_says_so():
    received(exported())
    with pytest.raises(TongketError, match="national-list-known"):
        received(exported())


def test_somebody_of_the_list_alone_is_entered_by_the_ordinary_action():
    row = person(LAN, card="000000101", born="1/2/1980", admitted="1/5/2005", cell=EAST)
    done = confirm(OFFICE, answered([*exported(), row], "take").key)
    lan = Member.objects.get(full_name=LAN)
    assert (done.entered, lan.card_number, lan.admitted_on) == (1, "000000101", date(2005, 5, 1))


def test_somebody_without_a_whole_day_of_admission_cannot_be_entered():
    listed = received([*exported(), person(LAN, admitted="2005", cell=EAST)])
    with pytest.raises(TongketError, match="national-choice-closed"):
        answer(OFFICE, listed.key, [Given(question(listed).id, "take")])


def test_a_move_to_another_cell_needs_its_day_and_keeps_the_earlier_stay(office):
    listed = received(changed(exported(), AN, cell=WEST))
    asked = question(listed).id
    with pytest.raises(TongketError, match="national-day-missing"):
        answer(OFFICE, listed.key, [Given(asked, "take")])
    answer(OFFICE, listed.key, [Given(asked, "take", day=date(2023, 7, 1))])
    confirm(OFFICE, listed.key)
    where = {day: members_on([office.west], day) for day in (date(2023, 6, 30), date(2023, 7, 1))}
    assert [AN in [each.entry.full_name for each in found] for found in where.values()] == [False, True]


def test_a_death_in_their_list_ends_the_membership_on_the_day_given(office):
    listed = answered(changed(exported(), AN, state="Từ trần"), "take", day=date(2023, 8, 1))
    confirm(OFFICE, listed.key)
    an = Member.objects.get(full_name=AN)
    assert (an.ended_as, an.ended_on) == ("deceased", date(2023, 8, 1))


def test_a_person_says_who_a_doubtful_row_is_and_it_is_remembered():
    rows = changed(exported(), AN, card="", born="1965")
    listed = received(rows)
    key = question(listed).candidates[0][0]
    answer(OFFICE, listed.key, [Given(question(listed).id, key)])
    now = lists.listed(OFFICE, listed.key).comparison
    assert (now.matched["told"], [each.group for each in now.questions]) == (
        1, ["card_number-blank_there", "birth_date-doubt"],
    )  # fmt: skip
    assert received(rows, again=True).comparison.matched["told"] == 1


def test_a_whole_group_is_answered_at_once():
    rows = [{**row, "Ngày sinh": "02/01/1965"} for row in exported()]
    listed = received(rows)
    assert answer(OFFICE, listed.key, [Given("", "take", "birth_date-differs")]) == 6
    assert confirm(OFFICE, listed.key).changed == 6
    assert set(Member.objects.values_list("birth_date", flat=True)) == {date(1965, 1, 2)}


def test_what_the_rules_refuse_is_refused_and_nothing_is_written():
    rows = changed(changed(exported(), AN, born="02/01/1995"), "Lê Thị Cúc", born="02/01/1966")
    listed = received(rows)
    answer(OFFICE, listed.key, [Given("", "take", "birth_date-differs")])
    events = AuditEvent.objects.filter(event="member.corrected").count()
    with pytest.raises(Refused) as refused:
        confirm(OFFICE, listed.key)
    assert [each.finding.code for each in refused.value.found] == ["member-dates-out-of-order"]
    assert AuditEvent.objects.filter(event="member.corrected").count() == events
    assert lists.listed(OFFICE, listed.key).state == "compared"


def test_a_confirmation_of_what_has_changed_meanwhile_is_refused_and_compared_anew():
    listed = answered(changed(exported(), AN, born="02/01/1965"), "take")
    seen = confirming.seen_print(listed.comparison, {})
    with pytest.raises(TongketError, match="national-list-outdated"):
        confirm(OFFICE, listed.key, seen)


def test_the_kept_differences_are_the_list_to_correct_upstream():
    rows = changed(exported(), AN, born="02/01/1965")
    confirm(OFFICE, answered(rows, "keep", reason="Theo lý lịch gốc").key)
    found = corrections.kept(OFFICE, organizations.unit("mau").id)
    [line] = found.lines
    assert (line.cells["3"], list(line.reasons)) == ("01/01/1965", ["3"])
    assert line.reasons["3"] == ("Ngày sinh: danh sách ghi “02/01/1965”, sổ ghi “01/01/1965”. Theo lý lịch gốc")


def test_before_any_list_was_confirmed_there_is_nothing_to_correct():
    with pytest.raises(TongketError, match="national-list-missing"):
        corrections.kept(OFFICE, organizations.unit("mau").id)


def sheet_to_correct() -> list[list[object]]:
    found = corrections.kept(OFFICE, organizations.unit("mau").id)
    [sheet] = read_workbook("a.xlsx", corrections_sheet.workbook(OFFICE, found)).sheets.values()
    return [list(row) for row in sheet.rows]


def test_the_list_to_correct_is_a_workbook_in_their_columns_with_a_reason_a_cell():
    rows = [*changed(exported(), AN, born="1965")[:5], person(LAN, cell=EAST, born="1/2/1980", admitted="1/5/2005")]
    listed = received(rows)
    answer(OFFICE, listed.key, [Given("", "keep", group) for group in listed.comparison.groups])
    confirm(OFFICE, listed.key)
    heading, *body = sheet_to_correct()
    assert heading == [*HEADINGS, "Dòng trong danh sách", "Lý do đề nghị sửa"]
    assert [(row[0], row[3], row[8]) for row in body] == [
        (AN, "01/01/1965", "2"), (LAN, "01/02/1980", "7"), ("Đỗ Thị Hoa", "08/03/1999", ""),
    ]  # fmt: skip
    assert "(danh sách chỉ ghi năm)" in str(body[0][9])


def test_an_identity_number_of_theirs_is_entered_and_its_event_does_not_tell_it(office):
    confirm(OFFICE, answered(changed(exported(), AN, identity="038065000001"), "take").key)
    assert members_by_identity(["038065000001"]) == {"038065000001": office.an}
    assert not AuditEvent.objects.filter(changes__contains="038065000001").exists()
    assert received(changed(exported(), AN, identity=38065000001)).comparison.questions == []


def test_a_wrong_identity_number_is_taken_out_before_the_right_one_is_entered(office):
    enter(OFFICE, [IdentityEntry(office.an, office.east, "038065000002")])
    confirm(OFFICE, answered(changed(exported(), AN, identity="038065000001"), "take").key)
    assert list(members_by_identity(["038065000001", "038065000002"])) == ["038065000001"]


def test_our_identity_number_reaches_the_list_to_correct_by_an_audited_showing(office):
    enter(OFFICE, [IdentityEntry(office.an, office.east, "038065000002")])
    listed = answered(changed(exported(), AN, identity="038065000001"), "keep")
    confirm(OFFICE, listed.key)
    row = NationalList.objects.get(key=listed.key)
    assert "03806500000" not in row.corrections + row.cells + row.comparison
    assert sheet_to_correct()[1][2] == "038065000002"
    assert AuditEvent.objects.filter(event="identity.revealed").count() == 1


def test_a_number_of_one_member_and_a_card_of_another_are_a_question(office):
    enter(OFFICE, [IdentityEntry(office.dung, office.west, "038065000002")])
    asked = question(received(changed(exported(), AN, identity="038065000002")), "ambiguous")
    assert (asked.why, len(asked.candidates)) == ("two-people", 2)


def test_somebody_on_probation_here_and_official_there_is_recognised_by_that_step(office):
    rows = [{**row, "Ngày chính thức": "19/05/2024" if row["Họ và tên"] == "Đỗ Thị Hoa" else "19/05/1991"} for row in
            exported()]  # fmt: skip
    listed = lists.receive(OFFICE, organizations.unit("mau"), "a.xlsx", xlsx(rows, (*HEADINGS, "Ngày chính thức")))
    answer(OFFICE, listed.key, [Given(question(listed).id, "take")])
    confirm(OFFICE, listed.key)
    hoa = Member.objects.get(full_name="Đỗ Thị Hoa")
    assert hoa.official_on == date(2024, 5, 19)
    assert AuditEvent.objects.filter(record_key=hoa.key, action="member.recognize").count() == 1


def test_a_question_that_is_gone_cannot_be_answered():
    listed = received(exported())
    with pytest.raises(TongketError, match="national-question-gone"):
        answer(OFFICE, listed.key, [Given("0" * 32, "take")])


def test_a_list_put_aside_keeps_nothing_of_its_cells():
    listed = received(exported())
    lists.discard(OFFICE, listed.key)
    row = NationalList.objects.get(key=listed.key)
    assert (row.cells, row.comparison) == ("", "")
    with pytest.raises(TongketError, match="national-list-unknown"):
        lists.listed(OFFICE, listed.key)


def test_a_cell_secretary_may_not_see_or_bring_a_list(office):
    secretary = Actor("Bí thư chi bộ", (Grant("cell_secretary", office.east, date(2020, 1, 1)),))
    with pytest.raises(TongketError, match="access-denied"):
        lists.receive(secretary, organizations.unit("mau"), "a.xlsx", xlsx(exported()))
