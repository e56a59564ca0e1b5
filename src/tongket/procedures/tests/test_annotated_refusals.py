"""Word files that no comment can be written into: each is refused with its code, whatever is broken in it."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from tongket.procedures import annotated_copy
from tongket.procedures.tests.own_files import own_file, own_parts, packed, parts, with_body
from tongket.reconciliation.tests.made import checked
from tongket.rules.errors import TongketError


@pytest.fixture(autouse=True)
def _a_check_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotated_copy, "check", lambda text, _slug, _year: checked(text))


def refusal_of(content: bytes) -> str:
    """The code it is refused with; "" where it is annotated."""
    try:
        annotated_copy.annotated_file(content, "mau", 2023)
    except TongketError as refused:
        return refused.code
    return ""


def test_a_part_damaged_anywhere_is_refused_or_annotated_and_never_fails_otherwise() -> None:
    sound, chance = own_parts(), random.Random(3)  # noqa: S311 - the same damage every time
    for _ in range(300):
        document = bytearray(sound["word/document.xml"])
        for _ in range(chance.randint(1, 4)):
            document[chance.randrange(len(document))] = chance.choice(b'<>/"&; w:\x00\xff8')
        assert refusal_of(packed({**sound, "word/document.xml": bytes(document)})) in ("", "paper-not-word")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"khong phai Word", "vỡ".encode() * 999])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(TongketError, match="paper-not-word"):
        annotated_copy.annotated_file(content, "mau", 2023)


@pytest.mark.parametrize("before", ['<!DOCTYPE a [<!ENTITY b "c">]>', "<"])
def test_a_part_that_declares_entities_or_is_broken_is_refused(before: str) -> None:
    with pytest.raises(TongketError, match="paper-not-word"):
        annotated_copy.annotated_file(with_body("<w:p/>", before), "mau", 2023)


def test_a_file_whose_picture_does_not_unpack_is_refused() -> None:
    buffer = io.BytesIO(own_file())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"hinh anh " * 99)
    broken = bytearray(buffer.getvalue())
    start = broken.index(b"word/media/image1.png") + len("word/media/image1.png")
    broken[start : start + 8] = b"\xff" * 8
    assert refusal_of(bytes(broken)) == "paper-not-word"


@pytest.mark.parametrize("broken", [b"", b"<w:comments"])
def test_a_file_whose_own_comments_are_broken_is_refused(broken: bytes) -> None:
    assert refusal_of(packed({**parts(own_file(commented=True)), "word/comments.xml": broken})) == "paper-not-word"


def test_a_file_without_its_list_of_parts_is_refused() -> None:
    found = own_parts()
    del found["[Content_Types].xml"]
    assert refusal_of(packed(found)) == "paper-not-word"
