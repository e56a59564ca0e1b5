"""The books of drafts, of opinions on them, and of contributed texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.documents.drafting.models import Contribution, PaperComment, PaperDraft
from tongket.rules.vocabulary import label


@dataclass(frozen=True)
class PlacedFigure:
    """A tagged number of a draft: the text in its place, and what the records said when it came (None: nothing)."""

    tag: str
    text: str
    recorded: str | None


@dataclass(frozen=True)
class DraftEntry:
    """One draft. `number` 0 is the file the program made; `refreshed_from` the draft whose numbers it brings up to
    date. `sha256` is that of the file's bytes, in hex."""

    organization: int
    paper: int
    number: int
    received_on: date
    sha256: str
    author: str = ""
    note: str = ""
    refreshed_from: int | None = None
    figures: tuple[PlacedFigure, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class CommentEntry:
    """An opinion on draft number `draft`. `response` is accept, explain, or "" while it waits for its answer."""

    organization: int
    paper: int
    draft: int
    opinion: str
    giver: str
    received_on: date
    place: str = ""
    response: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class ContributionEntry:
    """One line of the sheet “Phân công viết báo cáo”: who writes what, until when."""

    organization: int
    report_year: int
    paper: str
    section: str
    contributor: str
    kind: str
    due_on: date


@dataclass(frozen=True)
class ContributedText:
    """The text of an assignment. `merged_text` is what of it stood in the narrative when it was merged, as markup."""

    organization: int
    report_year: int
    paper: str
    section: str
    contributor: str
    text: str = ""
    received_on: date | None = None
    merged_text: str = ""
    merged_on: date | None = None


def _draft_columns(entry: DraftEntry) -> dict[str, object]:
    return {
        "organization_id": entry.organization,
        "paper_id": entry.paper,
        "number": entry.number,
        "received_on": entry.received_on,
        "author": entry.author,
        "note": entry.note,
        "sha256": entry.sha256,
        "refreshed_from": entry.refreshed_from,
        "missing": list(entry.missing),
        "figures": [[figure.tag, figure.text, figure.recorded] for figure in entry.figures],
    }


def _draft(row: PaperDraft) -> DraftEntry:
    return DraftEntry(
        row.organization_id, row.paper_id, row.number, row.received_on, row.sha256, row.author, row.note,
        row.refreshed_from, tuple(PlacedFigure(*figure) for figure in row.figures), tuple(row.missing),
    )  # fmt: skip


def _assigned_words(entries: Sequence[ContributionEntry]) -> Sequence[tuple[str, str]]:
    """An assignment goes by its contributor and section."""
    named = [f"{entry.contributor}: {label(entry.section, group='report_section')}" for entry in entries]
    return [(name, name) for name in named]


ASSIGNMENT = ("organization", "report_year", "paper", "section", "contributor")
DRAFTS = Book("paper_drafts", PaperDraft, DraftEntry, ("paper", "number"), columns=_draft_columns, read=_draft)
COMMENTS = Book("paper_comments", PaperComment, CommentEntry, ("paper", "draft", "place", "giver", "opinion"))
CONTRIBUTIONS = Book("contributions", Contribution, ContributionEntry, ASSIGNMENT, words=_assigned_words)
TEXTS = Book("contributions", Contribution, ContributedText, ASSIGNMENT, words=_assigned_words)  # type: ignore[arg-type]
