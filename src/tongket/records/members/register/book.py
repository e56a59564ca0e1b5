"""The filters people keep for themselves."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.access.book import Book
from tongket.records.members.models import SavedFilter


@dataclass(frozen=True)
class SavedFilterEntry:
    """A filter of the register under a name of one's own; `words` are those of its address."""

    organization: int
    user: int
    name: str
    words: str


SAVED_FILTERS = Book("saved_filters", SavedFilter, SavedFilterEntry, ("user", "name"))
