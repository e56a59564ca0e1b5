"""What was answered is done: theirs taken over by the members' own actions, all or nothing; the rest goes upstream."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tongket.access.actor import Actor
from tongket.exchange.models import NationalList
from tongket.exchange.national import corrections
from tongket.exchange.national.actions.decide import Answer, decide
from tongket.exchange.national.comparing.questions import (
    KEEP,
    LATER,
    TAKE,
    Comparison,
    Question,
    from_json,
    to_json,
)
from tongket.exchange.national.lists import COMPARE, Compared, compare_again, open_list, run, taken_in_of
from tongket.exchange.national.remembered import Decided, decisions
from tongket.exchange.national.taking_over import take_over
from tongket.exchange.states import COMPARED, CONFIRMED
from tongket.rules.errors import TongketError

CONFIRM = "national_list.confirm"


@dataclass(frozen=True)
class Given:
    """An answer as a person gives it; `question` "" with a group answers every open question of the group."""

    question: str
    choice: str
    group: str = ""
    day: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Done:
    """What a confirmation did: members changed, members entered, lines for the national register, questions open."""

    changed: int
    entered: int
    upstream: int
    open: int


def answer(actor: Actor, key: UUID, given: Sequence[Given]) -> int:
    """Remember answers to the questions of a list; returns how many were remembered.

    Raises `national-list-unknown`, `national-question-gone`, `national-choice-closed`, `national-day-missing`.
    """
    row = open_list(actor, key, COMPARE)
    comparison = _compared(row)
    decided = decisions(row.organization_id, [question.id for question in comparison.questions], row.uploaded_at)
    answers = [
        _answer(row.organization_id, question, each) for each in given for question in _meant(comparison, each, decided)
    ]
    if answers:
        decide(actor, answers)
    if any(each.choice not in (TAKE, KEEP, LATER) for each in answers):
        compare_again(actor, key)
    return len(answers)


def _meant(comparison: Comparison, given: Given, decided: Mapping[str, Decided]) -> Sequence[Question]:
    if given.question:
        question = comparison.question(given.question)
        if question is None:
            raise TongketError("national-question-gone")
        return [question]
    return [
        question
        for question in comparison.questions
        if question.group == given.group and question.id not in decided and question.allows(given.choice)
    ]


def _answer(office: int, question: Question, given: Given) -> Answer:
    if not question.allows(given.choice):
        raise TongketError("national-choice-closed", name=question.name)
    day = given.day or (date.fromisoformat(question.day) if question.day else None)
    if given.choice == TAKE and question.needs_day and day is None:
        raise TongketError("national-day-missing", name=question.name)
    kept = day if given.choice == TAKE and question.needs_day else None
    return Answer(
        office, question.id, question.kind, question.column, question.person, given.choice, kept, given.reason
    )


def seen_print(comparison: Comparison, decided: Mapping[str, Decided]) -> str:
    """What a person saw when confirming: the same questions with the same answers give the same print."""
    lines = sorted(f"{question.id} {_choice(question, decided)}" for question in comparison.questions)
    return sha256("\n".join(lines).encode()).hexdigest()[:32]


def confirm(actor: Actor, key: UUID, seen: str = "") -> Done:
    """Take over what was answered so, everything or nothing, and keep the lines for the national register.

    Raises `national-list-unknown`, `national-list-outdated` (list and register are then compared anew), and what
    the members' actions refuse.
    """
    outdated = False
    done = Done(0, 0, 0, 0)
    with transaction.atomic():
        row = open_list(actor, key, CONFIRM, lock=True)
        _compared(row)
        now = run(row.organization_id, taken_in_of(row))
        ids = [question.id for question in now.comparison.questions]
        decided = decisions(row.organization_id, ids, row.uploaded_at)
        outdated = bool(seen) and seen != seen_print(now.comparison, decided)
        row.comparison, row.compared_at = to_json(now.comparison), timezone.now()
        if not outdated:
            done = _do(actor, row, now, decided)
            row.state, row.cells, row.comparison = CONFIRMED, "", ""
            row.confirmed_at = timezone.now()
        row.save()
    if outdated:
        raise TongketError("national-list-outdated", file=row.file_name)
    return done


def _compared(row: NationalList) -> Comparison:
    if row.state != COMPARED:
        raise TongketError("national-list-unknown")
    return from_json(row.comparison)


def _do(actor: Actor, row: NationalList, now: Compared, decided: Mapping[str, Decided]) -> Done:
    taken = [question for question in now.comparison.questions if _choice(question, decided) == TAKE]
    reason = f"Theo danh sách “{row.file_name}” của cơ sở dữ liệu đảng viên"[:500]
    changed, entered = take_over(actor, now, taken, decided, reason)
    lines = corrections.lines(now, decided)
    row.corrections = corrections.to_json(now.taken, lines)
    still = sum(_choice(question, decided) in ("", LATER) for question in now.comparison.questions)
    return Done(changed, entered, len(lines), still)


def _choice(question: Question, decided: Mapping[str, Decided]) -> str:
    found = decided.get(question.id)
    return found.choice if found else ""
