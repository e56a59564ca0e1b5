"""From a printed number to the records behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.db import connection

from tongket.figures.catalogue.entries import entry
from tongket.figures.compute import Asked, bounded
from tongket.figures.definition import Figure
from tongket.figures.relations import relations, rows_sql
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Behind:
    """The records that make one number: ids in `ledger`. A ratio has two of these, its value and its whole."""

    figure: Figure
    dimensions: Mapping[str, str]
    ledger: str
    records: tuple[int, ...]


def rows(asked: Asked, tag: str) -> Sequence[Behind]:
    """The records behind a figure's tag (`ratings.cells?level=excellent`); for a ratio numerator, then denominator.

    Raises `figure-unknown` for an id or a dimension that the catalogue does not have.
    """
    asked = bounded(asked)
    figure, dimensions = read_tag(tag)
    if not figure.numerator:
        return [_behind(asked, figure, dimensions)]
    parts = [entry(figure.numerator), entry(figure.denominator)]
    return [_behind(asked, part, _of(part, dimensions)) for part in parts]


def read_tag(tag: str) -> tuple[Figure, Mapping[str, str]]:
    """The catalogue entry and the dimensions a tag names. Raises `figure-unknown`."""
    figure_id, _, query = tag.partition("?")
    figure = entry(figure_id)
    dimensions = dict(parse_qsl(query, keep_blank_values=True))
    if set(dimensions) != set(dimensions_of(figure)):
        raise TongketError("figure-unknown", id=tag)
    return figure, dimensions


def dimensions_of(figure: Figure) -> tuple[str, ...]:
    """The dimensions a value of this figure has; a ratio has those of its numerator."""
    return dimensions_of(entry(figure.numerator)) if figure.numerator else figure.dimensions


def _of(part: Figure, dimensions: Mapping[str, str]) -> Mapping[str, str]:
    return {name: word for name, word in dimensions.items() if name in part.dimensions}


def _behind(asked: Asked, figure: Figure, dimensions: Mapping[str, str]) -> Behind:
    if figure.numerator:
        # A ratio of ratios opens to the rows of the first number in it.
        return _behind(asked, entry(figure.numerator), _of(entry(figure.numerator), dimensions))
    relation = relations()[figure.relation]
    conditions: list[str] = []
    words: dict[str, str] = {}
    for name, allowed in {**figure.where, **{name: (word,) for name, word in dimensions.items()}}.items():
        places = []
        for word in allowed:
            places.append(f"word_{len(words)}")
            words[places[-1]] = word
        # As the figures do, every dimension is compared as text; a dimension that is not given reads "None".
        conditions.append(
            f"COALESCE(CAST({name} AS TEXT), 'None') IN ({', '.join(f'%({place})s' for place in places)})"
        )
    with connection.cursor() as cursor:
        cursor.execute(rows_sql(relation, conditions), {**asked.parameters(), **words})
        found = tuple(row[0] for row in cursor.fetchall() if row[0] is not None)
    return Behind(figure, dimensions, relation.ledger, found)
