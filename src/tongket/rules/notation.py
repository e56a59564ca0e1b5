"""Vietnamese notation in one place: names, numbers and dates, read and written.

Pure text work: no clock, no rounding hidden in floats. Reading refuses what it does not understand and says
how to mend it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from tongket.rules.errors import TongketError

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
PLAIN_TONE = 1
LETTER_MARKS = {"\u0306", "\u0302", "\u031b"}
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
REMEMBERED = 20_000
"""How many texts each of the hot functions remembers: a large workbook names the same people on several sheets."""

DAY_FIRST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
VIETNAMESE_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?")
FOREIGN_NUMBER = re.compile(r"[+-]?\d+(?:,\d{3})*\.\d+|[+-]?\d{1,3}(?:,\d{3}){2,}")


@lru_cache(maxsize=REMEMBERED)
def normalise(text: str) -> str:
    """`text` composed (NFC), without invisible characters, runs of white space made one space."""
    return " ".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """The search key: lower case, without diacritics, đ as d, single spaces."""
    apart = unicodedata.normalize("NFD", normalise(text).lower())
    bare = "".join(mark for mark in apart if not unicodedata.combining(mark))
    return bare.replace("đ", "d")


def sort_key(text: str) -> str:
    """A key of digits alone: compared as plain strings, keys give the Vietnamese order in any collation.

    Syllable by syllable, letters before tones (ngang, huyền, hỏi, ngã, sắc, nặng); numbers by size, first.
    """
    words = re.findall(r"\d+|[^\W\d_]+", normalise(text).lower())
    return "".join(_syllable_key(word) for word in words)


def name_sort_key(name: str) -> str:
    """The key of a person's name: the given name (last word) first, then family and middle names."""
    words = normalise(name).split(" ")
    return sort_key(" ".join([words[-1], *words[:-1]]))


@lru_cache(maxsize=REMEMBERED)
def _syllable_key(word: str) -> str:
    if word.isdigit():
        return f"07{int(word):012d}0{PLAIN_TONE}"
    tone, letters = PLAIN_TONE, ""
    for character in word:
        apart = unicodedata.normalize("NFD", character)
        letter = apart[0] + "".join(mark for mark in apart[1:] if mark in LETTER_MARKS)
        tone = next((TONES[mark] for mark in apart[1:] if mark in TONES), tone)
        position = ALPHABET.find(unicodedata.normalize("NFC", letter))
        letters += f"{position + 11:02d}" if position >= 0 else "99"
    return f"{letters}0{tone}"


def number_vi(value: int | Decimal, decimals: int | None = None) -> str:
    """`value` with dots between thousands and a decimal comma: 1234.5 → "1.234,5".

    `decimals` rounds half up to that many places; None keeps the places the value has.
    """
    number = Decimal(value)
    if decimals is not None:
        number = round_half_up(number, decimals)
    whole, _, fraction = f"{number:,f}".partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """`value` to `decimals` places, halves away from zero: the rounding of Vietnamese papers."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def percent_vi(numerator: int | Decimal, denominator: int | Decimal, decimals: int = 1) -> str | None:
    """The share in percent as printed, "78,0"; None where the denominator is zero."""
    if denominator == 0:
        return None
    return number_vi(Decimal(numerator) * 100 / Decimal(denominator), decimals)


def two_digits(count: int) -> str:
    """A count as Party papers write it: 2 → "02", 10 → "10", 1234 → "1.234"; zero stays "0"."""
    return f"{count:02d}" if 0 < count < 10 else number_vi(count)


def date_vi(day: date) -> str:
    """12/01/2024."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def date_words_vi(day: date) -> str:
    """The date line of a Party paper: days below 10 and the months 1 and 2 get a zero, other months none."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year:04d}"


def parse_date(text: str) -> date:
    """Reads d/m/yyyy, d-m-yyyy, d.m.yyyy and yyyy-mm-dd. Raises `date-not-understood`."""
    cleaned = normalise(text)
    if found := DAY_FIRST.fullmatch(cleaned):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
    elif found := YEAR_FIRST.fullmatch(cleaned):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    else:
        raise TongketError("date-not-understood", text=text)
    try:
        return date(year, month, day)
    except ValueError:
        raise TongketError("date-not-understood", text=text) from None


def parse_number(text: str) -> Decimal:
    """Reads "1.234,5" and "370,740" (a decimal comma, dots only between thousands).

    Raises `number-wrong-separator` for a decimal point or commas between thousands ("168.9", "1,234.5"),
    `number-not-understood` for anything else.
    """
    cleaned = normalise(text).replace("\u2212", "-")
    found = VIETNAMESE_NUMBER.fullmatch(cleaned)
    if found and not (len(found[2]) > 1 and "." in found[2] and found[2].startswith("0")):
        return Decimal(f"{found[1]}{found[2].replace('.', '')}.{found[3] or ''}".rstrip("."))
    if found or FOREIGN_NUMBER.fullmatch(cleaned):
        raise TongketError("number-wrong-separator", text=text)
    raise TongketError("number-not-understood", text=text)


def scaled(value: Decimal, scale: int) -> int:
    """`value` as an integer of 10^-scale units, exactly. Raises `number-too-precise` otherwise."""
    whole = value.scaleb(scale)
    if whole != whole.to_integral_value():
        raise TongketError("number-too-precise", text=number_vi(value), places=scale)
    return int(whole)


def unscaled(stored: int, scale: int) -> Decimal:
    """The value of an integer of 10^-scale units, with exactly `scale` places."""
    return Decimal(stored).scaleb(-scale)
