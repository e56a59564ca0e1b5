"""The text of a PDF file that holds text, its lines put together again into paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence

from tongket.reconciliation.text.legacy import modern
from tongket.reconciliation.text.package import MEGABYTE
from tongket.rules.errors import TongketError, Wording

MAX_PAGES = 500
MAX_PAGE = 5 * MEGABYTE
"""Of one page's instructions; a page full of text takes a thousandth of it."""
FEWEST_SIGNS = 20
"""A page number and a stamp are not yet the text of a scanned page."""
_ENDS = re.compile(r"[.:;!?…”\"]\s*$")
_BEGINS = re.compile(r"\s*(?:[-+*•–—o]\s|\d+[.)]\s|[a-zđ][.)]\s|[IVX]+[.)]\s|[A-ZĐÀ-Ỹ\s]{8,}$)")
_FULL_PERCENT = 70


def pdf_text(name: str, content: bytes) -> str:
    """Raises `text-file-protected`, `text-file-scanned`, `text-file-too-large`, `text-file-damaged`."""
    # Deferred: it takes longer to load than all else the server needs for its first page.
    from pypdf.errors import FileNotDecryptedError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        pages = _pages(name, content)
    except FileNotDecryptedError as error:
        raise TongketError("text-file-protected", file=name) from error
    except TongketError:
        raise
    except Exception as error:  # on a broken file the parser raises whatever comes
        raise TongketError("text-file-damaged", file=name) from error
    if sum(len("".join(page.split())) for page in pages) < FEWEST_SIGNS:
        raise TongketError("text-file-scanned", file=name, pages=len(pages))
    return modern("\n".join(_paragraphs(page.splitlines()) for page in pages))


def _pages(name: str, content: bytes) -> Sequence[str]:
    from pypdf import PdfReader  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(content))
    # A file that only forbids printing or copying opens with the empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise TongketError("text-file-protected", file=name)
    if len(reader.pages) > MAX_PAGES:
        raise TongketError(
            "text-file-too-large", file=name, maximum=Wording(f"{MAX_PAGES} trang", f"{MAX_PAGES} pages")
        )
    texts = []
    for page in reader.pages:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MAX_PAGE:
            raise TongketError("text-file-too-large", file=name, maximum=f"{MAX_PAGE // MEGABYTE} MB")
        texts.append(page.extract_text())
    return texts


def _paragraphs(lines: Sequence[str]) -> str:
    """Lines of print put together: a full line without an end goes on in the next unless that begins anew."""
    widest = max((len(line.strip()) for line in lines), default=0)
    joined: list[str] = []
    full = False
    for line in lines:
        text = line.strip()
        if full and text and not _BEGINS.match(text):
            joined[-1] += " " + text
        else:
            joined.append(text)
        full = 100 * len(text) >= _FULL_PERCENT * widest and not _ENDS.search(text)
    return "\n".join(joined)
