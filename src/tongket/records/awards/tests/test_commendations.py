from dataclasses import replace
from datetime import date

import pytest

from tests.office import EAST, OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.awards.actions.commend import commend
from tongket.records.awards.actions.correct import correct
from tongket.records.awards.actions.withdraw import withdraw
from tongket.records.awards.book import CommendationEntry
from tongket.records.awards.ledgers import COMMENDATIONS
from tongket.records.awards.queries import commendations_of_year
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry

pytestmark = pytest.mark.django_db

DECIDED = date(2024, 1, 8)


@pytest.fixture
def office():
    office = new_office()
    rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2023, "excellent")])
    rate(OFFICE, [MemberRatingEntry(office.binh, office.east, 2023, "good")])
    rate_collective(OFFICE, [CollectiveRatingEntry(office.east, "organization", 2023, level="excellent")])
    return office


def of_member(office, **changes):
    line = CommendationEntry(
        office.east, "member", "certificate", 2023, office.an, title="excellent_completion", decided_on=DECIDED
    )
    return replace(line, **changes)


def of_cell(office, **changes):
    return replace(of_member(office), subject="organization", member=None, **changes)


def found_in(*entries):
    return [found.finding.code for found in commend(OFFICE, entries, collecting=True).found]


def refusal(*entries):
    with pytest.raises(Refused) as refused:
        commend(OFFICE, entries)
    return [found.finding.code for found in refused.value.found]


def test_an_excellent_member_is_commended(office):
    commend(OFFICE, [of_member(office)])
    [line] = commendations_of_year([office.east], 2023)
    assert line.entry == of_member(office)


def test_each_line_is_shown_by_whom_it_commends(office):
    collective = of_member(office, subject="collective", member=None, name="Hội Nông dân xã", title="")
    labels = [COMMENDATIONS.label(line) for line in (of_member(office), of_cell(office), collective)]
    assert labels == ["Nguyễn Văn An", EAST, "Hội Nông dân xã"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"member": None},
        {"name": "Nguyễn Văn An"},
        {"subject": "individual"},
        {"subject": "collective", "member": None},
        {"subject": "organization"},
    ],
)
def test_the_name_must_fit_the_subject(office, wrong):
    assert refusal(of_member(office, **wrong)) == ["award-recipient-not-fitting"]


def test_a_title_needs_an_excellent_rating_of_the_same_year(office):
    passage = commend(OFFICE, [of_member(office, member=office.binh)])
    [found] = passage.found
    assert (found.finding.code, found.finding.citation.document) == ("award-needs-excellent", "HD25_2023")


def test_where_the_regulation_is_verified_a_lower_rating_refuses(office):
    rate(OFFICE, [MemberRatingEntry(office.binh, office.east, 2021, "good")])
    lower = of_member(office, member=office.binh, report_year=2021, decided_on=date(2022, 1, 10))
    assert refusal(lower) == ["award-needs-excellent"]


def test_a_cell_is_held_against_its_own_rating(office):
    line = of_cell(office, title="excellent_completion_exemplary")
    assert found_in(line) == []
    assert found_in(replace(line, organization=office.west)) == ["award-rating-not-entered"]


def test_a_rating_not_yet_entered_is_a_question(office):
    passage = commend(OFFICE, [of_member(office, member=office.cuc)])
    assert [found.finding.code for found in passage.found] == ["award-rating-not-entered"]
    assert len(passage.written) == 1


def test_a_commendation_on_a_theme_needs_no_rating(office):
    theme = "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
    assert found_in(of_member(office, member=office.binh, title="", theme=theme)) == []


def test_a_title_no_longer_in_use_needs_a_reason(office):
    old = of_cell(office, title="clean_strong_exemplary")
    assert refusal(old) == ["award-title-not-of-the-day"]
    assert len(commend(OFFICE, [old], reason="Hướng dẫn riêng của tỉnh").written) == 1


def test_the_old_title_of_a_cell_holds_on_its_own_day(office):
    old = of_cell(office, title="clean_strong_exemplary", report_year=2017, decided_on=date(2018, 1, 8))
    assert found_in(old) == []


def test_a_title_of_the_day_that_belongs_to_others_is_a_question(office):
    passage = commend(OFFICE, [of_cell(office)])
    assert [found.finding.code for found in passage.found] == ["award-title-not-of-the-day"]
    assert len(passage.written) == 1


def test_a_commendation_from_before_the_known_rules_is_not_held_against_them(office):
    assert found_in(of_member(office, report_year=2010, decided_on=date(2011, 1, 8))) == []


def test_the_same_commendation_stands_once(office):
    assert refusal(of_member(office), of_member(office)) == ["line-twice"]


def test_a_member_may_be_commended_for_a_theme_besides(office):
    assert found_in(of_member(office), of_member(office, title="", theme="Chuyên đề năm 2023")) == []


def test_a_correction_is_checked_too(office):
    [line] = commend(OFFICE, [of_member(office)]).written
    with pytest.raises(Refused):
        correct(OFFICE, [Correction(line.id, 1, of_member(office, name="An"))])
    correct(OFFICE, [Correction(line.id, 1, of_member(office, decision_number="45-QĐ/ĐU"))])
    assert commendations_of_year([office.east], 2023)[0].entry.decision_number == "45-QĐ/ĐU"


def test_a_withdrawn_commendation_is_gone(office):
    [line] = commend(OFFICE, [of_member(office)]).written
    withdraw(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm")
    assert commendations_of_year([office.east], 2023) == []
