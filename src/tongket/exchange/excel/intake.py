"""The gate for uploaded workbooks: what is not a sound, reasonably small .xlsx never reaches a parser.

The parser is handed a package written anew from what was unpacked and measured here: the sizes a file claims in its
own directory are never believed, and macros, pictures and embedded files are left behind.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from tongket.exchange.excel.markup import SheetFacts, relations, sheet_facts, sheet_parts
from tongket.rules.archive import DAMAGE, ENCRYPTED, OLE
from tongket.rules.errors import TongketError

MAX_PACKED = 20 * 1024 * 1024
MAX_UNPACKED = 80 * 1024 * 1024
MAX_ENTRIES = 400
MAX_RATIO = 200
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class Sound:
    """A workbook that may be parsed: its facts by sheet title, the package to parse, and its parts by path."""

    facts: Mapping[str, SheetFacts]
    package: bytes
    parts: Mapping[str, bytes]


def inspect(name: str, content: bytes) -> Sound:
    """Raises `file-not-xlsx`, `file-protected`, `file-too-large`, `file-damaged`, and what `sheet_facts` raises."""
    if content.startswith(OLE):
        raise TongketError("file-protected" if ENCRYPTED in content else "file-not-xlsx", file=name)
    if len(content) > MAX_PACKED:
        raise _too_large(name, len(content), MAX_PACKED)
    if not content.startswith(b"PK"):
        raise TongketError("file-not-xlsx", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = _unpacked(name, package)
        if WORKBOOK not in parts:
            raise TongketError("file-not-xlsx", file=name)
        return Sound(_facts(parts), _packed(parts), parts)
    except DAMAGE as error:
        raise TongketError("file-damaged", file=name) from error


def _unpacked(name: str, package: zipfile.ZipFile) -> Mapping[str, bytes]:
    """The parts that are markup. Stops as soon as more comes out than may, whatever the directory says."""
    entries = package.infolist()
    claimed = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MAX_ENTRIES or claimed > MAX_UNPACKED or (claimed > 1_000_000 and claimed / packed > MAX_RATIO):
        raise _too_large(name, claimed, MAX_UNPACKED)
    parts: dict[str, bytes] = {}
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        if entry.filename in parts or entry.flag_bits & 1:
            raise TongketError("file-damaged", file=name)
        with package.open(entry) as stream:
            part = stream.read(entry.file_size + 1)
        if len(part) != entry.file_size or b"<!DOCTYPE" in part[:4000] or b"<!ENTITY" in part:
            raise TongketError("file-damaged", file=name)
        parts[entry.filename] = part
    return parts


def _packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for path, part in parts.items():
            package.writestr(zipfile.ZipInfo(path), part)
    return stream.getvalue()


def _too_large(name: str, size: int, maximum: int) -> TongketError:
    return TongketError("file-too-large", file=name, size=size // 1_048_576, maximum=maximum // 1_048_576)


def _facts(parts: Mapping[str, bytes]) -> Mapping[str, SheetFacts]:
    targets = relations(parts.get(RELATIONS, b""))
    found: dict[str, SheetFacts] = {}
    for title, relation, is_hidden in sheet_parts(parts[WORKBOOK]):
        part = parts.get(targets.get(relation, ""))
        if part is None:
            continue
        found[title] = sheet_facts(title, part, is_hidden=is_hidden)
    return found
