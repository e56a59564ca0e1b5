from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.figures.compute import Asked, compute
from tongket.records.meetings import queries
from tongket.records.meetings.actions.correct import correct
from tongket.records.meetings.actions.record import record
from tongket.records.meetings.actions.withdraw import withdraw
from tongket.records.meetings.book import MeetingEntry
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.book import PostEntry

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 12)


def summary(unit, **changes):
    return replace(MeetingEntry(unit, "year_end_summary", DAY, 2023), **changes)


def codes(entry):
    with pytest.raises(Refused) as refused:
        record(OFFICE, [entry])
    return [item.finding.code for item in refused.value.found]


def figures_of(unit, year=2023):
    return {value.tag: value for value in compute(Asked(unit, "mau", year, date(year, 12, 31)))}


def test_a_conference_in_january_reports_the_year_before():
    office = new_office()
    record(OFFICE, [summary(office.commune, present=5, summoned=6)])
    assert figures_of(office.commune)["meetings.held?kind=year_end_summary"].value == 1
    assert "meetings.held?kind=year_end_summary" not in figures_of(office.commune, 2024)


def test_a_conference_in_april_cannot_report_the_year_before():
    assert codes(summary(new_office().commune, held_on=date(2024, 4, 1))) == ["meeting-outside-year"]


def test_more_present_than_summoned_is_refused():
    assert codes(summary(new_office().commune, summoned=5, present=6)) == ["present-above-summoned"]


def test_more_present_than_the_register_holds_is_refused():
    assert codes(summary(new_office().commune, base="all_members", present=7)) == ["present-above-members"]


def test_present_and_excused_cannot_exceed_the_whole():
    entry = summary(new_office().commune, base="all_members", present=5, absent_excused=2)
    assert codes(entry) == ["present-and-absent-above-whole"]


def test_only_a_resolution_study_says_who_studied():
    commune = new_office().commune
    assert codes(summary(commune, audience="member")) == ["meeting-audience"]
    assert codes(summary(commune, kind="resolution_study")) == ["meeting-audience"]


def test_the_whole_of_all_members_is_counted_from_the_register_on_the_day():
    office = new_office()
    record(OFFICE, [summary(office.commune, base="all_members", present=3)])
    tag = "kind=year_end_summary"
    figures = figures_of(office.commune)
    present = figures[f"attendance.present?base=all_members&held_on=2024-01-12&{tag}"]
    assert (present.value, present.of) == (3, 6)
    assert figures[f"attendance.share?base=all_members&held_on=2024-01-12&{tag}"].value == 50


def test_a_member_admitted_after_the_day_is_not_in_the_whole():
    office = new_office()
    entry = summary(office.commune, base="all_members", held_on=date(2023, 5, 18), present=5)
    meeting = record(OFFICE, [entry]).written[0].id
    assert queries.wholes([meeting]) == {meeting: 5}


def test_the_whole_of_a_committee_is_its_holders_and_else_those_summoned():
    office = new_office()
    entry = summary(office.commune, kind="party_committee_meeting", base="committee_members", summoned=9, present=1)
    meeting = record(OFFICE, [entry]).written[0].id
    assert queries.wholes([meeting]) == {meeting: 9}
    posts = ((office.an, "secretary"), (office.an, "committee_member"), (office.dung, "committee_member"))
    hold_post(OFFICE, [PostEntry(member, office.commune, post, date(2020, 6, 1)) for member, post in posts])
    assert queries.wholes([meeting]) == {meeting: 2}


def test_plain_committee_members_do_not_sit_in_the_standing_committee():
    office = new_office()
    posts = ((office.an, "secretary"), (office.dung, "committee_member"))
    hold_post(OFFICE, [PostEntry(member, office.commune, post, date(2020, 6, 1)) for member, post in posts])
    entry = summary(office.commune, kind="standing_committee_meeting", base="committee_members", present=1)
    meeting = record(OFFICE, [entry]).written[0].id
    assert queries.wholes([meeting]) == {meeting: 1}


def test_a_cells_conference_is_not_added_to_the_communes_attendance():
    office = new_office()
    record(OFFICE, [summary(office.commune, present=5, summoned=6), summary(office.east, present=2, summoned=3)])
    figures = figures_of(office.commune)
    assert figures["attendance.present?base=summoned&held_on=2024-01-12&kind=year_end_summary"].value == 5
    assert figures["meetings.held?kind=year_end_summary"].value == 2


def test_a_meeting_without_a_count_of_the_present_is_missing_and_not_zero():
    office = new_office()
    record(OFFICE, [summary(office.commune, summoned=6)])
    figures = figures_of(office.commune)
    assert figures["attendance.present?base=summoned&held_on=2024-01-12&kind=year_end_summary"].value is None
    assert "attendance.share?base=summoned&held_on=2024-01-12&kind=year_end_summary" not in figures


def test_who_studied_is_shown_of_those_due():
    office = new_office()
    study = summary(office.commune, kind="resolution_study", audience="member", held_on=date(2023, 6, 1))
    record(OFFICE, [replace(study, summoned=6, present=5), replace(study, audience="people", summoned=30)])
    figures = figures_of(office.commune)
    assert (figures["study.attended?who=member"].value, figures["study.attended?who=member"].of) == (5, 6)
    assert round(figures["study.share?who=member"].value, 1) == Decimal("83.3")
    assert figures["study.attended?who=people"].value is None


def test_the_same_meeting_is_not_recorded_twice():
    commune = new_office().commune
    record(OFFICE, [summary(commune)])
    assert codes(summary(commune, title="Hội nghị tổng kết")) == ["line-twice"]


def test_a_correction_is_checked_like_a_new_line():
    line = record(OFFICE, [summary(new_office().commune, summoned=5)]).written[0]
    kept = queries.meetings([line.organization], 2023)[0]
    with pytest.raises(Refused):
        correct(OFFICE, [Correction(kept.id, kept.version, replace(kept.entry, present=6))])
    correct(OFFICE, [Correction(kept.id, kept.version, replace(kept.entry, present=4))])
    assert queries.meetings([line.organization], 2023)[0].entry.present == 4


def test_a_withdrawn_meeting_leaves_the_figures():
    office = new_office()
    line = record(OFFICE, [summary(office.commune, present=5, summoned=6)]).written[0]
    withdraw(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm")
    assert "meetings.held?kind=year_end_summary" not in figures_of(office.commune)
    assert queries.meetings([office.commune], 2023) == []
