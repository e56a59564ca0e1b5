"""What the comparison found, as questions a person answers; the same question has the same id in every list."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

FIELD, ONLY_THERE, ONLY_HERE, AMBIGUOUS, TWICE = "field", "only_there", "only_here", "ambiguous", "twice"
DIFFERS, BLANK_HERE, BLANK_THERE, DOUBT = "differs", "blank_here", "blank_there", "doubt"
IDENTITY = "identity_number"
TAKE, KEEP, LATER = "take", "keep", "later"


@dataclass(frozen=True)
class Question:
    """One thing in which the list and the register differ.

    `person` is the member's key, or the print of a row that is nobody of ours; `value` is what is taken over when
    one takes theirs (days as ISO text, a unit as its number); `candidates` are (member key, in words).
    """

    id: str
    kind: str
    column: str
    shape: str
    person: str
    name: str
    unit: str
    row: int
    theirs: str
    ours: str
    value: str = ""
    can_take: bool = False
    needs_day: bool = False
    day: str = ""
    why: str = ""
    candidates: tuple[tuple[str, str], ...] = ()

    @property
    def group(self) -> str:
        """The questions that are shown, and may be answered, together."""
        return f"{self.column}-{self.shape}" if self.kind == FIELD else self.kind

    @property
    def shown(self) -> tuple[str, str]:
        """Both values as they may be shown: of an identity number the end alone."""
        if self.column != IDENTITY:
            return self.theirs, self.ours
        return hidden(self.theirs), hidden(self.ours)

    def allows(self, choice: str) -> bool:
        if choice == TAKE:
            return self.can_take
        if choice in (KEEP, LATER):
            return True
        return any(choice == key for key, _ in self.candidates)


@dataclass(frozen=True)
class Comparison:
    """The counts and every question, in the order of the list. `matched` counts the rows by how they were found."""

    rows: int
    members: int
    matched: Mapping[str, int]
    same: int
    gone_there: int
    questions: Sequence[Question]
    unknown_units: Sequence[str] = field(default_factory=tuple)
    left_out: Sequence[str] = field(default_factory=tuple)

    @property
    def groups(self) -> Mapping[str, int]:
        return Counter(question.group for question in self.questions)

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.id == key), None)


def hidden(number: str) -> str:
    """A number with all but its last three characters hidden."""
    return "•" * (len(number) - 3) + number[-3:]


def question_id(person: str, kind: str, column: str, theirs: str, ours: str) -> str:
    """The same for the same person, field and pair of values; neither value can be read from it."""
    return sha256("\x1f".join((person, kind, column, theirs, ours)).encode()).hexdigest()[:32]


def to_json(comparison: Comparison) -> str:
    whole = {**vars(comparison), "questions": [vars(question) for question in comparison.questions]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Comparison:
    raw = json.loads(text)
    questions = [
        Question(**{**each, "candidates": tuple((key, words) for key, words in each["candidates"])})
        for each in raw["questions"]
    ]
    lists = {name: tuple(raw[name]) for name in ("unknown_units", "left_out")}
    return Comparison(**{**raw, **lists, "questions": questions})
