from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Withdrawal
from tongket.figures.compute import Asked, compute
from tongket.procedures.annual_review.results.commending import commendable
from tongket.procedures.annual_review.results.failing import failed_running
from tongket.procedures.annual_review.results.listed import units_counted
from tongket.procedures.annual_review.results.quarters import leaders_of
from tongket.records.awards.actions.commend import commend
from tongket.records.awards.book import CommendationEntry
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.actions.withdraw import withdraw
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry
from tongket.rules.ratings.running import Reach

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office():
    return new_office()


def rated(office, member, levels, **more):
    """Ratings of a member in the east by year; a reason for a year without one."""
    lines = [
        MemberRatingEntry(member, office.east, year, level or "", "" if level else "other", **more)
        for year, level in levels.items()
    ]
    return rate(OFFICE, lines, reason="Nhập sổ cũ").written


def years(level, *of):
    return dict.fromkeys(of, level)


def found(office, year=2024):
    return commendable(units_counted(office.commune, year), year)


def reach(office, year=2024):
    return {each.listed.rated.of: each.five for each in found(office, year).members}


def test_only_the_excellent_are_listed_for_commendation(office):
    rated(office, office.an, {2024: "excellent"})
    rated(office, office.binh, {2024: "good"})
    listed = found(office)
    assert [each.listed.name for each in listed.members] == ["Nguyễn Văn An"]
    assert [title.id for _, title in listed.titles] == ["excellent_completion", "excellent_completion_exemplary"]
    assert listed.rule.number == "25-HD/BTCTW"


def test_organisations_are_listed_with_members(office):
    rate_collective(OFFICE, [CollectiveRatingEntry(office.east, "organization", 2024, level="excellent"),
                             CollectiveRatingEntry(office.west, "organization", 2024, level="good")])  # fmt: skip
    assert [each.listed.name for each in found(office).organizations] == ["Chi bộ thôn Đông"]


def test_a_proposed_rating_allows_no_commendation(office):
    rated(office, office.an, {2024: "excellent"}, stage="proposed")
    assert not found(office).members


def test_a_year_before_any_rule_says_that_none_is_known(office):
    rated(office, office.an, {2018: "excellent"})
    listed = found(office, 2018)
    assert (listed.rule, listed.members) == (None, [])


def test_who_was_commended_already_is_marked(office):
    rated(office, office.an, {2024: "excellent"})
    entry = CommendationEntry(office.east, "member", "certificate", 2024, office.an, title="excellent_completion")
    commend(OFFICE, [entry])
    assert [each.is_commended for each in found(office).members] == [True]


def test_five_years_running_reach_the_title_and_four_after_another_level_do_not(office):
    rated(office, office.an, years("excellent", 2020, 2021, 2022, 2023, 2024))
    rated(office, office.binh, {2020: "good", **years("excellent", 2021, 2022, 2023, 2024)})
    assert reach(office) == {office.an: Reach.REACHED, office.binh: Reach.NOT_REACHED}


def test_a_year_without_a_rating_is_counted_both_ways(office):
    rated(office, office.an, {**years("excellent", 2019, 2020, 2021, 2023, 2024), 2022: None})
    [line] = found(office).members
    assert (line.running.years, line.running.passing, line.running.without) == (2, 5, (2022,))
    assert (line.running.differs, line.five) == (True, Reach.DEPENDS)


def test_years_nobody_entered_leave_the_answer_open(office):
    rated(office, office.an, years("excellent", 2023, 2024))
    assert reach(office) == {office.an: Reach.NOT_KNOWN}


def test_years_before_the_admission_are_no_years_nobody_entered(office):
    rated(office, office.hoa, years("excellent", 2024))
    assert reach(office) == {office.hoa: Reach.NOT_REACHED}


def test_a_corrected_rating_counts_as_it_stands_now(office):
    rated(office, office.an, years("excellent", 2021, 2022, 2023, 2024))
    [last] = rated(office, office.an, {2020: "good"})
    assert reach(office) == {office.an: Reach.NOT_REACHED}
    withdraw(OFFICE, [Withdrawal(last.id, 1)], reason="Nhập nhầm")
    rated(office, office.an, {2020: "excellent"})
    assert reach(office) == {office.an: Reach.REACHED}


def test_two_failed_years_are_listed_with_the_rule(office):
    rated(office, office.an, years("not_completed", 2023, 2024))
    rated(office, office.binh, {2023: "good", 2024: "not_completed"})
    rated(office, office.cuc, {2024: "not_completed"})
    listed = failed_running(units_counted(office.commune, 2024), 2024)
    assert [(line.listed.name, line.years) for line in listed.lines] == [("Nguyễn Văn An", 2)]
    assert (listed.failed, listed.unknown) == (3, 1)
    assert listed.lines[0].finding.weight == "warns"


def test_quarters_stand_beside_the_year_and_are_not_averaged(office):
    rated(office, office.an, {2026: "excellent"}, capacity="key_cadre")
    for quarter, level in ((1, "excellent"), (2, "not_completed"), (3, "not_completed")):
        rated(office, office.an, {2026: level}, capacity="key_cadre", period=f"quarter_{quarter}")
    [leader] = leaders_of(units_counted(office.commune, 2026), 2026)
    assert {number: each.level for number, each in leader.quarters.items()} == {
        1: "excellent", 2: "not_completed", 3: "not_completed",
    }  # fmt: skip
    assert [each.code for each in leader.findings] == ["quarter-failed-bars-excellent", "quarters-failed-running"]


def test_the_figures_say_what_the_lists_say(office):
    rated(office, office.an, years("not_completed", 2023, 2024))
    rated(office, office.binh, years("excellent", 2020, 2021, 2022, 2023, 2024))
    asked = Asked(office.commune, "mau", 2024, date(2024, 12, 31))
    tags = ("ratings.members_failed_streak", "ratings.members_excellent_streak")
    counted = {value.figure.id: value.value for value in compute(asked, tags)}
    lists = [failed_running(units_counted(office.commune, 2024), 2024).lines, found(office).near_five]
    assert [counted[tag] for tag in tags] == [len(lines) for lines in lists] == [1, 1]
