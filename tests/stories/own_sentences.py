"""Our own papers as a reader meets them: the words, and where in them which figure is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tongket.documents.paper.model import Heading, Item, Paper, Paragraph, Words, in_runs
from tongket.documents.papers import press
from tongket.documents.papers.gather import dossier
from tongket.documents.papers.registry import papers_of
from tongket.organizations import queries as organizations
from tongket.procedures.examples import make
from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.check import held
from tongket.reconciliation.findings.checked import Check
from tongket.reconciliation.findings.records.ledger import ledger
from tongket.reconciliation.reader import read

REPEATED = "headline_or_caption"
PROSE = (Heading, Paragraph, Item)


@dataclass(frozen=True)
class Printed:
    """A figure where a paper prints it: its tag, its place, and what is printed there."""

    tag: str
    at: Span
    text: str

    @property
    def figure(self) -> str:
        return self.tag.partition("?")[0]


@dataclass(frozen=True)
class Own:
    """A paper of ours with the figures it prints, held against the records it was made from."""

    slug: str
    text: str
    printed: Sequence[Printed]
    check: Check

    def is_read_back(self, one: Printed) -> bool:
        """As this figure, as the whole of a fact of which it is the whole, or set aside as said already."""
        if any(row.rule == REPEATED and row.at.start == one.at.start for row in self.check.reading.set_aside):
            return True
        return any(
            fact.tag == one.tag
            if one.at.start <= fact.fact.number.start < one.at.end
            else fact.fact.number.start < one.at.start < fact.fact.number.end and fact.recorded_of == fact.fact.of
            for fact in self.check.facts
        )

    def around(self, one: Printed) -> str:
        return self.text[max(0, one.at.start - 50) : one.at.end + 40].replace("\n", " ")


def own_papers(slug: str) -> Iterator[Own]:
    """The press article and the report of an example's year; the database must hold the example."""
    year = make(slug).commune.year
    told = dossier(organizations.unit(slug).id, year)
    records = ledger(slug, year)
    article = press.build(told)
    report = next(paper for kind in papers_of(told) if isinstance(paper := kind.build(told), Paper))
    subject = report.title.subject if report.title else ""
    written: Sequence[Words] = [article.headline, *article.paragraphs]
    reported: Sequence[Words] = [subject, *(one.words for one in report.blocks if isinstance(one, PROSE))]
    for lines in (written, reported):
        text, printed = laid_out(lines)
        yield Own(slug, text, printed, held(read(text), records))


def laid_out(lines: Sequence[Words]) -> tuple[str, Sequence[Printed]]:
    """Lines of runs as one text, and the figures shown in it; those that are missing are not shown."""
    text, printed = "", []
    for line in lines:
        for run in in_runs(line):
            if run.figure and not run.missing and "[thiếu" not in run.text:
                printed.append(Printed(run.figure, Span(len(text), len(text) + len(run.text)), run.text))
            text += run.text
        text += "\n"
    return text, printed
