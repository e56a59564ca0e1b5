"""The outline of a paper: sections number themselves, and one without content does not appear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tongket.documents.paper.model import Block, Heading, Item, Paragraph, Run
from tongket.documents.papers.dossier import Dossier

LETTERS = "abcdđeghiklm"


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; `parts` are blocks or further sections."""

    title: str
    parts: Sequence[Block | Section]

    @property
    def is_empty(self) -> bool:
        return all(isinstance(part, Section) and part.is_empty for part in self.parts)


def section(title: str, parts: Iterable[Block | Section | None]) -> Section:
    return Section(title, [part for part in parts if part is not None])


def outlined(sections: Sequence[Section]) -> list[Block]:
    """The sections as blocks: "I- …", "1. …", "a) …"."""
    return list(_blocks([entry for entry in sections if not entry.is_empty], 1))


def _blocks(sections: Sequence[Section], level: int) -> Iterable[Block]:
    for place, entry in enumerate(sections):
        yield _heading(entry.title, place, level)
        inner = [part for part in entry.parts if isinstance(part, Section) and not part.is_empty]
        for part in entry.parts:
            if not isinstance(part, Section):
                yield part
            elif not part.is_empty:
                yield from _numbered_one(part, inner.index(part), level + 1)


def _numbered_one(entry: Section, place: int, level: int) -> Iterable[Block]:
    blocks = list(_blocks([entry], level))
    return [_heading(entry.title, place, level), *blocks[1:]]


def _heading(title: str, place: int, level: int) -> Heading:
    if level == 1:
        return Heading(1, f"{roman(place + 1)}- {title.upper()}")
    return Heading(2, f"{place + 1}. {title}") if level == 2 else Heading(3, f"{LETTERS[place]}) {title}")


def roman(number: int) -> str:
    text = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text, number = text + letters, number - value
    return text


def narrative(dossier: Dossier, name: str) -> list[Block]:
    """What the officer wrote for a part: a paragraph a line, a line that begins with a dash as an item."""
    return [
        Item(dossier.figures.text(line[1:].strip()))
        if line.startswith(("-", "–"))
        else Paragraph(dossier.figures.text(line))
        for raw in dossier.narratives.get(name, "").splitlines()
        if (line := raw.strip())
    ]


def expected(dossier: Dossier, name: str, title: str) -> list[Block]:
    """The same for a part no report goes without: where nothing is written, the paper says so and stays a draft."""
    return narrative(dossier, name) or [Paragraph(Run(f"[chưa viết: {title}]", italic=True, missing=True))]
