from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction
from tongket.organizations.local_values.actions.enter import enter
from tongket.organizations.local_values.book import LocalValueEntry
from tongket.records.badges.rounds.money import rewards_of
from tongket.records.badges.rounds.queries import explained_in, round_of, strip_for, window_for
from tongket.records.badges.rounds.settings import settings_of
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.records.members.actions.impose_discipline import impose_discipline
from tongket.records.members.actions.life.readmit import readmit
from tongket.records.members.actions.life.strike_off import strike_off
from tongket.records.members.discipline import DisciplineEntry
from tongket.records.members.life.entry import LifeEntry

pytestmark = pytest.mark.django_db
ROUND, DAY = date(2026, 9, 2), date(2026, 1, 5)


@pytest.fixture
def office():
    return new_office()


def set_value(office, setting, value, applies_to=""):
    entry = LocalValueEntry(
        office.commune, setting, value, "12-HD/VPTU", DAY, "Văn phòng Tỉnh ủy", DAY, applies_to, has_text=True
    )
    enter(OFFICE, [entry])


def admitted(member, on):
    kept = members.kept([member])[member]
    days = {"admission_decided_on": on, "admitted_on": on, "official_on": on.replace(year=on.year + 1)}
    correct_member(OFFICE, [Correction(member, kept.version, replace(kept.entry, birth_date=None, **days))])


def row_of(office, member, level=30):
    rows = round_of(office.commune, ROUND).rows
    return next(row for row in rows if (row.member, row.level) == (member, level))


def test_the_window_of_the_office_is_taken_with_its_citation(office):
    set_value(office, "round_coverage", "01/06-15/08", "02/09")
    window = window_for(office.commune, ROUND)
    assert (window.first, window.last, window.citation.number) == (date(2026, 6, 1), date(2026, 8, 15), "12-HD/VPTU")
    assert [(gap.first, gap.last) for gap in strip_for(office.commune, 2026).gaps] == [
        (date(2026, 5, 20), date(2026, 5, 31)),
        (date(2026, 8, 16), date(2026, 9, 2)),
    ]


def test_who_reached_the_level_after_the_office_s_last_day_is_told_of_that_document(office):
    set_value(office, "round_coverage", "20/05-15/08", "02/09")
    admitted(office.an, date(1996, 8, 20))
    row = row_of(office, office.an)
    assert (row.eligible, [finding.code for finding in row.answer.against]) == (False, ["badge-after-coverage"])
    assert "12-HD/VPTU" in [citation.number for citation in row.citations]


def test_a_time_struck_off_is_taken_out_day_by_day(office):
    admitted(office.an, date(1992, 9, 1))
    strike_off(OFFICE, [LifeEntry(office.an, date(2000, 6, 1), "01-QĐ/HU", date(2000, 6, 1))], reason="Hồ sơ cũ")
    back = LifeEntry(office.an, date(2004, 6, 2), "02-QĐ/HU", date(2004, 6, 2), office.east)
    readmit(OFFICE, [back], reason="Hồ sơ cũ")
    row = row_of(office, office.an)
    assert (row.eligible, row.answer.reached_on) == (True, date(2026, 9, 2))
    assert "01/06/2000 – 02/06/2004" in " ".join(finding.message() for finding in row.findings)


def test_a_discipline_of_the_register_stands_against_the_badge_until_it_is_over(office):
    admitted(office.an, date(1996, 6, 1))
    impose_discipline(OFFICE, [DisciplineEntry(office.an, office.east, "warning", date(2026, 2, 1))])
    assert [finding.code for finding in row_of(office, office.an).answer.against] == ["badge-discipline-bar"]
    assert [row.eligible for row in explained_in(office.commune, office.an, ROUND)] == [False]


def test_only_units_one_may_look_into_are_in_the_round(office):
    assert {row.person.organization for row in round_of(office.commune, ROUND, {office.east}).rows} == {office.east}


def test_the_money_of_a_round_is_the_sum_of_its_badges(office):
    [line] = rewards_of({30: 5}, settings_of(office.commune, ROUND), ROUND, date(2026, 8, 21)).lines
    assert (line.count, line.each, line.total) == (5, 3_795_000, 18_975_000)


def test_without_a_coefficient_the_money_stays_unknown_and_so_does_the_sum(office):
    found = rewards_of({30: 1, 45: 2}, settings_of(office.commune, ROUND), ROUND, None)
    assert [line.total for line in found.lines] == [None, 3_795_000]
    assert (found.total, [each.code for each in found.missing]) == (None, ["badge-coefficient-unknown"])


def test_a_coefficient_the_office_entered_is_taken_with_its_document(office):
    set_value(office, "reward_coefficient", "2,5", "45")
    settings = settings_of(office.commune, ROUND)
    assert settings.coefficients[45].times == Decimal("2.5")
    [line] = rewards_of({45: 2}, settings, ROUND, None).lines
    assert (line.each, line.total, line.citations[0].number) == (6_325_000, 12_650_000, "12-HD/VPTU")


def test_the_salary_is_that_of_the_decision_unless_the_office_takes_the_round(office):
    before = date(2026, 6, 30)
    assert rewards_of({30: 1}, settings_of(office.commune, ROUND), ROUND, before).total == 3_510_000
    set_value(office, "reward_salary_day", "Đợt trao tặng")
    assert rewards_of({30: 1}, settings_of(office.commune, ROUND), ROUND, before).total == 3_795_000
