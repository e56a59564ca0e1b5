"""Errors planted in the papers of the examples: 500 figures changed beyond their interval, and how many are noticed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from django.db import transaction

from tests.stories.planting import KINDS, Plant, Text, numbers
from tongket.documents.paper.model import Heading, Item, Paper, Paragraph, plain
from tongket.documents.papers import press
from tongket.documents.papers.gather import dossier
from tongket.documents.papers.registry import papers_of
from tongket.documents.render.word import to_word
from tongket.organizations import queries as organizations
from tongket.procedures.examples import SLUGS, load_examples, make
from tongket.reconciliation.findings.check import held
from tongket.reconciliation.findings.checked import Check, CheckedFact, Severity, State
from tongket.reconciliation.findings.records.ledger import ledger
from tongket.reconciliation.reader import read
from tongket.reconciliation.text.files import text_of

pytestmark = pytest.mark.django_db
WAYS, SEED = 500, 20231231
CAUGHT, FALSE_ALARMS = Fraction(99, 100), Fraction(1, 100)
REAL_FAULTS = {("nghi-hoa", "rating-cap"), ("nghi-hoa", "ratio-unexplained")}
"""What the articles themselves have wrong, and the papers made from their figures therefore too."""


@pytest.fixture(scope="module")
def texts(django_db_setup: None, django_db_blocker: Any) -> Iterator[Sequence[Text]]:
    """The press article and the year report of each example, checked as they are."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_examples(say=lambda _: None, with_users=False)
        yield [made for slug in SLUGS for made in _texts(slug)]
        transaction.set_rollback(True)


def _texts(slug: str) -> Iterator[Text]:
    year = make(slug).commune.year
    told = dossier(organizations.unit(slug).id, year)
    records = ledger(slug, year)
    article = press.build(told)
    report = next(kind.build(told) for kind in papers_of(told) if isinstance(kind.build(told), Paper))
    for text in ("\n".join([article.headline, *map(plain, article.paragraphs)]), _prose(report)):
        yield Text(slug, text, records, held(read(text), records))


def _prose(paper: Paper) -> str:
    subject = plain(paper.title.subject) if paper.title else ""
    lines = [plain(block.words) for block in paper.blocks if isinstance(block, Heading | Paragraph | Item)]
    return "\n".join([f"{paper.masthead.issuer} báo cáo {subject}", *lines])


def _told(check: Check) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.stated) for one in check.findings if one.severity is not Severity.NOTE)


def _is_caught(text: Text, plant: Plant) -> bool:
    """Something is said that was not said of the unchanged text."""
    changed = text.text[: plant.start] + plant.printed + text.text[plant.end :]
    return bool(_told(held(read(changed), text.ledger)) - _told(text.check))


def _shown(text: Text, plant: Plant) -> str:
    around = text.text[max(0, plant.start - 40) : plant.end + 30].replace("\n", " ")
    return f"{text.slug} {plant.way}: {around} → {plant.printed}"


def _planted(texts: Sequence[Text]) -> list[tuple[Text, Plant]]:
    """500 changes: of the rarer ways all there are, of the others evenly many."""
    chance = random.Random(SEED)  # noqa: S311 - the same plants every time
    by_way: dict[str, list[tuple[Text, Plant]]] = {}
    for text in texts[:-1]:  # the longest report is left as it is: 500 readings of it would take a minute
        for kind in KINDS:
            for plant in kind(text, chance):
                by_way.setdefault(plant.way, []).append((text, plant))
    chosen: list[tuple[Text, Plant]] = []
    for place, plants in enumerate(sorted(by_way.values(), key=len)):
        share = (WAYS - len(chosen)) // (len(by_way) - place)
        chosen += chance.sample(plants, min(share, len(plants)))
    return chosen


def test_of_500_planted_errors_99_in_a_hundred_are_caught(texts: Sequence[Text], capsys: Any) -> None:
    tried, caught, missed = Counter[str](), Counter[str](), []
    for text, plant in _planted(texts):
        tried[plant.way] += 1
        if _is_caught(text, plant):
            caught[plant.way] += 1
        else:
            missed.append(_shown(text, plant))
    figures = [one for text in texts for one in text.check.facts if not isinstance(one.fact.value, str)]
    open_to_none = [one for one in figures if one.state is not State.AGREES]
    with capsys.disabled():
        print(f"\nplanted errors: {sum(caught.values())} of {sum(tried.values())} caught")
        for way in sorted(tried):
            print(f"  {way:<20} {caught[way]:>4} of {tried[way]:>4}")
        print(f"  {len(open_to_none)} of {len(figures)} figures are bound to no record: nothing holds them")
        print("".join(f"  missed: {line}\n" for line in missed), end="")
    assert sum(tried.values()) == WAYS
    assert Fraction(sum(caught.values()), WAYS) >= CAUGHT


TIED = ("badge_total", "badge_award", "member_rating", "org_rating")
"""What a text adds up or gives a percentage of."""


def test_of_figures_tied_to_each_other_most_errors_are_caught_without_any_record(
    texts: Sequence[Text], capsys: Any
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - as above
    tied = []
    for text in texts[:-1]:
        bare = replace(text, ledger=replace(text.ledger, values=(), series={}))
        bare = replace(bare, check=held(text.check.reading, bare.ledger))
        places = [one.fact.number.start for one in text.check.facts if _is_tied(one, text.check.facts)]
        tied += [(bare, plant) for plant in numbers(text, chance) if plant.start in places]
    tried = chance.sample(tied, 100)
    missed = [(text, plant) for text, plant in tried if not _is_caught(text, plant)]
    with capsys.disabled():
        print(f"\nwithout any record: {len(tried) - len(missed)} of {len(tried)} changes of sums and shares caught")
        print("".join(f"  missed: {_shown(text, plant)}\n" for text, plant in missed), end="")
    assert len(missed) <= 10


def _is_tied(one: CheckedFact, facts: Sequence[CheckedFact]) -> bool:
    """A badge of a list, a rating given as a count and as a percentage."""
    alike = [other.fact for other in facts if other.fact.kind == one.fact.kind and other.fact is not one.fact]
    if one.tag.startswith("badges."):
        return len([fact for fact in alike if fact.sentence == one.fact.sentence]) > 1 or one.fact.kind == "badge_total"
    same = [fact for fact in alike if fact.attributes == one.fact.attributes and fact.sentence == one.fact.sentence]
    return one.fact.kind in TIED and any(fact.unit != one.fact.unit for fact in same)


def test_of_100_figures_left_as_they_are_at_most_one_is_called_wrong(texts: Sequence[Text], capsys: Any) -> None:
    figures = sum(len(text.check.facts) for text in texts)
    alarms = [
        f"{text.slug}: {one.code} {one.stated}"
        for text in texts
        for one in text.check.findings
        if one.severity is not Severity.NOTE and (text.slug, one.code) not in REAL_FAULTS
    ]
    with capsys.disabled():
        print(f"\nunchanged: {len(alarms)} false alarms in {figures} figures", *alarms, sep="\n  ")
    assert figures > 400
    assert Fraction(len(alarms), figures) <= FALSE_ALARMS


@pytest.mark.parametrize("slug", SLUGS)
def test_of_100_figures_of_the_word_files_at_most_one_is_called_wrong(slug: str, texts: Sequence[Text]) -> None:
    records = next(text.ledger for text in texts if text.slug == slug)
    told = dossier(organizations.unit(slug).id, records.year)
    checks = [held(read(text_of("a.docx", to_word(kind.build(told)))), records) for kind in papers_of(told)]
    alarms = [
        (one.code, one.stated)
        for check in checks
        for one in check.findings
        if one.severity is not Severity.NOTE and (slug, one.code) not in REAL_FAULTS
    ]
    assert len(alarms) <= sum(len(check.facts) for check in checks) // 100, alarms
