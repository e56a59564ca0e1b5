"""Keeps the English catalogue: `python -m tongket.web.translations` gathers the texts and compiles it.

Needed by developers only; Babel reads the Python, Django's own `templatize` the templates. Translations already
given are kept, texts no longer used are dropped.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import templatize

WEB = Path(__file__).resolve().parent
PO = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "gettext_noop": None, "pgettext": ((1, "c"), 2), "_": None}


Text = str | tuple[str, str]
"""A text to be translated; with a second form for many where it counts something."""


def texts() -> Iterator[tuple[Text, str]]:
    """Every text to be translated, with the file it stands in."""
    for path in sorted(WEB.rglob("*.py")):
        if "tests" not in path.parts:
            yield from _extracted(path, path.read_bytes())
    for path in sorted((WEB / "templates").rglob("*.html")):
        if path.name != "styleguide.html":
            source = templatize(path.read_text(encoding="utf-8"), origin=path.name)
            yield from _extracted(path, source.encode("utf-8"))


def catalog() -> Catalog:
    """The catalogue as committed."""
    if not PO.exists():
        return Catalog(locale="en")
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def gathered() -> Catalog:
    """The texts of today with the translations given so far."""
    known, fresh = catalog(), Catalog(locale="en", project="tongket", charset="utf-8", fuzzy=False)
    for text, file in texts():
        given = known.get(text)
        english = given.string if given else ""
        if isinstance(text, tuple) and isinstance(english, str):
            english = (english, english)  # one form given so far, or none
        fresh.add(text, english, locations=[(file, 0)])
    return fresh


def write(found: Catalog) -> list[str]:
    """Write the catalogue and its compiled form; the texts still without English come back."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    # The day of writing says nothing and would change both files every time.
    found.creation_date = found.revision_date = NO_DAY
    buffer = io.BytesIO()
    write_po(buffer, found, width=110, omit_header=False, no_location=True, sort_output=True)
    lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
    PO.write_text("".join(line for line in lines if "-Date:" not in line), encoding="utf-8")
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, found)
    return [str(message.id) for message in found if message.id and not is_given(message.string)]


def is_given(string: str | Sequence[str] | None) -> bool:
    """Whether a text has its English, in each of its forms."""
    return bool(string) and (isinstance(string, str) or all(string or ()))


def _extracted(path: Path, source: bytes) -> Iterator[tuple[Text, str]]:
    for _line, text, _comments, _context in extract(
        "python", io.BytesIO(source), keywords=KEYWORDS, options={"encoding": "utf-8"}
    ):
        yield ((text[0], text[1]) if isinstance(text, tuple) else text), path.relative_to(WEB).as_posix()


if __name__ == "__main__":
    missing = write(gathered())
    for text in missing:
        sys.stdout.write(f"{text}\n")
    sys.exit(1 if missing else 0)
