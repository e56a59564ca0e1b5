"""Record that the press article of a year was made."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.documents.models import PressArticle
from tongket.documents.register.articles import ARTICLES, ArticleEntry, article
from tongket.documents.register.checks import check_hashes


@action("paper.record_article", event="paper.article_recorded", ledger="articles", units=keeping.units(ARTICLES))
def record_article(act: Act, articles: Sequence[ArticleEntry]) -> Sequence[Written]:
    """Keep an article's files, figures and sentences. It stands in place of the year's article before, which stays as
    it was; the same article again on the same day is not kept twice. Finding: `paper-hash-wrong`."""
    passed = act.sift(articles, lambda entry: check_hashes(entry.files))
    return [_insert(act, index, entry) for index, entry in passed if not _stands(entry)]


def _stands(entry: ArticleEntry) -> bool:
    last = article(entry.organization, entry.report_year)
    return last is not None and last.entry == entry


def _insert(act: Act, index: int, entry: ArticleEntry) -> Written:
    columns = ARTICLES.to_columns(entry)
    [(search, sort)] = ARTICLES.search_and_sort([entry])
    row = PressArticle.objects.create(recorded_at=act.at, search_key=search, sort_key=sort, **columns)
    changes = {name: [None, value] for name, value in columns.items() if value}
    return Written(row.pk, row.key, entry.organization, changes, index)
