"""The press articles of a year: the last one made stands, the earlier ones stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, Office, new_office
from tongket.access import audit
from tongket.access.gate import Refused
from tongket.documents import queries
from tongket.documents.actions.paper.record_article import record_article
from tongket.documents.models import NumberSeries, Paper, PressArticle
from tongket.documents.paper.model import Run
from tongket.documents.register.articles import ArticleEntry, Sentence
from tongket.documents.register.book import MadeFile, UsedFigure
from tongket.documents.register.outdated import outdated, sentences_in, years_with_papers

pytestmark = pytest.mark.django_db
SAID = Sentence("Đảng bộ có 06 đảng viên.", ("members.total",))


@pytest.fixture
def office() -> Office:
    return new_office()


def entry(office: Office) -> ArticleEntry:
    files = (MadeFile("tin.html", "0" * 64),)
    figures = (UsedFigure("members.total", "06", Decimal(6)), UsedFigure("admissions.members", None, None))
    return ArticleEntry(office.commune, 2023, "Đảng bộ tổng kết", date(2023, 12, 20), files, figures, (SAID,))


def standing(office: Office) -> ArticleEntry:
    found = queries.article(office.commune, 2023)
    assert found is not None
    return found.entry


def test_an_article_is_read_back_with_its_exact_figures_and_sentences(office: Office) -> None:
    record_article(OFFICE, [entry(office)])
    assert standing(office) == entry(office)


def test_the_article_made_last_stands_and_the_one_before_stays(office: Office) -> None:
    record_article(OFFICE, [entry(office)])
    anew = replace(entry(office), headline="Đảng bộ tổng kết năm 2023")
    record_article(OFFICE, [anew])
    assert standing(office) == anew
    assert PressArticle.objects.filter(withdrawn_at=None).count() == 2


def test_the_same_article_made_again_that_day_is_not_kept_twice(office: Office) -> None:
    record_article(OFFICE, [entry(office)])
    assert record_article(OFFICE, [entry(office)]).written == []
    assert len(record_article(OFFICE, [replace(entry(office), made_on=date(2023, 12, 21))]).written) == 1


def test_the_trail_tells_what_the_article_stated(office: Office) -> None:
    [line] = record_article(OFFICE, [entry(office)]).written
    [event] = audit.history(line.key)
    assert (event.event, event.actor) == ("paper.article_recorded", OFFICE.name)
    assert event.changes["sentences"] == (None, [[SAID.text, list(SAID.tags)]])


def test_an_article_takes_no_place_in_the_register_and_no_number(office: Office) -> None:
    record_article(OFFICE, [entry(office)])
    assert (Paper.objects.count(), NumberSeries.objects.count(), queries.papers(office.commune, 2023)) == (0, 0, [])


def test_a_file_of_an_article_has_a_hash(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        record_article(OFFICE, [replace(entry(office), files=(MadeFile("tin.html", "abc"),))])
    assert refused.value.found[0].finding.code == "paper-hash-wrong"


def test_an_article_alone_is_looked_at_and_what_was_missing_in_it_is_no_change(office: Office) -> None:
    record_article(OFFICE, [entry(office)])
    assert years_with_papers([office.commune]) == [(office.commune, 2023)]
    [found] = outdated(office.commune, 2023, {"members.total": Decimal(7)})
    assert [(change.tag, change.then, change.now, change.sentences) for change in found.changes] == [
        ("members.total", 6, 7, (SAID.text,))
    ]


def test_an_article_has_neither_state_nor_number_and_bears_the_day_it_was_made(office: Office) -> None:
    record_article(OFFICE, [entry(office)])
    [found] = outdated(office.commune, 2023, {})
    assert (found.kind, found.title) == ("press", "Tin báo chí: Đảng bộ tổng kết")
    assert (found.state, found.number_line, found.dated_on) == ("", "", date(2023, 12, 20))


def test_sentences_are_taken_from_the_words_themselves_with_all_their_tags() -> None:
    runs = (
        Run("Năm qua có nhiều cố gắng. Đảng bộ có "), Run("06", figure="members.total"), Run(" đảng viên, kết nạp "),
        Run("01", figure="admissions.members"), Run(". Dịp này, khen "), Run("02", figure="awards.people"),
        Run(" cá nhân."),
    )  # fmt: skip
    assert sentences_in([(Run("Mở đầu."),), runs]) == (
        Sentence("Đảng bộ có 06 đảng viên, kết nạp 01.", ("members.total", "admissions.members")),
        Sentence("Dịp này, khen 02 cá nhân.", ("awards.people",)),
    )
