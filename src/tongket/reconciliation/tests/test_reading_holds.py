"""What holds of the reading of any text: it ends, it breaks nothing, its places are right, and no number is lost."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.reconciliation.facts import Reading, Span
from tongket.reconciliation.reader import read

ARTICLES = sorted((Path(__file__).resolve().parents[4] / "tests" / "articles" / "open").glob("*.txt"))
TEXTS = [path.read_bytes().decode("utf-8") for path in ARTICLES]
NUMBER = re.compile(r"[0-9]+")
WORDS = [
    "chi bộ", "đảng viên", "hoàn thành tốt nhiệm vụ", "xuất sắc", "trong đó", "số còn lại", "đạt", "tăng", "giảm", "%",
    "so với cùng kỳ", "tỷ đồng", "triệu", "trên", "khoảng", "từ", "đến", "kết nạp", "Huy hiệu", "năm tuổi Đảng", "năm",
    "ngày", "tháng", "nhiệm kỳ", "Đảng bộ xã Ngọc Kỳ", "Đảng ủy", "UBKT", "kiểm tra", "giám sát", "Số", "quý II",
    "hai", "một nửa", "mười lăm", "2023", "12/01/2024", "149/191", "89,5", "168.9", "1.234.567", "2/ 2", "103,3 %", "5",
    "0", "-", "–", "/", ",", ";", ".", ":", "(", ")", "\"", "\n", "\t", "\u00a0", "\u200b", "a\u0301", "đ/c", "30-35",
]  # fmt: skip
MADE = st.lists(st.sampled_from(WORDS), max_size=40).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda between: between.join(words))
)
ANY_TEXT = st.one_of(st.text(max_size=300), MADE, st.text("0123456789.,/-% \n", max_size=80))


def spans(reading: Reading) -> list[tuple[str, Span, str]]:
    """Which list, where, and the quoted words, of everything that was found."""
    return [
        *(("fact", fact.at, fact.quote) for fact in reading.facts),
        *(("set aside", row.at, row.quote) for row in reading.set_aside),
        *(("unrecognised", row.at, row.quote) for row in reading.unrecognised),
    ]


def lists_of(reading: Reading) -> list[tuple[str, list[str]]]:
    """Every run of digits of the text, and the lists it stands in; a fact stands there once for all it says."""
    owners: list[set[tuple[str, int]]] = [set() for _ in reading.text]
    places = [("fact", 0, place) for fact in reading.facts for place in (fact.at, fact.number)]
    places += [("set aside", index, row.at) for index, row in enumerate(reading.set_aside)]
    places += [("unrecognised", index, row.at) for index, row in enumerate(reading.unrecognised)]
    for name, index, span in places:
        for place in range(span.start, span.end):
            owners[place].add((name, index))
    found = []
    for match in NUMBER.finditer(reading.text):
        owning = set().union(*owners[match.start() : match.end()])
        found.append((reading.text[max(0, match.start() - 15) : match.end() + 15], sorted(name for name, _ in owning)))
    return found


def hold(text: str) -> None:
    """Everything that is true of any reading."""
    reading = read(text)
    assert reading.text == text
    for _, at, quote in spans(reading):
        assert 0 <= at.start <= at.end <= len(text)
        assert quote == at.of(text)
    for fact in reading.facts:
        assert fact.at.start <= fact.number.start <= fact.number.end <= len(text), fact
        assert fact.part_of is None or 0 <= fact.part_of < len(reading.facts), fact
    assert [row for row in lists_of(reading) if len(row[1]) != 1] == []


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_read_with_right_places_and_every_number_in_one_list(text: str):
    hold(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_an_article_with_pieces_cut_out_and_put_in_is_read_as_any_text(text: str, data: st.DataObject):
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + data.draw(st.sampled_from(WORDS)) + text[place + data.draw(st.integers(0, 12)) :]
    hold(text)


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in ARTICLES])
def test_of_an_article_every_number_stands_in_one_list(text: str):
    hold(text)


@pytest.mark.parametrize("text", TEXTS[:6], ids=[path.stem for path in ARTICLES[:6]])
def test_the_lists_stand_in_the_order_of_the_text(text: str):
    reading = read(text)
    for rows in (reading.facts, reading.set_aside, reading.unrecognised):
        starts = [row.at.start for row in rows]
        assert starts == sorted(starts)


@pytest.mark.parametrize("text", TEXTS[:6], ids=[path.stem for path in ARTICLES[:6]])
def test_a_text_read_twice_is_read_alike(text: str):
    assert read(text) == read(text)


REPEATED = [
    "1", ",", "1,", "1.", "12 ", "1/", "1-", "1:", "5% ", ".", "\n", " ", "(", '"', "a", "a\u0301", "I", "năm 5 ",
    "5 chi bộ, ", "trong đó ", "12/01/2024 ", "8 tỷ 628 triệu ", "hai mươi ", "số 12-NQ/TW ", "tăng 5% so với ",
    "từ 5 đến ", "huy hiệu 40 năm ", "a@", "Nguyễn Văn ", "tỷ đồng ", "thôn 1, ", "5\n", "Đảng bộ xã Ngọc Kỳ ",
]  # fmt: skip


def seconds(text: str) -> int:
    """Whole seconds of work that reading a text takes, begun ones not counted."""
    begun = time.process_time_ns()
    read(text)
    return (time.process_time_ns() - begun) // 1_000_000_000


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_what_is_repeated_without_end_takes_no_more_than_its_length(piece: str):
    # In proportion to its length this takes a second; in proportion to its square, minutes.
    assert seconds(piece * (40_000 // len(piece))) < 6


@pytest.mark.parametrize("piece", ["1,", "năm năm "], ids=ascii)
def test_a_megabyte_of_one_thing_is_read_within_a_minute(piece: str):
    assert seconds(piece * (1_000_000 // len(piece))) < 60


def test_a_megabyte_of_articles_is_read_within_a_minute():
    text = "\n".join(TEXTS)
    assert seconds(text * (1_000_000 // len(text))) < 60


def test_150_figures_are_read_within_a_third_of_a_second():
    text, count = "", 0
    for article in TEXTS:
        text, count = f"{text}\n{article}", len(read(f"{text}\n{article}").facts)
        if count >= 150:
            break
    times = []
    for _ in range(3):
        begun = time.process_time_ns()
        read(text)
        times.append(time.process_time_ns() - begun)
    assert count >= 150
    assert min(times) < 300_000_000


def test_most_numbers_of_the_open_articles_are_understood():
    counted = Counter(name for text in TEXTS for _, names in lists_of(read(text)) for name in names)
    assert counted["unrecognised"] * 5 < counted["fact"]
