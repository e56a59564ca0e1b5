"""The signed copy of a paper: what may be taken in, and under which name it is kept."""

from __future__ import annotations

from tongket.rules.errors import TongketError

MEGABYTE = 1024 * 1024
MAX_COPY = 25 * MEGABYTE
PLAIN = "plain"
MARKINGS = {"secret": "Mật", "top_secret": "Tối mật", "utmost_secret": "Tuyệt mật"}  # nosec B105 - what is written on a paper
BEGINNINGS = {b"%PDF-": "pdf", b"PK\x03\x04": "docx", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
WORD_PART = b"word/document.xml"
NAME = "ban-da-ky"


def name_of_copy(content: bytes, marking: str) -> str:
    """The name under which a signed copy is kept, by what it holds and not by what it calls itself.

    `marking` is what the officer declared of the paper: PLAIN or one of MARKINGS. A scan tells nothing by itself.
    Raises `copy-undeclared`, `copy-secret`, `copy-too-large`, `copy-kind-unknown`.
    """
    if marking in MARKINGS:
        raise TongketError("copy-secret", marking=MARKINGS[marking])
    if marking != PLAIN:
        raise TongketError("copy-undeclared")
    if len(content) > MAX_COPY:
        raise too_large(len(content))
    kind = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), "")
    if not kind or (kind == "docx" and WORD_PART not in content):
        raise TongketError("copy-kind-unknown")
    return f"{NAME}.{kind}"


def too_large(size: int) -> TongketError:
    return TongketError("copy-too-large", size=-(-size // MEGABYTE), maximum=MAX_COPY // MEGABYTE)
