"""How a text states a figure: declared beside the figure, read by whoever holds a text against the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ABSENT = ("",)
ALL = "*"
Words = tuple[str, ...]


@dataclass(frozen=True)
class Stated:
    """Facts of this `kind` state this `figure`.

    `where` keeps the facts whose attributes hold one of the words; ABSENT stands for an attribute that is not there,
    `unit` for what is counted. `percent` asks for a percentage, or for none; `whole` for a fact with "of" or without.
    `dimensions` are words; several are added up; "@level" is the fact's own word and ALL adds up whatever was
    recorded. A dimension left out is taken from the only value recorded, if there is but one. `wholes` are the figures
    a stated "of" may be (else the figure's own whole), `plan` the one it is where it is the planned number.
    `above` is what the text leaves out: "vượt 8%" states a ratio of 108. `period` is the time it belongs to where a
    year and a term are told apart. `before` and `behind` are words that stand right before or behind the number; an
    entry whose words are there sets those without such words aside; `lead` are words that stand somewhere before it.
    Of several entries for one fact the first is meant where none agrees.
    """

    kind: str
    figure: str
    where: Mapping[str, Words] = field(default_factory=dict)
    dimensions: Mapping[str, Words] = field(default_factory=dict)
    percent: bool = False
    whole: bool | None = None
    wholes: Words = ()
    plan: str = ""
    above: int = 0
    period: str = ""
    before: Words = ()
    behind: Words = ()
    lead: Words = ()
