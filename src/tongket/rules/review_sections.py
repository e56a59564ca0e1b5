"""What a self-review or a collective report goes through, by the regime of its year: the sections of the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tongket.rules.load import DatedValue, value_on
from tongket.rules.periods import year_span

LEADER, COLLECTIVE = "leader", "collective"


@dataclass(frozen=True)
class Section:
    """One section. `part` is the id of the section it stands under, "" at the top; `is_rated` asks for the level at
    which its criterion was met (regimes before points). A section with others under it has no text of its own."""

    id: str
    label: Mapping[str, str]
    part: str
    is_rated: bool


def sections_of(frame: str, year: int) -> tuple[Section, ...]:
    """The sections of the form for a frame (`collective`, `leader`, `no_office`, `outside_system`), in its order.

    A member without office has fewer than a leader. Raises `rule-value-unknown` before 2018.
    """
    kind = COLLECTIVE if frame == COLLECTIVE else "personal"
    entries = _value(year).value[kind]
    return tuple(
        Section(entry["id"], {"vi": entry["vi"], "en": entry["en"]}, entry.get("part", ""), entry.get("rated", False))
        for entry in entries
        if frame in entry.get("frames", (frame,))
    )


def written_sections(frame: str, year: int) -> tuple[Section, ...]:
    """The sections that have a text: those without others under them."""
    found = sections_of(frame, year)
    above = {section.part for section in found}
    return tuple(section for section in found if section.id not in above)


def _value(year: int) -> DatedValue:
    return value_on("self_reviews/sections", year_span(year)[1])
