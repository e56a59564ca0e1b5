"""Makes all papers of a round, or of a unit in it, into a folder; what lies there already is not made again.

1 Plan which papers belong to which unit and which the asker may see. 2 Fill them by small groups. 3 A group whose file
lies in the folder is kept: files are named by their content. 4 Set the others, two at a time. 5 Write the asker's list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from django.utils import timezone

from tongket.access.actor import Actor
from tongket.documents.forms.catalogue import form
from tongket.documents.forms.definition import Form
from tongket.documents.forms.fill import filled
from tongket.documents.forms.frame import Frame, frame_of
from tongket.documents.forms.gathering import Gathered
from tongket.documents.paper.model import Paper
from tongket.documents.render.layout import layout_on
from tongket.documents.render.pdf import Prepared, prepared
from tongket.documents.reviews.papers import gathered
from tongket.procedures.annual_review.papers.folder import Made, Part, keep_list, slug_of, store, whole_pdf, write_pdf
from tongket.procedures.annual_review.papers.planning import Batch, Plan, plan
from tongket.procedures.jobs import Progress

TOGETHER = 40
"""So many papers are set in one go: few enough to stay small in memory, enough to share the fonts."""
SETTERS = 2
"""The engine works beside Python: two at a time use both cores of an ordinary machine."""


def silent(done: int, total: int, label: str) -> None:
    """Progress nobody watches."""


def make_papers(
    actor: Actor, slug: str, year: int, folder: Path, period: str = "year", progress: Progress = silent,
    *, joined: bool = True,
) -> Made:  # fmt: skip
    """Make the papers that the actor may see and give what was made; with `joined` also the one PDF of all.

    Asked again after it was stopped, it goes on. Raises `organization-unknown`, `review-round-missing`.
    """
    found = plan(actor, slug, year, period, timezone.localdate())
    work = _Work(folder, found, progress)
    with ThreadPoolExecutor(SETTERS) as setters:
        for number, (_, batches) in enumerate(groupby(found.batches, key=lambda batch: batch.unit.id), 1):
            for batch in batches:
                work.make(batch, number, setters)
        work.finish()
    made = Made(tuple(work.parts), found.count, work.kept, found.left_out)
    if joined and made.parts:
        progress(found.count, found.count, "Ghép thành một tệp PDF")
        _join(folder, actor, made)
    keep_list(folder, actor, made)
    return made


def _join(folder: Path, actor: Actor, made: Made) -> None:
    target = whole_pdf(folder, actor)
    draft = target.with_suffix(".part")
    with draft.open("wb") as out:
        write_pdf(folder, made, out)
    draft.replace(target)


class _Work:
    """What was made so far, and what the setters still have in hand."""

    def __init__(self, folder: Path, found: Plan, progress: Progress) -> None:
        self.folder, self.plan, self.progress = folder, found, progress
        self.frames = _Frames()
        self.parts: list[Part] = []
        self.in_hand: list[Future[None]] = []
        self.kept = self.done = 0

    def make(self, batch: Batch, number: int, setters: ThreadPoolExecutor) -> None:
        """One form of one unit, in as many files as it takes."""
        papers = [self._paper(batch, target) for target in batch.targets]
        groups = list(_groups(papers))
        for place, group in enumerate(groups, 1):
            ready = prepared(group)
            name = f"{ready.fingerprint[:32]}.pdf"
            if (self.folder / name).is_file():
                self.kept += 1
            else:
                self.in_hand.append(setters.submit(_set, self.folder, name, ready))
            self.parts.append(_part(batch, number, name, len(group), place if len(groups) > 1 else 0))
            self.done += len(group)
            self._wait(2 * SETTERS)
            self.progress(self.done, self.plan.count, batch.unit.name)

    def finish(self) -> None:
        self._wait(0)

    def _wait(self, most: int) -> None:
        """Until at most so many files are in hand; whatever went wrong with one comes up here."""
        while len(self.in_hand) > most:
            self.in_hand.pop(0).result()

    def _paper(self, batch: Batch, target: object) -> Paper:
        found = gathered(batch.form, self.plan.known, target)  # type: ignore[arg-type]
        return filled(form(batch.form), found.facts, self.frames.of(form(batch.form), found)).paper


def _set(folder: Path, name: str, ready: Prepared) -> None:
    store(folder, name, ready.to_pdf(tagged=False))


def _groups(papers: Sequence[Paper]) -> Iterable[Sequence[Paper]]:
    """So many at a time, of one page format each."""
    for _, alike in groupby(papers, key=lambda paper: id(layout_on(paper.format_on))):
        inner = list(alike)
        yield from (inner[start : start + TOGETHER] for start in range(0, len(inner), TOGETHER))


def _part(batch: Batch, number: int, name: str, papers: int, place: int) -> Part:
    named = form(batch.form).name["vi"]
    unit, ending = batch.unit, f"-{place}" if place else ""
    path = f"{number:02d}-{slug_of(unit.name)}/{slug_of(named)}{ending}.pdf"
    title = f"{unit.name} – {named}{f' ({place})' if place else ''}"
    return Part(name, path, title, papers, batch.permission, tuple(sorted(batch.seen_at)))


@dataclass(frozen=True)
class _Issued:
    """Papers that share a head and a foot."""

    issuer: int
    on: date
    body: str
    kind: str


class _Frames:
    """Heads and feet by who issues what kind of paper on which day: read once for a whole unit."""

    def __init__(self) -> None:
        self.known: dict[_Issued, Frame] = {}

    def of(self, declared: Form, found: Gathered) -> Frame:
        asked = _Issued(found.issuer, found.on, found.body or declared.body, declared.paper_type)
        if asked not in self.known:
            self.known[asked] = frame_of(declared, found.issuer, found.on, found.body, day_known=found.day_known)
        return self.known[asked]
