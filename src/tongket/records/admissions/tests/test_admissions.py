from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access import audit
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction
from tongket.access.gate import Refused
from tongket.records.admissions.actions.admit import admit
from tongket.records.admissions.book import AdmissionEntry
from tongket.records.admissions.ledgers import ADMISSIONS
from tongket.records.admissions.models import Admission
from tongket.records.admissions.queries import admissions_of_year
from tongket.records.admissions.tests.cast import codes, khanh, member_of
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.records.members.actions.register import register
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return new_office()


def refusal(*entries, **options):
    with pytest.raises(Refused) as refused:
        admit(OFFICE, entries, **options)
    return codes(refused)


def test_an_admission_enters_its_member_into_the_register(office):
    passage = admit(OFFICE, [khanh(office)])
    entry = member_of(passage.written[0]).entry
    assert (entry.full_name, entry.organization, entry.home_town) == ("Bùi Quốc Khánh", office.east, "Xã Mẫu")
    assert (entry.admission_decided_on, entry.admitted_on, entry.official_on) == (
        date(2023, 5, 25),
        date(2023, 6, 10),
        None,
    )


def test_both_books_tell_of_the_admission_in_their_history(office):
    [line] = admit(OFFICE, [khanh(office)], reason="Theo quyết định số 31").written
    for key, event in ((line.key, "admission.admitted"), (member_of(line).key, "member.registered")):
        [told] = audit.history(key)
        assert (told.event, told.actor, told.reason) == (event, "Văn phòng", "Theo quyết định số 31")


def test_a_new_member_belongs_to_the_cell_from_the_ceremony(office):
    admit(OFFICE, [khanh(office)])
    assert len(members.members_on([office.east], date(2023, 6, 9))) == 3
    assert len(members.members_on([office.east], date(2023, 6, 10))) == 4


def test_a_member_already_in_the_register_is_linked_and_not_entered_twice(office):
    hoa = AdmissionEntry("Đỗ Thị Hoa", date(1999, 3, 8), office.west, date(2023, 5, 19), 2023)
    passage = admit(OFFICE, [hoa])
    assert member_of(passage.written[0]).id == office.hoa


def test_a_line_run_again_is_found_and_changes_nothing(office):
    admit(OFFICE, [khanh(office)])
    assert ADMISSIONS.located([khanh(office)])[0].entry == khanh(office)
    assert "line-twice" in refusal(khanh(office))
    assert len(members.members_on([office.east], date(2023, 12, 31))) == 4


def test_a_line_run_again_after_the_register_was_mended_enters_nobody(office):
    [line] = admit(OFFICE, [khanh(office)]).written
    kept = member_of(line)
    correct_member(OFFICE, [Correction(kept.id, 1, replace(kept.entry, full_name="Bùi Quốc Khanh"))])
    admit(OFFICE, [khanh(office)], collecting=True)
    assert len(members.members_on([office.east], date(2023, 12, 31))) == 4


def test_a_refused_line_leaves_no_member_behind(office):
    refusal(khanh(office), khanh(office, full_name="Ngô Văn Lâm", report_year=2022))
    assert len(members.members_on([office.east], date(2023, 12, 31))) == 3


def test_of_many_lines_the_sound_ones_are_taken_when_collecting(office):
    late = khanh(office, full_name="Ngô Văn Lâm", report_year=2022)
    passage = admit(OFFICE, [late, khanh(office)], collecting=True)
    assert [line.index for line in passage.written] == [1]
    assert [(found.index, found.finding.code) for found in passage.found] == [(0, "admission-of-another-year")]
    assert len(members.members_on([office.east], date(2023, 12, 31))) == 4


def test_the_day_must_lie_in_the_year_of_the_line(office):
    assert refusal(khanh(office, report_year=2022)) == ["admission-of-another-year"]


def test_a_day_other_than_in_the_register_is_refused(office):
    hoa = AdmissionEntry("Đỗ Thị Hoa", date(1999, 3, 8), office.west, date(2023, 5, 20), 2023)
    assert refusal(hoa) == ["admission-not-as-registered"]


def test_another_day_of_decision_than_in_the_register_is_a_question(office):
    hoa = AdmissionEntry(
        "Đỗ Thị Hoa", date(1999, 3, 8), office.west, date(2023, 5, 19), 2023, decided_on=date(2023, 4, 21)
    )
    passage = admit(OFFICE, [hoa])
    assert [found.finding.code for found in passage.found] == ["admission-decision-not-as-registered"]
    assert len(passage.written) == 1


def test_nobody_is_admitted_twice(office):
    again = khanh(office, admitted_on=date(2024, 6, 10), report_year=2024)
    assert refusal(khanh(office), again) == ["admission-twice"]


def test_a_second_admission_in_another_year_is_refused(office):
    [line] = admit(OFFICE, [khanh(office)]).written
    Admission.objects.filter(pk=line.id).update(report_year=2022)
    assert refusal(khanh(office)) == ["admission-twice"]


def test_the_ceremony_does_not_come_before_the_decision(office):
    assert refusal(khanh(office, decided_on=date(2023, 6, 11))) == ["admitted-before-decision"]


def test_nobody_is_admitted_before_birth(office):
    born_later = khanh(office, birth_date=date(2024, 1, 1))
    assert "admitted-before-birth" in refusal(born_later)


def test_below_18_an_admission_needs_a_reason(office):
    young = khanh(office, birth_date=date(2006, 1, 1))
    assert refusal(young) == ["admission-too-young"]
    assert len(admit(OFFICE, [young], reason="Theo ý kiến của Tỉnh ủy").written) == 1


def test_above_60_an_admission_needs_a_reason(office):
    assert refusal(khanh(office, birth_date=date(1960, 1, 1))) == ["admission-over-age"]


def test_an_admission_from_before_the_known_rules_is_not_held_against_them(office):
    early = khanh(office, decided_on=date(2010, 5, 25), admitted_on=date(2010, 6, 10), report_year=2010)
    assert admit(OFFICE, [early]).found == []


def test_a_ceremony_after_30_working_days_asks_for_a_reason_once_the_rule_holds(office):
    late = khanh(office, decided_on=date(2025, 7, 1), admitted_on=date(2025, 8, 13), report_year=2025)
    assert refusal(late) == ["ceremony-too-late"]
    passage = admit(OFFICE, [late], reason="Bão lũ, đã báo cáo cấp trên")
    assert passage.found[0].finding.citation.document == "QD294_2025"


def test_what_the_register_refuses_is_said_at_the_line(office):
    namesake = replace(
        members.kept([office.hoa])[office.hoa].entry, full_name="Bùi Quốc Khánh", birth_date=date(2000, 9, 2)
    )
    both = [replace(namesake, card_number="000000091"), replace(namesake, card_number="")]
    register(OFFICE, both)
    passage = admit(OFFICE, [khanh(office)], collecting=True)
    assert "line-twice" in [found.finding.code for found in passage.found]
    assert passage.written == []


def test_admissions_of_a_year_come_by_the_day_of_the_ceremony(office):
    first = khanh(office, full_name="Ngô Văn Lâm", admitted_on=date(2023, 5, 26))
    admit(OFFICE, [khanh(office), first])
    assert [line.entry.full_name for line in admissions_of_year([office.east], 2023)] == [
        "Ngô Văn Lâm",
        "Bùi Quốc Khánh",
    ]


def test_a_viewer_admits_nobody(office):
    viewer = Actor("Người xem", (Grant("viewer", None, date(2000, 1, 1)),))
    with pytest.raises(TongketError, match="access-denied"):
        admit(viewer, [khanh(office)])
