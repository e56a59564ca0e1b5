"""Bytes to text: Unicode with or without a mark, Windows-1258, and the two encodings from before Unicode."""

from __future__ import annotations

import codecs
import re

from tongket.reconciliation.text.legacy import CONVERSIONS, SAMPLE, modern, most_vietnamese
from tongket.rules.errors import TongketError

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffd]")
MOST_CONTROLS_PER_MILLE = 5
LEAST_NULLS_PERCENT = 10


def decoded(name: str, content: bytes) -> str:
    """The text of a file without markup. Raises `text-file-kind-unknown` where the bytes are no text."""
    text = _decoded(content)
    if text is None or 1000 * len(_CONTROLS.findall(text)) > MOST_CONTROLS_PER_MILLE * len(text):
        raise TongketError("text-file-kind-unknown", file=name)
    return text


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return modern(content[len(mark) :].decode(encoding, "replace"))
    if b"\0" in content:
        return _without_mark(content)
    try:
        return modern(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        # A file cut in the middle of its last letter is still UTF-8.
        if error.start >= len(content) - 3 and error.start > 0:
            return modern(content.decode("utf-8", "ignore"))
    return _of_one_byte(content)


def _without_mark(content: bytes) -> str | None:
    """UTF-16 without its mark: every ASCII sign has a null on one side, always the same."""
    sample = content[:SAMPLE]
    nulls = {"utf-16-le": sample[1::2].count(0), "utf-16-be": sample[::2].count(0)}
    encoding, most = max(nulls.items(), key=lambda row: row[1])
    if 200 * most < LEAST_NULLS_PERCENT * len(sample):
        return None
    return modern(content.decode(encoding, "replace"))


def _of_one_byte(content: bytes) -> str:
    """One byte a sign: what makes most Vietnamese of it, read as Windows shows it in the West or in Vietnam."""
    western, vietnamese = (content.decode(page, "replace") for page in ("cp1252", "cp1258"))
    samples = [*(conversion(western[:SAMPLE]) for conversion in CONVERSIONS), vietnamese[:SAMPLE]]
    chosen = most_vietnamese(samples)
    return CONVERSIONS[chosen](western) if chosen < len(CONVERSIONS) else vietnamese
