"""The one way from a file to its text: by what the file holds, not by what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tongket.reconciliation.text.encodings import decoded
from tongket.reconciliation.text.package import MEGABYTE
from tongket.reconciliation.text.pdf import pdf_text
from tongket.reconciliation.text.webpage import page_text
from tongket.reconciliation.text.word import word_text
from tongket.rules.archive import ENCRYPTED, OLE
from tongket.rules.errors import TongketError, Wording
from tongket.rules.secrecy import marking_of

MAX_FILE = 20 * MEGABYTE
MAX_TEXT = 2_000_000
"""Characters of one text: a thousand pages."""
_PDF, _ZIP, _RTF = b"%PDF-", b"PK\x03\x04", b"{\\rtf"
_WEB_NAMES = (".html", ".htm", ".xhtml")
_WEB_BEGINNING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_IN_CELLS = re.compile(r"[\n\t]")


def text_in(path: Path) -> str:
    """The text of a file on disk. Raises what `bytes_in` and `text_of` raise."""
    return text_of(path.name, bytes_in(path))


def bytes_in(path: Path) -> bytes:
    """A file on disk, its size looked at first. Raises `text-file-missing`, `text-file-too-large`."""
    try:
        if path.stat().st_size > MAX_FILE:
            raise too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise TongketError("text-file-missing", file=path.name) from error


def text_of(name: str, content: bytes) -> str:
    """The text of a file: .txt in any encoding in use, .docx, .html, or .pdf with text; lines parted by "\\n".

    `name` is used in messages, and to tell a web page from text where its beginning does not. The two encodings from
    before Unicode are converted. Raises `text-file-empty`, `text-file-kind-unknown`, `text-file-too-large`,
    `text-file-protected`, `text-file-scanned`, `text-file-damaged`, `text-file-secret`.
    """
    if len(content) > MAX_FILE:
        raise too_large(name)
    if not content:
        raise TongketError("text-file-empty", file=name)
    text, margins = _read(name, content)
    if len(text) > MAX_TEXT:
        millions = MAX_TEXT // 1_000_000
        maximum = Wording(f"{millions} triệu ký tự", f"{millions} million characters")
        raise TongketError("text-file-too-large", file=name, maximum=maximum)
    if not text.strip("\ufeff\u200b \t\r\n\u00a0"):
        raise TongketError("text-file-empty", file=name)
    refuse_secret(name, [*margins, *_IN_CELLS.split(text)])
    return text


def refuse_secret(name: str, lines: Iterable[str]) -> None:
    """Raises `text-file-secret` where a line, a cell or a page's margin is a marking of secrecy and nothing else."""
    for line in lines:
        if marking := marking_of(line):
            raise TongketError("text-file-secret", file=name, marking=marking)


def _read(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and what stands in the margins of its pages."""
    if content.startswith(OLE):
        raise TongketError("text-file-protected" if ENCRYPTED in content else "text-file-kind-unknown", file=name)
    if content.startswith(_ZIP):
        word = word_text(name, content)
        return "\n".join(word.lines), word.margins
    if _PDF in content[:1024]:
        return pdf_text(name, content), ()
    if content.lstrip()[: len(_RTF)] == _RTF:
        raise TongketError("text-file-kind-unknown", file=name)
    text = decoded(name, content)
    is_page = name.lower().endswith(_WEB_NAMES) or _WEB_BEGINNING.match(text)
    return page_text(text) if is_page else text, ()


def too_large(name: str) -> TongketError:
    """The refusal of a file of more than `MAX_FILE` bytes."""
    return TongketError("text-file-too-large", file=name, maximum=f"{MAX_FILE // MEGABYTE} MB")
