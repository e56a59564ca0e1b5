from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE, new_office
from tongket.access.book import Correction
from tongket.records.badges.actions.award import award
from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.badges.rounds.sheet import explained, round_sheet
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.records.members.actions.register import register
from tongket.rules.badge_windows import window_of
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
ROUND = date(2026, 9, 2)


@pytest.fixture
def office():
    return new_office()


def decided(member, on, **changes):
    """The member's admission, as if decided on this day."""
    kept = members.kept([member])[member]
    days = {"admission_decided_on": on, "admitted_on": on, "official_on": on.replace(year=on.year + 1)}
    entry = replace(kept.entry, birth_date=date(on.year - 20, 1, 1), **{**days, **changes})
    correct_member(OFFICE, [Correction(member, kept.version, entry)])


def rows(office, on=ROUND, **options):
    return round_sheet([office.east, office.west], on, **options).rows


def of(office, member, on=ROUND):
    return [(row.level, row.eligible, row.overdue) for row in rows(office, on) if row.member == member]


def codes(office, member, level, on=ROUND):
    return [
        finding.code
        for row in rows(office, on)
        if (row.member, row.level) == (member, level)
        for finding in row.answer.against
    ]


def test_a_level_reached_in_the_window_is_due_and_one_reached_before_is_overdue(office):
    decided(office.an, date(1996, 6, 1))
    decided(office.binh, date(1996, 5, 19))
    assert (of(office, office.an), of(office, office.binh)) == ([(30, True, False)], [(30, True, True)])


def test_the_day_of_the_round_is_the_last_and_the_day_after_the_round_before_the_first(office):
    decided(office.an, date(1996, 9, 2))
    decided(office.binh, date(1996, 5, 20))
    decided(office.cuc, date(1996, 9, 3))
    due = {row.member for row in round_sheet([office.east], ROUND).due}
    assert due == {office.an, office.binh}


def test_every_lower_level_never_awarded_is_listed_as_overdue(office):
    decided(office.an, date(1976, 6, 1))
    assert of(office, office.an) == [(50, True, False), (45, True, True), (40, True, True), (30, True, True)]
    lower = [row for row in rows(office) if (row.member, row.level) == (office.an, 30)]
    assert [finding.code for finding in lower[0].findings] == ["badge-earlier-level", "badge-counted-from"]


def test_who_is_within_a_year_of_a_level_is_told_when_and_by_which_rule(office):
    decided(office.an, date(1997, 3, 15))
    [row] = [row for row in rows(office) if row.member == office.an]
    assert (row.eligible, row.near, [finding.code for finding in row.answer.against]) == (
        False, True, ["badge-not-reached-yet"],
    )  # fmt: skip
    assert "15/03/2027" in row.findings[0].message()
    assert "HD38_2025" in {citation.document for citation in row.citations}


def test_who_is_more_than_a_year_away_is_not_listed(office):
    decided(office.an, date(1997, 9, 3))
    assert of(office, office.an) == []


def test_the_badges_of_this_round_and_of_later_ones_are_out_of_sight(office):
    decided(office.an, date(1996, 6, 1))
    award(OFFICE, [BadgeAwardEntry(office.an, office.east, 30, ROUND)])
    assert of(office, office.an) == [(30, True, False)]
    assert of(office, office.an, date(2026, 11, 7)) == []


def test_an_old_round_is_told_the_same_after_later_awards(office):
    before = [(row.member, row.level, row.overdue) for row in rows(office, date(2023, 9, 2))]
    award(OFFICE, [BadgeAwardEntry(office.an, office.east, 30, date(2023, 11, 7))])
    assert [(row.member, row.level, row.overdue) for row in rows(office, date(2023, 9, 2))] == before


def test_an_exempted_member_stays_on_the_list(office):
    decided(office.an, date(1996, 6, 1), status="exempted", status_since=date(2020, 1, 1))
    [row] = [row for row in rows(office) if row.member == office.an]
    assert row.eligible
    assert "badge-exempted-counts" in [finding.code for finding in row.findings]


def test_without_the_decision_the_day_on_the_card_counts_and_this_is_said(office):
    decided(office.an, date(1996, 6, 1), admission_decided_on=None)
    [row] = [row for row in rows(office) if row.member == office.an]
    assert row.eligible
    assert "badge-counted-from-card" in [finding.code for finding in row.findings]


def test_a_probationary_member_is_listed_with_the_reason(office):
    decided(office.an, date(1996, 6, 1), official_on=None)
    assert codes(office, office.an, 30) == ["badge-not-official"]


def test_who_left_within_the_year_is_listed_with_the_reason(office):
    decided(office.an, date(1996, 6, 1), ended_as="struck_off", ended_on=date(2026, 8, 1))
    assert codes(office, office.an, 30) == ["badge-member-left"]


def test_who_died_with_the_years_reached_is_proposed_posthumously(office):
    decided(office.an, date(1996, 6, 1), ended_as="deceased", ended_on=date(2026, 8, 1))
    [row] = [row for row in rows(office) if row.member == office.an]
    assert (row.eligible, row.answer.kind) == (True, "posthumous")


def test_eleven_months_short_at_death_is_within_the_rule_since_2021(office):
    decided(office.an, date(1997, 6, 20), ended_as="deceased", ended_on=date(2026, 8, 1))
    assert of(office, office.an) == [(30, True, False)]


def test_months_short_at_death_but_not_on_the_round_are_a_question(office):
    decided(office.an, date(1997, 8, 20), ended_as="deceased", ended_on=date(2026, 5, 30))
    assert codes(office, office.an, 30) == ["badge-short-at-death"]


def test_who_moves_away_with_the_level_reached_stays_on_the_list_of_the_organisation_left(office):
    decided(office.an, date(1996, 6, 1), ended_as="transferred", ended_on=date(2026, 8, 1))
    [row] = [row for row in rows(office) if row.member == office.an]
    assert row.eligible
    assert "badge-moving-away" in [finding.code for finding in row.findings]


def test_who_moves_away_before_reaching_the_level_is_the_new_organisation_s(office):
    decided(office.an, date(1996, 8, 2), ended_as="transferred", ended_on=date(2026, 8, 1))
    assert of(office, office.an) == []


def test_who_came_with_the_level_reached_is_awarded_by_the_organisation_left(office):
    decided(office.an, date(1996, 6, 1), joined_on=date(2026, 7, 1))
    assert codes(office, office.an, 30) == ["badge-sender-awards"]


def test_a_move_between_two_cells_of_the_commune_changes_nothing(office):
    decided(office.an, date(1996, 6, 1))
    decided(office.an, date(1996, 6, 1), organization=office.west, joined_on=date(2026, 7, 1))
    assert of(office, office.an) == [(30, True, False)]


def test_interrupted_months_move_the_day_the_level_is_reached(office):
    decided(office.an, date(1994, 6, 1), interrupted_months=24)
    [row] = [row for row in rows(office) if row.member == office.an]
    assert (row.answer.reached_on, row.overdue) == (date(2026, 6, 1), False)


def test_a_window_of_the_office_decides_what_is_due_and_what_comes_after(office):
    decided(office.an, date(1996, 5, 1))
    decided(office.binh, date(1996, 8, 20))
    window = window_of(ROUND, {"09-02": ["05-01", "08-15"]})
    found = {row.member: row for row in rows(office, window=window)}
    assert (found[office.an].overdue, found[office.binh].eligible) == (False, False)


def test_one_member_is_explained_as_in_the_sheet(office):
    decided(office.an, date(1976, 6, 1))
    alone = explained([office.east], office.an, ROUND)
    assert [row.answer for row in alone] == [row.answer for row in rows(office) if row.member == office.an]
    assert explained([office.west], office.an, ROUND) == []


def test_a_round_before_the_known_rules_is_a_gap(office):
    with pytest.raises(TongketError, match="rule-value-unknown"):
        rows(office, date(2012, 2, 3))


def test_rows_come_by_level_and_then_by_name(office):
    entry = replace(MEMBER, organization=office.west, full_name="Bùi Văn Bách", admission_decided_on=date(1976, 6, 1))
    register(OFFICE, [replace(entry, admitted_on=date(1976, 6, 1), official_on=date(1977, 6, 1), birth_date=None)])
    found = [(row.level, row.person.name) for row in rows(office)]
    assert found[:2] == [(50, "Bùi Văn Bách"), (45, "Bùi Văn Bách")]
    assert [name for level, name in found if level == 30][:2] == ["Nguyễn Văn An", "Bùi Văn Bách"]
