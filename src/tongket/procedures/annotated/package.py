"""A Word file opened and closed again with a comments part; every other part goes back as it came."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError  # nosec B405

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tongket.procedures.annotated import comments
from tongket.procedures.annotated.reading import Unreadable, WordText, read_word
from tongket.procedures.annotated.remarks import Remark
from tongket.procedures.annotated.writing import with_comments
from tongket.rules.errors import TongketError

# A paper of 100 pages is well below both; what is above is no paper.
LARGEST_PART, LARGEST_FILE = 30_000_000, 60_000_000
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"


@dataclass(frozen=True)
class WordFile:
    """The parts of a Word file by name, in their order, and where its text lies."""

    entries: Sequence[zipfile.ZipInfo]
    parts: Mapping[str, bytes]
    document: str
    found: WordText


def opened(content: bytes) -> WordFile:
    """Raises `paper-not-word` for what is no Word file, is broken, or is beyond any paper's size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST_FILE:
                raise TongketError("paper-not-word")
            parts = {entry.filename: _read(archive, entry) for entry in entries}
        document = _target(parts[ROOT_RELATIONS], "", "/officeDocument")
        return WordFile(entries, parts, document, read_word(parts[document]))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, KeyError) as broken:
        raise TongketError("paper-not-word") from broken


def with_remarks(file: WordFile, remarks: Sequence[Remark]) -> bytes:
    """The file with a comment for each remark."""
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
    return _packed(file, changed)


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
    empty = f'{comments.XML}<Relationships xmlns="{PACKAGE}/relationships"/>'.encode()
    return {
        part: comments.part(remarks),
        TYPES: comments.appended(file.parts[TYPES], kind.encode()),
        relations: comments.appended(file.parts.get(relations, empty), link.encode()),
    }


def _packed(file: WordFile, changed: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in file.entries:
            archive.writestr(entry, changed.get(entry.filename, file.parts[entry.filename]))
        for name in changed.keys() - file.parts.keys():
            entry = zipfile.ZipInfo(name, file.entries[0].date_time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, changed[name])
    return packed.getvalue()


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        found = part.read(LARGEST_PART + 1)
    if len(found) > LARGEST_PART:
        raise Unreadable("a part is too large")
    return found


def _target(relations: bytes, folder: str, kind: str) -> str:
    """The part that a relation of this kind leads to. Raises KeyError where there is none."""
    for relation in _parsed(relations):
        if relation.get("Type", "").endswith(kind):
            target = relation.get("Target", "")
            return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    raise KeyError(kind)


def _ids(part: bytes) -> list[str]:
    """The ids of the comments that are there."""
    values = [value for comment in _parsed(part) for name, value in comment.attrib.items() if name.endswith("}id")]
    return [value for value in values if value.lstrip("-").isdigit()]


def _parsed(part: bytes) -> Element:
    try:
        root: Element = fromstring(part, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as broken:
        raise Unreadable(str(broken)) from broken
    return root
