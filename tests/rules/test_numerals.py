"""Numbers read aloud, as receipts write them."""

from __future__ import annotations

import pytest

from tongket.rules.numerals import money_words_vi, number_words_vi

READ = {
    0: "không",
    5: "năm",
    10: "mười",
    15: "mười lăm",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    104: "một trăm linh bốn",
    110: "một trăm mười",
    1005: "một nghìn không trăm linh năm",
    1_000_000: "một triệu",
    2_530_000: "hai triệu năm trăm ba mươi nghìn",
    7_020_045: "bảy triệu không trăm hai mươi nghìn không trăm bốn mươi lăm",
    1_000_000_001: "một tỷ không trăm linh một",
    -3: "âm ba",
}


@pytest.mark.parametrize("number", READ)
def test_a_number_is_read_as_a_clerk_reads_it(number):
    assert number_words_vi(number) == READ[number]


def test_an_amount_begins_with_a_capital_and_ends_with_the_unit():
    assert money_words_vi(40_000) == "Bốn mươi nghìn đồng"
