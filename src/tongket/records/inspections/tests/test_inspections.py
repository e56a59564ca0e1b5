from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.figures.compute import Asked, compute
from tongket.records.inspections import queries
from tongket.records.inspections.actions.correct import correct
from tongket.records.inspections.actions.correct_subject import correct_subject
from tongket.records.inspections.actions.record import record
from tongket.records.inspections.actions.record_subject import record_subject
from tongket.records.inspections.actions.withdraw import withdraw
from tongket.records.inspections.actions.withdraw_subject import withdraw_subject
from tongket.records.inspections.book import NATURES, InspectionCaseEntry, InspectionSubjectEntry
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db


def case(unit, **changes):
    start = InspectionCaseEntry(
        unit, 2023, "KT01", "party_committee", "thematic_inspection", "Việc thực hiện nghị quyết",
        decided_on=date(2023, 3, 10), concluded_on=date(2023, 4, 20),
    )  # fmt: skip
    return replace(start, **changes)


def keep(entry, **words):
    return record(OFFICE, [entry], **words).written[0].id


def codes(action, entry):
    with pytest.raises(Refused) as refused:
        action(OFFICE, [entry])
    return [item.finding.code for item in refused.value.found]


def figures_of(unit):
    return {value.tag: value for value in compute(Asked(unit, "mau", 2023, date(2023, 12, 31)))}


def test_every_kind_of_inspection_has_a_nature():
    assert set(NATURES) == set(vocabulary.identifiers("inspection_kind"))


def test_cases_are_counted_by_body_and_nature():
    commune = new_office().commune
    keep(case(commune))
    keep(case(commune, code="GS01", kind="thematic_supervision"))
    keep(case(commune, code="TC01", kind="denunciation"))
    figures = figures_of(commune)
    assert figures["inspections.cases?actor=party_committee&nature=inspection"].value == 1
    assert figures["inspections.cases?actor=party_committee&nature=supervision"].value == 1
    assert "inspections.cases?actor=party_committee&nature=denunciation" not in figures


def test_subjects_are_counted_under_the_case_that_looked_into_them():
    office = new_office()
    kept = keep(case(office.commune))
    one = InspectionSubjectEntry(kept, 2023, office.east)
    record_subject(OFFICE, [
        one, replace(one, organization=office.west),
        replace(one, subject="member", member=office.an),
    ])  # fmt: skip
    figures = figures_of(office.commune)
    assert figures["inspections.organizations?actor=party_committee&nature=inspection"].value == 2
    assert figures["inspections.members?actor=party_committee&nature=inspection"].value == 1


def test_a_member_looked_into_twice_is_covered_once():
    office = new_office()
    ids = [keep(case(office.commune)), keep(case(office.commune, code="GS01", kind="thematic_supervision"))]
    record_subject(OFFICE, [InspectionSubjectEntry(key, 2023, office.east, "member", office.an) for key in ids])
    covered = figures_of(office.commune)["inspections.members_covered"]
    assert (covered.value, covered.of) == (1, 6)


def test_the_inspection_commission_needs_an_assignment_or_is_asked_why():
    commune = new_office().commune
    entry = case(commune, actor="inspection_commission", report_year=2026, decided_on=date(2026, 5, 4),
                 concluded_on=None)  # fmt: skip
    assert codes(record, entry) == ["inspection-needs-assignment"]
    keep(replace(entry, assigned=True))
    assert keep(replace(entry, code="KT02"), reason="Theo chỉ đạo của cấp trên")


def test_a_body_that_may_not_hold_the_kind_is_found_out():
    entry = case(new_office().commune, actor="cell", kind="finance_inspection")
    passage = record(OFFICE, [entry], reason="Ghi theo hồ sơ cũ")
    assert [item.finding.code for item in passage.found] == ["inspection-not-of-this-actor"]


def test_a_case_is_not_concluded_before_it_is_decided():
    entry = case(new_office().commune, concluded_on=date(2023, 3, 9))
    assert codes(record, entry) == ["inspection-concluded-before-decided"]


def test_a_case_decided_two_years_before_is_not_of_the_year():
    entry = case(new_office().commune, decided_on=date(2021, 12, 31))
    assert codes(record, entry) == ["inspection-outside-year"]


def test_a_code_stands_once_a_year_however_it_is_written():
    commune = new_office().commune
    keep(case(commune))
    assert codes(record, case(commune, code="kt01")) == ["line-twice"]


def test_a_member_is_named_exactly_when_the_subject_is_a_member():
    office = new_office()
    subject = InspectionSubjectEntry(keep(case(office.commune)), 2023, office.east)
    assert codes(record_subject, replace(subject, subject="member")) == ["inspection-subject-member"]
    assert codes(record_subject, replace(subject, member=office.an)) == ["inspection-subject-member"]


def test_a_member_stands_once_in_a_case():
    office = new_office()
    subject = InspectionSubjectEntry(keep(case(office.commune)), 2023, office.east, "member", office.an)
    record_subject(OFFICE, [subject])
    assert codes(record_subject, replace(subject, organization=office.west)) == ["inspection-member-twice"]


def test_a_subject_is_of_the_year_of_its_case():
    office = new_office()
    subject = InspectionSubjectEntry(keep(case(office.commune)), 2024, office.east)
    assert codes(record_subject, subject) == ["inspection-subject-other-year"]


def test_a_subject_of_a_case_that_is_not_there_is_refused():
    assert codes(record_subject, InspectionSubjectEntry(999, 2023, new_office().east)) == ["inspection-case-unknown"]


def test_codes_are_resolved_within_the_year():
    office = new_office()
    kept = keep(case(office.commune))
    keep(case(office.commune, code="GS01"))
    keep(case(office.east, code="GS01", actor="cell"))
    units = [office.commune, office.east, office.west]
    found = queries.resolve_cases(units, 2023, ["kt01", "GS01", "KT09"])
    assert found["kt01"] == kept
    assert [found[text].code for text in ("GS01", "KT09")] == ["inspection-case-ambiguous", "inspection-case-unknown"]
    assert queries.names([kept]) == {kept: "KT01"}


def test_a_case_goes_only_after_its_subjects():
    office = new_office()
    kept = keep(case(office.commune))
    subject = record_subject(OFFICE, [InspectionSubjectEntry(kept, 2023, office.east)]).written[0].id
    with pytest.raises(TongketError, match="inspection-case-has-subjects"):
        withdraw(OFFICE, [Withdrawal(kept, 1)], reason="Nhập nhầm")
    withdraw_subject(OFFICE, [Withdrawal(subject, 1)], reason="Nhập nhầm")
    withdraw(OFFICE, [Withdrawal(kept, 1)], reason="Nhập nhầm")
    assert queries.cases([office.commune], 2023) == []


def test_a_case_with_subjects_keeps_its_year():
    office = new_office()
    kept = keep(case(office.commune))
    record_subject(OFFICE, [InspectionSubjectEntry(kept, 2023, office.east)])
    with pytest.raises(TongketError, match="inspection-case-has-subjects"):
        correct(OFFICE, [Correction(kept, 1, case(office.commune, report_year=2024))])
    correct(OFFICE, [Correction(kept, 1, case(office.commune, title="Việc chấp hành điều lệ"))])
    assert queries.cases([office.commune], 2023)[0].entry.title == "Việc chấp hành điều lệ"


def test_a_corrected_subject_is_checked_against_the_others_and_not_against_itself():
    office = new_office()
    one = InspectionSubjectEntry(keep(case(office.commune)), 2023, office.east, "member", office.an)
    lines = record_subject(OFFICE, [one, replace(one, member=office.binh)]).written
    correct_subject(OFFICE, [Correction(lines[0].id, 1, replace(one, result="violation"))])
    assert [kept.entry.result for kept in queries.subjects([one.case])] == ["violation", ""]
    with pytest.raises(Refused, match="đã có trong danh sách"):
        correct_subject(OFFICE, [Correction(lines[1].id, 1, replace(one, organization=office.west))])
