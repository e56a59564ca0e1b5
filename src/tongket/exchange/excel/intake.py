"""The gate for uploaded workbooks: what is not a sound, reasonably small .xlsx never reaches a parser."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongket.rules import notation
from tongket.rules.errors import TongketError

MAX_PACKED = 20 * 1024 * 1024
MAX_UNPACKED = 150 * 1024 * 1024
MAX_ENTRIES = 400
MAX_RATIO = 200
MAX_ROWS = 20_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKINGS = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")

ROW = re.compile(rb"<(?:\w+:)?row\b")
CELL_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+[0-9]+)"')
CELL_ERROR_LATE = re.compile(rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]+[0-9]+)"[^>]*\bt="e"')
FORMULA_EMPTY = re.compile(
    rb'<c\b[^>]*\br="([A-Z]+[0-9]+)"[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
SHEET = re.compile(rb'<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"[^>]*?\b(?:\w+:)?id="([^"]*)"')
RELATION = re.compile(rb"<Relationship\b[^>]*>")
SHARED_STRING = re.compile(rb"<t\b[^>]*>([^<]*)</t>")


@dataclass(frozen=True)
class SheetFacts:
    """What the raw sheet says that its values do not: cells in error, formulas never calculated, merged ranges."""

    rows: int
    errors: frozenset[str]
    uncalculated: frozenset[str]
    merged: tuple[str, ...]


def inspect(name: str, content: bytes) -> Mapping[str, SheetFacts]:
    """The facts of each sheet by its title.

    Raises `file-not-xlsx`, `file-protected`, `file-too-large`, `file-damaged`, `sheet-too-long`, `file-secret`.
    """
    if content.startswith(OLE):
        raise TongketError("file-protected", file=name)
    if len(content) > MAX_PACKED:
        raise _too_large(name, len(content), MAX_PACKED)
    if not content.startswith(b"PK"):
        raise TongketError("file-not-xlsx", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_size(name, package.infolist())
            return _sheets(name, package)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise TongketError("file-damaged", file=name) from error


def _check_size(name: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if (
        len(entries) > MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or (unpacked > 1_000_000 and unpacked / packed > MAX_RATIO)
    ):
        raise _too_large(name, unpacked, MAX_UNPACKED)


def _too_large(name: str, size: int, maximum: int) -> TongketError:
    return TongketError("file-too-large", file=name, size=size // 1_048_576, maximum=maximum // 1_048_576)


def _sheets(name: str, package: zipfile.ZipFile) -> Mapping[str, SheetFacts]:
    if "xl/workbook.xml" not in package.namelist():
        raise TongketError("file-not-xlsx", file=name)
    targets = _targets(package)
    found = {}
    for title, relation in SHEET.findall(_part(name, package, "xl/workbook.xml")):
        text = _plain(title)
        path = targets.get(relation, "")
        if path in package.namelist():
            found[text] = _facts(text, _part(name, package, path))
    _refuse_secret(name, package)
    return found


def _part(name: str, package: zipfile.ZipFile, path: str) -> bytes:
    """One part, never more of it than its own directory promised; no document type, hence no entities."""
    promised = package.getinfo(path).file_size
    with package.open(path) as stream:
        content = stream.read(promised + 1)
    if len(content) > promised or b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
        raise TongketError("file-damaged", file=name)
    return content


def _targets(package: zipfile.ZipFile) -> Mapping[bytes, str]:
    content = package.read("xl/_rels/workbook.xml.rels")
    found = {}
    for element in RELATION.findall(content):
        attributes = dict(re.findall(rb'\b(Id|Target)="([^"]*)"', element))
        target = attributes.get(b"Target", b"").decode("utf-8", "replace")
        found[attributes.get(b"Id", b"")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _facts(title: str, content: bytes) -> SheetFacts:
    rows = len(ROW.findall(content))
    if rows > MAX_ROWS:
        raise TongketError("sheet-too-long", sheet=title, rows=rows, maximum=MAX_ROWS)
    errors = {*CELL_ERROR.findall(content), *CELL_ERROR_LATE.findall(content)} if b't="e"' in content else set()
    formulas = FORMULA_EMPTY.findall(content) if b"<f" in content else []
    merged = tuple(found.decode() for found in MERGED.findall(content))
    return SheetFacts(
        rows, frozenset(cell.decode() for cell in errors), frozenset(cell.decode() for cell in formulas), merged
    )


def _refuse_secret(name: str, package: zipfile.ZipFile) -> None:
    """A cell that holds a secrecy marking and nothing else marks the whole file."""
    if "xl/sharedStrings.xml" not in package.namelist():
        return
    for text in SHARED_STRING.findall(_part(name, package, "xl/sharedStrings.xml")):
        if len(text) < 40 and _plain(text).upper() in MARKINGS:
            raise TongketError("file-secret", file=name, marking=_plain(text))


def _plain(text: bytes) -> str:
    decoded = text.decode("utf-8", "replace")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        decoded = decoded.replace(entity, sign)
    return notation.normalise(decoded)
