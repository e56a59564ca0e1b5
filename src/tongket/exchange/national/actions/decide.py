"""Answer questions of a list of the national register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from tongket.access.gate import Act, Written, action
from tongket.exchange.models import NationalDecision
from tongket.exchange.national.comparing.questions import LATER


@dataclass(frozen=True)
class Answer:
    """The answer to one question: `choice` is take, keep, later, or the key of the member a doubtful row is."""

    organization: int
    question: str
    kind: str
    column: str
    person: str
    choice: str
    day: date | None = None
    reason: str = ""


def _offices(answers: Sequence[Answer]) -> set[int]:
    return {each.organization for each in answers}


@action(
    "national_list.decide",
    event="national_list.decided",
    ledger="national_decisions",
    units=_offices,
)
def decide(act: Act, answers: Sequence[Answer]) -> Sequence[Written]:
    """Remember the answers: the same question is not asked again, by this list or a later one."""
    known = _known(answers)
    written = []
    for index, answer in enumerate(answers):
        row = known.get((answer.organization, answer.question))
        before = {name: getattr(row, name) for name in ("choice", "day", "reason")} if row else {}
        if row is None:
            row = NationalDecision(key=uuid4(), organization_id=answer.organization, question=answer.question)
        else:
            row.version += 1
        row.kind, row.column, row.person = answer.kind, answer.column, answer.person
        row.choice, row.day, row.reason = answer.choice, answer.day, answer.reason[:300]
        row.decided_at = act.at
        after = {"choice": row.choice, "day": row.day, "reason": row.reason}
        changes = {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}
        if changes or answer.choice == LATER:
            known[answer.organization, answer.question] = row
            written.append((row, answer, {**changes, "column": [None, answer.column or answer.kind]}, index))
    _store([row for row, _, _, _ in written])
    return [Written(row.pk, row.key, answer.organization, changes, index) for row, answer, changes, index in written]


def _known(answers: Sequence[Answer]) -> dict[tuple[int, str], NationalDecision]:
    wanted = [answer.question for answer in answers]
    found: dict[tuple[int, str], NationalDecision] = {}
    for start in range(0, len(wanted), 900):
        rows = NationalDecision.objects.select_for_update().filter(question__in=wanted[start : start + 900])
        found.update({(row.organization_id, row.question): row for row in rows})
    return found


def _store(rows: Sequence[NationalDecision]) -> None:
    unique = {row.key: row for row in rows}.values()
    NationalDecision.objects.bulk_create([row for row in unique if row.pk is None], batch_size=200)
    kept = [row for row in unique if row.version > 1]
    fields = ["kind", "column", "person", "choice", "day", "reason", "decided_at", "version"]
    NationalDecision.objects.bulk_update(kept, fields, batch_size=200)
