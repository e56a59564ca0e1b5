"""Reminding units of a round: whom, and a text for each that the office copies or prints. Nothing is sent by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.procedures.annual_review.board.back_planning import Plan
from tongket.procedures.annual_review.board.boarding import Board, UnitLine
from tongket.records.reviews.rounds.standing import BY_THE_COMMITTEE, UNIT_STEPS
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi

OWN_STEPS = tuple(step for step in UNIT_STEPS if step not in BY_THE_COMMITTEE)
SOON = 3
"""A step whose last day is at most so many working days away is reminded of beforehand."""


@dataclass(frozen=True)
class Reminder:
    """A unit to be reminded, the steps it is late with, and the text: an official's, so in Vietnamese."""

    line: UnitLine
    is_late: bool
    text: str


def reminders_of(board: Board, committee: str, today: date) -> Sequence[Reminder]:
    """The units that are late with a step of their own, or soon will be; the latest first. They send to `committee`."""
    plan = board.plan
    if plan is None or board.round.closed:
        return []
    top = board.round.entry.organization
    waiting = [line for line in board.lines if line.unit.id != top and line.next in OWN_STEPS]
    asked = [line for line in waiting if line.late or (line.in_hand is not None and line.in_hand <= SOON)]
    asked.sort(key=lambda line: line.in_hand if line.in_hand is not None else SOON)
    return [Reminder(line, bool(line.late), text_for(board, plan, line, committee, today)) for line in asked]


def text_for(board: Board, plan: Plan, line: UnitLine, committee: str, today: date) -> str:
    """What is asked of one unit, as a clerk would write it."""
    entry = board.round.entry
    period = vocabulary.in_sentence(entry.period)
    name = f"{period} {entry.report_year}" if entry.period == "year" else f"{period} năm {entry.report_year}"
    parts = [f"Kính gửi: {line.unit.name}", "", f"Đợt kiểm điểm, xếp loại {name}: đến ngày {date_vi(today)},"]
    parts[-1] += f" {line.unit.name} chưa hoàn thành:"
    undone = [*_steps(plan, line, today), *_missing(line)]
    parts += [f"- {each}{';' if number < len(undone) else '.'}" for number, each in enumerate(undone, 1)]
    if line.standing.back is not None:
        note = line.standing.back.note.rstrip(".")
        parts.append(f"Hồ sơ đã được trả lại ngày {date_vi(line.standing.back.on)}: {note}.")
    last = plan.of("proposed") or plan.of(line.next)
    until = f" chậm nhất ngày {date_vi(last.last)}" if last is not None and last.last >= today else " ngay"
    parts += ["", f"Đề nghị hoàn thành các việc trên và gửi hồ sơ về {committee}{until}."]
    return "\n".join(parts)


def _steps(plan: Plan, line: UnitLine, today: date) -> Iterable[str]:
    """The steps that are late, and the next one."""
    for step in dict.fromkeys([*line.late, line.next]):
        planned = plan.of(step)
        if planned is None or step not in OWN_STEPS:
            continue
        over = "đã quá hạn" if planned.last < today else "hạn"
        yield f"{vocabulary.in_sentence(step)} ({over} {date_vi(planned.last)})"


def _missing(line: UnitLine) -> Iterable[str]:
    found = line.progress
    done = line.standing.done
    if found.self_reviews < found.persons and "self_reviewed" not in done:
        yield f"bản tự kiểm điểm: đã có {found.self_reviews}/{found.persons}"
    if found.tallied < found.rated and "voted" in line.late:
        yield f"kết quả kiểm phiếu: đã có {found.tallied}/{found.rated}"
