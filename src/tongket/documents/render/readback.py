"""Reads the figures back out of a Word file, also one that an officer edited or another program saved
again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tongket.documents.paper.model import clean
from tongket.rules.errors import TongketError

# A paper of 100 pages is well below both; what is above is no paper.
LARGEST_PART, LARGEST_FILE = 30_000_000, 60_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT, BREAK, TAB, CONTROL, DELETED, MOVED = (W + name for name in ("t", "br", "tab", "sdt", "del", "moveFrom"))


def read_tags(docx: bytes) -> list[tuple[str, str]]:
    """Every tagged content control in reading order: the figure's full tag and the text that stands in it
    now.

    What was deleted with changes tracked is not counted. Raises `paper-not-word` if the bytes are no Word
    file.
    """
    parts = _parts(docx)
    full = _full_tags(parts.get("docProps/custom.xml"))
    return [(full.get(tag, tag), clean(text)) for tag, text in _controls(_parsed(parts["word/document.xml"]))]


def _parts(docx: bytes) -> Mapping[str, bytes]:
    if len(docx) > LARGEST_FILE:
        raise TongketError("paper-not-word")
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            wanted = [name for name in ("word/document.xml", "docProps/custom.xml") if name in archive.namelist()]
            found = {}
            for name in wanted:
                with archive.open(name) as part:
                    found[name] = part.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as broken:
        raise TongketError("paper-not-word") from broken
    if "word/document.xml" not in found or any(len(part) > LARGEST_PART for part in found.values()):
        raise TongketError("paper-not-word")
    return found


def _parsed(part: bytes) -> Element:
    try:
        root: Element = fromstring(part, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as broken:
        raise TongketError("paper-not-word") from broken
    return root


def _full_tags(part: bytes | None) -> Mapping[str, str]:
    if part is None:
        return {}
    return {entry.get("name", ""): "".join(entry.itertext()) for entry in _parsed(part)}


def _controls(root: Element) -> Iterator[tuple[str, str]]:
    for control in root.iter(CONTROL):
        tag = control.find(f"{W}sdtPr/{W}tag")
        content = control.find(f"{W}sdtContent")
        if tag is not None and content is not None:
            yield tag.get(f"{W}val", ""), "".join(_texts(content))


def _texts(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in (BREAK, TAB):
            yield "\n" if child.tag == BREAK else "\t"
        elif child.tag not in (DELETED, MOVED, f"{W}pPr", f"{W}rPr"):
            yield from _texts(child)
