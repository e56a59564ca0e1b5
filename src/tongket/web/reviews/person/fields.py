"""The fields of a subject's sheet: as the records write them, and what was typed read back as entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict

from tongket.access.book import Kept
from tongket.records.reviews.assessing.book import AssessmentEntry, TaskEntry
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.notation import normalise, number_vi, parse_number, scaled
from tongket.rules.ratings.frames import POINTS, Frame
from tongket.rules.ratings.scoring import shown
from tongket.rules.review_sections import Section

SIDES = ("self", "appraised")
BLANK_TASKS = 3
TASK_PARTS = ("title", "result", "product", "subjective")
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """What a subject's sheet consists of: its criteria, its sections, both sides and the tasks as kept."""

    subject: int
    organization: int
    frame: Frame
    sections: Sequence[Section]
    sides: Mapping[str, Kept[AssessmentEntry]] = field(default_factory=dict)
    tasks: Sequence[Kept[TaskEntry]] = ()

    @property
    def has_points(self) -> bool:
        return self.frame.scale == POINTS

    def kept(self, side: str) -> AssessmentEntry:
        """The side as kept, or an empty one."""
        found = self.sides.get(side)
        return found.entry if found else AssessmentEntry(self.organization, self.subject, side)


@dataclass
class Reading:
    """What was read of the fields, and what could not be, by the name of its field."""

    sides: dict[str, AssessmentEntry] = field(default_factory=dict)
    tasks: list[tuple[int | None, TaskEntry]] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    wrong: dict[str, list[Finding]] = field(default_factory=dict)

    def take(self, name: str, text: str, read: Callable[[str], Any]) -> Any:
        """The value of a field, None where it is blank or cannot be read."""
        try:
            return read(text.strip()) if text.strip() else None
        except TongketError as error:
            self.wrong.setdefault(name, []).append(Finding(error.code, error.arguments))
            return None


def written(sheet: Sheet) -> dict[str, str]:
    """Every field of the sheet as the records have it."""
    own, given = sheet.kept("self"), sheet.kept("appraised")
    texts = {f"section-{section.id}": own.sections.get(section.id, "") for section in sheet.sections}
    for side, entry in (("self", own), ("appraised", given)):
        texts |= {f"{side}-{item.id}": _score(entry.scores.get(item.id)) for item in sheet.frame.items}
        texts[f"{side}_points"] = "" if entry.points is None or entry.scores else shown(entry.points)
        texts[f"{side}_level"] = entry.level
    texts["explanation"] = given.explanation or own.explanation
    texts["official_level"] = own.official_level
    texts["sick_months"] = _number(own.sick_months)
    texts["remedied_percent"] = _number(own.remedied_percent)
    for place, kept in enumerate(sheet.tasks):
        texts |= {f"task-{place}-{part}": _task(kept.entry, part) for part in TASK_PARTS}
    return texts


def typed(sheet: Sheet, data: QueryDict) -> dict[str, str]:
    """The same fields as a form brings them; what it does not bring is as kept."""
    texts = {name: data.get(name, text) for name, text in written(sheet).items()}
    for place in range(len(sheet.tasks), len(sheet.tasks) + BLANK_TASKS):
        texts |= {f"task-{place}-{part}": data.get(f"task-{place}-{part}", "") for part in TASK_PARTS}
    return texts


def read(sheet: Sheet, texts: Texts) -> Reading:
    """Both sides and the tasks as they should be; a side of which nothing is said is left out."""
    found = Reading()
    own = replace(
        _side(found, sheet, texts, "self"),
        sections={section.id: text for section in sheet.sections
                  if (text := normalise_lines(texts[f"section-{section.id}"]))},
        official_level=texts["official_level"],
        sick_months=found.take("sick_months", texts["sick_months"], whole),
        remedied_percent=found.take("remedied_percent", texts["remedied_percent"], whole),
    )  # fmt: skip
    given = replace(_side(found, sheet, texts, "appraised"), explanation=normalise(texts["explanation"]))
    for side in (own, given):
        if side != AssessmentEntry(sheet.organization, sheet.subject, side.side) or side.side in sheet.sides:
            found.sides[side.side] = side
    _tasks(found, sheet, texts)
    return found


def _side(found: Reading, sheet: Sheet, texts: Texts, side: str) -> AssessmentEntry:
    as_score = points if sheet.has_points else str
    scores = {
        item.id: score
        for item in sheet.frame.items
        if (score := found.take(f"{side}-{item.id}", texts[f"{side}-{item.id}"], as_score)) is not None
    }
    alone = found.take(f"{side}_points", texts[f"{side}_points"], points) if sheet.has_points and not scores else None
    return replace(sheet.kept(side), scores=scores, points=alone, level=texts[f"{side}_level"])


def _tasks(found: Reading, sheet: Sheet, texts: Texts) -> None:
    numbers = sorted({int(name.split("-")[1]) for name in texts if name.startswith("task-")})
    for place in numbers:
        title = normalise(texts[f"task-{place}-title"])
        kept = sheet.tasks[place] if place < len(sheet.tasks) else None
        if not title:
            if kept is not None:
                found.dropped.append(place)
            continue
        by_own_fault = {"yes": True, "no": False}.get(texts[f"task-{place}-subjective"])
        position = kept.entry.position if kept else _next(found, sheet)
        entry = TaskEntry(
            sheet.organization, sheet.subject, title, texts[f"task-{place}-result"], position, by_own_fault,
            normalise(texts[f"task-{place}-product"]),
        )  # fmt: skip
        found.tasks.append((place if kept else None, entry))


def _next(found: Reading, sheet: Sheet) -> int:
    taken = [kept.entry.position for kept in sheet.tasks] + [entry.position for _, entry in found.tasks]
    return max(taken, default=0) + 1


def points(text: str) -> int:
    """Points as typed → hundredths of a point. Raises a coded error."""
    value = scaled(parse_number(text), 2)
    if value < 0:
        raise TongketError("number-not-understood", text=text)
    return value


def whole(text: str) -> int:
    """A whole number as typed. Raises a coded error."""
    value = parse_number(text)
    if value != value.to_integral_value() or value < 0:
        raise TongketError("number-not-understood", text=text)
    return int(value)


def normalise_lines(text: str) -> str:
    """A text of several paragraphs: each line normalised, none empty at the ends."""
    return "\n".join(normalise(line) for line in text.strip().splitlines()).strip()


def _score(score: int | str | None) -> str:
    return "" if score is None else shown(score) if isinstance(score, int) else score


def _number(value: int | None) -> str:
    return "" if value is None else number_vi(value)


def _task(entry: TaskEntry, part: str) -> str:
    if part == "subjective":
        return {True: "yes", False: "no", None: ""}[entry.subjective]
    return str(getattr(entry, part))
