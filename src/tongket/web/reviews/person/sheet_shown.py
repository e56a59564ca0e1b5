"""The sheet of a subject as its page shows it: sections, criteria with both sides' points, tasks, the level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tongket.access.gate import Found
from tongket.documents.forms.gathering import subjects
from tongket.records.reviews.assessing.sums import scored
from tongket.rules import vocabulary
from tongket.rules.load import value_if_known
from tongket.rules.periods import year_span
from tongket.rules.ratings.scoring import CRITERION_LEVELS, shown
from tongket.rules.review_sections import sections_of
from tongket.rules.reviews import ORDER
from tongket.web.forms.shown import papers_of
from tongket.web.language import language, spoken
from tongket.web.place import Place
from tongket.web.refusals import findings_of
from tongket.web.reviews.evening.places import OfSubject
from tongket.web.reviews.person.fields import BLANK_TASKS, SIDES, TASK_PARTS, Sheet
from tongket.web.reviews.person.shown import frame_of_page

FORMS = {
    "no_office": ("2A", "02A", "02"), "leader": ("2B", "02B", "02"), "outside_system": ("2C", "02A", "02"),
    "collective": ("01",),
}  # fmt: skip
"""The number of a frame's form, by the year's list of forms."""
RESULTS = ("on_time", "exceeded", "late", "not_done")
PARTS = {"common": "A", "results": "B"}


def context_of(place: Place, found: OfSubject, sheet: Sheet, answer: Any) -> dict[str, object]:
    """All that the template wants; `answer` is how the sheet comes back."""
    unit = found.subject.entry.organization
    above = place.may("review_assessment.correct", found.evening.round.entry.organization)
    may_write = place.may("review_assessment.assess", unit) and not found.evening.round.closed
    at = _Fields(answer)
    return {
        **frame_of_page(place, found, "review-sheet"),
        "form": form_of(found.subject.entry.frame, found.evening.year),
        "is_collective": found.subject.entry.frame == "collective",
        "has_points": sheet.has_points,
        "may_write": may_write and (found.evening.takes or above),
        "sections": _sections(found, at),
        "criteria": _criteria(sheet, at),
        "totals": [_total(sheet, side) for side in SIDES],
        "maximum": shown(sheet.frame.total) if sheet.frame.total else "",
        "source": str(sheet.frame.own_citation or sheet.frame.citation),
        "sides": [
            at.of(f"{side}_level", label=_side_label(side)) | {"points": at.of(f"{side}_points")} for side in SIDES
        ],
        "explanation": at.of("explanation"),
        "facts": [at.of(name) for name in ("sick_months", "remedied_percent")],
        "official": at.of("official_level"),
        "levels": [(level, vocabulary.label(level, language())) for level in ORDER],
        "grades": [(level, vocabulary.label(level, language(), "assessment_level")) for level in CRITERION_LEVELS],
        "tasks": _tasks(sheet, at),
        "results": vocabulary.choices("task_result", language()),
        "versions": [(side, sheet.sides[side].version if side in sheet.sides else "") for side in SIDES],
        "findings": answer.findings,
        "wrong": len(answer.wrong),
        "who": answer.who,
        "reason": answer.reason,
        "papers": _papers(place, found),
        "unrated": _unrated(found),
    }  # fmt: skip


def form_of(frame: str, year: int) -> Mapping[str, str] | None:
    """Number, title and source of the form that a frame fills in for a year; None where it is not known."""
    kept = value_if_known("reviews/forms", year_span(year)[1])
    number = next((each for each in FORMS[frame] if kept and each in kept.value), None)
    if kept is None or number is None:
        return None
    return {"number": number, "title": kept.value[number], "source": str(kept.citation)}


class _Fields:
    """A field by its name as the template takes it: value, what is wrong, what others wrote."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def of(self, name: str, **more: object) -> dict[str, object]:
        wrong = [findings_of(Found(0, finding)) for finding in self.answer.wrong.get(name, ())]
        return {"name": name, "value": self.answer.texts.get(name, ""), "why": wrong,
                "theirs": self.answer.theirs.get(name), **more}  # fmt: skip


def _side_label(side: str) -> str:
    return str(_("Tự nhận mức xếp loại") if side == "self" else _("Mức đề nghị của chi bộ, tập thể"))


def _sections(found: OfSubject, at: _Fields) -> Sequence[Mapping[str, object]]:
    entries = sections_of(found.subject.entry.frame, found.evening.year)
    heads = {section.part for section in entries}
    return [
        {"label": spoken(section.label), "is_head": section.id in heads, "is_inner": bool(section.part),
         **at.of(f"section-{section.id}")}
        for section in entries
    ]  # fmt: skip


def _criteria(sheet: Sheet, at: _Fields) -> Sequence[Mapping[str, object]]:
    """The criteria by part, each with the fields of both sides."""
    parts = dict.fromkeys(item.part for item in sheet.frame.items)
    labels = {"common": _("Tiêu chí chung"), "results": _("Kết quả thực hiện nhiệm vụ")}
    return [
        {
            "label": f"{PARTS[part]}. {labels[part]}" if sheet.has_points else labels[part],
            "maximum": shown(sheet.frame.parts[part]) if part in sheet.frame.parts else "",
            "items": [
                {"label": spoken(item.label), "maximum": shown(item.points) if item.points else "",
                 "cells": [at.of(f"{side}-{item.id}", side=side) for side in SIDES]}
                for item in sheet.frame.items if item.part == part
            ],
        }
        for part in parts
    ]  # fmt: skip


def _total(sheet: Sheet, side: str) -> str:
    """The sum of the criteria kept, or the sum that alone was given; with how many criteria are missing."""
    entry = sheet.kept(side)
    if not sheet.has_points or not entry.scores:
        return "" if entry.points is None else shown(entry.points)
    found = scored(entry, sheet.frame)
    return shown(found.given)


def _tasks(sheet: Sheet, at: _Fields) -> Sequence[Mapping[str, object]]:
    known = [int(name.split("-")[1]) for name in at.answer.texts if name.startswith("task-")]
    count = max([*known, len(sheet.tasks) + BLANK_TASKS - 1]) + 1
    return [
        {
            "number": place + 1,
            "id": place,
            "version": sheet.tasks[place].version if place < len(sheet.tasks) else "",
            **{part: at.of(f"task-{place}-{part}") for part in TASK_PARTS},
        }
        for place in range(count)
    ]


def _papers(place: Place, found: OfSubject) -> Sequence[Mapping[str, object]]:
    return papers_of(place, "reviews", str(found.subject.key)) if "reviews" in subjects() else ()


def _unrated(found: OfSubject) -> str:
    entry = found.subject.entry
    if not entry.not_rated_reason:
        return ""
    label = vocabulary.label(entry.not_rated_reason, language(), "not_rated_reason")
    return f"{label}. {entry.why}" if entry.why else label
