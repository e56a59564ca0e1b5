"""The parts of a Word file, with the codes of texts where they cannot be had."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element  # nosec B405 - a name alone; what parses is defusedxml

from tongket.rules import archive
from tongket.rules.archive import Unpackable
from tongket.rules.errors import TongketError

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 40 * MEGABYTE
"""Of all parts that are read together; the text of a thousand pages takes a tenth of it."""


def parts_of(name: str, content: bytes, wanted: Callable[[str], bool]) -> Mapping[str, bytes]:
    """The wanted parts of a package by their path.

    Raises `text-file-damaged`, `text-file-protected` (parts locked by a password) and `text-file-too-large`.
    """
    try:
        return archive.parts_of(content, MAX_UNPACKED, wanted)
    except Unpackable as refused:
        raise _told(name, refused) from refused


def parsed(name: str, part: bytes) -> Element:
    """The markup of a part. Raises `text-file-damaged` where it is none, or declares what no text needs."""
    try:
        return archive.parsed(part)
    except Unpackable as refused:
        raise _told(name, refused) from refused


def _told(name: str, refused: Unpackable) -> TongketError:
    if refused.why == "too-large":
        return TongketError("text-file-too-large", file=name, maximum=f"{MAX_UNPACKED // MEGABYTE} MB")
    return TongketError("text-file-protected" if refused.why == "protected" else "text-file-damaged", file=name)
