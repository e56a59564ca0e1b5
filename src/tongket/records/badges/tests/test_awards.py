from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.badges.actions.award import award
from tongket.records.badges.actions.correct import correct
from tongket.records.badges.actions.withdraw import withdraw
from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.badges.ledgers import BADGE_AWARDS
from tongket.records.badges.queries import awards_of_year
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member

pytestmark = pytest.mark.django_db

ROUND = date(2023, 9, 2)


@pytest.fixture
def office():
    return new_office()


def badge(office, **changes):
    return replace(BadgeAwardEntry(office.an, office.east, 30, ROUND), **changes)


def decided(member, on):
    """The member's admission, as if decided on this day."""
    change_member(member, admission_decided_on=on, admitted_on=on, official_on=on.replace(year=on.year + 1))


def change_member(member, **changes):
    kept = members.kept([member])[member]
    correct_member(OFFICE, [Correction(member, kept.version, replace(kept.entry, **changes))])


def found_in(*entries, **options):
    return [found.finding.code for found in award(OFFICE, entries, collecting=True, **options).found]


def refusal(*entries, **options):
    with pytest.raises(Refused) as refused:
        award(OFFICE, entries, **options)
    return [found.finding.code for found in refused.value.found]


def test_a_badge_belongs_to_the_year_of_its_round_by_default(office):
    award(OFFICE, [badge(office, awarded_on=date(2024, 2, 3))])
    [line] = awards_of_year([office.east], 2023)
    assert (line.entry.report_year, line.entry.kind) == (2023, "regular_award")


def test_a_badge_of_35_years_does_not_exist(office):
    with pytest.raises(Refused) as refused:
        award(OFFICE, [badge(office, level=35)], reason="Theo danh sách cũ")
    [found] = refused.value.found
    assert (found.finding.code, found.finding.citation.document) == ("badge-level-unknown", "HD01_2021")


def test_the_party_age_must_reach_the_level_on_the_day_of_the_round(office):
    decided(office.an, date(1993, 9, 3))
    assert refusal(badge(office)) == ["badge-party-age-not-reached"]
    decided(office.an, date(1993, 9, 2))
    assert found_in(badge(office)) == []


def test_interrupted_months_do_not_count(office):
    change_member(office.an, admission_decided_on=date(1993, 5, 1), admitted_on=date(1993, 5, 19), official_on=None)
    change_member(office.an, official_on=date(1994, 5, 19), interrupted_months=5)
    assert refusal(badge(office)) == ["badge-party-age-not-reached"]


def test_without_the_day_of_the_decision_a_short_age_is_a_question(office):
    change_member(office.an, admission_decided_on=None, admitted_on=date(1993, 9, 10), official_on=date(1994, 9, 10))
    passage = award(OFFICE, [badge(office)])
    assert [found.finding.code for found in passage.found] == ["badge-party-age-not-reached"]
    assert len(passage.written) == 1


def test_a_gravely_ill_member_may_have_it_within_12_months(office):
    decided(office.an, date(1994, 8, 1))
    assert found_in(badge(office, kind="early_award")) == []


def test_more_than_12_months_early_is_too_early(office):
    decided(office.an, date(1994, 10, 1))
    assert refusal(badge(office, kind="early_award")) == ["badge-too-early"]


def test_a_member_who_died_is_given_it_posthumously(office):
    change_member(office.an, ended_as="deceased", ended_on=date(2023, 8, 1))
    assert refusal(badge(office)) == ["badge-member-left"]
    assert found_in(badge(office, kind="posthumous")) == []


def test_a_probationary_member_needs_a_reason(office):
    change_member(office.an, official_on=None)
    assert refusal(badge(office)) == ["badge-not-official"]


def test_a_level_is_given_once(office):
    award(OFFICE, [badge(office)])
    assert refusal(badge(office, kind="posthumous")) == ["badge-level-twice"]


def test_a_level_is_given_once_within_one_list(office):
    assert refusal(badge(office), badge(office, kind="early_award")) == ["badge-level-twice"]


def test_a_lost_badge_is_reissued(office):
    award(OFFICE, [badge(office)])
    assert found_in(badge(office, kind="reissue", round_on=date(2023, 11, 7))) == []


def test_the_ceremony_does_not_come_before_the_decision(office):
    wrong = badge(office, decided_on=date(2023, 8, 21), awarded_on=date(2023, 8, 20))
    assert refusal(wrong) == ["badge-awarded-before-decision"]


def test_a_day_that_is_no_usual_round_is_a_question(office):
    assert found_in(badge(office, round_on=date(2023, 9, 3))) == ["badge-round-unusual"]
    assert len(awards_of_year([office.east], 2023)) == 1


def test_a_round_from_before_the_known_rules_is_not_held_against_them(office):
    assert found_in(badge(office, level=30, round_on=date(2010, 2, 3))) == []


def test_nobody_outside_the_register_is_given_a_badge(office):
    assert refusal(badge(office, member=9999)) == ["member-unknown"]


def test_a_correction_does_not_meet_itself(office):
    [line] = award(OFFICE, [badge(office)]).written
    correct(OFFICE, [Correction(line.id, 1, badge(office, kind="early_award", badge_number="A 0123"))])
    [kept] = awards_of_year([office.east], 2023)
    assert (kept.entry.kind, kept.entry.badge_number) == ("early_award", "A 0123")


def test_a_correction_to_a_level_that_does_not_exist_is_refused(office):
    [line] = award(OFFICE, [badge(office)]).written
    with pytest.raises(Refused):
        correct(OFFICE, [Correction(line.id, 1, badge(office, level=35))])


def test_a_withdrawn_badge_may_be_given_again(office):
    [line] = award(OFFICE, [badge(office)]).written
    withdraw(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm")
    assert found_in(badge(office)) == []


def test_a_line_run_again_is_found(office):
    award(OFFICE, [badge(office)])
    assert BADGE_AWARDS.located([badge(office)])[0].entry == badge(office, report_year=2023)
