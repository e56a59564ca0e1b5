"""The book of papers: what is known of one paper, and how it lies in the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from tongket.access.book import Book
from tongket.documents.models import Paper


@dataclass(frozen=True)
class MadeFile:
    """A file as it was made: its name in the paper's folder and the SHA-256 of its bytes, in hex."""

    name: str
    sha256: str


@dataclass(frozen=True)
class UsedFigure:
    """A figure a paper states: its tag, the text shown and the exact value; None where it was missing."""

    tag: str
    shown: str | None
    value: Decimal | None


@dataclass(frozen=True)
class PaperEntry:
    """All that the register holds of a paper. `number` None: not yet signed. `missing`: what it still lacks."""

    organization: int
    type: str
    kind: str
    report_year: int
    title: str
    body: str
    variant: str = ""
    term: str = ""
    symbol: str = ""
    number: int | None = None
    number_line: str = ""
    dated_on: date | None = None
    state: str = "draft"
    authority: str = ""
    signer_post: str = ""
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    files: tuple[MadeFile, ...] = ()
    figures: tuple[UsedFigure, ...] = ()
    missing: tuple[str, ...] = ()
    copy_name: str = ""
    copy_sha256: str = ""
    sent_on: date | None = None
    is_external: bool = False


def columns(entry: PaperEntry) -> Mapping[str, object]:
    """The table's columns; exact values stand in JSON as strings of their digits."""
    found: dict[str, object] = {field.name: getattr(entry, field.name) for field in fields(entry)}
    found["organization_id"] = found.pop("organization")
    return {
        **found,
        "recipients": list(entry.recipients),
        "missing": list(entry.missing),
        "files": [[file.name, file.sha256] for file in entry.files],
        "figures": stored_figures(entry.figures),
    }


def read(row: Paper) -> PaperEntry:
    plain = {
        field.name: getattr(row, field.name)
        for field in fields(PaperEntry)
        if field.name not in ("organization", "recipients", "missing", "files", "figures")
    }
    return PaperEntry(
        organization=row.organization_id,
        recipients=tuple(row.recipients),
        missing=tuple(row.missing),
        files=tuple(MadeFile(name, sha256) for name, sha256 in row.files),
        figures=read_figures(row.figures),
        **plain,
    )


def stored_figures(figures: Iterable[UsedFigure]) -> list[list[str | None]]:
    """Figures as they stand in JSON: tag, shown text, the digits of the exact value."""
    return [[used.tag, used.shown, None if used.value is None else str(used.value)] for used in figures]


def read_figures(stored: Iterable[Sequence[str | None]]) -> tuple[UsedFigure, ...]:
    """What `stored_figures` wrote."""
    return tuple(
        UsedFigure(tag or "", shown, None if value is None else Decimal(value)) for tag, shown, value in stored
    )


def _words(entries: Sequence[PaperEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{entry.number_line} {entry.title} {entry.signer_name}", entry.title) for entry in entries]


PAPERS = Book("papers", Paper, PaperEntry, ("organization", "report_year", "kind", "variant"), _words, columns, read)
