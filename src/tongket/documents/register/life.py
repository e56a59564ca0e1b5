"""A paper's life: draft → submitted → signed → attached → sent, one step at a time and never back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar
from uuid import UUID

from tongket.access import keeping
from tongket.access.gate import Act, Written
from tongket.documents.models import Paper
from tongket.documents.register import storing
from tongket.documents.register.book import PAPERS, MadeFile, PaperEntry, UsedFigure
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError

BEFORE = {"submitted": "draft", "signed": "submitted", "attached": "signed", "sent": "attached"}


@dataclass(frozen=True)
class Draft:
    """A paper as just made. `key` is what `queries.draft_key` gave before its files were written; `missing` names
    what it lacks (tags of figures, sections), and while anything is missing it cannot be signed."""

    key: UUID
    organization: int
    type: str
    kind: str
    report_year: int
    title: str
    body: str
    files: tuple[MadeFile, ...]
    figures: tuple[UsedFigure, ...] = ()
    missing: tuple[str, ...] = ()
    variant: str = ""
    term: str = ""


@dataclass(frozen=True)
class Submission:
    """A draft handed up to be signed; `version` is the one the officer saw."""

    id: int
    version: int


@dataclass(frozen=True)
class Signing:
    """Who signed and when; the number is given by the register."""

    id: int
    version: int
    signed_on: date
    authority: str
    post: str
    name: str


@dataclass(frozen=True)
class SignedCopy:
    """The signed copy: its file's name and SHA-256 in hex."""

    id: int
    version: int
    name: str
    sha256: str


@dataclass(frozen=True)
class Sending:
    """A signed paper sent out: on which day, and to whom."""

    id: int
    version: int
    sent_on: date
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class OutsidePaper:
    """A paper numbered and signed outside the register."""

    organization: int
    type: str
    report_year: int
    title: str
    body: str
    term: str
    number: int
    dated_on: date
    name: str = ""
    post: str = ""
    authority: str = ""
    kind: str = "external"


class Step(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def version(self) -> int: ...


AnyStep = TypeVar("AnyStep", bound=Step)
Check = Callable[[AnyStep, PaperEntry], Iterable[Finding]]
Change = Callable[[AnyStep, PaperEntry], PaperEntry]


def units(steps: Sequence[Any]) -> set[int]:
    """The units of the papers that take a step."""
    rows = Paper.objects.filter(id__in=[step.id for step in steps])
    return set(rows.values_list("organization_id", flat=True))


def move(
    act: Act, steps: Sequence[AnyStep], state: str, change: Change[AnyStep], check: Check[AnyStep]
) -> Sequence[Written]:
    """Take papers into `state`, each from the state before it.

    Findings: `line-twice`, `paper-not-in-state` and those of `check`.
    Raises `Clash` where a paper was changed meanwhile, `record-not-found`.
    """
    rows = _locked(steps)
    entries = {key: PAPERS.to_entry(row) for key, row in rows.items()}
    seen: set[int] = set()

    def checked(step: AnyStep) -> Iterable[Finding]:
        entry = entries[step.id]
        if step.id in seen:
            yield Finding("line-twice", {"line": entry.title})
        seen.add(step.id)
        if entry.state != BEFORE[state]:
            now, needed = (vocabulary.label(word, group="paper_state") for word in (entry.state, BEFORE[state]))
            yield Finding("paper-not-in-state", {"title": entry.title, "state": now, "needed": needed})
        else:
            yield from check(step, entry)

    passed = act.sift(steps, checked)
    written = (
        storing.update(rows[step.id], replace(change(step, entries[step.id]), state=state), index)
        for index, step in passed
    )
    return [line for line in written if line is not None]


def _locked(steps: Sequence[Step]) -> dict[int, Paper]:
    """The papers, locked until the write is done. Raises `record-not-found`, `Clash`."""
    rows = Paper.objects.select_for_update().filter(id__in=[step.id for step in steps]).order_by("id")
    found = {row.id: row for row in rows}
    for step in steps:
        if step.id not in found:
            raise TongketError("record-not-found", key=step.id)
        row = found[step.id]
        if row.version != step.version or row.withdrawn_at is not None:
            raise keeping.Clash(PAPERS.kept(row))
    return found
