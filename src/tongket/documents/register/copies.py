"""The signed copy of a paper: what may be taken in, and under which name it is kept."""

from __future__ import annotations

from tongket.documents.drafting.wordfile import WordText, margins, read_word
from tongket.rules.errors import TongketError
from tongket.rules.secrecy import marking_of

MEGABYTE = 1024 * 1024
MAX_COPY = 25 * MEGABYTE
PLAIN = "plain"
MARKINGS = {"secret": "Mật", "top_secret": "Tối mật", "utmost_secret": "Tuyệt mật"}  # nosec B105 - what is written on a paper
BEGINNINGS = {b"%PDF-": "pdf", b"PK\x03\x04": "docx", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
NAME = "ban-da-ky"


def name_of_copy(content: bytes, marking: str) -> str:
    """The name under which a signed copy is kept, by what it holds and not by what it calls itself.

    `marking` is what the officer declared of the paper: PLAIN or one of MARKINGS. A scan tells nothing by itself.
    Raises `copy-undeclared`, `copy-secret` (declared, or printed in a Word file), `copy-too-large`,
    `copy-kind-unknown`.
    """
    refuse_declared(content, marking)
    kind = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), "")
    if not kind:
        raise TongketError("copy-kind-unknown")
    if kind == "docx":
        refuse_printed(content, _word(content))
    return f"{NAME}.{kind}"


def refuse_declared(content: bytes, marking: str) -> None:
    """Raises `copy-secret` or `copy-undeclared` by what the officer said of the paper, and `copy-too-large`."""
    if marking in MARKINGS:
        raise TongketError("copy-secret", marking=MARKINGS[marking])
    if marking != PLAIN:
        raise TongketError("copy-undeclared")
    if len(content) > MAX_COPY:
        raise too_large(len(content))


def refuse_printed(docx: bytes, word: WordText) -> None:
    """Raises `copy-secret` where a line of the text, a header or a footer is a marking and nothing else."""
    for line in (*word.lines, *margins(docx)):
        if marking := marking_of(line):
            raise TongketError("copy-secret", marking=marking)


def _word(content: bytes) -> WordText:
    """Another zipped file, a workbook perhaps, is no copy of a paper."""
    try:
        return read_word(content)
    except TongketError as refused:
        raise TongketError("copy-kind-unknown") from refused


def too_large(size: int) -> TongketError:
    """The refusal of a file of so many bytes."""
    return TongketError("copy-too-large", size=-(-size // MEGABYTE), maximum=MAX_COPY // MEGABYTE)
