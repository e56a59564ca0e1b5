"""How a figure is printed, in one place: "02", "1.234", "89,5"; and the figures as the markup's placeholders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from urllib.parse import parse_qsl

from tongket.documents.paper.markup import runs
from tongket.documents.paper.model import Run
from tongket.figures.catalogue.entries import catalogue
from tongket.figures.definition import FigureValue, Rollup, Status, tag
from tongket.rules import notation
from tongket.rules.vocabulary import in_sentence, terms

HEDGES = {"min": "trên ", "max": "gần ", "about": "khoảng "}
# Words of dimensions that are no terms of the trade: bands of party age.
PARTY_AGES = {
    "below_10": "dưới 10 năm tuổi Đảng",
    "from_10_to_19": "từ 10 đến 19 năm tuổi Đảng",
    "from_20_to_29": "từ 20 đến 29 năm tuổi Đảng",
    "from_30_to_39": "từ 30 đến 39 năm tuổi Đảng",
    "from_40_to_49": "từ 40 đến 49 năm tuổi Đảng",
    "from_50": "từ 50 năm tuổi Đảng trở lên",
}


def shown(value: FigureValue) -> str | None:
    """The figure as a paper prints it, without its unit; None where it is missing."""
    if value.value is None:
        return None
    figure = value.figure
    is_count = not figure.numerator and figure.unit != "indicator"
    return HEDGES.get(value.approx, "") + shown_number(value.value, figure.decimals, bool(figure.numerator), is_count)


def shown_number(number: Decimal, decimals: int = 0, is_ratio: bool = False, is_count: bool = True) -> str:
    """A count below ten with its zero, a ratio rounded to the catalogue's decimals, an amount with all its digits."""
    if is_ratio:
        number = notation.round_half_up(number, decimals)
    number = number.normalize() + 0
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if places == 0 and is_count and not is_ratio and not decimals:
        return notation.two_digits(int(number))
    return notation.number_vi(number, places)


class Figures(Mapping[str, str | None]):
    """The figures of a dossier: by tag the value, and as a mapping what the markup prints for each placeholder.

    A tag of the catalogue without a value reads as zero where rows of its subject were entered, else as missing.
    """

    def __init__(self, values: Mapping[str, FigureValue]) -> None:
        self.values_by_tag = values
        self._entered = {
            value.figure.relation
            for value in values.values()
            if value.figure.relation and value.status != Status.MISSING
        }

    def __getitem__(self, key: str) -> str | None:
        if key in self.values_by_tag:
            return shown(self.values_by_tag[key])
        figure = catalogue()[key.split("?", maxsplit=1)[0]]
        counts = figure.rollup is Rollup.SUM and not figure.amount and not figure.numerator
        return "0" if counts and figure.relation in self._entered else None

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_tag)

    def __len__(self) -> int:
        return len(self.values_by_tag)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and (key in self.values_by_tag or key.split("?")[0] in catalogue())

    def value(self, figure_id: str, **dimensions: str) -> Decimal | None:
        """The exact value; None where it is missing or nobody entered it."""
        found = self.values_by_tag.get(tag(figure_id, dimensions))
        return None if found is None else found.value

    def whole(self, figure_id: str, **dimensions: str) -> Decimal | None:
        """What the value is a part of."""
        found = self.values_by_tag.get(tag(figure_id, dimensions))
        return None if found is None else found.of

    def count(self, figure_id: str, **dimensions: str) -> int:
        """The value as a count; nothing entered counts as none."""
        return int(self.value(figure_id, **dimensions) or 0)

    def entered(self, figure_id: str) -> bool:
        """Whether the figure has a value, under any of its dimensions."""
        return any(value.figure.id == figure_id and value.value is not None for value in self.values_by_tag.values())

    def all(self, figure_id: str) -> list[FigureValue]:
        """Every value of one entry of the catalogue, in the order computed."""
        return [value for value in self.values_by_tag.values() if value.figure.id == figure_id]

    def text(self, markup: str) -> tuple[Run, ...]:
        """The markup as runs; a figure without a value is named by its label, so that a reader knows what lacks."""
        return tuple(
            replace(run, text=f"[thiếu: {label_of(run.figure)}]") if run.missing and run.figure else run
            for run in runs(markup, self)
        )

    def cell(self, figure_id: str, **dimensions: str) -> tuple[Run, ...]:
        """One figure for a cell of a table; none at all is a dash."""
        if self[tag(figure_id, dimensions)] == "0":
            return (Run("-"),)
        return self.text(place(figure_id, **dimensions))


def place(figure_id: str, **dimensions: str) -> str:
    """The placeholder of a figure: `{ratings.cells?level=excellent}`."""
    return f"{{{tag(figure_id, dimensions)}}}"


def label_of(figure_tag: str, indicators: Mapping[str, str] = MappingProxyType({})) -> str:
    """A tag in words: "đảng viên theo mức xếp loại: hoàn thành xuất sắc nhiệm vụ".

    `indicators`: what the records call each indicator, by its code; one that is not among them is told by its code.
    """
    figure_id, _, dimensions = figure_tag.partition("?")
    words = ", ".join(
        indicators.get(word, word) if name == "indicator" else dimension_word(name, word)
        for name, word in parse_qsl(dimensions)
    )
    label = lower_first(catalogue()[figure_id].label["vi"])
    return f"{label}: {words}" if words else label


def dimension_word(name: str, word: str) -> str:
    """A dimension's word as a Vietnamese reader says it."""
    if name in ("round", "held_on"):
        try:
            return notation.date_vi(date.fromisoformat(word))
        except ValueError:
            return word
    if name == "party_age":
        return PARTY_AGES.get(word, word)
    if name in ("level", "years") and word.isdigit():
        return f"{word} năm tuổi Đảng"
    return in_sentence(word) if word in terms() else word


def lower_first(text: str) -> str:
    """For use within a sentence; a word of capitals or a proper name keeps them."""
    if text.startswith(("Đảng viên", "Đảng bộ")):
        return f"đ{text[1:]}"
    if text[:2].isupper() or text.split(" ", maxsplit=1)[0] in ("Đảng", "Huy", "Ủy", "Ban", "Mặt"):
        return text
    return text[:1].lower() + text[1:]


def listed(parts: list[str]) -> str:
    """ "a", "a và b", "a; b và c": a list as a sentence carries it."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " và " + parts[-1]
