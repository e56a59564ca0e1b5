"""Two drafts side by side: what was put in, taken out, edited, and which numbers differ."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from tongket.documents.drafting.compare import LineChange, compare, numbers_changed, words_changed

OLD = ["Đặc điểm tình hình", "Đảng bộ có 24 chi bộ, 512 đảng viên.", "Công tác dân vận được quan tâm.", "Kết luận"]

WORDS = st.sampled_from(["chi bộ", "đảng viên", "24", "đạt", "vượt", "kế hoạch", "năm 2023"])
DRAFT = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), max_size=8)


def kinds(lines: list[LineChange]) -> list[str]:
    return [line.kind for line in lines]


def test_a_draft_against_itself_shows_no_change():
    assert set(kinds(compare(OLD, OLD))) == {"same"}


def test_an_edited_paragraph_is_shown_word_by_word():
    new = [OLD[0], "Đảng bộ có 25 chi bộ, 512 đảng viên.", *OLD[2:]]
    [edited] = [line for line in compare(OLD, new) if line.kind == "changed"]
    assert [(piece.kind, piece.text) for piece in edited.pieces if piece.kind != "same"] == [
        ("deleted", "24"), ("inserted", "25"),
    ]  # fmt: skip


def test_a_paragraph_put_in_between_leaves_its_neighbours_alone():
    lines = compare(OLD, [*OLD[:2], "Một đoạn mới hẳn.", *OLD[2:]])
    assert kinds(lines) == ["same", "same", "inserted", "same", "same"]


def test_a_paragraph_rewritten_beyond_recognition_is_taken_out_and_put_in():
    lines = compare(OLD, [OLD[0], "Văn hóa, thể thao phát triển.", *OLD[2:]])
    assert sorted(kinds(lines)) == ["deleted", "inserted", "same", "same", "same"]


def test_changed_numbers_are_listed_with_what_they_were():
    new = [OLD[0], "Đảng bộ có 25 chi bộ, 512 đảng viên.", OLD[2], "Kết luận: đạt 98,5 %"]
    found = [(each.before, each.after) for each in numbers_changed(compare(OLD, new))]
    assert found == [("24", "25"), ("", "98,5")]


def test_a_number_that_stays_beside_changed_words_is_not_listed():
    lines = compare(["Có 24 chi bộ vững mạnh."], ["Có 24 chi bộ trong sạch, vững mạnh."])
    assert numbers_changed(lines) == []


def test_the_stretches_put_in_are_named_by_their_place():
    [line] = compare(["Có 24 chi bộ."], ["Có 24 chi bộ, 3 đảng bộ."])
    assert [line.text[start:end] for start, end in line.added()] == [", 3 đảng bộ"]


@given(DRAFT, DRAFT)
def test_both_drafts_can_be_read_off_the_comparison(old, new):
    lines = compare(old, new)
    assert [line.after for line in lines if line.after is not None] == list(range(len(new)))
    assert [line.before for line in lines if line.before is not None] == list(range(len(old)))
    assert [line.text for line in lines if line.after is not None] == new


def test_a_paragraph_of_endless_words_is_not_held_word_against_word():
    long = "từ " * 5_000
    assert [piece.kind for piece in words_changed(long, long + "thêm")] == ["deleted", "inserted"]


def test_a_text_far_longer_than_a_paper_is_compared_in_bounded_time():
    old = ["-", "", "Chi bộ thôn Đông"] * 5_000
    new = [*old[:7_000], "Một đoạn mới.", *old[7_000:]]
    began = time.perf_counter()
    assert [line.text for line in compare(old, new) if line.kind == "inserted"][-1:] == ["Một đoạn mới."]
    assert time.perf_counter() - began < 20
