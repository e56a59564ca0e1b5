"""What changed in a paper's figures since it was made, with the sentences that are wrong now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from django.urls import reverse

from tongket.documents.papers.registry import PRESS_STEM
from tongket.documents.queries import ArticleRecord, stale
from tongket.documents.register import articles
from tongket.documents.register.outdated import OutdatedPaper, outdated, years_with_papers
from tongket.figures.definition import Figure
from tongket.figures.drilldown import read_tag
from tongket.figures.year import printed_figures
from tongket.procedures import package_folder
from tongket.procedures.package_job import package_folder as folder_of_package
from tongket.rules import notation
from tongket.rules.notation import date_vi
from tongket.web.documents import year_of_papers
from tongket.web.figures import shown
from tongket.web.figures.shown import Year
from tongket.web.place import Place

PAPERS_SHOWN, CHANGES_SHOWN, SENTENCES_SHOWN = 3, 3, 1
PLACES = 2
ARTICLE_PLACE = "tin-bao-chi"


class Change(Protocol):
    """A figure as a paper states it and as it is now."""

    @property
    def tag(self) -> str: ...
    @property
    def then(self) -> Decimal | None: ...
    @property
    def now(self) -> Decimal | None: ...


def changes_of(
    place: Place, changes: Iterable[Change], sentences: Mapping[str, Sequence[str]]
) -> list[dict[str, object]]:
    """Each changed figure with its values and the sentences in which it stands."""
    year = shown.year_of(place)
    return [_change(year, change, sentences.get(change.tag, ())) for change in changes]


def outdated_of(year: Year) -> dict[str, object] | None:
    """The papers of the year that are wrong by now, the first of them with their sentences; None where none is."""
    place = year.place
    if not place.may("paper.read", place.unit.id) or not years_with_papers([place.unit.id]):
        return None
    now = {value.tag: value.value for value in printed_figures(place.asked)}
    found = outdated(place.unit.id, place.year, now, PAPERS_SHOWN)
    if not found:
        return None
    # The article is what everyone reads: it is named even where there is room for no more.
    named = [paper for index, paper in enumerate(found) if index < PAPERS_SHOWN or paper.kind == articles.KIND]
    return {
        "papers": [_paper(year, paper) for paper in named],
        "more": len(found) - len(named),
        "count": len(found),
    }


def article_of(place: Place, found: ArticleRecord, current: Mapping[str, Decimal | None]) -> dict[str, object]:
    """The year's press article as `documents/article.html` takes it: when it was made, its files, what is wrong now."""
    wrong = next(iter(stale([found], current)), None)
    lies_here = place.unit.id == place.office.id and place.may("package.read", place.office.id)
    files = package_folder.listed(folder_of_package(place.office.slug, place.year)) if lies_here else ()
    return {
        "place": ARTICLE_PLACE,
        "headline": found.entry.headline,
        "date": date_vi(found.entry.made_on),
        "files": year_of_papers.files_of(PRESS_STEM, files),
        "changes": changes_of(place, wrong.changes, found.sentences_by_figure) if wrong else [],
    }


def _paper(year: Year, paper: OutdatedPaper) -> dict[str, object]:
    # What stands in a sentence says more than what only a table repeats.
    is_article = paper.kind == articles.KIND
    first = sorted(paper.changes, key=lambda change: not change.sentences)[:CHANGES_SHOWN]
    return {
        "title": paper.title,
        "number": paper.number_line,
        "date": date_vi(paper.dated_on) if paper.dated_on else "",
        "url": f"{reverse('papers')}#{ARTICLE_PLACE}" if is_article else reverse("paper", args=[paper.key]),
        "changes": [_change(year, change, change.sentences[:SENTENCES_SHOWN]) for change in first],
        "more": len(paper.changes) - len(first),
    }


def _change(year: Year, change: Change, sentences: Sequence[str]) -> dict[str, object]:
    value = year.get(change.tag)
    figure, dimensions = read_tag(change.tag)
    name = shown.indicator_name(year, dimensions.get(shown.INDICATOR, ""))
    return {
        "label": shown.label(year, value) if value else shown.tag_label(figure, dimensions, name),
        "url": shown.figure_url(change.tag),
        "before": None if change.then is None else _exact(figure, change.then),
        "after": None if change.now is None else _exact(figure, change.now),
        "sentences": list(sentences),
    }


def _exact(figure: Figure, value: Decimal) -> str:
    """To two places, and no places where there are none: 191, not 191,00."""
    number = notation.number_vi(notation.round_half_up(value, PLACES).normalize() + 0)
    return f"{number}\u00a0%" if figure.unit == shown.PERCENT else number
