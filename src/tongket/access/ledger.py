"""A ledger: one kind of line with its declaration, its book and its actions. Web, workbook and export use these."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from tongket.access import searching
from tongket.access.book import Book, Correction, Kept, Withdrawal
from tongket.access.gate import Action
from tongket.access.keeping import locate
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.rules.fields import EntrySpec

Entry = TypeVar("Entry")
NAMED_IN_A_QUERY = 300
"""More lines than this are picked out after the query: naming thousands of them in it costs more than reading keys."""
BEGINNINGS = ("joined_on", "admitted_on", "held_from", "established_on")
ENDINGS = ("ended_on", "held_until", "closed_on")
"""The days by which a line of a state ledger begins and ends, by the names they have in every cabinet."""


@dataclass(frozen=True)
class Selection:
    """Which lines of a ledger to show: of these units, this year, holding these words, in this order.

    `standing_on` keeps of a state ledger only what had begun and not yet ended on that day.
    """

    organizations: Collection[int]
    year: int | None = None
    search: str = ""
    order: str = ""
    filters: Mapping[str, str] | None = None
    offset: int = 0
    limit: int | None = None
    ids: Collection[int] | None = None
    standing_on: date | None = None


@dataclass(frozen=True)
class Page(Generic[Entry]):
    """Some lines, and how many there are in all."""

    lines: Sequence[Kept[Entry]]
    total: int


Locate = Callable[[Sequence[Any]], Mapping[tuple[object, ...], Kept[Any]]]


@dataclass(frozen=True)
class Ledger(Generic[Entry]):
    """`identify` gives the identity of an entry and `find` the kept lines of many identities; both only where the
    book's own identity is not enough (members)."""

    spec: EntrySpec
    book: Book[Entry]
    read_permission: str
    add: Action[Entry]
    correct: Action[Correction[Entry]]
    withdraw: Action[Withdrawal] | None = None
    find: Locate | None = None

    @property
    def id(self) -> str:
        return self.spec.id

    def located(self, entries: Sequence[Entry]) -> Sequence[Kept[Entry] | None]:
        """For each entry, the kept line that is the same one, or None."""
        if self.find is not None:
            found = self.find(entries)
            return [found.get((index,)) for index in range(len(entries))]
        kept = locate(self.book, entries)
        return [kept.get(self.book.identity_of(entry)) for entry in entries]

    def select(self, selection: Selection) -> Page[Entry]:
        """Lines that stand (not withdrawn), searched without diacritics, sorted, one page of them."""
        if selection.ids is not None and len(selection.ids) > NAMED_IN_A_QUERY:
            return self._page_of_many(selection, frozenset(selection.ids))
        rows = self._filtered(selection)
        ordered = rows.order_by(*self._order(selection.order))
        end = None if selection.limit is None else selection.offset + selection.limit
        lines = [self.book.kept(row) for row in ordered[selection.offset : end]]
        is_last = bool(lines or not selection.offset) and (end is None or selection.offset + len(lines) < end)
        return Page(lines, selection.offset + len(lines) if is_last else rows.count())

    def count(self, selection: Selection) -> int:
        return self._filtered(selection).count()

    def count_by_unit(self, selection: Selection) -> Mapping[int, int]:
        """How many lines each unit has; units without any are not in it."""
        return self._counted(selection, "id" if self.book.place == "id" else f"{self.book.place}_id")

    def count_by_year(self, organizations: Collection[int]) -> Mapping[int, int]:
        """How many lines these units have in each report year; none for a ledger of states."""
        return self._counted(Selection(organizations), "report_year") if self.spec.period == "year" else {}

    @property
    def ending(self) -> str:
        """The field with the day on which a line of a state ledger ends; empty where lines do not end."""
        return next((name for name in ENDINGS if name in self.spec.fields), "") if self.spec.period == "state" else ""

    def one(self, key: UUID) -> Kept[Entry]:
        """The line with this key, withdrawn or not. Raises `record-not-found`."""
        row = self.book.model._default_manager.filter(key=key).first()
        if row is None:
            raise TongketError("record-not-found", key=str(key))
        return self.book.kept(row)

    def label(self, entry: Entry) -> str:
        """The line in a few words."""
        return self.book.words([entry])[0][1]

    def _counted(self, selection: Selection, column: str) -> Mapping[int, int]:
        rows = self._filtered(selection).order_by().values_list(column).annotate(lines=Count("id"))
        return dict(rows)

    def _page_of_many(self, selection: Selection, ids: frozenset[int]) -> Page[Entry]:
        """One page of thousands of named lines: they are put in order by their keys, and only the page is read."""
        rows = self._filtered(replace(selection, ids=None))
        ordered = [
            key for key in rows.order_by(*self._order(selection.order)).values_list("id", flat=True) if key in ids
        ]
        end = None if selection.limit is None else selection.offset + selection.limit
        shown = ordered[selection.offset : end]
        found = self.book.model._default_manager.in_bulk(shown)
        return Page([self.book.kept(found[key]) for key in shown], len(ordered))

    def _filtered(self, selection: Selection) -> QuerySet[Any]:
        place = "id" if self.book.place == "id" else f"{self.book.place}_id"
        # The model is known only as a record here; each book names one with the columns its declaration has.
        rows: QuerySet[Any] = self.book.model._default_manager.filter(
            withdrawn_at=None, **{f"{place}__in": selection.organizations}
        )
        if selection.year is not None and self.spec.period == "year":
            rows = rows.filter(report_year=selection.year)
        if selection.ids is not None:
            rows = rows.filter(id__in=selection.ids)
        if selection.standing_on is not None and self.ending:
            rows = self._standing(rows, selection.standing_on)
        if words := notation.fold(selection.search).split():
            rows = rows.filter(searching.words_in(self.book.model._meta.db_table, words))
        for name, value in (selection.filters or {}).items():
            if name in self.spec.fields and value:
                rows = rows.filter(**{self.book.attributes[name]: value})
        return rows

    def _standing(self, rows: QuerySet[Any], on: date) -> QuerySet[Any]:
        begun = [name for name in BEGINNINGS if name in self.spec.fields]
        first_day = Coalesce(*begun) if len(begun) > 1 else F(begun[0])
        not_ended = Q(**{self.ending: None}) | Q(**{f"{self.ending}__gte": on})
        standing: QuerySet[Any] = rows.alias(first_day=first_day).filter(not_ended, first_day__lte=on)
        return standing

    def _order(self, order: str) -> Sequence[Any]:
        name = order.removeprefix("-")
        if name not in self.spec.fields or name not in self.book.attributes:
            return ("sort_key", "id")
        column = F(self.book.attributes[name])
        return (
            column.desc(nulls_last=True) if order.startswith("-") else column.asc(nulls_last=True),
            "sort_key",
            "id",
        )
