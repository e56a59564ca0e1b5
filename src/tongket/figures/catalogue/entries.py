"""The whole catalogue, gathered from its subjects. An entry that does not say what it must does not load."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from tongket.figures.definition import Figure
from tongket.figures.relations import relations
from tongket.figures.wording import Stated
from tongket.rules.errors import TongketError


@cache
def catalogue() -> Mapping[str, Figure]:
    """All entries by id; ratios come after the figures they divide."""
    found: dict[str, Figure] = {}
    for name in _subjects():
        for figure in import_module(f"tongket.figures.catalogue.{name}").FIGURES:
            if figure.id in found:
                raise ValueError(f"the figure {figure.id} is declared twice")
            found[figure.id] = figure
    ordered = sorted(found.values(), key=lambda figure: bool(figure.numerator))
    checked = {figure.id: figure for figure in ordered}
    for figure in ordered:
        _check(figure, checked)
    return checked


def entry(figure_id: str) -> Figure:
    """One entry. Raises `figure-unknown`."""
    if figure_id not in catalogue():
        raise TongketError("figure-unknown", id=figure_id)
    return catalogue()[figure_id]


@cache
def stated() -> Mapping[str, tuple[Stated, ...]]:
    """How texts state the figures, by the kind of the fact; an entry that names what does not exist does not load."""
    found: dict[str, list[Stated]] = {}
    for name in _subjects():
        for each in import_module(f"tongket.figures.catalogue.{name}").STATED:
            unknown = {each.figure, each.plan, *each.wholes} - {"", *catalogue()}
            if unknown or not set(each.dimensions) <= set(_dimensions(each.figure)):
                raise ValueError(
                    f"{name}: {each.kind} is stated by what does not exist: {sorted(unknown) or each.dimensions}"
                )
            found.setdefault(each.kind, []).append(each)
    return {kind: tuple(entries) for kind, entries in found.items()}


def _subjects() -> list[str]:
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in ("__init__", "entries"))


def _dimensions(figure_id: str) -> tuple[str, ...]:
    figure = entry(figure_id)
    return _dimensions(figure.numerator) if figure.numerator else figure.dimensions


def _check(figure: Figure, known: Mapping[str, Figure]) -> None:
    if not all(
        (
            figure.label.get("vi"),
            figure.label.get("en"),
            figure.question.get("vi"),
            figure.unit,
            figure.source,
            figure.example,
        )
    ):
        raise ValueError(f"the figure {figure.id} lacks label, question, unit, source or example")
    if figure.numerator:
        missing = {figure.numerator, figure.denominator} - set(known)
    else:
        relation = relations()[figure.relation]
        columns = {
            *figure.dimensions,
            *figure.where,
            *filter(None, (figure.amount, figure.of_amount, figure.scale, figure.measured_in)),
        }
        missing = columns - set(relation.dimensions) - set(relation.amounts)
    if missing or (figure.of and figure.of not in known):
        raise ValueError(f"the figure {figure.id} names what does not exist: {sorted(missing) or figure.of}")
