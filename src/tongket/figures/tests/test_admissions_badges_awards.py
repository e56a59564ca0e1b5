from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction
from tongket.figures.compute import Asked, compute
from tongket.figures.definition import Status
from tongket.figures.drilldown import rows
from tongket.records.admissions.actions.admit import admit
from tongket.records.admissions.actions.plan import plan
from tongket.records.admissions.book import AdmissionEntry, AdmissionPlanEntry
from tongket.records.awards.actions.commend import commend
from tongket.records.awards.book import CommendationEntry
from tongket.records.badges.actions.award import award
from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member

pytestmark = pytest.mark.django_db

ROUND = date(2023, 9, 2)


@pytest.fixture
def office():
    return new_office()


def values(unit, year=2023, as_of=None):
    return {v.tag: v.value for v in compute(Asked(unit, "mau", year, as_of or date(year, 12, 31)))}


def change_member(member, **changes):
    kept = members.kept([member])[member]
    correct_member(OFFICE, [Correction(member, kept.version, replace(kept.entry, **changes))])


def admit_some(office):
    born = date(2000, 1, 1)
    admit(OFFICE, [
        AdmissionEntry("Bùi Quốc Khánh", born, office.east, date(2023, 6, 10), 2023),
        AdmissionEntry("Ngô Văn Lâm", born, office.west, date(2023, 11, 10), 2023),
        AdmissionEntry("Hồ Thị Mai", born, office.west, date(2022, 11, 10), 2022),
    ])  # fmt: skip


def test_admissions_are_counted_by_the_day_of_the_ceremony(office):
    admit_some(office)
    assert values(office.commune)["admissions.members"] == 2
    assert values(office.west)["admissions.members"] == 1
    assert values(office.commune, as_of=date(2023, 6, 30))["admissions.members"] == 1


def test_the_plan_is_the_sum_of_the_cells_plans(office):
    plan(OFFICE, [AdmissionPlanEntry(office.east, 2, 2023), AdmissionPlanEntry(office.west, 3, 2023)])
    assert values(office.commune)["admissions.plan"] == 5


def test_the_committees_own_plan_stands_in_place_of_its_cells_plans(office):
    plan(OFFICE, [AdmissionPlanEntry(office.commune, 4, 2023), AdmissionPlanEntry(office.east, 2, 2023)])
    assert values(office.commune)["admissions.plan"] == 4
    assert values(office.east)["admissions.plan"] == 2


def test_admissions_are_held_against_the_plan(office):
    admit_some(office)
    plan(OFFICE, [AdmissionPlanEntry(office.commune, 4, 2023)])
    assert values(office.commune)["admissions.plan_ratio"] == 50


def test_without_a_plan_there_is_no_ratio(office):
    admit_some(office)
    assert "admissions.plan_ratio" not in values(office.commune)


def test_members_recognised_as_official_are_counted_once_each(office):
    change_member(office.hoa, official_on=date(2024, 5, 19))
    change_member(office.hoa, status="exempted", status_since=date(2024, 9, 1))
    assert values(office.commune, 2024)["admissions.recognized"] == 1
    assert values(office.commune, 2024, date(2024, 3, 31))["admissions.recognized"] is None


def test_a_member_who_came_after_being_recognised_is_not_counted_here(office):
    change_member(office.hoa, official_on=date(2024, 5, 19), joined_on=date(2024, 8, 1))
    assert values(office.commune, 2024)["admissions.recognized"] is None


def test_badges_are_counted_by_level_round_and_kind(office):
    change_member(office.binh, birth_date=date(1950, 1, 1), admission_decided_on=date(1973, 5, 1))
    award(OFFICE, [
        BadgeAwardEntry(office.an, office.east, 30, ROUND),
        BadgeAwardEntry(office.binh, office.east, 50, ROUND),
        BadgeAwardEntry(office.dung, office.west, 30, date(2023, 11, 7), "posthumous"),
        BadgeAwardEntry(office.giang, office.west, 30, ROUND, "reissue"),
    ])  # fmt: skip
    found = values(office.commune)
    assert (found["badges.awarded"], found["badges.awarded_by_level?level=30"]) == (3, 2)
    assert (found["badges.awarded_by_round?round=2023-09-02"], found["badges.awarded_by_kind?kind=reissue"]) == (2, 1)
    assert values(office.west)["badges.awarded"] == 1


def test_a_badge_of_a_round_still_to_come_is_not_counted_yet(office):
    award(OFFICE, [BadgeAwardEntry(office.an, office.east, 30, ROUND)])
    assert values(office.commune, as_of=date(2023, 6, 30))["badges.awarded"] is None


def test_a_badge_reported_with_an_earlier_year_counts_there(office):
    award(OFFICE, [BadgeAwardEntry(office.an, office.east, 30, date(2024, 2, 3), report_year=2023)])
    assert values(office.commune)["badges.awarded"] == 1
    assert values(office.commune, 2024)["badges.awarded"] is None


def test_commendations_are_counted_by_whom_they_are_for(office):
    line = CommendationEntry(office.east, "organization", "certificate", 2023)
    commend(OFFICE, [
        replace(line, title="excellent_completion_exemplary"),
        replace(line, organization=office.commune),
        replace(line, subject="collective", name="Hội Nông dân xã"),
        replace(line, subject="member", member=office.an, title="excellent_completion"),
        replace(line, subject="individual", name="Lý Văn Sơn"),
    ])  # fmt: skip
    found = values(office.commune)
    assert (found["awards.cells"], found["awards.collectives"], found["awards.individuals"]) == (1, 1, 2)
    assert found["awards.individuals_by_title?title=excellent_completion"] == 1
    assert found["awards.cells_by_title?title=excellent_completion_exemplary"] == 1
    assert found["awards.individuals_by_form?form=certificate"] == 2
    assert "awards.collectives_by_title?title=excellent_completion" not in found


def test_a_year_with_commendations_but_none_of_collectives_says_zero(office):
    commend(OFFICE, [CommendationEntry(office.east, "member", "certificate", 2023, office.an)])
    assert values(office.commune)["awards.collectives"] == 0


def test_a_year_without_any_commendation_is_missing(office):
    found = {v.tag: v for v in compute(Asked(office.commune, "mau", 2023, date(2023, 12, 31)))}
    assert (found["awards.cells"].status, found["badges.awarded"].status) == (Status.MISSING, Status.MISSING)


@pytest.mark.parametrize(
    ("tag", "ledger", "count"),
    [
        ("admissions.members", "admissions", 2),
        ("admissions.plan", "admission_plans", 1),
        ("badges.awarded_by_level?level=30", "badge_awards", 1),
        ("badges.awarded_by_round?round=2023-09-02", "badge_awards", 1),
        ("awards.individuals_by_title?title=excellent_completion", "commendations", 1),
    ],
)
def test_each_number_opens_to_the_records_behind_it(office, tag, ledger, count):
    admit_some(office)
    plan(OFFICE, [AdmissionPlanEntry(office.commune, 4, 2023), AdmissionPlanEntry(office.east, 2, 2023)])
    award(OFFICE, [BadgeAwardEntry(office.an, office.east, 30, ROUND)])
    commend(
        OFFICE, [CommendationEntry(office.east, "member", "certificate", 2023, office.an, title="excellent_completion")]
    )
    [behind] = rows(Asked(office.commune, "mau", 2023, date(2023, 12, 31)), tag)
    assert (behind.ledger, len(behind.records)) == (ledger, count)


def test_recognition_opens_to_the_member(office):
    change_member(office.hoa, official_on=date(2024, 5, 19))
    [behind] = rows(Asked(office.commune, "mau", 2024, date(2024, 12, 31)), "admissions.recognized")
    assert (behind.ledger, behind.records) == ("members", (office.hoa,))
