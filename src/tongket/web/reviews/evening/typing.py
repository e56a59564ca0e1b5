"""What was typed into the grid, by subject and column: as the form brings it, as the records have it, filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.http import QueryDict

from tongket.access.book import Book, Kept
from tongket.access.versions import versions
from tongket.records.reviews.assessing.book import ASSESSMENTS
from tongket.records.reviews.tallies.book import TALLIES
from tongket.rules.errors import TongketError
from tongket.rules.ratings.scoring import band
from tongket.web.reviews.evening.columns import TASKS, Column
from tongket.web.reviews.evening.lines import APPRAISED, SELF, Line
from tongket.web.reviews.evening.lines import as_kept as line_as_kept
from tongket.web.reviews.person.fields import points

Texts = Mapping[int, Mapping[str, str]]


class Grid(Protocol):
    """The lines and columns of a grid, and the year whose bands hold."""

    @property
    def lines(self) -> Sequence[Line]: ...

    @property
    def columns(self) -> Sequence[Column]: ...

    @property
    def year(self) -> int: ...


def as_kept(lines: Sequence[Line], columns: Sequence[Column]) -> Texts:
    """What the records hold, by subject and column."""
    return {line.id: line_as_kept(line, columns) for line in lines}


def typed(data: QueryDict, lines: Sequence[Line], columns: Sequence[Column]) -> Texts:
    """What the form brings; what it does not bring is as kept."""
    return {
        line.id: {name: data.get(f"{name}-{line.id}", text).strip() for name, text in kept.items()}
        for line, kept in zip(lines, as_kept(lines, columns).values(), strict=True)
    }


def filled(grid: Grid, texts: Texts) -> Texts:
    """Every empty proposal becomes the level of the appraised points, or the one the subject gave itself."""
    return {key: {**row, "level": row["level"] or _level(row, grid.year)} for key, row in texts.items()}


def _level(row: Mapping[str, str], year: int) -> str:
    if "self_level" in row:
        return row["self_level"]
    try:
        return band(points(row["appraised_points"]), year) if row["appraised_points"] else ""
    except TongketError:
        return ""


def merged(lines: Sequence[Line], columns: Sequence[Column], texts: Texts, data: QueryDict) -> tuple[Texts, Texts]:
    """Typed rows with what others wrote meanwhile in cells untouched here; and, of cells both changed, theirs."""
    together: dict[int, Mapping[str, str]] = {}
    clashes: dict[int, Mapping[str, str]] = {}
    for line in lines:
        mine, seen = texts[line.id], data.get(f"seen-{line.id}", line.seen)
        if seen == line.seen:
            together[line.id] = mine
            continue
        theirs, before = line_as_kept(line, columns), _before(line, columns, seen)
        together[line.id] = {name: theirs[name] if mine[name] == before[name] else mine[name] for name in mine}
        both = {name: theirs[name] for name in mine
                if mine[name] not in (before[name], theirs[name]) and theirs[name] != before[name]}  # fmt: skip
        if both:
            clashes[line.id] = both
    return together, clashes


def _before(line: Line, columns: Sequence[Column], seen: str) -> Mapping[str, str]:
    """The line as it was in the versions seen; of tasks, which are many lines, only that they are others."""
    marks = [*seen.split(" "), *("-" for _ in range(4))]
    own = _version(ASSESSMENTS, line.sides.get(SELF), marks[0])
    given = _version(ASSESSMENTS, line.sides.get(APPRAISED), marks[1])
    tally = _version(TALLIES, line.tally, marks[2])
    sides = {side: kept for side, kept in ((SELF, own), (APPRAISED, given)) if kept is not None}
    was = Line(line.subject, line.name, sides, line.tasks, (tally,) if tally else ())
    texts = line_as_kept(was, columns)
    return texts if marks[3] == line.seen.split(" ")[3] else {**texts, **dict.fromkeys(TASKS, "?")}


def _version(book: Book, kept: Kept | None, mark: str) -> Kept | None:  # type: ignore[type-arg]
    """The line in the version of the mark "id.version"; None where there was none."""
    if kept is None or mark == "-":
        return None
    number = mark.partition(".")[2]
    if not number.isdigit() or int(number) >= kept.version:
        return kept
    return next((each.after for each in versions(book, kept) if each.after.version <= int(number)), kept)
