"""A paper of the house as prose: what its sentences state, line by line.

Masthead, signatures and recipients are left out, and so are tables and the annexes made of them: a cell's number was
put there by its figure and states nothing in words.
"""

from __future__ import annotations

from tongket.documents.paper.model import Block, Heading, Item, Paper, Paragraph, plain
from tongket.documents.papers.press import Article


def prose_of(paper: Paper) -> str:
    """The title, then headings, paragraphs and items."""
    title = [paper.title.type_name, plain(paper.title.subject)] if paper.title is not None else []
    lines = [" ".join(filter(None, title)), *map(_said, paper.blocks)]
    return "\n".join(filter(None, lines))


def prose_of_article(article: Article) -> str:
    return "\n\n".join([article.headline, *(plain(runs) for runs in article.paragraphs)])


def _said(block: Block) -> str:
    if isinstance(block, Item):
        return " ".join(filter(None, (block.marker, plain(block.words))))
    return plain(block.words) if isinstance(block, Heading | Paragraph) else ""
