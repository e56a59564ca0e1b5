"""Whole numbers read aloud in Vietnamese, as receipts and minutes write them beside the digits."""

from __future__ import annotations

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu")


def number_words_vi(number: int) -> str:
    """1005 → "một nghìn không trăm linh năm"; 21 → "hai mươi mốt". Below zero: "âm …"."""
    if number < 0:
        return f"âm {number_words_vi(-number)}"
    billions, rest = divmod(number, 10**9)
    if not billions:
        return _below_billion(rest, is_inner=False) or DIGITS[0]
    tail = _below_billion(rest, is_inner=True)
    return f"{number_words_vi(billions)} tỷ {tail}".rstrip()


def money_words_vi(dong: int) -> str:
    """An amount as a receipt reads it, capital first: 40000 → "Bốn mươi nghìn đồng"."""
    words = f"{number_words_vi(dong)} đồng"
    return words[0].upper() + words[1:]


def _below_billion(number: int, *, is_inner: bool) -> str:
    """Millions, thousands, units. `is_inner`: something stands before, so a group's hundreds are read even as 0."""
    read: list[str] = []
    for place in (2, 1, 0):
        group = number // 1000**place % 1000
        if group:
            read.append(f"{_group(group, is_inner or bool(read))} {SCALES[place]}".rstrip())
    return " ".join(read)


def _group(group: int, is_inner: bool) -> str:
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    read = [f"{DIGITS[hundreds]} trăm"] if hundreds or is_inner else []
    if tens == 0:
        return " ".join([*read, *([f"linh {DIGITS[units]}" if read else DIGITS[units]] if units else [])])
    read.append("mười" if tens == 1 else f"{DIGITS[tens]} mươi")
    if units:
        read.append(_after_ten(units, tens))
    return " ".join(read)


def _after_ten(units: int, tens: int) -> str:
    if units == 5:
        return "lăm"
    if tens > 1 and units in (1, 4):
        return "mốt" if units == 1 else "tư"
    return DIGITS[units]
