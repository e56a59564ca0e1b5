"""The papers of a round as long work: asked for on a page, made by the worker into the data folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from tongket.access.actor import Actor
from tongket.procedures import jobs
from tongket.procedures.annual_review.papers.folder import folder_of
from tongket.procedures.annual_review.papers.making import make_papers
from tongket.procedures.jobs import Progress
from tongket.rules import vocabulary

PERMISSION = "rating.read"


def kind_of(period: str) -> str:
    """The kind of work for the papers of a period: "review_papers_year"."""
    return f"review_papers_{period}"


def register() -> None:
    """One kind of work for each period that is reviewed."""
    for period in vocabulary.identifiers("review_period"):
        jobs.register(kind_of(period), PERMISSION, partial(work, period))


def work(period: str, actor: Actor, slug: str, year: int, progress: Progress) -> Mapping[str, object]:
    """Make the papers; the result counts papers and files, those kept, and names the forms left out."""
    made = make_papers(actor, slug, year, folder_of(slug, year, period), period, progress)
    return {"papers": made.papers, "files": len(made.parts), "kept": made.kept, "left_out": list(made.left_out)}
