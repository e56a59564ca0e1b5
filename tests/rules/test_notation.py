"""How Vietnamese names, numbers and dates are read and written."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.rules import notation
from tongket.rules.errors import TongketError

VIETNAMESE = st.text("aăâbdđeêghiklmnoôơuưyàảãáạệừỡ ÂĐỦ", max_size=20)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12)


@pytest.mark.parametrize("text", ["Đảng ủy", "ĐẢNG  UỶ", "đảng\u00a0ủy ", unicodedata.normalize("NFD", "Đảng ủy")])
def test_the_search_key_ignores_case_diacritics_and_white_space(text):
    assert notation.fold(text) == "dang uy"


def test_normalise_composes_and_drops_what_cannot_be_seen():
    assert notation.normalise("\ufeffNguye\u0302\u0303n\u00a0 Văn\u200b A\n") == "Nguyễn Văn A"


def test_words_sort_by_the_vietnamese_alphabet():
    words = ["an", "ăn", "ân", "ba", "đá", "da", "em", "êm", "ong", "ông", "ơn", "ưa", "ua", "xa"]
    expected = ["an", "ăn", "ân", "ba", "da", "đá", "em", "êm", "ong", "ông", "ơn", "ua", "ưa", "xa"]
    assert sorted(words, key=notation.sort_key) == expected


def test_tones_sort_after_letters_in_the_order_of_the_dictionary():
    words = ["mạ", "ma", "má", "mã", "mả", "mà", "man"]
    assert sorted(words, key=notation.sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ", "man"]


def test_the_first_syllable_decides_before_the_second():
    assert sorted(["Bá An", "Bà Xa", "Ba"], key=notation.sort_key) == ["Ba", "Bà Xa", "Bá An"]


def test_numbers_in_names_sort_by_size():
    assert sorted(["Chi bộ 10", "Chi bộ 2"], key=notation.sort_key) == ["Chi bộ 2", "Chi bộ 10"]


def test_people_sort_by_given_name_first():
    names = ["Nguyễn Thị Ánh", "Lê Văn Bình", "Trần Văn An", "Đỗ Văn An"]
    assert sorted(names, key=notation.name_sort_key) == [
        "Đỗ Văn An", "Trần Văn An", "Nguyễn Thị Ánh", "Lê Văn Bình",
    ]  # fmt: skip


@given(VIETNAMESE)
def test_composed_and_decomposed_text_have_the_same_keys(text):
    apart = unicodedata.normalize("NFD", text)
    assert (notation.fold(apart), notation.sort_key(apart)) == (notation.fold(text), notation.sort_key(text))


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234567, None, "1.234.567"), (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("370.740"), None, "370,740"),
        (Decimal("2.25"), 1, "2,3"), (Decimal("-2.25"), 1, "-2,3"), (78, 1, "78,0"), (Decimal("0.5"), 0, "1"),
    ],
)  # fmt: skip
def test_a_number_is_printed_with_dots_and_a_comma(value, decimals, expected):
    assert notation.number_vi(value, decimals) == expected


@given(DECIMALS)
def test_a_printed_number_reads_back_as_itself(value):
    assert notation.parse_number(notation.number_vi(value)) == value


@pytest.mark.parametrize(
    ("text", "expected"), [("370,740", "370.740"), ("−5", "-5"), (" 1.234 ", "1234"), ("0,5", "0.5")]
)
def test_a_number_is_read_with_a_decimal_comma(text, expected):
    assert notation.parse_number(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["168.9", "1,234.5", "1,234,567", "0.500", "1234.56"])
def test_a_foreign_separator_is_refused_with_its_own_mend(text):
    with pytest.raises(TongketError) as refused:
        notation.parse_number(text)
    assert refused.value.code == "number-wrong-separator"


@pytest.mark.parametrize("text", ["", "tám", "1.23.456", "12%", "1,2,3", "#DIV/0!"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(TongketError) as refused:
        notation.parse_number(text)
    assert refused.value.code == "number-not-understood"


def test_a_share_of_nothing_is_not_printed():
    assert notation.percent_vi(0, 0) is None


def test_a_share_is_rounded_half_up():
    assert (notation.percent_vi(149, 191), notation.percent_vi(171, 191)) == ("78,0", "89,5")


def test_small_counts_get_a_leading_zero():
    assert [notation.two_digits(count) for count in (0, 2, 10, 1249)] == ["0", "02", "10", "1.249"]


def test_the_date_line_pads_days_below_ten_and_the_first_two_months():
    days = [date(2024, 1, 12), date(2026, 2, 3), date(2026, 5, 3), date(2026, 11, 12)]
    assert [notation.date_words_vi(day) for day in days] == [
        "ngày 12 tháng 01 năm 2024", "ngày 03 tháng 02 năm 2026",
        "ngày 03 tháng 5 năm 2026", "ngày 12 tháng 11 năm 2026",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["3/2/2024", "03-02-2024", "3.2.2024", "2024-02-03", " 2024-2-3 "])
def test_a_date_is_read_in_the_usual_styles(text):
    assert notation.parse_date(text) == date(2024, 2, 3)


@given(st.dates())
def test_a_printed_date_reads_back_as_itself(day):
    assert notation.parse_date(notation.date_vi(day)) == day


@pytest.mark.parametrize("text", ["", "31/02/2024", "3/2/24", "2024/02/03", "3/2-2024", "tháng 5"])
def test_a_date_that_is_none_is_refused(text):
    with pytest.raises(TongketError) as refused:
        notation.parse_date(text)
    assert refused.value.code == "date-not-understood"


@given(st.integers(-(10**15), 10**15), st.integers(0, 4))
def test_a_stored_integer_keeps_its_value(stored, scale):
    assert notation.scaled(notation.unscaled(stored, scale), scale) == stored


def test_digits_that_would_be_lost_are_refused():
    with pytest.raises(TongketError) as refused:
        notation.scaled(Decimal("1.255"), 2)
    assert refused.value.code == "number-too-precise"
