"""The loop: each document's facts come back from an article of our own, and the real faults of the five are marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import transaction

from tests.office import new_office
from tongket.cli import demo
from tongket.procedures.loop import demonstration
from tongket.procedures.loop.demonstration import PAGE, demonstrate, environment
from tongket.procedures.loop.page.whole import page
from tongket.procedures.loop.round import CAME_ROUND, Outcome, Round, go_round
from tongket.procedures.loop.sources import SLUGS, beside, sources
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
with_articles = pytest.mark.skipif(len(beside()) < len(SLUGS), reason="the articles do not lie beside this checkout")
FAULTS = {
    "ngoc-ky": ["caption-leaves-out"],
    "nghi-hoa": ["ratio-unexplained", "count-missing", "rating-cap"],
    "vinh-loc": ["base-unstated"],
    "thach-son": [],
    "ky-tho": [],
}
# Of each document, the least number of facts that come round, and those that do not, by what became of them.
CAME = {"ngoc-ky": 29, "nghi-hoa": 24, "vinh-loc": 15, "thach-son": 5, "ky-tho": 6}
LEFT = {"thach-son": {Outcome.OF_THE_DOCUMENT: 1}}
OWN = (
    "Ngày 12/01/2024, Đảng bộ xã Ngọc Kỳ tổng kết công tác xây dựng Đảng năm 2023. Trong năm đã kết nạp 06 đảng viên "
    "mới, đạt 100% kế hoạch. Khen thưởng 02 tập thể và 26 cá nhân."
)


@dataclass(frozen=True)
class Shown:
    """The rounds by commune, and the page they make."""

    rounds: Mapping[str, Round]
    page: str


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Shown]:
    """The demonstration as the command runs it, on whatever articles lie beside the checkout."""
    out = tmp_path_factory.mktemp("vong")
    with django_db_blocker.unblock(), transaction.atomic():
        rounds = demonstrate(out, [], say=lambda _: None)
        yield Shown({each.source.slug: each for each in rounds}, (out / PAGE).read_text(encoding="utf-8"))
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def of_facts(loaded: Shown, django_db_blocker: Any) -> Shown:
    """The same where nobody has the articles: the loop starts from the examples' own facts."""
    with django_db_blocker.unblock():
        rounds = [go_round(source) for source in sources([], with_beside=False)]
    return Shown({each.source.slug: each for each in rounds}, page(rounds))


class Read(HTMLParser):
    """What a page holds: ids, links, and the text that stands in no link; the records behind a number are its end."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loose: list[str] = []
        self.open: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [given["href"]] if given.get("href") else []
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"a", "style", "details"} & set(self.open):
            self.loose.append(data)


def pages(loaded: Shown, of_facts: Shown) -> Sequence[str]:
    return loaded.page, of_facts.page


@with_articles
@pytest.mark.parametrize("slug", SLUGS)
def test_the_facts_of_a_document_come_round_the_loop(slug: str, loaded: Shown) -> None:
    counts = loaded.rounds[slug].counts
    assert sum(counts[outcome] for outcome in CAME_ROUND) >= CAME[slug]
    assert counts[Outcome.SAME] > counts[Outcome.REWORDED] or slug == "ky-tho"


@with_articles
@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug != "nghi-hoa"])
def test_what_does_not_come_round_is_listed_with_its_reason(slug: str, loaded: Shown) -> None:
    left = Counter(step.outcome for step in loaded.rounds[slug].steps if step.outcome not in CAME_ROUND)
    assert left == LEFT.get(slug, {})


@with_articles
def test_only_titles_of_commendation_are_written_and_not_read_back(loaded: Shown) -> None:
    left = [step for step in loaded.rounds["nghi-hoa"].steps if step.outcome not in CAME_ROUND]
    assert {step.outcome for step in left} <= {Outcome.UNREAD}
    assert {step.fact.tag.partition("?")[0] for step in left} <= {
        "awards.collectives_by_title", "awards.individuals_by_title",
    }  # fmt: skip


@with_articles
@pytest.mark.parametrize("slug", SLUGS)
def test_the_real_faults_of_a_document_are_marked_and_no_others(slug: str, loaded: Shown) -> None:
    check = loaded.rounds[slug].check
    assert check is not None
    assert [found.code for found in check.findings] == FAULTS[slug]
    assert all(f'id="{slug}-bai-xem-{place}"' in loaded.page for place in range(len(FAULTS[slug])))


@with_articles
def test_the_caption_without_the_45_year_badge_is_marked(loaded: Shown) -> None:
    check = loaded.rounds["ngoc-ky"].check
    assert check is not None
    assert "45" in str(check.findings[0].arguments)


@with_articles
def test_nobody_is_told_to_have_been_rated_who_was_not_stated(loaded: Shown) -> None:
    written = loaded.rounds["vinh-loc"].written
    assert "Có 39 đảng viên hoàn thành xuất sắc nhiệm vụ." in written.text
    assert not [tag for _, tag in written.figures if tag.startswith("ratings.members_rated")]


def test_the_missing_count_of_cells_is_not_filled_in(loaded: Shown) -> None:
    text = loaded.rounds["nghi-hoa"].written.text
    assert "có 04 chi bộ hoàn thành xuất sắc nhiệm vụ." in text
    assert "chi bộ hoàn thành tốt" not in text


def test_what_we_write_is_read_back_as_the_figure_it_was_written_from(loaded: Shown, of_facts: Shown) -> None:
    rounds = [*loaded.rounds.values(), *of_facts.rounds.values()]
    assert [(each.source.slug, each.back.facts[place].fact.quote) for each in rounds for place in each.broken] == []


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug != "nghi-hoa"])
def test_without_its_text_every_figure_of_a_document_still_comes_round(slug: str, of_facts: Shown) -> None:
    left = [step.fact.tag for step in of_facts.rounds[slug].steps if step.outcome not in CAME_ROUND]
    assert left == []


def test_a_page_without_the_articles_says_so(of_facts: Shown) -> None:
    assert "Trên máy này không có nguyên văn các bài gốc" in of_facts.page
    assert all(each.check is None for each in of_facts.rounds.values())


def test_every_number_of_the_page_is_a_link(loaded: Shown, of_facts: Shown) -> None:
    loose = [text for content in pages(loaded, of_facts) for text in Read(content).loose if re.search(r"\d", text)]
    assert loose == []


def test_every_link_leads_to_a_place_on_the_page(loaded: Shown, of_facts: Shown) -> None:
    for content in pages(loaded, of_facts):
        found = Read(content)
        assert [name for name, count in Counter(found.ids).items() if count > 1] == []
        assert sorted({link for link in found.links if link[1:] not in found.ids}) == []


def test_the_page_asks_nothing_of_anyone(loaded: Shown, of_facts: Shown) -> None:
    for content in pages(loaded, of_facts):
        assert re.findall(r"<script|\ssrc=|@import|url\(|https?://|<link|\son[a-z]+=", content) == []


def test_the_rows_behind_a_number_are_on_the_page(loaded: Shown, of_facts: Shown) -> None:
    card = of_facts.page.partition('id="ngoc-ky-so-1"')[2].partition("</li></ol></div></details>")[0]
    assert "Sổ Đảng viên, 191 dòng" in card
    assert card.count("<li>") > 100


def test_an_article_that_is_given_takes_the_place_of_the_one_beside(loaded: Shown, tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(OWN, encoding="utf-8")
    [first, *_] = sources([path])
    counts = go_round(first).counts
    assert first.file == "bai.txt"
    assert (counts[Outcome.SAME], sum(counts.values())) == (7, 7)


def test_an_article_of_another_commune_is_refused(loaded: Shown, tmp_path: Path) -> None:
    path = tmp_path / "la.txt"
    path.write_text("Đảng bộ xã Khác kết nạp 06 đảng viên mới.", encoding="utf-8")
    with pytest.raises(TongketError, match="loop-article-of-nobody"):
        sources([path])


def test_two_articles_of_one_commune_are_refused(loaded: Shown, tmp_path: Path) -> None:
    paths = [tmp_path / "mot.txt", tmp_path / "hai.txt"]
    for path in paths:
        path.write_text(OWN, encoding="utf-8")
    with pytest.raises(TongketError, match="loop-articles-alike"):
        sources(paths)


def test_the_loop_does_not_run_on_books_in_use(tmp_path: Path) -> None:
    new_office()
    with pytest.raises(TongketError, match="loop-over-data"):
        demonstrate(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_the_command_runs_on_a_data_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[list[str], Mapping[str, str]]] = []

    def run(arguments: list[str], *, env: Mapping[str, str], check: bool) -> Any:
        called.append((arguments, env))
        return type("Done", (), {"returncode": 3})

    monkeypatch.setattr(demonstration.subprocess, "run", run)
    monkeypatch.setenv("DATABASE_URL", "postgresql://office/books")
    done = CliRunner().invoke(demo.command, ["loop", "--out", str(tmp_path)])
    [(arguments, env)] = called
    assert (done.exit_code, arguments[-2:]) == (3, ["--out", str(tmp_path)])
    assert "DATABASE_URL" not in env
    assert env["TONGKET_DATA"] != environment(tmp_path, {})["TONGKET_DATA"]
    assert not Path(env["TONGKET_DATA"]).exists()
