"""Every example commune is loaded once and held against every figure its article prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.db import transaction

from tests.office import OFFICE
from tongket.access.models import AuditEvent
from tongket.documents.queries import narrative, office, signatory
from tongket.exchange.excel.forms import export
from tongket.exchange.excel.report import SAME
from tongket.exchange.uploads import preview
from tongket.figures.catalogue.entries import catalogue
from tongket.figures.compute import Asked, compute
from tongket.figures.definition import FigureValue
from tongket.organizations import queries as organizations
from tongket.procedures.examples import SLUGS, Loaded, load_examples, make
from tongket.procedures.reference import figures_page
from tongket.records.badges.models import BadgeAward
from tongket.records.members.models import Member
from tongket.rules import badges, notation
from tongket.rules.quotas import Verdict, excellent_cap

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "reading" / "seeds"
NAMED = re.compile(r"(?:[Đđ]/[Cc]|[Đđ]ồng chí|Ông|ông|Bà|các đồng chí)[:\s]+((?:[A-ZĐÀ-Ỹ][a-zà-ỹ]+\s?){3,4})")


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Mapping[str, Loaded]]:
    """All examples, loaded once for this file and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {example.slug: example for example in load_examples(say=lambda _: None, with_users=False)}
        transaction.set_rollback(True)


def _cut(value: Any, path: str) -> Iterator[str]:
    """Keys without a value: what a comma in an unquoted text leaves behind."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from [f"{path}/{key}"] if inner is None else _cut(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _cut(inner, f"{path}/{place}")


@pytest.mark.parametrize("slug", SLUGS)
def test_no_text_of_an_example_is_cut_at_a_comma(slug: str) -> None:
    written = yaml.safe_load((Path(settings.EXAMPLES) / slug / "commune.yaml").read_text(encoding="utf-8"))
    assert list(_cut(written, slug)) == []


def facts(slug: str) -> Mapping[str, Any]:
    text = (Path(settings.EXAMPLES) / slug / "facts.yaml").read_text(encoding="utf-8")
    read: Mapping[str, Any] = yaml.safe_load(text)
    return read


def figures(slug: str) -> Mapping[str, FigureValue]:
    year = facts(slug)["year"]
    unit = organizations.unit(slug)
    return {value.tag: value for value in compute(Asked(unit.id, slug, year, date(year, 12, 31)))}


@pytest.mark.parametrize("slug", SLUGS)
def test_an_example_yields_every_figure_its_article_prints(slug: str, loaded: object) -> None:
    found = figures(slug)
    wrong = [
        f"{fact['figure']}: {value.value if value else 'missing'}, printed {fact['printed']}"
        for fact in facts(slug)["figures"]
        if (value := found.get(fact["figure"])) is None
        or value.value is None
        or not Decimal(fact["low"]) <= value.value <= Decimal(fact["high"])
    ]
    assert wrong == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_figure_printed_as_one_number_of_another_has_that_whole(slug: str, loaded: object) -> None:
    found = figures(slug)
    stated = {fact["figure"]: fact["of"] for fact in facts(slug)["figures"] if "of" in fact}
    assert {tag: found[tag].of for tag in stated} == stated


@pytest.mark.parametrize("slug", SLUGS)
def test_what_the_article_leaves_out_stays_out(slug: str, loaded: object) -> None:
    found = figures(slug)
    left_out = [question["figure"] for question in facts(slug)["questions"] if question.get("absent")]
    assert [tag for tag in left_out if tag in found and found[tag].value is not None] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_an_assumption_is_what_the_example_was_made_from(slug: str) -> None:
    raw = make(slug).commune.raw
    stated = {entry["input"]: entry["value"] for entry in facts(slug)["assumptions"]}
    assert {path: _at(raw, path) for path in stated} == {path: _plain(value) for path, value in stated.items()}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_organisation_of_an_example_says_so(slug: str, loaded: object) -> None:
    unit = organizations.unit(slug)
    below = organizations.below(unit.id, date(facts(slug)["year"], 12, 31))
    assert all(found.is_example for found in below)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_officers_words_name_only_figures_of_the_catalogue(slug: str, loaded: object) -> None:
    # The write action refuses any other; what is asserted here is that the parts no paper goes without are there.
    unit, year = organizations.unit(slug), facts(slug)["year"]
    parts = narrative(unit.id, year, "mid_term" if slug == "ky-tho" else "year_report")
    assert {"shortcomings", "causes", "directions", "tasks"} <= set(parts)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_example_heads_and_signs_its_papers(slug: str, loaded: object) -> None:
    unit, day = organizations.unit(slug), date(facts(slug)["year"], 12, 31)
    headed = office(unit.id, day)
    assert headed.is_entered
    assert headed.superior_name.startswith("ĐẢNG BỘ")
    assert signatory(unit.id, "report", day).name


def test_every_example_of_the_catalogue_is_what_the_example_commune_yields(loaded: object) -> None:
    known = {slug: figures(slug) for slug in SLUGS}
    wrong = [
        f"{figure.id}: {figure.example}"
        for figure in catalogue().values()
        if not _is_yielded(figure.id, figure.example, known)
    ]
    assert wrong == []


def test_loading_again_changes_nothing(loaded: Mapping[str, Loaded]) -> None:
    before = AuditEvent.objects.count(), Member.objects.count()
    again = load_examples(say=lambda _: None, with_users=False)
    assert (AuditEvent.objects.count(), Member.objects.count()) == before
    assert {example.outcome for example in again} == {"same"}
    assert {example.slug: example.rows for example in again} == {slug: one.rows for slug, one in loaded.items()}


@pytest.mark.parametrize("slug", SLUGS)
def test_what_an_example_exports_comes_back_unchanged(slug: str, loaded: object) -> None:
    content = export(OFFICE, organizations.unit(slug), facts(slug)["year"])
    found = preview(OFFICE, "so.xlsx", content).report
    odd = [(sheet.title, row.number, row.mark) for sheet in found.sheets for row in sheet.rows if row.mark != SAME]
    assert odd[:5] == []
    assert found.counts[SAME] > 100


def test_the_same_example_is_made_of_the_same_rows_every_time() -> None:
    assert make("ngoc-ky").sheets == make("ngoc-ky").sheets


def test_every_badge_of_the_examples_is_reached_to_the_day(loaded: object) -> None:
    rows = BadgeAward.objects.select_related(None)
    days = dict(Member.objects.values_list("id", "admission_decided_on"))
    reached = [badges.party_age_months(days[row.member_id], (), row.round_on) >= row.level * 12 for row in rows]
    assert reached
    assert all(reached)


def test_four_of_eight_cells_excellent_passes_the_cap_however_it_is_read(loaded: object) -> None:
    counts = {"excellent": 4, "good": 4}
    assert figures("nghi-hoa")["ratings.cells?level=excellent"].value == counts["excellent"]
    assert excellent_cap(counts, 2023).verdict in (Verdict.EXCEEDED, Verdict.EXCEEDED_EVEN_EXCEPTIONALLY)


def test_card_numbers_of_the_examples_are_none_of_the_party(loaded: object) -> None:
    cards = Member.objects.values_list("card_number", flat=True)
    assert {card[:2] for card in cards if card} == {"VD"}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles do not lie beside this checkout")
def test_no_name_of_a_real_person_of_the_articles_is_in_the_examples() -> None:
    articles = notation.fold(" ".join(path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")))
    people = {str(row["full_name"]) for slug in SLUGS for row in make(slug).sheets["members"]}
    assert [name for name in people if notation.fold(name) in articles] == []
    written = notation.fold(" ".join(path.read_text(encoding="utf-8") for path in _own_files()))
    named = {notation.fold(name) for path in SEEDS.glob("*.txt") for name in NAMED.findall(path.read_text("utf-8"))}
    assert len(named) > 5
    assert [name for name in named if name in written] == []


def _is_yielded(figure_id: str, example: str, known: Mapping[str, Mapping[str, FigureValue]]) -> bool:
    """`ngoc-ky 2023 level=excellent = 2`: commune, year, some of the dimensions, and the value if it is given;
    `none` for what takes more years than the example has."""
    told, _, stated = example.partition(" = ")
    slug, year, *words = told.split()
    wanted = dict(word.split("=") for word in words)
    values = [
        value.value
        for value in known[slug].values()
        if value.figure.id == figure_id and str(value.year) == year and wanted.items() <= value.dimensions.items()
    ]
    shown = [notation.round_half_up(value, 1) for value in values if value is not None]
    if stated == "none":
        return values == []
    return bool(shown) and (not stated or Decimal(stated) in shown)


def _own_files() -> Sequence[Path]:
    folder = Path(settings.EXAMPLES)
    return [path for path in folder.rglob("*") if path.suffix in (".yaml", ".md", ".py")]


def _at(raw: Any, path: str) -> object:
    for step in path.split("."):
        if isinstance(raw, list):
            raw = raw[int(step)]
        else:
            raw = raw[date.fromisoformat(step)] if re.fullmatch(r"\d{4}-\d\d-\d\d", step) else raw[step]
    return _plain(raw)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def test_the_reference_page_shows_the_values_of_the_examples_as_they_are_now(loaded: object) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "reference" / "figures.md"
    assert page.read_text(encoding="utf-8") == figures_page(), "write it anew: tongket reference docs/reference"
