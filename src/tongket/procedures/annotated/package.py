"""A Word file opened and closed again with a comments part; every other part goes back as it came."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongket.documents.render.wordparts import XML
from tongket.procedures.annotated import comments
from tongket.procedures.annotated.reading import Unreadable, WordText, read_word
from tongket.procedures.annotated.remarks import Remark
from tongket.procedures.annotated.writing import with_comments
from tongket.rules.archive import Unpackable, parsed, parts_of, with_parts
from tongket.rules.errors import TongketError

# With all its pictures; what is above is no paper.
LARGEST_FILE = 60_000_000
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"


@dataclass(frozen=True)
class WordFile:
    """A Word file with its parts by name, and where its text lies."""

    content: bytes
    parts: Mapping[str, bytes]
    document: str
    found: WordText


def opened(content: bytes) -> WordFile:
    """Raises `paper-not-word` for what is no Word file, is broken, or is beyond any paper's size."""
    try:
        parts = parts_of(content, LARGEST_FILE)
        document = _target(parts[ROOT_RELATIONS], "", "/officeDocument")
        return WordFile(content, parts, document, read_word(parts[document]))
    except (Unpackable, Unreadable, KeyError) as broken:
        raise TongketError("paper-not-word") from broken


def with_remarks(file: WordFile, remarks: Sequence[Remark]) -> bytes:
    """The file with a comment for each remark. Raises `paper-not-word` where its own comments or lists are broken."""
    try:
        return with_parts(file.content, _changed(file, remarks), LARGEST_FILE)
    except (Unpackable, ValueError, KeyError) as broken:
        raise TongketError("paper-not-word") from broken


def _changed(file: WordFile, remarks: Sequence[Remark]) -> Mapping[str, bytes]:
    """The parts that a comment for each remark changes or adds."""
    relations = posixpath.join(posixpath.dirname(file.document), "_rels", f"{posixpath.basename(file.document)}.rels")
    try:
        there = _target(file.parts[relations], posixpath.dirname(file.document), "/comments")
    except KeyError:
        there = ""
    changed: dict[str, bytes] = {}
    if there in file.parts:
        first = 1 + max((int(each) for each in _ids(file.parts[there])), default=-1)
        changed[there] = comments.appended(file.parts[there], comments.comments_xml(remarks, first))
    else:
        first = 0
        changed |= _new_part(file, relations, remarks)
    changed[file.document] = with_comments(file.found, remarks, first)
    return changed


def _new_part(file: WordFile, relations: str, remarks: Sequence[Remark]) -> Mapping[str, bytes]:
    folder = posixpath.dirname(file.document)
    name = next(
        f"comments{n}.xml" for n in ("", *range(1, 99)) if posixpath.join(folder, f"comments{n}.xml") not in file.parts
    )
    part = posixpath.join(folder, name)
    kind = f'<Override xmlns="{PACKAGE}/content-types" PartName="/{part}" ContentType="{comments.CONTENT_TYPE}"/>'
    link = (
        f'<Relationship xmlns="{PACKAGE}/relationships" Id="tongketComments" '
        f'Type="{comments.RELATION}" Target="{name}"/>'
    )
    empty = f'{XML}<Relationships xmlns="{PACKAGE}/relationships"/>'.encode()
    return {
        part: comments.part(remarks),
        TYPES: comments.appended(file.parts[TYPES], kind.encode()),
        relations: comments.appended(file.parts.get(relations, empty), link.encode()),
    }


def _target(relations: bytes, folder: str, kind: str) -> str:
    """The part that a relation of this kind leads to. Raises KeyError where there is none."""
    for relation in parsed(relations):
        if relation.get("Type", "").endswith(kind):
            target = relation.get("Target", "")
            return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    raise KeyError(kind)


def _ids(part: bytes) -> list[str]:
    """The ids of the comments that are there."""
    values = [value for comment in parsed(part) for name, value in comment.attrib.items() if name.endswith("}id")]
    return [value for value in values if value.lstrip("-").isdigit()]
