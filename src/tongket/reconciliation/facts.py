"""What a text states: facts, what a named rule sets aside, and the numbers nobody understood.

Inside the house a fact speaks the glossary's words (`excellent`); what is printed for others is translated by the
one table in `words.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Attribute = str | bool | int | tuple[int, ...]


@dataclass(frozen=True)
class Span:
    """A stretch of the original text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True)
class Fact:
    """One statement of a text.

    `value` is a number, or text for names, days ("2024-01-12"), ranges ("30-35") and a committee's own level. `of` is
    the whole ("149/191") or, with `of_role` "plan", the planned number. `unit` is the measure as printed ("tỷ đồng",
    "%") or, of inspections, what is counted (`member`). `approx`: "" exact, "min" (trên, hơn), "max" (gần, dưới),
    "about" (khoảng). `decimals`: digits printed after the decimal sign, they give the interval. `at` is the quoted
    words, `number` the digits alone (what a correction replaces; empty span where nothing is printed as a number).
    `sentence` and `clause` count from 0 through the text; `part_of` is the place in `Reading.facts` of the fact that
    this one is a part of ("trong đó"), where the wording says so.
    """

    kind: str
    value: Decimal | str
    at: Span
    number: Span
    quote: str
    of: Decimal | None = None
    of_role: str = ""
    unit: str = ""
    approx: str = ""
    decimals: int = 0
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    sentence: int = 0
    clause: int = 0
    part_of: int | None = None

    def word(self, name: str) -> str:
        """An attribute as text; "" where the fact does not have it."""
        found = self.attributes.get(name, "")
        return found if isinstance(found, str) else str(found)


@dataclass(frozen=True)
class SetAside:
    """A number that is none of the report's figures, and the name of the rule that says so (`document_number`)."""

    at: Span
    quote: str
    rule: str


@dataclass(frozen=True)
class Unrecognised:
    """A number that no fact claims and no rule sets aside."""

    at: Span
    quote: str


@dataclass(frozen=True)
class Reading:
    """A text as read: every number of it stands in exactly one of the three lists, in the order of the text."""

    text: str
    facts: tuple[Fact, ...]
    set_aside: tuple[SetAside, ...]
    unrecognised: tuple[Unrecognised, ...]
