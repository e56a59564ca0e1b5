"""The books of the office's settings and of the narrative parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.documents.models import NarrativePart, OfficeProfile, Recipient, Signatory


@dataclass(frozen=True)
class OfficeProfileEntry:
    """One line of the sheet “Cơ quan ban hành”. `symbol` is what stands after the slash, e.g. ĐU."""

    organization: int
    valid_from: date
    issuer_name: str
    term: str
    valid_until: date | None = None
    superior_name: str = ""
    place: str = ""
    symbol: str = ""
    term_started_on: date | None = None
    hall: str = ""


@dataclass(frozen=True)
class SignatoryEntry:
    """One line of the sheet “Người ký”. A blank `paper_type` means every type."""

    organization: int
    body: str
    name: str
    valid_from: date
    paper_type: str = ""
    authority: str = ""
    post: str = ""
    valid_until: date | None = None


@dataclass(frozen=True)
class RecipientEntry:
    """One line of the sheet “Nơi nhận”."""

    organization: int
    text: str
    paper_type: str = ""
    position: int | None = None


@dataclass(frozen=True)
class NarrativeEntry:
    """What stands in one section of a year's paper. `carried_from`: the year it was taken over from, unedited."""

    organization: int
    report_year: int
    paper: str
    section: str
    text: str
    carried_from: int | None = None


def _recipient_columns(entry: RecipientEntry) -> dict[str, object]:
    return {
        "organization_id": entry.organization,
        "paper_type": entry.paper_type,
        "text": entry.text,
        "position": entry.position or 0,
    }


def _recipient(row: Recipient) -> RecipientEntry:
    return RecipientEntry(row.organization_id, row.text, row.paper_type, row.position)


def _signatory_words(entries: Sequence[SignatoryEntry]) -> Sequence[tuple[str, str]]:
    """A signer goes by name: the body is kept as a word of the program."""
    return [(" ".join(filter(None, (entry.name, entry.post, entry.authority))), entry.name) for entry in entries]


OFFICE_PROFILES = Book("office_profiles", OfficeProfile, OfficeProfileEntry, ("organization", "valid_from"))
SIGNATORIES = Book(
    "signatories",
    Signatory,
    SignatoryEntry,
    ("organization", "paper_type", "body", "valid_from"),
    words=_signatory_words,
)
RECIPIENTS = Book(
    "recipients",
    Recipient,
    RecipientEntry,
    ("organization", "paper_type", "text"),
    columns=_recipient_columns,
    read=_recipient,
)
NARRATIVES = Book("narrative_parts", NarrativePart, NarrativeEntry, ("organization", "report_year", "paper", "section"))
