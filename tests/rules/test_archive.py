"""Zipped files within bounds: what does not unpack or is locked is refused, all else goes through."""

import io
import zipfile

import pytest

from tongket.rules.archive import Unpackable, parsed, parts_of, with_parts


def package(parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


TWO = package({"a.xml": b"<a/>", "picture.png": b"PICTURE"})


def refusal(content: bytes, maximum: int = 1_000) -> str:
    with pytest.raises(Unpackable) as refused:
        parts_of(content, maximum)
    return refused.value.why


def test_only_the_wanted_parts_are_taken_out():
    assert parts_of(TWO, 4, lambda path: path.endswith(".xml")) == {"a.xml": b"<a/>"}


def test_all_parts_are_wanted_where_nothing_is_said():
    assert list(parts_of(TWO, 1_000)) == ["a.xml", "picture.png"]


def test_more_than_may_come_out_is_too_large():
    assert refusal(TWO, 10) == "too-large"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", TWO[:-30]])
def test_what_is_no_package_is_damaged(content: bytes):
    assert refusal(content) == "damaged"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_with_changed_bytes_is_damaged(method: int):
    sound = package({"a.xml": b"<a>" + bytes(range(256)) * 2 + b"</a>"}, method)
    assert refusal(sound[:60] + b"\xff" * 40 + sound[100:]) == "damaged"


def test_a_locked_part_is_protected():
    locked = bytearray(TWO)
    locked[TWO.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(locked)) == "protected"


def test_other_parts_go_back_as_they_came():
    made = with_parts(TWO, {"a.xml": b"<b/>", "new.xml": b"<c/>"}, 1_000)
    assert parts_of(made, 1_000) == {"a.xml": b"<b/>", "picture.png": b"PICTURE", "new.xml": b"<c/>"}


def test_the_same_change_gives_the_same_bytes():
    assert with_parts(TWO, {"new.xml": b"<c/>"}, 1_000) == with_parts(TWO, {"new.xml": b"<c/>"}, 1_000)


@pytest.mark.parametrize("part", [b"", b"<a>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_markup_that_is_none_or_declares_entities_is_damaged(part: bytes):
    with pytest.raises(Unpackable):
        parsed(part)
