"""The press articles made for a year: what each stated and when, so that one made wrong by a later change is found.

An article is no Party paper: it has no type, issuing body, number, signature or recipients, and no step to take. As a
row of the register of papers it would need a type no regulation knows, and every step of a paper's life, every draft
and opinion and every page of a paper would have to refuse it by name. So it has a table of its own, one row for every
making; the last of a unit's year stands, the earlier ones stay as what was true of their day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tongket.access.book import Book
from tongket.documents.models import PressArticle
from tongket.documents.register.book import MadeFile, UsedFigure, read_figures, stored_figures

KIND, TITLE = "press", "Tin báo chí"


@dataclass(frozen=True)
class Sentence:
    """A sentence that states figures, with their tags."""

    text: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class ArticleEntry:
    """An article as it was made on a day: its files, every figure it states, and the sentences that state them."""

    organization: int
    report_year: int
    headline: str
    made_on: date
    files: tuple[MadeFile, ...]
    figures: tuple[UsedFigure, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class ArticleRecord:
    """An article as it is kept."""

    key: UUID
    entry: ArticleEntry

    @property
    def figures(self) -> tuple[UsedFigure, ...]:
        return self.entry.figures

    @property
    def sentences_by_figure(self) -> Mapping[str, tuple[str, ...]]:
        """For each figure's tag the sentences that state it, in the order of the text."""
        found: dict[str, list[str]] = {}
        for sentence in self.entry.sentences:
            for tag in sentence.tags:
                found.setdefault(tag, []).append(sentence.text)
        return {tag: tuple(sentences) for tag, sentences in found.items()}


def article(organization: int, year: int) -> ArticleRecord | None:
    """The article of a unit's year as it was made last; None where none was made."""
    row = PressArticle.objects.filter(organization=organization, report_year=year).order_by("-id").first()
    return ArticleRecord(row.key, _read(row)) if row else None


def years_with_articles(organizations: Iterable[int] = ()) -> set[tuple[int, int]]:
    """Every unit and year that has an article; of these units alone, if any are named."""
    wanted = list(organizations)
    rows = PressArticle.objects.filter(organization__in=wanted) if wanted else PressArticle.objects.all()
    return set(rows.values_list("organization_id", "report_year"))


def _columns(entry: ArticleEntry) -> Mapping[str, object]:
    """The table's columns; exact values stand in JSON as strings of their digits."""
    return {
        "organization_id": entry.organization,
        "report_year": entry.report_year,
        "headline": entry.headline,
        "made_on": entry.made_on,
        "files": [[file.name, file.sha256] for file in entry.files],
        "figures": stored_figures(entry.figures),
        "sentences": [[sentence.text, list(sentence.tags)] for sentence in entry.sentences],
    }


def _read(row: Any) -> ArticleEntry:
    return ArticleEntry(
        row.organization_id, row.report_year, row.headline, row.made_on,
        tuple(MadeFile(name, sha256) for name, sha256 in row.files),
        read_figures(row.figures),
        tuple(Sentence(text, tuple(tags)) for text, tags in row.sentences),
    )  # fmt: skip


def _words(entries: Sequence[ArticleEntry]) -> Sequence[tuple[str, str]]:
    return [(entry.headline, entry.headline) for entry in entries]


# Articles of one day are told apart by nothing but the order in which they were made.
ARTICLES = Book(
    "articles", PressArticle, ArticleEntry, ("organization", "report_year", "made_on"), _words, _columns, _read
)
