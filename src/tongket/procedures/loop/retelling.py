"""A new article in our words: those sentences of our writers that carry a figure the document stated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tongket.documents.paper.markup import runs
from tongket.documents.paper.model import Run
from tongket.documents.papers import press
from tongket.documents.papers.dossier import Dossier
from tongket.documents.sentences import building, inspections, ratings, situation, targets
from tongket.documents.sentences.shown import place
from tongket.reconciliation.facts import Span
from tongket.rules.vocabulary import in_sentence

GAP = "\n\n"


@dataclass(frozen=True)
class Written:
    """The article as text, and where in it which figure was written: by span, in the order of the text."""

    text: str
    figures: Sequence[tuple[Span, str]]

    def tag_at(self, number: Span) -> str:
        """The figure this number was written from; "" where the sentence writer put no figure."""
        return next((tag for at, tag in self.figures if at.start < number.end and number.start < at.end), "")


def retell(dossier: Dossier, wanted: Collection[str]) -> Written:
    """An article that tells every wanted figure that some sentence can tell; what else a sentence says, it says too."""
    article = press.build(dossier)
    told = [(Run(article.headline),), article.paragraphs[0]]
    for paragraph in _candidates(dossier, wanted):
        sentences = [dossier.figures.text(text) for text in paragraph if text and _tells(dossier, text, wanted)]
        if sentences:
            told.append(tuple(run for sentence in sentences for run in (*sentence, Run(" "))))
    return _joined(told)


def _tells(dossier: Dossier, text: str, wanted: Collection[str]) -> bool:
    """A sentence that names no number at all was chosen before."""
    tags = {run.figure for run in runs(text, dossier.figures) if run.figure}
    return not tags or not tags.isdisjoint(wanted)


def _candidates(dossier: Dossier, wanted: Collection[str]) -> Iterable[Sequence[str]]:
    """The sentences by paragraph, in the order of an article."""
    figures, name = dossier.figures, dossier.organization
    tells_own = any(tag.startswith("ratings.own?") for tag in wanted)
    decided_by = next((row.decided_by for row in dossier.lists.ratings if row.is_own and row.stage == "decided"), "")
    yield [building.badges(figures)]
    yield [
        situation.size(figures, name),
        building.study(figures),
        building.admissions(figures),
        *(inspections.inspected(figures, actor) for actor in inspections.ACTORS),
        inspections.covered(figures),
    ]
    yield [
        ratings.cells(figures),
        *_members(dossier),
        ratings.good_or_better(figures),
        ratings.collectives(figures),
        ratings.cadres(figures, "proposed"),
        ratings.cadres(figures, "decided"),
        ratings.own(figures, name, decided_by) if tells_own else "",
    ]
    yield [
        targets.achieved(figures),
        targets.achieved(figures, "term", "chủ yếu của Nghị quyết Đại hội"),
        *targets.indicators(figures, dossier.lists.targets),
    ]
    # What is said by title continues the sentence before it.
    titled = inspections.commended_by_title(figures)
    yield [" ".join(filter(None, (inspections.commended(figures), titled)))]


def _members(dossier: Dossier) -> Iterable[str]:
    """One level at a time: a document that gives one level says nothing of how many were rated."""
    for level in ratings.LEVELS:
        if dossier.figures.count("ratings.members", level=level):
            yield f"Có {place('ratings.members', level=level)} đảng viên {in_sentence(level)}."


def _joined(paragraphs: Sequence[tuple[Run, ...]]) -> Written:
    text = ""
    figures: list[tuple[Span, str]] = []
    for paragraph in paragraphs:
        text = text.rstrip(" ") + (GAP if text else "")
        for run in paragraph:
            if run.figure and not run.missing:
                figures.append((Span(len(text), len(text) + len(run.text)), run.figure))
            text += run.text
    return Written(text.rstrip(" "), figures)
