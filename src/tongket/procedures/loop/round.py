"""One document's way round: stated, recorded, written, read back, and fact by fact what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tongket.documents.papers.gather import dossier
from tongket.figures.catalogue.entries import entry, stated
from tongket.figures.year import asked
from tongket.procedures.loop.counterparts import back_of, differences
from tongket.procedures.loop.records import Recorded
from tongket.procedures.loop.retelling import Written, retell
from tongket.procedures.loop.sources import Printed, Source
from tongket.reconciliation.facts import Fact, Span
from tongket.reconciliation.findings.check import check, held
from tongket.reconciliation.findings.checked import Check, CheckedFact, State
from tongket.reconciliation.findings.records.ledger import Ledger, ledger
from tongket.reconciliation.marking import CONTEXT, DAYS
from tongket.reconciliation.reader import read

NOWHERE = Span(0, 0)


class Outcome(StrEnum):
    """What became of a fact on its way. `same` and `reworded` came round: the same figure, the same number."""

    SAME = "same"
    REWORDED = "reworded"
    UNREAD = "unread"
    NOT_TOLD = "not_told"
    NOT_RECORDED = "not_recorded"
    DIFFERS = "differs"
    OBJECTIVE = "objective"
    NOT_UNDERSTOOD = "not_understood"
    OF_THE_DOCUMENT = "of_the_document"


OF_STATE = {
    State.DIFFERS: Outcome.DIFFERS,
    State.NOT_RECORDED: Outcome.NOT_RECORDED,
    State.OBJECTIVE: Outcome.OBJECTIVE,
    State.NOT_UNDERSTOOD: Outcome.NOT_UNDERSTOOD,
}
CAME_ROUND = frozenset({Outcome.SAME, Outcome.REWORDED})
OF_THE_DOCUMENT = frozenset({*CONTEXT, *DAYS})


@dataclass(frozen=True)
class Step:
    """One fact of the document. `back` is the place of its counterpart among the facts read back, None where there is
    none; `changes` say how the new wording differs."""

    fact: CheckedFact
    outcome: Outcome
    back: int | None = None
    changes: Sequence[str] = ()


@dataclass(frozen=True)
class Round:
    """One document round the loop. `check` is None where its text was not at hand."""

    source: Source
    recorded: Recorded
    check: Check | None
    steps: Sequence[Step]
    written: Written
    back: Check

    @property
    def counts(self) -> Mapping[Outcome, int]:
        outcomes = [step.outcome for step in self.steps]
        return {outcome: outcomes.count(outcome) for outcome in Outcome}

    @property
    def added(self) -> Sequence[int]:
        """The facts read back that the document did not state: the records know them, and a sentence told them."""
        met = {step.back for step in self.steps}
        return [place for place in range(len(self.back.facts)) if place not in met]

    @property
    def broken(self) -> Sequence[int]:
        """The facts of our own article that are read back as another figure than the one they were written from."""
        return [
            place
            for place, one in enumerate(self.back.facts)
            if (tag := self.written.tag_at(one.fact.number)) and one.tag and not _is_same_figure(tag, one)
        ]

    @property
    def unread(self) -> Sequence[tuple[Span, str]]:
        """Where our own article states a figure that no fact was read from."""
        numbers = [one.fact.at for one in self.back.facts] + [one.fact.number for one in self.back.facts]
        return [
            (at, tag)
            for at, tag in self.written.figures
            if not any(span.start < at.end and at.start < span.end for span in numbers)
        ]


def go_round(source: Source) -> Round:
    """One document round the loop, with the records as they stand. Raises `organization-unknown`."""
    records = ledger(source.slug, source.year)
    first = held(read(source.text), records) if source.text else None
    facts = first.facts if first is not None else [_from_print(line, records) for line in source.figures]
    wanted = {fact.tag for fact in facts if fact.tag}
    written = retell(dossier(records.unit.id, source.year), wanted)
    back = check(written.text, source.slug, source.year)
    steps = [_step(fact, back, written) for fact in facts]
    return Round(source, Recorded(records, asked(source.slug, source.year)), first, steps, written, back)


def _step(fact: CheckedFact, back: Check, written: Written) -> Step:
    place = back_of(fact, back.facts)
    if place is None:
        if fact.fact.kind in OF_THE_DOCUMENT:
            return Step(fact, Outcome.OF_THE_DOCUMENT)
        if fact.tag and any(tag == fact.tag for _, tag in written.figures):
            return Step(fact, Outcome.UNREAD)
        return Step(fact, OF_STATE.get(fact.state, Outcome.NOT_TOLD))
    if fact.state is State.DIFFERS or back.facts[place].state is State.DIFFERS:
        return Step(fact, Outcome.DIFFERS, place)
    changes = differences(fact, back.facts[place])
    return Step(fact, Outcome.REWORDED if changes else Outcome.SAME, place, changes)


def _is_same_figure(tag: str, one: CheckedFact) -> bool:
    """A whole ("/191") is written as a figure of its own and read as part of the fact it belongs to."""
    if one.tag == tag or tag.partition("?")[0] in _wholes(one.tag):
        return True
    return one.tag.partition("?")[0] in _wholes(tag)


def _wholes(tag: str) -> frozenset[str]:
    figure_id = tag.partition("?")[0]
    declared = {whole for each in stated().values() for one in each if one.figure == figure_id for whole in one.wholes}
    return frozenset({entry(figure_id).of, *declared} - {""})


def _from_print(line: Printed, records: Ledger) -> CheckedFact:
    """A figure of `facts.yaml` as the fact a reader would find; its words are the number alone."""
    found = next((value for value in records.values if value.tag == line.tag), None)
    recorded = found.value if found is not None else None
    number = Decimal(line.words.replace(".", "").replace(",", "."))
    decimals = len(line.words.partition(",")[2])
    fact = Fact("", number, NOWHERE, NOWHERE, line.words, approx=line.approx, decimals=decimals)
    if recorded is None:
        return CheckedFact(fact, State.NOT_RECORDED, line.tag)
    state = State.AGREES if line.low <= recorded <= line.high else State.DIFFERS
    return CheckedFact(fact, state, line.tag, recorded, found.of if found is not None else None)
