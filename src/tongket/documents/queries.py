"""What may be asked of the office's settings, the narrative parts and the register of papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5

from tongket.documents.files import ListedFile, folder_of, listed
from tongket.documents.models import NarrativePart, Paper
from tongket.documents.office import Office, Signer, default_body, office, recipients, signatory
from tongket.documents.register.articles import ArticleRecord, article
from tongket.documents.register.book import PAPERS, MadeFile, UsedFigure
from tongket.documents.register.numbers import next_number, symbol_line, symbol_of
from tongket.documents.register.stale import ChangedFigure, StalePaper, stale
from tongket.organizations import queries as organizations
from tongket.rules.errors import TongketError

__all__ = [
    "ArticleRecord", "ChangedFigure", "MadeFile", "Office", "PaperRecord", "Part", "Signer", "StalePaper", "UsedFigure",
    "article", "default_body", "draft_key", "narrative", "next_number", "office", "paper", "papers", "recipients",
    "signatory", "stale", "symbol_line", "symbol_of",
]  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One section as the officer wrote it, with the version to hand back when it is written again."""

    id: int
    version: int
    section: str
    text: str
    carried_from: int | None


@dataclass(frozen=True)
class PaperRecord:
    """A paper of the register. `files` stand as they lie on disk now; `edited` says that one was changed by hand."""

    id: int
    key: UUID
    version: int
    is_withdrawn: bool
    organization: int
    type: str
    kind: str
    variant: str
    report_year: int
    title: str
    body: str
    term: str
    number: int | None
    number_line: str
    dated_on: date | None
    state: str
    authority: str
    signer_post: str
    signer_name: str
    recipients: tuple[str, ...]
    made: tuple[MadeFile, ...]
    files: tuple[ListedFile, ...]
    figures: tuple[UsedFigure, ...]
    missing: tuple[str, ...]
    copy_name: str
    copy_sha256: str
    sent_on: date | None
    is_external: bool

    @property
    def edited(self) -> bool:
        return any(file.edited for file in self.files)

    @property
    def stated(self) -> Mapping[str, Decimal | None]:
        """The exact values the paper states, by tag."""
        return {used.tag: used.value for used in self.figures}


def narrative(organization: int, year: int, paper: str) -> Mapping[str, Part]:
    """The parts written for a year's paper ("year_report", …), by section; unwritten sections are absent."""
    rows = NarrativePart.objects.filter(
        organization=organization, report_year=year, paper=paper, withdrawn_at=None
    ).order_by("id")
    return {row.section: Part(row.id, row.version, row.section, row.text, row.carried_from) for row in rows}


def papers(organization: int, year: int, kind: str = "") -> Sequence[PaperRecord]:
    """The papers of a year that stand (not withdrawn), in the order they were recorded; of one kind if it is named."""
    rows = Paper.objects.filter(organization=organization, report_year=year, withdrawn_at=None)
    return _records(list((rows.filter(kind=kind) if kind else rows).order_by("id")))


def paper(key: UUID) -> PaperRecord:
    """One paper, withdrawn or not. Raises `record-not-found`."""
    row = Paper.objects.filter(key=key).first()
    if row is None:
        raise TongketError("record-not-found", key=str(key))
    return _records([row])[0]


def draft_key(organization: int, year: int, kind: str, variant: str = "") -> UUID:
    """The key under which this paper is made now: the same until its draft is submitted, then that of a next draft.

    `variant` tells apart several papers of one kind in a year (the badge proposals of each round).
    """
    rows = Paper.objects.filter(organization=organization, report_year=year, kind=kind, variant=variant)
    done = rows.exclude(state="draft", withdrawn_at=None).count()
    above = organizations.units_by_id([organization])[organization].key
    return uuid5(above, f"{year}/{kind}/{variant}/{done}")


def _records(rows: Sequence[Paper]) -> Sequence[PaperRecord]:
    units = organizations.units_by_id({row.organization_id for row in rows})
    return [_record(row, units[row.organization_id].key) for row in rows]


def _record(row: Paper, organization: UUID) -> PaperRecord:
    entry = PAPERS.to_entry(row)
    files = listed(folder_of(organization, entry.report_year, row.key), entry.files)
    return PaperRecord(
        row.id, row.key, row.version, row.withdrawn_at is not None, entry.organization, entry.type, entry.kind,
        entry.variant, entry.report_year, entry.title, entry.body, entry.term, entry.number, entry.number_line,
        entry.dated_on, entry.state, entry.authority, entry.signer_post, entry.signer_name, entry.recipients,
        entry.files, files, entry.figures, entry.missing, entry.copy_name, entry.copy_sha256, entry.sent_on,
        entry.is_external,
    )  # fmt: skip
