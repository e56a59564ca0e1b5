"""Sums of ratings for papers: how many of each level, what share, under which reading of the cap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from tongket.documents.forms.shown import Stated
from tongket.rules.notation import percent_vi
from tongket.rules.reviews import ORDER

Facts = dict[str, object]
ALIKE = Decimal("0.000001")


def share(part: Fraction) -> str | None:
    """A share in percent as printed, with one decimal: "18,2"."""
    return percent_vi(part.numerator, part.denominator)


def percent(count: int, whole: int) -> Decimal | None:
    """The exact share in percent; None of nothing."""
    return Decimal(count) * 100 / Decimal(whole) if whole else None


def by_level(title: str, counts: Mapping[str, int], not_rated: int = 0) -> Facts:
    """A row of a summary: numbers, shares of those rated, and the excellent against both readings of the base."""
    rated = sum(counts.get(level, 0) for level in ORDER)
    excellent, good = counts.get("excellent", 0), counts.get("good", 0)
    row: Facts = {"title": title, "rated": rated, "not_rated": not_rated}
    for level in ORDER:
        row |= {level: counts.get(level, 0), f"{level}_share": percent(counts.get(level, 0), rated)}
    return {
        **row, "of_good": percent(excellent, good), "of_good_or_better": percent(excellent, excellent + good),
    }  # fmt: skip


def together(rows: Sequence[tuple[Mapping[str, int], int]]) -> tuple[Counter[str], int]:
    """The sum of several groups."""
    counts: Counter[str] = Counter()
    for each, _ in rows:
        counts.update(each)
    return counts, sum(not_rated for _, not_rated in rows)


def stated(row: Facts, subject: str, figures: Mapping[str, Decimal | None]) -> Facts:
    """A row whose numbers are figures of the catalogue keeps their tags; where a figure says something else (ratings
    kept outside the round), the row keeps its own number and claims none."""
    tags = {"rated": f"ratings.{subject}_rated"}
    for level in ORDER:
        tags |= {level: f"ratings.{subject}?level={level}", f"{level}_share": f"ratings.{subject}_share?level={level}"}
    return {name: _stated(value, tags.get(name), figures) for name, value in row.items()}


def _stated(value: object, tag: str | None, figures: Mapping[str, Decimal | None]) -> object:
    known = figures.get(tag) if tag else None
    if tag is None or known is None or not isinstance(value, int | Decimal):
        return value
    # A figure's share is kept to so many places more than it is printed with.
    return Stated(known, tag) if abs(known - Decimal(value)) < ALIKE else value
