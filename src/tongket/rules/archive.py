"""A zipped file taken apart within bounds and put together again: the sizes it claims for itself are not believed."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Literal
from xml.etree.ElementTree import Element, ParseError  # nosec B405 - names alone; what parses is defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

MAX_ENTRIES = 5_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""How the container of old Office files begins; a package with a password stands in one under this name."""
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, LookupError, OverflowError,
)  # fmt: skip
"""Everything that taking a damaged package apart was seen to raise."""


class Unpackable(Exception):
    """Why nothing can be taken out of a file; each room has a code of its own for each `why`."""

    def __init__(self, why: Literal["damaged", "protected", "too-large"]) -> None:
        self.why = why
        super().__init__(why)


def parts_of(content: bytes, maximum: int, wanted: Callable[[str], bool] = bool) -> Mapping[str, bytes]:
    """The wanted parts of a package (all of them) by their path, in its order; together at most `maximum` bytes.

    Raises `Unpackable`: too large as soon as more comes out than may, and before anything is unpacked where the file
    itself admits it; protected where a part is locked by a password.
    """
    parts: dict[str, bytes] = {}
    room = maximum
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if wanted(entry.filename)]
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > maximum:
                raise Unpackable("too-large")
            for entry in entries:
                if entry.flag_bits & 1:
                    raise Unpackable("protected")
                with package.open(entry) as stream:
                    part = stream.read(room + 1)
                room -= len(part)
                if room < 0:
                    raise Unpackable("too-large")
                parts[entry.filename] = part
    except DAMAGE as broken:
        raise Unpackable("damaged") from broken
    return parts


def with_parts(content: bytes, changed: Mapping[str, bytes], maximum: int) -> bytes:
    """The package with these parts in place of its own or beside them, all others as they came.

    Raises `Unpackable`.
    """
    parts = {**parts_of(content, maximum), **changed}
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        entries = {entry.filename: entry for entry in old.infolist()}
        for path, part in parts.items():
            new.writestr(entries.get(path) or _entry(path, entries), part)
    return packed.getvalue()


def parsed(part: bytes) -> Element:
    """The markup of a part. Raises `Unpackable` where it is none, or declares what no text needs."""
    try:
        root: Element = fromstring(part, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as broken:
        raise Unpackable("damaged") from broken
    return root


def _entry(path: str, entries: Mapping[str, zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """A new part is dated as the package is, so that the same file comes out each time."""
    first = next(iter(entries.values()), None)
    entry = zipfile.ZipInfo(path, first.date_time if first else (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
