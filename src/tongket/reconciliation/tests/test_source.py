"""The even form of a text, and the way back from it to the original."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.reconciliation.text.source import Source

SENTENCE = "Đảng ủy xã có 149/191 đảng viên hoàn thành tốt nhiệm vụ, đạt 78,01%; quý I thu 8 tỷ 628 triệu đồng."
PIECES = st.sampled_from(
    [*"aăâeêioôơuưyđ \u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u200b\u00a0\r\n\tqQgG5,–“Ð", "uỷ"]
)


def test_a_plain_vietnamese_sentence_stays_as_it_is():
    assert Source.of(SENTENCE).plain == SENTENCE


def test_decomposed_letters_are_composed():
    assert Source.of(unicodedata.normalize("NFD", SENTENCE)).plain == SENTENCE


def test_a_quote_of_decomposed_text_is_the_writers_own_code_points():
    apart = unicodedata.normalize("NFD", SENTENCE)
    source = Source.of(apart)
    at = source.plain.index("hoàn thành tốt")
    assert source.quote(at, at + 14) == unicodedata.normalize("NFD", "hoàn thành tốt")


def test_a_tone_typed_before_the_circumflex_still_makes_one_letter():
    assert Source.of("ti\u0065\u0301\u0302n cu\u006f\u0323\u0302c").plain == "tiến cuộc"


@pytest.mark.parametrize(
    ("typed", "even"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("ĐẢNG UỶ", "ĐẢNG ỦY"),
        ("hoà, khoẻ, thuý, loà xoà", "hòa, khỏe, thúy, lòa xòa"),
        ("hoàn thành toàn khoẻn", "hoàn thành toàn khoẻn"),
        ("hòan thành, tòan xã, hùynh, lọai", "hoàn thành, toàn xã, huỳnh, loại"),
        ("quý, quỹ, quỷ, QUÝ", "quý, quỹ, quỷ, QUÝ"),
        ("qúy, qủa, gía, đừơng", "quý, quả, giá, đường"),
        ("gì, gìn giữ, giếng, của, múa, mía", "gì, gìn giữ, giếng, của, múa, mía"),
        ("huyện uyển chuyền thủy", "huyện uyển chuyền thủy"),
    ],
)
def test_a_tone_stands_where_the_house_writes_it(typed: str, even: str):
    assert Source.of(typed).plain == even


def test_odd_spaces_dashes_and_quotes_become_ordinary_ones():
    assert Source.of("“15,7\u00a0tỷ” – ‘2020—2025’\u2009％").plain == "\"15,7 tỷ\" - '2020-2025' %"


def test_the_icelandic_eth_is_read_as_the_vietnamese_d():
    assert Source.of("Ðảng viên ðạt").plain == "Đảng viên đạt"


def test_invisible_characters_are_left_out_and_places_still_hold():
    source = Source.of("\ufeff36\u200b/35 đảng\u00ad viên")
    assert source.plain == "36/35 đảng viên"
    assert source.quote(0, 5) == "36\u200b/35"
    assert source.place(6) == 8


def test_line_ends_of_every_system_are_one():
    assert Source.of("a\r\nb\rc\nd\u2028e\tg").plain == "a\nb\nc\nd\ne\tg"


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("5" + " " * 40 + "chi", "5 chi"),
        ("a" + "\n" * 30 + "b", "a\n\nb"),
        ("a  \t \n   \t   b", "a\nb"),
        ("a   b", "a   b"),
    ],
)
def test_of_long_white_space_only_its_ends_are_left(text: str, even: str):
    source = Source.of(text)
    assert source.plain == even
    assert source.quote(0, len(even)) == text
    assert source.place(len(even) - 1) == len(text) - 1


def test_the_lowered_text_is_as_long_as_the_plain_one():
    source = Source.of("İSTANBUL ĐẢNG ỦY 5")
    assert len(source.lowered) == len(source.plain)
    assert source.lowered.endswith("đảng ủy 5")


def test_the_end_of_the_plain_text_is_the_end_of_the_original():
    source = Source.of("tốt\u200b")
    assert source.place(3) == 4
    assert (source.span(3, 3).start, source.span(3, 3).end) == (4, 4)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text_has_an_even_form_with_places_in_order(text: str):
    source = Source.of(text)
    places = [source.place(index) for index in range(len(source.plain) + 1)]
    assert len(source.lowered) == len(source.plain) == len(source.ends)
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(st.lists(PIECES).map("".join).map(lambda text: text.replace("\u200b", "")))
def test_an_even_text_is_composed_and_has_neither_odd_spaces_nor_invisible_characters(text: str):
    plain = Source.of(text).plain
    assert unicodedata.is_normalized("NFC", plain)
    assert not set(plain) & set("\u00a0\u200b\r–“Ð")


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 10_000,
        unicodedata.normalize("NFD", SENTENCE) * 8_000,
        "a" + "\u0301\u0323" * 500_000,
        "\u200b\u00a0" * 500_000,
        "uỷ" * 500_000,
        ("a" + " \n" * 9) * 50_000,
    ],
    ids=["ordinary", "decomposed", "marks", "odd spaces", "tones", "deserts"],
)
def test_a_megabyte_is_made_even_within_bounded_time(text: str):
    begun = time.process_time()
    Source.of(text)
    assert time.process_time() - begun < 2
