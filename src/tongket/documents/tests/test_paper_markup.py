"""The texts of papers: marks, figure placeholders, and what is refused."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from tongket.documents.paper.markup import missing, missing_in, runs
from tongket.documents.paper.model import (
    Column,
    Masthead,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    name_of,
    plain,
)
from tongket.documents.tests.samples import report
from tongket.rules.errors import TongketError


def _refused(code: str, text: str) -> None:
    with pytest.raises(TongketError) as refusal:
        runs(text, {})
    assert refusal.value.code == code
    assert text[:5] in str(refusal.value) or "ghost" in str(refusal.value)


def test_a_placeholder_becomes_a_run_with_the_figure():
    assert runs("Có {members.total} đảng viên", {"members.total": "2.487"}) == (
        Run("Có "),
        Run("2.487", figure="members.total"),
        Run(" đảng viên"),
    )


def test_a_figure_within_bold_text_is_bold():
    assert runs("**{a}** __b__", {"a": "1"}) == (Run("1", bold=True, figure="a"), Run(" "), Run("b", italic=True))


def test_doubled_brackets_are_printed_as_brackets():
    assert plain(runs("{{a}}", {})) == "{a}"


def test_the_shown_text_of_a_figure_is_not_read_as_markup():
    assert runs("{a}", {"a": "**{b}**"}) == (Run("**{b}**", figure="a"),)


def test_an_unknown_placeholder_is_refused():
    _refused("figure-placeholder-unknown", "{ghost}")


def test_a_bracket_that_is_not_closed_is_refused():
    _refused("figure-placeholder-open", "{abc def")


def test_bold_that_is_not_closed_is_refused():
    _refused("markup-unbalanced", "Có **ba")


def test_a_figure_without_value_is_visible_and_reported():
    found = runs("Có {a} và {a}", {"a": None})
    assert plain(found) == "Có [thiếu: a] và [thiếu: a]"
    assert missing(found) == ("a",)


def test_the_missing_figures_of_a_whole_paper_are_named_once():
    assert missing_in(report()) == ("badges.members",)


def test_decomposed_letters_are_composed():
    assert Run(unicodedata.normalize("NFD", "Đảng ủy")).text == "Đảng ủy"


def test_characters_no_paper_can_carry_are_dropped():
    assert Run("a\x0cb\ud800c\r\nd").text == "abc\nd"


def test_a_table_with_a_row_of_another_length_is_refused():
    with pytest.raises(TongketError) as refusal:
        Table((Column("a", 1), Column("b", 1)), (("1", "2"), ("3",)))
    assert refusal.value.code == "paper-table-ragged"
    assert refusal.value.arguments["row"] == 2


def test_a_paper_with_three_signers_is_refused():
    with pytest.raises(TongketError) as refusal:
        Paper(Masthead("a", "b"), None, (), date(2026, 12, 1), signatures=(Signature("c"),) * 3)
    assert refusal.value.code == "paper-signatures-too-many"


def test_the_name_of_a_paper_is_one_line_of_type_and_subject():
    paper = Paper(Masthead("a", "b"), Title("Báo cáo", "tổng kết\nnăm 2026"), (Paragraph("x"),), date(2026, 12, 1))
    assert name_of(paper) == "Báo cáo tổng kết năm 2026"
