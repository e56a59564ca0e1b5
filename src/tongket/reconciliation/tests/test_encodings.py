"""Texts in every encoding an office still has, read as the same Vietnamese."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest

from tongket.reconciliation.text.files import text_of
from tongket.reconciliation.text.legacy import from_tcvn3, from_vni, is_syllable, modern, tables
from tongket.rules.errors import TongketError

ARTICLES = Path(__file__).resolve().parents[4] / "tests" / "articles" / "open"
TEXT = "Ngày 12/01/2024, Đảng ủy xã tổng kết năm 2023: kết nạp 36/35 đảng viên, đạt 102,9 %; thưởng 04 chi bộ."
SIGNS = {letter: chr(sign) for sign, letter in tables().tcvn3.items() if sign != 0x3BC}
PAIRS = {letter: pair for pair, letter in tables().vni.items() if pair == pair.upper() or pair == pair.lower()}


def in_tcvn3(text: str) -> str:
    """Capitals that TCVN3 has no sign for are left as the small letter, as typists did."""
    return "".join(SIGNS.get(letter, SIGNS.get(letter.lower(), letter)) for letter in text)


def in_vni(text: str) -> str:
    return "".join(PAIRS.get(letter, letter) for letter in text)


def in_1258(text: str) -> bytes:
    letters = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in apart[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        bare = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones))
        letters.append((bare + "".join(tones)).encode("cp1258"))
    return b"".join(letters)


def read(content: bytes) -> str:
    return unicodedata.normalize("NFC", text_of("bao-cao.txt", content))


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        in_1258(TEXT),
        in_vni(TEXT).encode("cp1252"),
        in_vni(TEXT).encode("utf-8"),
    ],
    ids=["utf-8", "bom", "nfd", "16le", "16be", "32", "16le bare", "16be bare", "1258", "vni", "vni in utf-8"],
)
def test_a_text_reads_the_same_in_every_encoding(content: bytes):
    assert read(content) == TEXT


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_tcvn3_is_recognised_and_converted(encoding: str):
    assert read(in_tcvn3(TEXT).encode(encoding)) == TEXT


def test_typed_lines_of_both_old_encodings_are_read():
    assert from_tcvn3("§¶ng uû x· cã 149 ®¶ng viªn hoµn thµnh tèt nhiÖm vô") == (
        "Đảng u\u1ef7 xã có 149 đảng viên hoàn thành tốt nhiệm vụ"
    )
    assert from_tcvn3("b¸o c¸o tæng kÕt", capitals=True) == "BÁO CÁO TỔNG KẾT"
    assert from_vni("Ñaûng uûy xaõ coù nhieäm vuï tænh, ÑAÛNG BOÄ") == "Đảng ủy xã có nhiệm vụ tỉnh, ĐẢNG BỘ"


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_an_article_survives_either_old_encoding_and_is_left_alone_in_unicode(path: Path):
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    assert modern(text) == text
    assert modern(in_vni(text)) == text
    assert modern(in_tcvn3(text)).lower() == text.lower()


def test_a_file_cut_within_its_last_letter_is_still_read():
    assert read("Đảng bộ có 12 chi bộ".encode()[:-1]) == "Đảng bộ có 12 chi b"


@pytest.mark.parametrize("text", ["Rapport annuel déjà prêt, café à Orléans", "Plain words, 12 of 15.", "m², °C, ½"])
def test_what_is_not_vietnamese_is_not_converted(text: str):
    assert read(text.encode()) == text
    assert read(text.encode("cp1252")) == text


@pytest.mark.parametrize("word", ["đảng", "Nguyễn", "QUÝ", "nghiêng", "khuya", "giếng", "ủy", "ưu", "quỳnh"])
def test_a_vietnamese_syllable_is_known_by_its_parts(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["§¶ng", "déjà", "vuï", "đản g", "bốếc", "kđ", "Þingi"])
def test_other_words_are_not_vietnamese_syllables(word: str):
    assert not is_syllable(word)


@pytest.mark.parametrize("content", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + bytes(500), b"\x01\x02\x03" * 50])
def test_bytes_that_are_no_text_are_refused(content: bytes):
    with pytest.raises(TongketError) as refused:
        text_of("anh.txt", content)
    assert refused.value.code == "text-file-kind-unknown"
