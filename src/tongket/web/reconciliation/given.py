"""The text a person gives to be checked. It is read, answered and forgotten: the page alone carries it on."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tongket.reconciliation.facts import Span
from tongket.reconciliation.marking import Correction, corrected
from tongket.reconciliation.text.files import MAX_FILE, text_of, too_large
from tongket.reconciliation.text.package import MEGABYTE
from tongket.rules.errors import TongketError, Wording
from tongket.rules.notation import number_vi

TEXT, FILE, NAME, CARRIED, CORRECTION = "van-ban", "tep", "ten", "tep-goc", "sua"
MAX_CARRIED = 3 * MEGABYTE
"""A Word file up to this size goes with the page, so that its own copy can be annotated without being kept here."""
MAX_SHOWN = 300_000
"""Characters: some 150 pages. With more, thousands of marked numbers would keep the server and the browser busy."""
WORD = b"PK\x03\x04"


@dataclass(frozen=True)
class Given:
    """A text; `name` of the file or paper it came from, "" where it was pasted; `word` the Word file itself."""

    text: str
    name: str = ""
    word: bytes = b""

    @property
    def carried(self) -> str:
        """The Word file as the page carries it; "" where there is none or it is too large for that."""
        return base64.b64encode(self.word).decode() if 0 < len(self.word) <= MAX_CARRIED else ""


def given(fields: QueryDict, files: MultiValueDict[str, UploadedFile[Any]]) -> Given | None:
    """What was sent: a file, else the text; None for neither.

    Raises what `text_of` raises, and `text-file-too-large` for more than a page can show; what is marked as secret is
    read no further.
    """
    file = files.get(FILE)
    if file is not None:
        name = file.name or ""
        if (file.size or 0) > MAX_FILE:
            raise too_large(name)
        return _not_too_long(name, of_file(name, file.read()))
    text = one_line_end(fields.get(TEXT, ""))
    if not text.strip():
        return None
    name = fields.get(NAME, "")[:120]
    # Under no file's name: what came out of a web page is no web page any more.
    pasted = _("Văn bản dán vào")
    read = _not_too_long(pasted, Given(text_of(pasted, text.encode("utf-8", "replace")))).text
    word = _carried(fields.get(CARRIED, ""))
    # A copy of the file that says something else than the page shows would mislead.
    return Given(read, name, word if word and one_line_end(text_of(name, word)) == text else b"")


def _not_too_long(name: str, found: Given) -> Given:
    if len(found.text) > MAX_SHOWN:
        maximum = Wording(f"{number_vi(MAX_SHOWN)} ký tự mỗi lần đối chiếu", f"{MAX_SHOWN:,} characters a check")
        raise TongketError("text-file-too-large", file=name, maximum=maximum)
    return found


def of_file(name: str, content: bytes) -> Given:
    """A file's text. Raises what `text_of` raises."""
    return Given(one_line_end(text_of(name, content)), name, content if content.startswith(WORD) else b"")


def one_line_end(text: str) -> str:
    """Forms send their line ends as two characters; places are counted with one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def value_of(correction: Correction) -> str:
    """A correction as a button of the page sends it; the page's script reads the same."""
    return f"{correction.at.start}-{correction.at.end}|{correction.old}|{correction.new}"


def with_correction(text: str, asked: str) -> str | None:
    """The text corrected as a button asked; None where its place holds something else by now."""
    place, _bar, words = asked.partition("|")
    old, _bar, new = words.partition("|")
    start, _dash, end = place.partition("-")
    if not (start.isdecimal() and end.isdecimal() and old and len(start) < 9 > len(end)):
        return None
    return corrected(text, Correction(Span(int(start), int(end)), old, new))


def _carried(written: str) -> bytes:
    try:
        found = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return found if found.startswith(WORD) and len(found) <= MAX_CARRIED else b""
