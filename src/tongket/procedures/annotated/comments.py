"""The comments part of a Word file, written new or added to the one that is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.documents.paper.model import clean
from tongket.documents.render.wordparts import XML
from tongket.documents.render.wordtext import escape
from tongket.procedures.annotated.remarks import Remark

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
AUTHOR, INITIALS = "Tổng Kết", "TK"
CLOSING = re.compile(rb"</[^<>]+>\s*\Z")
CLOSED = re.compile(rb"<([^\s<>/]+)([^<>]*)/>\s*\Z")


def comments_xml(found: Sequence[Remark], first: int = 0) -> bytes:
    """The `w:comment` elements; their ids count on from `first`. Each says itself which words its names belong to."""
    return "".join(_comment(remark, place) for place, remark in enumerate(found, first)).encode()


def part(found: Sequence[Remark]) -> bytes:
    """A comments part of its own."""
    return f'{XML}<w:comments xmlns:w="{W}">'.encode() + comments_xml(found) + b"</w:comments>"


def appended(part_there: bytes, xml: bytes) -> bytes:
    """`xml` as the last content of the root element; everything else of the part stays as it is."""
    if closing := CLOSING.search(part_there):
        return part_there[: closing.start()] + xml + part_there[closing.start() :]
    if closed := CLOSED.search(part_there):
        name, more = closed.groups()
        return part_there[: closed.start()] + b"<" + name + more + b">" + xml + b"</" + name + b">"
    raise ValueError("the part has no root element")


def _comment(remark: Remark, place: int) -> str:
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(clean(line))}</w:t></w:r></w:p>' for line in remark.lines
    )
    return f'<w:comment xmlns:w="{W}" w:id="{place}" w:author="{AUTHOR}" w:initials="{INITIALS}">{lines}</w:comment>'
