"""What the loop starts from: the articles given, those lying beside the checkout, else the example's own facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import yaml
from django.conf import settings

from tongket.procedures.examples import make
from tongket.reconciliation.reader import read
from tongket.reconciliation.text.files import text_in
from tongket.rules.errors import TongketError
from tongket.rules.notation import fold

SLUGS = ("ngoc-ky", "nghi-hoa", "vinh-loc", "thach-son", "ky-tho")
"""The examples that follow a published article, in the order of the articles."""


@dataclass(frozen=True)
class Printed:
    """A figure that an article prints, as the example's `facts.yaml` keeps it: `low` to `high` is what it allows."""

    tag: str
    words: str
    low: Decimal
    high: Decimal
    approx: str


@dataclass(frozen=True)
class Source:
    """One document: its text with the name of its file, or, where nobody has the text, the figures it prints."""

    slug: str
    year: int
    file: str = ""
    text: str = ""
    figures: Sequence[Printed] = field(default_factory=tuple)


def sources(articles: Sequence[Path], *, with_beside: bool = True) -> Sequence[Source]:
    """All five documents in their order; a given article goes before one that lies beside the checkout.

    Raises `loop-article-of-nobody`, `loop-articles-alike` and what reading a file raises.
    """
    places = {slug: str(make(slug).commune.raw["organization"]["place"]) for slug in SLUGS}
    found: dict[str, tuple[Path, str]] = {}
    for path in beside() if with_beside else ():
        text = text_in(path)
        if (slug := _told_of(text, places)) is not None:
            found.setdefault(slug, (path, text))
    given: dict[str, Path] = {}
    for path in articles:
        text = text_in(path)
        slug = _told_of(text, places)
        if slug is None:
            raise TongketError("loop-article-of-nobody", file=path.name, names=", ".join(places.values()))
        if slug in given:
            raise TongketError("loop-articles-alike", file=path.name, other=given[slug].name, name=places[slug])
        given[slug] = path
        found[slug] = (path, text)
    return [_source(slug, found.get(slug)) for slug in SLUGS]


def beside() -> Sequence[Path]:
    """The articles that lie beside the checkout, where someone put them there; they are no part of the program."""
    return sorted((Path(settings.EXAMPLES).parents[1] / "shared" / "reading" / "seeds").glob("*.txt"))


def _told_of(text: str, places: Mapping[str, str]) -> str | None:
    """The example a text names as the Party organisation it is of."""
    named = [fold(str(fact.value)) for fact in read(text).facts if fact.kind == "org_name"]
    return next((slug for slug, place in places.items() if fold(place) in named), None)


def _source(slug: str, found: tuple[Path, str] | None) -> Source:
    kept = yaml.safe_load((Path(settings.EXAMPLES) / slug / "facts.yaml").read_text(encoding="utf-8"))
    if found is not None:
        return Source(slug, kept["year"], found[0].name, found[1])
    return Source(slug, kept["year"], figures=[_printed(line) for line in kept["figures"]])


def _printed(line: Mapping[str, object]) -> Printed:
    hedge = str(line["hedge"])
    return Printed(
        str(line["figure"]),
        str(line["printed"]),
        Decimal(str(line["low"])),
        Decimal(str(line["high"])),
        "" if hedge == "exact" else hedge,
    )
