"""The small markup in which texts of papers are written: `**đậm**`, `__nghiêng__` and `{tag}` for a figure.

`{{` and `}}` stand for the brackets themselves. A figure's shown text is taken as it is, never as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tongket.documents.paper.model import (
    Annex,
    Block,
    Heading,
    Item,
    Paper,
    Paragraph,
    Run,
    Table,
    Words,
    clean,
    in_runs,
)
from tongket.rules.errors import TongketError

_TOKEN = re.compile(r"\{\{|\}\}|\*\*|__|\{[^{}]*\}|\{")


def runs(text: str, figures: Mapping[str, str | None]) -> tuple[Run, ...]:
    """The text as runs; each `{tag}` becomes a figure run with the text `figures[tag]`.

    A figure whose shown text is None becomes the run "[thiếu: tag]", which `missing` finds. Raises
    `figure-placeholder-unknown` for a tag that is not in `figures`, `figure-placeholder-open` for a `{`
    without its `}`, `markup-unbalanced` for a `**` or `__` that is not closed.
    """
    found: list[Run] = []
    style = {"**": False, "__": False}
    position, buffer = 0, ""
    text = clean(text)

    def close(buffered: str) -> None:
        if buffered:
            found.append(Run(buffered, bold=style["**"], italic=style["__"]))

    for match in _TOKEN.finditer(text):
        buffer += text[position : match.start()]
        position, mark = match.end(), match.group()
        if mark in ("{{", "}}"):
            buffer += mark[0]
            continue
        if mark == "{":
            raise TongketError("figure-placeholder-open", text=text[match.start() : match.start() + 40])
        close(buffer)
        buffer = ""
        if mark in style:
            style[mark] = not style[mark]
        else:
            found.append(figure_run(mark[1:-1].strip(), figures, bold=style["**"], italic=style["__"]))
    close(buffer + text[position:])
    for opened, is_open in style.items():
        if is_open:
            raise TongketError("markup-unbalanced", mark=opened, text=text[:60])
    return tuple(found)


def figure_run(tag: str, figures: Mapping[str, str | None], bold: bool = False, italic: bool = False) -> Run:
    """One figure as a run, for a cell of a table. Raises `figure-placeholder-unknown`."""
    if tag not in figures:
        raise TongketError("figure-placeholder-unknown", tag=tag)
    shown = figures[tag]
    if shown is None:
        return Run(f"[thiếu: {tag}]", bold, italic, figure=tag, missing=True)
    return Run(shown, bold, italic, figure=tag)


def missing(words: Words) -> tuple[str, ...]:
    """The tags of the figures that have no value, each once, in the order of the text."""
    return tuple(dict.fromkeys(run.figure for run in in_runs(words) if run.missing and run.figure))


def missing_in(paper: Paper) -> tuple[str, ...]:
    """The same for a whole paper with its annexes."""
    return tuple(dict.fromkeys(tag for words in words_of(paper) for tag in missing(words)))


def words_of(paper: Paper) -> Iterable[Words]:
    """Every text of the paper that may hold figures, in reading order."""
    parts: tuple[Paper | Annex, ...] = (paper, *paper.annexes)
    for part in parts:
        if part.title is not None:
            yield part.title.subject
        for block in part.blocks:
            yield from _words_of_block(block)


def _words_of_block(block: Block) -> Iterable[Words]:
    if isinstance(block, Heading | Paragraph | Item):
        yield block.words
    elif isinstance(block, Table):
        yield block.caption
        yield from (column.title for column in block.columns)
        yield from (cell for row in block.rows for cell in row)
