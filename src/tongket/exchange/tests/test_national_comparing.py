"""A list of the national register held against ours: who is who, what differs, and nothing else."""

from datetime import date

import pytest

from tests.office import EAST, OFFICE, WEST, new_office
from tongket.exchange.models import NationalList
from tongket.exchange.national import lists
from tongket.exchange.states import COMPARED
from tongket.exchange.tests.national_lists import (
    changed,
    decomposed,
    exported,
    found,
    person,
    received,
    serial,
    xlsx,
)
from tongket.organizations import queries
from tongket.records.members.actions.register import register
from tongket.records.members.book import MemberEntry

pytestmark = pytest.mark.django_db
AN = "Nguyễn Văn An"


@pytest.fixture(autouse=True)
def office():
    return new_office()


def test_our_register_exported_as_their_list_shows_no_difference():
    listed = received(exported())
    assert (listed.state, listed.comparison.same, listed.comparison.questions) == (COMPARED, 6, [])
    assert listed.comparison.matched == {"card": 6}


@pytest.mark.parametrize("written", ["1965-01-01", serial(date(1965, 1, 1)), "01/1/1965", "1-1-1965", date(1965, 1, 1)])
def test_a_day_in_any_of_three_styles_is_the_same_day(written):
    assert found(changed(exported(), AN, born=written)) == []


@pytest.mark.parametrize("written", ["1965", 1965, "01/1965", "năm 1965", "1/1/65", "31/02/1965"])
def test_an_unfinished_day_is_a_doubt_and_no_guess(written):
    assert found(changed(exported(), AN, born=written)) == [("birth_date-doubt", AN, str(written))]


@pytest.mark.parametrize("name", ["NGUYỄN VĂN AN", decomposed(AN), " Nguyễn  Văn An ", "Nguyễn\u200b Văn An"])
def test_a_name_with_marks_apart_capitals_or_spaces_is_the_same_name(name):
    assert found(changed(exported(), AN, name=name)) == []


def test_zeros_lost_in_a_card_number_are_put_back():
    assert found(changed(exported(), AN, card=1)) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"name": "Nguyễn Văn Ân"}, ("full_name-differs", AN, "Nguyễn Văn Ân")),
        ({"born": "02/01/1965"}, ("birth_date-differs", AN, "02/01/1965")),
        ({"born": ""}, ("birth_date-blank_there", AN, "")),
        ({"admitted": "19/5/1991"}, ("admitted_on-differs", AN, "19/05/1991")),
        ({"cell": WEST}, ("organization-differs", AN, WEST)),
        ({"cell": "Chi bộ lạ"}, ("organization-doubt", AN, "Chi bộ lạ")),
        ({"state": "Từ trần"}, ("condition-differs", AN, "Từ trần")),
        ({"state": "Không sinh hoạt"}, ("condition-doubt", AN, "Không sinh hoạt")),
        ({"card": "038065000001"}, ("card_number-differs", AN, "038065000001")),
        ({"card": ""}, ("card_number-blank_there", AN, "")),
    ],
)
def test_a_planted_difference_is_found_and_it_alone(values, expected):
    assert found(changed(exported(), AN, **values)) == [expected]


def test_somebody_of_the_list_alone_and_somebody_of_ours_alone_are_named():
    rows = [*exported()[1:], person("Bùi Thị Lan", born="1/2/1980", admitted="1/5/2005", cell=EAST)]
    assert [each[:2] for each in found(rows)] == [("only_there", "Bùi Thị Lan"), ("only_here", AN)]


def test_somebody_who_left_there_and_is_unknown_here_is_not_asked_about():
    assert found([*exported(), person("Bùi Thị Lan", state="Đã chuyển")]) == []


def test_a_member_listed_twice_is_named_with_both_rows():
    rows = [*exported(), {**exported()[0], "Chi bộ đang sinh hoạt": WEST}]
    assert ("twice", AN, f"{EAST}; {WEST}") in found(rows)


def test_a_card_of_another_name_and_birth_date_is_no_match():
    rows = changed(exported(), AN, name="Bùi Thị Lan", born="1/2/1980")
    assert [each[:2] for each in found(rows)] == [("ambiguous", "Bùi Thị Lan")]


def test_a_card_with_a_wrong_name_but_the_right_birth_date_is_the_member_with_another_name():
    asked = received(changed(exported(), "Đỗ Thị Hoa", name="Bùi Thị Lan")).comparison.questions
    assert [(each.group, each.theirs) for each in asked] == [("full_name-differs", "Bùi Thị Lan")]


def test_somebody_without_card_or_whole_birth_date_is_proposed_and_never_taken_for_granted():
    asked = received(changed(exported(), AN, card="", born="1965")).comparison.questions
    assert [(each.kind, each.why, len(each.candidates)) for each in asked] == [("ambiguous", "birth-unsure", 1)]


def test_somebody_without_card_is_known_by_name_and_birth_date():
    listed = received(changed(exported(), AN, card=""))
    assert listed.comparison.matched == {"card": 5, "name": 1}


def test_two_of_one_name_and_birth_date_are_a_question_with_both(office):
    twin = MemberEntry(AN, office.west, date(2001, 2, 3), date(1965, 1, 1), "000000009")
    register(OFFICE, [twin])
    rows = [row for row in exported() if row["Số thẻ Đảng viên"] != "000000009"]
    asked = received(changed(rows, AN, card="")).comparison.questions
    assert [(each.why, len(each.candidates)) for each in asked] == [("namesakes", 2)]


def test_a_list_looked_at_is_not_stored():
    looked = lists.look(OFFICE, queries.unit("mau"), "a.xlsx", xlsx(exported()))
    assert (looked.comparison.same, NationalList.objects.count()) == (6, 0)
