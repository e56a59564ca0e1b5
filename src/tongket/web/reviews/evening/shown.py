"""The grid as its page shows it: bodies, rows, cells, what is wrong beside each cell, the counts under the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.access.gate import Found
from tongket.procedures.annual_review.evening.task_counts import UNNAMED
from tongket.records.reviews.assessing.sums import criteria_of
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.load import value_if_known
from tongket.rules.notation import fold
from tongket.rules.periods import year_span
from tongket.rules.ratings.frames import POINTS
from tongket.rules.ratings.scoring import minimums, shown
from tongket.rules.reviews import ORDER
from tongket.web.language import language
from tongket.web.place import Place
from tongket.web.refusals import findings_of
from tongket.web.reviews.ballots.results import result_words
from tongket.web.reviews.evening.columns import GROUPS, TASKS, VOTES, Column, columns_of
from tongket.web.reviews.evening.handing_up import panel
from tongket.web.reviews.evening.lines import APPRAISED, SELF, Line
from tongket.web.reviews.evening.meeting import PARTS, Meeting, labels
from tongket.web.reviews.evening.places import SEE_COMMENTS, SEE_REVIEWS, SEE_TALLIES, Evening, crumbs
from tongket.web.reviews.evening.typing import Texts

SHORT = {
    "excellent": gettext_lazy("Xuất sắc"), "good": gettext_lazy("Tốt"), "completed": gettext_lazy("Hoàn thành"),
    "not_completed": gettext_lazy("Không hoàn thành"),
}  # fmt: skip
WRITES = ("review_assessment.assess", "review_tally.count")


@dataclass(frozen=True)
class Sheet:
    """The lines and columns of a grid, and what one may do with it."""

    lines: Sequence[Line]
    columns: Sequence[Column]
    year: int
    has_points: bool
    sees_tally: bool
    may_write: bool


@dataclass(frozen=True)
class Answer:
    """How the grid comes back: as typed, with what was found at which cell, and what others wrote meanwhile."""

    texts: Texts
    meeting: Meeting
    wrong: Mapping[int, Mapping[str, Sequence[Finding]]] = field(default_factory=dict)
    wrong_meeting: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    theirs: Texts = field(default_factory=dict)
    unknown: Sequence[Mapping[str, str]] = ()
    findings: object = ()
    reason: str = ""
    pasted: str = ""


def sheet_of(place: Place, evening: Evening, lines: Sequence[Line]) -> Sheet:
    """The grid of a unit: its scale is that of the round's criteria; the tally is there for whom it is open."""
    unit = evening.unit.id
    has_points = criteria_of(evening.round, "no_office").scale == POINTS
    sees_tally, sees = place.may(SEE_TALLIES, unit), place.may(SEE_REVIEWS, unit)
    may_write = evening.takes and all(place.may(permission, unit) for permission in WRITES)
    columns = [each for each in columns_of(has_points, sees_tally) if sees or each.group == "tally"]
    return Sheet(lines, columns, evening.year, has_points, sees_tally, may_write)


def context_of(place: Place, evening: Evening, sheet: Sheet, answer: Answer) -> dict[str, object]:
    """All that the template wants."""
    gap = value_if_known("reviews/explanation_gap", year_span(sheet.year)[1]) if sheet.has_points else None
    groups = [(name, len(list(found))) for name, found in groupby(sheet.columns, key=lambda each: each.group)]
    return {
        "unit": evening.unit,
        "period": evening.period,
        "has_points": sheet.has_points,
        "sees_tally": sheet.sees_tally,
        "may_write": sheet.may_write,
        "links": _links(place, evening),
        "groups": [{"label": GROUPS[name], "span": span + (name == "tally")} for name, span in groups],
        "columns": [_head(sheet, answer, column) for column in sheet.columns],
        "column_ids": " ".join(column.id for column in sheet.columns),
        "span": len(sheet.columns) + sheet.sees_tally,
        "width": len(sheet.columns) + sheet.sees_tally + 1,
        "votes": " ".join(VOTES),
        "gap": gap.value if gap and gap.value else "",
        "bands": _bands(sheet),
        "levels": _levels(answer),
        "bodies": _bodies(place, sheet, answer),
        "meeting_fields": _meeting(answer),
        "wrong_rows": len(answer.wrong),
        "clashes": bool(answer.theirs),
        "unknown_rows": answer.unknown,
        "pasted": answer.pasted,
        "findings": answer.findings,
        "reason": answer.reason,
        "panel": panel(place, evening, sheet.lines),
        "breadcrumb": crumbs(evening),
    }  # fmt: skip


def _links(place: Place, evening: Evening) -> Sequence[Mapping[str, str]]:
    pages = ((_("Kết quả kiểm phiếu"), "review-tallies", SEE_TALLIES),)
    return [{"label": label, "url": evening.url(page)} for label, page, see in pages if place.may(see, evening.unit.id)]


def _bands(sheet: Sheet) -> str:
    """Each level with the least points it asks, for the script; nothing where levels go without points."""
    if not sheet.has_points:
        return ""
    return " ".join(f"{level}:{shown(least)}" for level, least in minimums(sheet.year))


def _head(sheet: Sheet, answer: Answer, column: Column) -> Mapping[str, object]:
    typed = [row.get(column.id, "") for row in answer.texts.values()]
    return {
        "id": column.id, "kind": column.kind, "head": column.head, "label": column.label,
        "first": _is_first(sheet, column), "filled": f"{sum(map(bool, typed))}/{len(typed)}",
    }  # fmt: skip


def _is_first(sheet: Sheet, column: Column) -> bool:
    return next(each for each in sheet.columns if each.group == column.group) is column


def _levels(answer: Answer) -> Sequence[Mapping[str, object]]:
    counts = Counter(row.get("level", "") for row in answer.texts.values())
    found = []
    for level in ORDER:
        label, short = vocabulary.label(level, language()), str(SHORT[level])
        words = {fold(each) for each in (level, label, short, *vocabulary.short_forms(level))}
        found.append({"id": level, "label": label, "short": short, "words": "|".join(sorted(words)),
                      "count": counts[level]})  # fmt: skip
    return found


def _bodies(place: Place, sheet: Sheet, answer: Answer) -> Sequence[Mapping[str, object]]:
    """The rows by kind: the organisation and its collectives, then the people."""
    return [
        {"label": vocabulary.label(kind, language(), "review_subject"),
         "rows": [_row(place, sheet, answer, line) for line in lines]}
        for kind, lines in groupby(sheet.lines, key=lambda line: line.subject.entry.subject)
    ]  # fmt: skip


def _row(place: Place, sheet: Sheet, answer: Answer, line: Line) -> Mapping[str, object]:
    entry, wrong = line.subject.entry, answer.wrong.get(line.id, {})
    rated = not entry.not_rated_reason
    page = next((name for name, see in (("review-sheet", SEE_REVIEWS), ("review-comments", SEE_COMMENTS))
                 if place.may(see, entry.organization)), "")  # fmt: skip
    return {
        "id": line.id,
        "name": line.name,
        "note": _note(line),
        "url": reverse(page, args=[line.subject.key]) if page else "",
        "seen": line.seen,
        "unrated": "" if rated else _unrated(line),
        "cells": [_cell(sheet, answer, line, column) for column in sheet.columns] if rated else [],
        "findings": [] if rated else [findings_of(Found(0, one)) for found in wrong.values() for one in found],
        "is_wrong": bool(wrong),
        "clash": bool(answer.theirs.get(line.id)),
        "sum": _sum(line),
        "result": result_words(line),
    }


def _cell(sheet: Sheet, answer: Answer, line: Line, column: Column) -> Mapping[str, object]:
    """One cell; points that are a sum of criteria, and tasks with names of their own, are changed on the sheet."""
    summed = {"self_points": SELF, "appraised_points": APPRAISED}
    fixed = column.id in summed and line.has_criteria(summed[column.id])
    theirs = answer.theirs.get(line.id, {})
    return {
        "column": {
            "id": column.id,
            "kind": column.kind,
            "head": column.head,
            "label": column.label,
            "first": _is_first(sheet, column),
        },
        "value": answer.texts[line.id].get(column.id, ""),
        "fixed": fixed or (column.id in TASKS and not _are_counts(line)),
        "why": _once(answer.wrong.get(line.id, {}).get(column.id, ())),
        "theirs": _spoken(column, theirs[column.id]) if column.id in theirs else None,
    }


def _are_counts(line: Line) -> bool:
    """Whether the tasks are counts alone: then the grid may change them."""
    return all(UNNAMED.fullmatch(each.entry.title) for each in line.tasks)


def _once(findings: Sequence[Finding]) -> Sequence[Mapping[str, object]]:
    """The findings of a cell; what both sides of an assessment say alike is told once."""
    return list({one.message(): findings_of(Found(0, one)) for one in findings}.values())


def _spoken(column: Column, text: str) -> str:
    return str(SHORT[text]) if column.kind == "level" and text in SHORT else text or "–"


def _note(line: Line) -> str:
    entry = line.subject.entry
    words = [_("người đứng đầu")] if entry.is_head and entry.member else []
    of_frame = {"leader": _("lãnh đạo, quản lý"), "outside_system": _("ngoài hệ thống chính trị")}
    if entry.frame in of_frame:
        words.append(of_frame[entry.frame])
    return ", ".join(map(str, words))


def _unrated(line: Line) -> str:
    entry = line.subject.entry
    label = vocabulary.label(entry.not_rated_reason, language(), "not_rated_reason")
    return _("Không xếp loại: %(why)s") % {"why": f"{label}. {entry.why}" if entry.why else label}


def _sum(line: Line) -> str:
    if line.tally is None:
        return ""
    return f"{sum(getattr(line.tally.entry, word) for word in VOTES)}/{line.tally.entry.valid}"


def _meeting(answer: Answer) -> Sequence[Mapping[str, object]]:
    wrong = {**answer.meeting.wrong, **answer.wrong_meeting}
    return [
        {"id": part, "label": labels()[part], "value": answer.meeting.texts[part],
         "findings": [findings_of(Found(0, one)) for one in wrong.get(part, ())]}
        for part in PARTS
    ]  # fmt: skip
