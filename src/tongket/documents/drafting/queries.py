"""What may be asked of the drafts of a paper and of the opinions on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from tongket.documents.drafting.book import DRAFTS, PlacedFigure
from tongket.documents.drafting.models import PaperComment, PaperDraft
from tongket.documents.files import folder_of, sha256
from tongket.documents.queries import PaperRecord
from tongket.organizations import queries as organizations
from tongket.rules.errors import TongketError

FOLDER = "du-thao"
MADE = 0
OPEN_STATES = ("draft", "submitted")


@dataclass(frozen=True)
class DraftRecord:
    """One draft of a paper with the place of its file."""

    id: int
    key: UUID
    number: int
    received_on: date
    author: str
    note: str
    sha256: str
    refreshed_from: int | None
    figures: tuple[PlacedFigure, ...]
    path: Path


@dataclass(frozen=True)
class CommentRecord:
    """An opinion on a draft with its answer; `response` "" while it waits."""

    id: int
    version: int
    key: UUID
    draft: int
    place: str
    opinion: str
    giver: str
    received_on: date
    response: str
    answer: str
    answered_by: str
    answered_on: date | None


def takes_drafts(paper: PaperRecord) -> bool:
    """Whether a draft may still be handed in: nothing of a signed paper changes any more."""
    return paper.state in OPEN_STATES and not paper.is_withdrawn and not paper.is_external


def folder_of_drafts(paper: PaperRecord) -> Path:
    above = organizations.units_by_id([paper.organization])[paper.organization].key
    return folder_of(above, paper.report_year, paper.key) / FOLDER


def file_name(number: int) -> str:
    return f"du-thao-{number}.docx"


def drafts(paper: PaperRecord) -> Sequence[DraftRecord]:
    """The drafts in their order, the file the program made first."""
    folder = folder_of_drafts(paper)
    found = []
    for row in PaperDraft.objects.filter(paper=paper.id).order_by("number"):
        entry = DRAFTS.to_entry(row)
        found.append(
            DraftRecord(
                row.id, row.key, entry.number, entry.received_on, entry.author, entry.note, entry.sha256,
                entry.refreshed_from, entry.figures, folder / file_name(entry.number),
            )
        )  # fmt: skip
    return found


def lacking(paper: int) -> tuple[str, ...] | None:
    """What the last draft handed in of a paper lacks; None where none was handed in, and the made paper counts."""
    rows = PaperDraft.objects.filter(paper=paper, number__gt=MADE).order_by("-number")
    last = rows.values_list("missing", flat=True).first()
    return None if last is None else tuple(last)


def draft(paper: PaperRecord, number: int) -> DraftRecord:
    """One draft. Raises `draft-unknown`."""
    found = next((each for each in drafts(paper) if each.number == number), None)
    if found is None:
        raise TongketError("draft-unknown", number=number)
    return found


def content(found: DraftRecord) -> bytes:
    """The draft's file as it was handed in. Raises `draft-file-gone`, `draft-file-changed`."""
    if not found.path.is_file():
        raise TongketError("draft-file-gone", number=found.number, name=found.path.name)
    read = found.path.read_bytes()
    if sha256(read) != found.sha256:
        raise TongketError("draft-file-changed", number=found.number, name=found.path.name)
    return read


def comments(paper: PaperRecord) -> Sequence[CommentRecord]:
    """The opinions on a paper's drafts, in the order they came."""
    rows = PaperComment.objects.filter(paper=paper.id, withdrawn_at=None).order_by("received_on", "id")
    return [
        CommentRecord(
            row.id, row.version, row.key, row.draft, row.place, row.opinion, row.giver, row.received_on, row.response,
            row.answer, row.answered_by, row.answered_on,
        )
        for row in rows
    ]  # fmt: skip
