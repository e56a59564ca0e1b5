from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.dues.actions.categories.categorize import categorize
from tongket.records.dues.actions.categories.correct_category import correct_category
from tongket.records.dues.actions.collections.collect import collect
from tongket.records.dues.actions.collections.correct_collection import correct_collection
from tongket.records.dues.actions.collections.withdraw_collection import withdraw_collection
from tongket.records.dues.book import CategoryEntry, CollectionEntry
from tongket.records.dues.queries import lines_of_month, months_of_year, roster, unpaid_months
from tongket.records.dues.tests.cast import SINCE, YEAR, codes, own_values, paid, pays
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office():
    return new_office()


def refusal(call):
    with pytest.raises(Refused) as refused:
        call()
    return [found.finding.code for found in refused.value.found if found.refuses]


def change_member(member, **changes):
    line = members.kept([member])[member]
    correct_member(OFFICE, [Correction(member, line.version, replace(line.entry, **changes))])


def line(office, month=3):
    return lines_of_month([office.east], YEAR, month)[0]


def test_what_is_owed_is_reckoned_when_the_line_is_written(office):
    pays(office.an, office.east)
    paid(office.an, office.east, 3, 30_000)
    entry = line(office).entry
    assert (entry.due, entry.category, entry.base_amount, entry.exempt) == (30_000, "pensioner", 6_000_000, False)


def test_a_pension_corrected_later_leaves_the_months_in_the_book(office):
    [written] = pays(office.an, office.east).written
    paid(office.an, office.east, 3, 30_000)
    risen = CategoryEntry(office.an, office.east, "pensioner", SINCE, 7_000_000)
    correct_category(OFFICE, [Correction(written.id, 1, risen)])
    assert line(office).entry.due == 30_000
    assert roster(office.east, YEAR, 4)[0].assessed.answer.amount == 35_000


def test_without_a_category_what_is_owed_is_not_known_and_the_line_is_kept_with_a_warning(office):
    passage = paid(office.an, office.east, 3, 20_000)
    assert codes(passage) == ["dues-category-missing"]
    assert line(office).entry.due is None


def test_a_category_entered_later_reaches_the_line_when_it_is_corrected(office):
    paid(office.an, office.east, 3, 30_000)
    pays(office.an, office.east)
    before = line(office)
    correct_collection(OFFICE, [Correction(before.id, before.version, before.entry)])
    assert line(office).entry.due == 30_000


def test_more_than_is_owed_needs_a_reason(office):
    pays(office.an, office.east)
    assert refusal(lambda: paid(office.an, office.east, 3, 50_000)) == ["dues-more-than-due"]
    assert codes(paid(office.an, office.east, 3, 50_000, reason="Tự nguyện đóng cao hơn")) == ["dues-more-than-due"]


def test_the_same_month_is_not_entered_twice(office):
    paid(office.an, office.east, 3, 0)
    assert refusal(lambda: paid(office.an, office.east, 3, 30_000)) == ["line-twice"]


def test_a_month_before_membership_is_refused(office):
    change_member(office.an, admission_decided_on=date(2026, 4, 2), admitted_on=date(2026, 4, 10), official_on=None)
    assert refusal(lambda: paid(office.an, office.east, 3, 0)) == ["dues-before-membership"]


def test_a_month_after_leaving_is_refused(office):
    change_member(office.an, ended_as="deceased", ended_on=date(2026, 2, 20))
    assert refusal(lambda: paid(office.an, office.east, 3, 0)) == ["dues-after-leaving"]


def test_a_member_of_another_cell_is_refused(office):
    assert refusal(lambda: paid(office.dung, office.east, 3, 0)) == ["dues-not-in-the-cell"]


def test_who_moves_within_the_month_may_pay_in_either_cell(office):
    change_member(office.an, organization=office.west, joined_on=date(2026, 3, 16))
    assert codes(paid(office.an, office.east, 3, 0)) == ["dues-category-missing"]
    assert refusal(lambda: paid(office.an, office.east, 4, 0)) == ["dues-not-in-the-cell"]


def test_a_negative_amount_is_refused(office):
    assert refusal(lambda: paid(office.an, office.east, 3, -1)) == ["dues-amount-negative"]


def test_fifty_years_of_party_age_are_exempt_without_a_line(office):
    change_member(
        office.an,
        admission_decided_on=date(1976, 3, 1),
        admitted_on=date(1976, 3, 1),
        official_on=date(1977, 3, 1),
        birth_date=date(1950, 1, 1),
    )
    paid(office.an, office.east, 3, 0)
    assert (line(office).entry.exempt, line(office).entry.due) == (True, 0)


def test_interrupted_months_do_not_count_towards_the_fifty_years(office):
    since = {"admission_decided_on": date(1976, 3, 1), "admitted_on": date(1976, 3, 1), "official_on": date(1977, 3, 1)}
    change_member(office.an, birth_date=date(1950, 1, 1), interrupted_months=1, **since)
    pays(office.an, office.east)
    assert [roster(office.east, YEAR, month)[0].assessed.answer.amount for month in (3, 4)] == [30_000, 0]


def test_an_excused_member_is_not_exempt_from_dues(office):
    change_member(office.an, status="exempted", status_since=date(2025, 1, 1))
    pays(office.an, office.east)
    paid(office.an, office.east, 3, 0)
    assert (line(office).entry.exempt, line(office).entry.due) == (False, 30_000)


def test_a_category_of_the_older_rule_ends_with_it(office):
    entry = CategoryEntry(office.an, office.east, "state_salaried", date(2025, 1, 1), 10_000_000)
    assert refusal(lambda: categorize(OFFICE, [entry])) == ["dues-category-unknown"]
    categorize(OFFICE, [replace(entry, held_until=date(2026, 1, 31))])
    collect(OFFICE, [CollectionEntry(office.an, office.east, YEAR, 1, 100_000)])
    assert line(office, 1).entry.due == 100_000


def test_a_member_pays_as_one_thing_at_a_time(office):
    pays(office.an, office.east)
    assert refusal(lambda: pays(office.an, office.east, "student", None, since=date(2026, 5, 1))) == [
        "dues-two-categories"
    ]


def test_days_that_end_before_they_begin_are_refused(office):
    assert refusal(lambda: pays(office.an, office.east, held_until=date(2026, 1, 1))) == ["dues-days-out-of-order"]


def test_a_withdrawn_line_is_not_known_any_more(office):
    pays(office.an, office.east)
    paid(office.an, office.east, 3, 0)
    kept = line(office)
    withdraw_collection(OFFICE, [Withdrawal(kept.id, kept.version)], reason="Ghi nhầm tháng")
    assert unpaid_months([office.an], date(2026, 4, 30)) == {}
    assert months_of_year([office.east], YEAR) == {}


def test_the_region_entered_by_the_office_reaches_its_cells(office):
    own_values(office.commune, dues_region="III")
    pays(office.an, office.east, "uninsured_below_retirement", None)
    paid(office.an, office.east, 3, 12_420)
    assert line(office).entry.due == 12_420


def test_the_roster_has_every_member_of_the_month_with_what_is_owed(office):
    pays(office.an, office.east)
    paid(office.an, office.east, 3, 30_000)
    rows = roster(office.east, YEAR, 3)
    assert [(row.name, row.assessed.answer.amount, row.kept is not None) for row in rows] == [
        ("Nguyễn Văn An", 30_000, True), ("Trần Thị Bình", None, False), ("Lê Thị Cúc", None, False),
    ]  # fmt: skip


def test_months_without_dues_are_counted_and_missing_books_are_not_zero(office):
    pays(office.an, office.east)
    for month in (2, 3, 4):
        paid(office.an, office.east, month, 0)
    assert unpaid_months([office.an, office.dung], date(2026, 4, 30)) == {office.an: 3}
    assert unpaid_months([office.an], date(2026, 4, 29)) == {office.an: 2}
    assert unpaid_months([office.an], date(2027, 1, 31)) == {}


def test_arrears_make_good_the_oldest_months_first(office):
    pays(office.an, office.east)
    paid(office.an, office.east, 2, 0)
    paid(office.an, office.east, 3, 0)
    paid(office.an, office.east, 4, 30_000, 30_000)
    assert unpaid_months([office.an], date(2026, 4, 30)) == {office.an: 1}
