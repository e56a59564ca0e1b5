from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.records.reviews import queries
from tongket.records.reviews.actions.correct import correct
from tongket.records.reviews.actions.correct_collective import correct_collective
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.actions.withdraw import withdraw
from tongket.records.reviews.actions.withdraw_collective import withdraw_collective
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return new_office()


def change_member(member, **changes):
    kept = members.kept([member])[member]
    correct_member(OFFICE, [Correction(member, kept.version, replace(kept.entry, **changes))])


def found_in(*entries):
    return [found.finding for found in rate(OFFICE, entries, collecting=True).found]


def of_an(office, **changes):
    return replace(MemberRatingEntry(office.an, office.east, 2023, "good"), **changes)


def test_a_member_is_rated(office):
    rate(OFFICE, [of_an(office)])
    assert [line.entry.level for line in queries.member_ratings([office.east], 2023)] == ["good"]


@pytest.mark.parametrize("wrong", [{"not_rated_reason": "other"}, {"level": ""}])
def test_a_rating_is_a_level_or_a_reason(office, wrong):
    assert [finding.code for finding in found_in(of_an(office, **wrong))] == ["rating-level-or-reason"]


@pytest.mark.parametrize("status", ["exempted", "suspended"])
def test_an_exempted_or_suspended_member_has_no_level(office, status):
    change_member(office.an, status=status, status_since=date(2023, 3, 1))
    with pytest.raises(Refused) as refused:
        rate(OFFICE, [of_an(office)], reason="Theo đề nghị của chi bộ")
    [found] = refused.value.found
    assert (found.finding.code, found.finding.citation.document) == ("rating-not-allowed", "QD124_2023")


def test_an_exempted_member_is_entered_with_the_reason(office):
    change_member(office.an, status="exempted", status_since=date(2023, 3, 1))
    assert found_in(of_an(office, level="", not_rated_reason="exempted")) == []


def test_a_status_that_began_after_the_year_does_not_count(office):
    change_member(office.an, status="exempted", status_since=date(2024, 1, 1))
    assert found_in(of_an(office)) == []


def test_a_member_admitted_under_six_months_before_the_year_end_has_no_level(office):
    change_member(office.hoa, admitted_on=date(2023, 7, 1))
    [finding] = found_in(MemberRatingEntry(office.hoa, office.west, 2023, "good"))
    assert finding.code == "rating-not-allowed"
    assert "Đỗ Thị Hoa" in finding.message()


def test_a_member_admitted_six_months_before_the_year_end_is_rated(office):
    change_member(office.hoa, admitted_on=date(2023, 6, 30))
    assert found_in(MemberRatingEntry(office.hoa, office.west, 2023, "good")) == []


def test_where_the_regulation_is_not_verified_the_level_is_a_question(office):
    change_member(office.an, status="exempted", status_since=date(2025, 3, 1))
    passage = rate(OFFICE, [of_an(office, report_year=2025)])
    assert [found.finding.code for found in passage.found] == ["rating-not-allowed"]
    assert len(passage.written) == 1


def test_a_member_who_left_before_the_year_end_may_have_been_rated(office):
    change_member(office.an, ended_as="transferred", ended_on=date(2023, 12, 20))
    assert found_in(of_an(office)) == []


def test_a_correction_is_held_against_the_register_too(office):
    [line] = rate(OFFICE, [of_an(office)]).written
    change_member(office.an, status="suspended", status_since=date(2023, 3, 1))
    with pytest.raises(Refused) as refused:
        correct(OFFICE, [Correction(line.id, 1, of_an(office, level="completed"))])
    assert refused.value.found[0].finding.code == "rating-not-allowed"


def test_a_collective_has_a_name_and_an_organisation_has_none(office):
    for wrong in (
        CollectiveRatingEntry(office.east, "organization", 2023, collective="Ban Chi ủy", level="good"),
        CollectiveRatingEntry(office.east, "leadership_collective", 2023, level="good"),
    ):
        with pytest.raises(Refused) as refused:
            rate_collective(OFFICE, [wrong])
        assert refused.value.found[0].finding.code == "rating-collective-name"


def test_the_decided_levels_are_those_of_the_year(office):
    rate(OFFICE, [of_an(office), of_an(office, report_year=2022, level="excellent")])
    rate(OFFICE, [of_an(office, stage="proposed", level="excellent")])
    rate(OFFICE, [MemberRatingEntry(office.binh, office.east, 2023, not_rated_reason="other")])
    assert queries.member_levels([office.an, office.binh], 2023) == {office.an: "good"}


def test_the_decided_level_of_an_organisation_is_its_own(office):
    [line] = rate_collective(OFFICE, [CollectiveRatingEntry(office.east, "organization", 2023, level="good")]).written
    rate_collective(
        OFFICE, [CollectiveRatingEntry(office.east, "leadership_collective", 2023, "Ban Chi ủy", "excellent")]
    )
    assert queries.organization_levels([office.east, office.west], 2023) == {office.east: "good"}
    correct_collective(
        OFFICE, [Correction(line.id, 1, CollectiveRatingEntry(office.east, "organization", 2023, level="completed"))]
    )
    assert queries.organization_levels([office.east], 2023) == {office.east: "completed"}


def test_withdrawn_ratings_are_gone(office):
    [line] = rate(OFFICE, [of_an(office)]).written
    [other] = rate_collective(OFFICE, [CollectiveRatingEntry(office.east, "organization", 2023, level="good")]).written
    withdraw(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm")
    withdraw_collective(OFFICE, [Withdrawal(other.id, 1)], reason="Nhập nhầm")
    assert queries.member_ratings([office.east], 2023) == []
    assert queries.collective_ratings([office.east], 2023) == []
