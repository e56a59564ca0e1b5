"""What the text of a form may name while it is filled, and what comes up: facts missing, figures stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import cast

from tongket.documents.forms.definition import Fact, When
from tongket.documents.forms.frame import Frame
from tongket.documents.forms.shown import Stated, bare, gap, shown
from tongket.documents.forms.templates import DOTS, OFFICE, ROW, Piece, pieces
from tongket.documents.paper.model import Run, plain
from tongket.figures.catalogue.entries import catalogue
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Lack:
    """A fact the form prints and nobody gave: its label; `required` makes the paper a draft."""

    label: str
    required: bool


@dataclass(frozen=True)
class Said:
    """A figure as the paper states it."""

    tag: str
    shown: str | None
    value: Decimal | None


@dataclass
class Found:
    """What came up while the form was filled."""

    lacks: dict[str, Lack] = field(default_factory=dict)
    figures: dict[str, Said] = field(default_factory=dict)
    articles: int = 0


@dataclass(frozen=True)
class Scope:
    """What a text may name here: the form's facts, within a row also the row's.

    `in_cell`: an optional fact nobody knows leaves the cell of a table free instead of filling it with dots.
    """

    facts: Mapping[str, Fact]
    values: Mapping[str, object]
    frame: Frame
    found: Found
    row: int | None = None
    in_cell: bool = False

    def within(self, rows: str, number: int, values: Mapping[str, object]) -> Scope:
        """The scope of one row of a list."""
        facts = {**self.facts, **self.facts[rows].fields}
        blank = dict.fromkeys(self.facts[rows].fields)
        return replace(self, facts=facts, values={**self.values, **blank, **values}, row=number)

    def rows(self, name: str) -> list[Mapping[str, object]] | None:
        """The rows of a list; None where it is not known."""
        known = cast("list[Mapping[str, object]] | None", bare(self.values.get(name)))
        if known is None:
            self.lack(name)
        return known

    def lack(self, name: str) -> None:
        fact = self.facts[name]
        self.found.lacks.setdefault(fact.label, Lack(fact.label, fact.required))

    def holds(self, when: When) -> bool:
        """Whether every condition holds; an unknown value holds none but its own absence."""
        return all(self._holds(name.fact, name.words) != name.negated for name in when)

    def _holds(self, name: str, words: tuple[str, ...]) -> bool:
        value = bare(self.values.get(name))
        return value in words if words else bool(value) or (value == 0 and not isinstance(value, bool))

    def words(self, text: str) -> tuple[Run, ...]:
        """The text with its places filled."""
        return tuple(self._run(piece) for piece in pieces(text))

    def text(self, text: str) -> str:
        return plain(self.words(text))

    def ends_open(self, text: str) -> bool:
        """Whether the text ends with a fact that nobody knows."""
        last = pieces(text)[-1].place if text else None
        return last is not None and last.name in self.facts and bare(self.values.get(last.name)) is None

    def _run(self, piece: Piece) -> Run:
        if piece.place is None:
            return Run(piece.text, piece.bold, piece.italic)
        name, look = piece.place.name, piece.place.look
        if name == DOTS:
            return Run(gap("text", ""), piece.bold, piece.italic)
        if name == ROW:
            return Run(shown("number", look, self.row, {}), piece.bold, piece.italic)
        if name in OFFICE:
            return Run(self._office(name, look), piece.bold, piece.italic)
        return self._fact(self.facts[name], look, piece)

    def _office(self, name: str, look: str) -> str:
        attribute = name.partition(".")[2]
        value = getattr(self.frame, "committee" if attribute == "issuer" else attribute)
        return shown(OFFICE[name], look, value, {}) if value else gap(OFFICE[name], look)

    def _fact(self, fact: Fact, look: str, piece: Piece) -> Run:
        given = self.values.get(fact.name)
        tag, value = given.figure if isinstance(given, Stated) else None, bare(given)
        if value is None and self.in_cell and not fact.required:
            text = ""
        elif value is None:
            self.lack(fact.name)
            text = gap(fact.kind, look)
        else:
            text = shown(fact.kind, look, value, fact.options)
        if tag is not None:
            self._state(tag, None if value is None else text, cast("Decimal | int | None", value))
        return Run(text, piece.bold, piece.italic, figure=tag, missing=value is None and fact.required)

    def _state(self, tag: str, text: str | None, value: Decimal | int | None) -> None:
        if tag.partition("?")[0] not in catalogue():
            raise TongketError("figure-placeholder-unknown", tag=tag)
        self.found.figures.setdefault(tag, Said(tag, text, None if value is None else Decimal(value)))
