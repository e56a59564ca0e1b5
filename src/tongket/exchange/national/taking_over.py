"""Their values into our register, each by the members' own action: corrections, steps of a life, numbers, newcomers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tongket.access.actor import Actor
from tongket.access.book import Correction, Withdrawal
from tongket.exchange.national.comparing.differences import DAYS
from tongket.exchange.national.comparing.questions import FIELD, ONLY_THERE, Question
from tongket.exchange.national.comparing.register import Ours
from tongket.exchange.national.lists import Compared
from tongket.exchange.national.reading.rows import ACTIVE, Theirs
from tongket.exchange.national.remembered import Decided
from tongket.records.ledgers import all_ledgers
from tongket.records.members.actions.identity.enter import enter
from tongket.records.members.actions.identity.withdraw import withdraw
from tongket.records.members.book import MemberEntry
from tongket.records.members.identity.book import IdentityEntry, versions
from tongket.records.members.life.entry import LifeEntry
from tongket.records.members.steps import STEPS
from tongket.rules import notation
from tongket.rules.errors import TongketError

STEP_COLUMNS = ("organization", "condition")
IDENTITY, CARD = "identity_number", "card_number"


def take_over(
    actor: Actor, now: Compared, taken: Sequence[Question], decided: Mapping[str, Decided], reason: str
) -> tuple[int, int]:
    """How many members were changed and how many entered. Raises what the members' actions refuse."""
    ours = {member.key: member for member in now.register.members}
    fields = [question for question in taken if question.kind == FIELD]
    _correct(actor, ours, [each for each in fields if not _is_step(each, ours) and each.column != IDENTITY], reason)
    _numbers(actor, ours, [each for each in fields if each.column == IDENTITY], reason)
    _steps(actor, ours, [each for each in fields if _is_step(each, ours)], decided, reason)
    newcomers = [question for question in taken if question.kind == ONLY_THERE]
    _register(actor, now, newcomers, reason)
    return len({question.person for question in fields}), len(newcomers)


def _is_step(question: Question, ours: Mapping[str, Ours]) -> bool:
    """Moves, conditions and ends are steps of a life; so is the recognition of who was on probation until now."""
    member = ours[question.person]
    recognises = question.column == "official_on" and member.entry.official_on is None and member.is_standing
    return question.column in STEP_COLUMNS or recognises


def _correct(actor: Actor, ours: Mapping[str, Ours], taken: Sequence[Question], reason: str) -> None:
    wanted: dict[str, MemberEntry] = {}
    for question in taken:
        entry = wanted.get(question.person, ours[question.person].entry)
        value: object = date.fromisoformat(question.value) if question.column in DAYS else question.value
        changes: dict[str, Any] = {CARD if question.column == "old_card_number" else question.column: value}
        wanted[question.person] = replace(entry, **changes)
    lines = [Correction(ours[key].kept.id, ours[key].kept.version, entry) for key, entry in wanted.items()]
    if lines:
        all_ledgers()["members"].correct(actor, lines, reason=reason)


def _numbers(actor: Actor, ours: Mapping[str, Ours], taken: Sequence[Question], reason: str) -> None:
    """A number that was wrong is taken out before the right one is entered."""
    members = {question.person: ours[question.person].kept for question in taken}
    kept = versions([member.id for member in members.values()])
    if kept:
        withdraw(actor, [Withdrawal(line, version) for line, version in kept.values()], reason=reason)
    entries = [
        IdentityEntry(members[each.person].id, members[each.person].entry.organization, each.value) for each in taken
    ]
    if entries:
        enter(actor, entries, reason=reason)


def _steps(
    actor: Actor, ours: Mapping[str, Ours], taken: Sequence[Question], decided: Mapping[str, Decided], reason: str
) -> None:
    """Recognitions first, then moves, then conditions and ends: the order in which they may happen."""
    by_step: dict[str, list[LifeEntry]] = defaultdict(list)
    for question in taken:
        member = ours[question.person].kept.id
        if question.column == "official_on":
            by_step["recognized"].append(LifeEntry(member, date.fromisoformat(question.value)))
            continue
        day = decided[question.id].day
        if day is None:
            raise TongketError("national-day-missing", name=question.name)
        if question.column == "organization":
            by_step["moved"].append(LifeEntry(member, day, organization=int(question.value)))
        else:
            by_step["resumed" if question.value == ACTIVE else question.value].append(LifeEntry(member, day))
    for step in sorted(by_step, key=_in_order):
        STEPS[step](actor, by_step[step], reason=reason)


def _in_order(step: str) -> tuple[bool, bool, str]:
    return (step != "recognized", step != "moved", step)


def _register(actor: Actor, now: Compared, taken: Sequence[Question], reason: str) -> None:
    rows = {row.person: row for row in now.theirs}
    found = [(rows[question.person], int(question.value)) for question in taken]
    if not found:
        return
    passage = all_ledgers()["members"].add(actor, [_entry(row, unit) for row, unit in found], reason=reason)
    numbers = [
        IdentityEntry(written.id, found[written.index][1], number)
        for written in passage.written
        if (number := found[written.index][0].identity)
    ]
    if numbers:
        enter(actor, numbers, reason=reason)


def _entry(row: Theirs, unit: int) -> MemberEntry:
    admitted = row.day("admitted_on")
    if admitted is None:
        raise TongketError("national-choice-closed", name=row.name)
    return MemberEntry(
        notation.normalise(row.name), unit, admitted, row.day("birth_date"), row.card or row.old_card, row.home_town,
        row.day("admission_decided_on"), row.day("official_on"),
    )  # fmt: skip
