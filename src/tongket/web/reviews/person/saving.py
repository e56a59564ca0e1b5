"""Writing a subject's sheet: both sides and the tasks, in one transaction; what is refused comes back by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from tongket.access.actor import Actor
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Passage, Refused
from tongket.access.keeping import Clash
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.correct import correct
from tongket.records.reviews.actions.assessing.correct_task import correct_task
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.assessing.withdraw_task import withdraw_task
from tongket.rules.decision import Finding
from tongket.web.reviews.person.fields import Sheet, Texts, read

FIELD_OF = {
    "assessment-percent": "remedied_percent", "assessment-months": "sick_months",
    "rating-sick-ceiling": "sick_months", "rating-official-too-low": "official_level",
    "rating-not-remedied": "remedied_percent", "score-explanation-needed": "explanation",
    "task-without-title": "title", "task-fault": "subjective", "review-word-unknown": "result",
}  # fmt: skip
"""Where a finding is told; what is not listed, at the level of its side."""
OF_POINTS = ("assessment-points-otherwise", "assessment-points-beyond", "assessment-without-points")


class RefusedFields(Exception):
    """Nothing was written; `found` says why, by field."""

    def __init__(self, found: Mapping[str, list[Finding]]) -> None:
        self.found = found


class Changed(Exception):
    """Someone wrote the sheet meanwhile; nothing was written."""

    def __init__(self, clash: Clash) -> None:
        self.clash = clash
        self.who = str(clash.arguments.get("actor", ""))


def save(actor: Actor, sheet: Sheet, texts: Texts, data: QueryDict, reason: str) -> int:
    """Write what is new or changed; returns how many lines. Raises `RefusedFields`, `Changed`."""
    found = read(sheet, texts)
    if found.wrong:
        raise RefusedFields(found.wrong)
    new = [side for side in found.sides if side not in sheet.sides]
    old = [side for side in found.sides if side in sheet.sides]
    corrected = [Correction(sheet.sides[side].id, _version(data, f"version-{side}"), found.sides[side]) for side in old]
    count = 0
    try:
        with transaction.atomic():
            if new:
                entries = [found.sides[side] for side in new]
                count += _at(sheet, new, lambda: assess(actor, entries, reason=reason))
            if corrected:
                count += _at(sheet, old, lambda: correct(actor, corrected, reason=reason))
            count += _save_tasks(actor, sheet, found.tasks, found.dropped, data)
    except Clash as clash:
        raise Changed(clash) from clash
    return count


def _save_tasks(actor: Actor, sheet: Sheet, tasks: Sequence[Any], dropped: Sequence[int], data: QueryDict) -> int:
    new = [entry for place, entry in tasks if place is None]
    old = [(place, entry) for place, entry in tasks if place is not None]
    corrections = [
        Correction(sheet.tasks[place].id, _version(data, f"task-{place}-version"), entry) for place, entry in old
    ]
    withdrawals = [Withdrawal(sheet.tasks[place].id, _version(data, f"task-{place}-version")) for place in dropped]
    first, count = len(sheet.tasks), 0
    if withdrawals:
        why = str(_("Bỏ khỏi danh sách nhiệm vụ của bản kiểm điểm"))
        count += len(withdraw_task(actor, withdrawals, reason=why).written)
    if new:
        names = [f"task-{first + index}" for index in range(len(new))]
        count += _at(sheet, names, lambda: enter_task(actor, new))
    if corrections:
        count += _at(sheet, [f"task-{place}" for place, _entry in old], lambda: correct_task(actor, corrections))
    return count


def _at(sheet: Sheet, names: Sequence[str], act: Callable[[], Passage]) -> int:
    """Run the action; a refusal is told at the field it is about."""
    try:
        return len(act().written)
    except Refused as refused:
        found: dict[str, list[Finding]] = {}
        for one in refused.found:
            found.setdefault(_field(sheet, names[one.index], one.finding), []).append(one.finding)
        raise RefusedFields(found) from refused


def _field(sheet: Sheet, name: str, finding: Finding) -> str:
    if name.startswith("task-"):
        return f"{name}-{FIELD_OF.get(finding.code, 'title')}"
    if finding.code.startswith("score-") and finding.code != "score-explanation-needed":
        item = next((item.id for item in sheet.frame.items if item.label["vi"] == finding.arguments.get("item")), "")
        return f"{name}-{item}" if item else f"{name}_level"
    if finding.code in OF_POINTS:
        return f"{name}_points"
    return FIELD_OF.get(finding.code, f"{name}_level")


def _version(data: QueryDict, name: str) -> int:
    text = data.get(name, "")
    return int(text) if text.isdigit() else 0
