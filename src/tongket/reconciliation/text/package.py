"""A zipped file taken apart within bounds: the sizes it claims for itself are not believed."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, ParseError  # nosec B405 - names alone; what parses is defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tongket.rules.errors import TongketError

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 40 * MEGABYTE
"""Of all parts that are read together; the text of a thousand pages takes a tenth of it."""
MAX_ENTRIES = 5_000
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, LookupError, OverflowError,
)  # fmt: skip


def parts_of(name: str, content: bytes, wanted: Callable[[str], bool]) -> Mapping[str, bytes]:
    """The wanted parts of a package by their path.

    Raises `text-file-damaged`, `text-file-protected` (parts locked by a password) and `text-file-too-large`: as soon
    as more comes out than may, and before anything is unpacked where the file itself admits it.
    """
    parts: dict[str, bytes] = {}
    room = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if wanted(entry.filename)]
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise too_large(name)
            for entry in entries:
                if entry.flag_bits & 1:
                    raise TongketError("text-file-protected", file=name)
                with package.open(entry) as stream:
                    part = stream.read(room + 1)
                room -= len(part)
                if room < 0:
                    raise too_large(name)
                parts[entry.filename] = part
    except DAMAGE as error:
        raise TongketError("text-file-damaged", file=name) from error
    return parts


def parsed(name: str, part: bytes) -> Element:
    """The markup of a part. Raises `text-file-damaged` where it is none, or declares what no text needs."""
    try:
        root: Element = fromstring(part, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise TongketError("text-file-damaged", file=name) from error
    return root


def too_large(name: str) -> TongketError:
    return TongketError("text-file-too-large", file=name, maximum=f"{MAX_UNPACKED // MEGABYTE} MB")
