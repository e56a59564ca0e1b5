"""Text pasted from Word: what a reader sees stays, what Word hides goes."""

from __future__ import annotations

import unicodedata

import pytest

from tongket.documents.drafting.pasted import as_markup, cleaned
from tongket.documents.paper.markup import runs

OF_WORD = """<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<style>p.MsoNormal {margin:0cm}</style><p class=MsoNormal><b>Mặt trận</b>&nbsp;vận động
<span lang=VI>125 hộ</span> hiến đất.</p><ul><li>Xây 3 nhà đại đoàn kết;</li><li>Tặng 40 suất quà.</li></ul>"""


def test_letters_are_composed():
    apart = unicodedata.normalize("NFD", "Ủy ban Mặt trận Tổ quốc")
    assert cleaned(apart) == "Ủy ban Mặt trận Tổ quốc"


@pytest.mark.parametrize("space", ["\u00a0", "\t", "\u2003", "\u202f", "   "])
def test_odd_spaces_become_one_ordinary_space(space):
    assert cleaned(f"Vận động{space}125 hộ") == "Vận động 125 hộ"


@pytest.mark.parametrize("sign", ["•\t", "·       ", "\uf0b7 ", "– ", "-", "o\t", "* ", "§ "])
def test_entries_of_a_list_keep_their_line_and_begin_with_a_dash(sign):
    assert cleaned(f"Kết quả:\n{sign}Xây 3 nhà;\n{sign}Tặng 40 suất.") == "Kết quả:\n- Xây 3 nhà;\n- Tặng 40 suất."


def test_entries_of_the_second_level_keep_their_plus():
    assert cleaned("-  Đã làm:\n   +\tXây nhà") == "- Đã làm:\n+ Xây nhà"


def test_a_numbered_list_keeps_its_numbers():
    assert cleaned("1.\tVận động\n2.\tGiám sát") == "1. Vận động\n2. Giám sát"


def test_markup_of_word_is_taken_off_and_its_list_stays():
    assert cleaned(OF_WORD) == ("Mặt trận vận động 125 hộ hiến đất.\n- Xây 3 nhà đại đoàn kết;\n- Tặng 40 suất quà.")


def test_signs_of_comparison_are_no_markup():
    assert cleaned("Tỷ lệ < 5 % và > 3 %") == "Tỷ lệ < 5 % và > 3 %"


@pytest.mark.parametrize("text", ["Kết quả {tốt}", "Ghi chú **quan trọng", "Họ tên: ______", "a__b"])
def test_plain_text_is_printed_as_it_is_whatever_signs_it_holds(text):
    [run] = runs(as_markup(text), {})
    assert not run.bold
    assert "{tốt}" in run.text or "{" not in text
