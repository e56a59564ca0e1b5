"""How papers are written. A year may hold several papers of one kind (a signed one, a draft made since), so the
common way of correcting lines, which keeps each line once, does not fit them."""

from __future__ import annotations

from uuid import UUID

from tongket.access.gate import Act, Written
from tongket.documents.models import Paper
from tongket.documents.register.book import PAPERS, PaperEntry

EMPTY: tuple[object, ...] = ("", None, [], False)


def columns(entry: PaperEntry) -> dict[str, object]:
    """All columns of a paper, with the keys it is searched and sorted by."""
    search, sort = PAPERS.search_and_sort([entry])[0]
    return {**PAPERS.to_columns(entry), "search_key": search, "sort_key": sort}


def inserted(row: Paper, index: int) -> Written:
    """What is to be said of a paper just inserted."""
    after = PAPERS.to_columns(PAPERS.to_entry(row))
    changes = {name: [None, value] for name, value in after.items() if value not in EMPTY}
    return Written(row.pk, row.key, row.organization_id, changes, index)


def insert(act: Act, entry: PaperEntry, index: int) -> Written:
    return inserted(Paper.objects.create(recorded_at=act.at, **columns(entry)), index)


def update(row: Paper, entry: PaperEntry, index: int) -> Written | None:
    """Bring a locked row to what it should be; None where it is so already."""
    before, after = PAPERS.to_columns(PAPERS.to_entry(row)), PAPERS.to_columns(entry)
    changes = {name: [before[name], value] for name, value in after.items() if before[name] != value}
    if not changes:
        return None
    for name, value in columns(entry).items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    return Written(row.pk, row.key, row.organization_id, changes, index)


def get_or_insert(act: Act, key: UUID, entry: PaperEntry) -> tuple[Paper, bool]:
    """The locked row with this key; whoever makes the same paper at this moment is waited for."""
    return Paper.objects.select_for_update().get_or_create(key=key, defaults={**columns(entry), "recorded_at": act.at})
