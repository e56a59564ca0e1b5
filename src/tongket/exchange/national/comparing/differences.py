"""One matched person, field by field: where theirs and ours differ, and what could be taken over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tongket.exchange.national.comparing.questions import (
    BLANK_HERE,
    BLANK_THERE,
    DIFFERS,
    DOUBT,
    FIELD,
    Question,
    question_id,
)
from tongket.exchange.national.comparing.register import Ours
from tongket.exchange.national.reading.columns import known_columns
from tongket.exchange.national.reading.rows import ACTIVE, UNKNOWN, Theirs
from tongket.exchange.national.reading.values import same_name, same_number
from tongket.rules import notation, vocabulary

DAYS = ("birth_date", "admission_decided_on", "admitted_on", "official_on")
PLACE_WORDS = re.compile(r"\b(thi tran|thi xa|thanh pho|tinh|huyen|quan|phuong|xa|tp|tx)\b")


@dataclass(frozen=True)
class Sides:
    """What the comparison has at hand: the columns the list has, the names of our units and what theirs mean."""

    columns: frozenset[str]
    unit_names: Mapping[int, str]
    unit_of: Mapping[str, int]


@dataclass(frozen=True)
class Difference:
    """One field: both values in words, theirs as it would be taken over, and the kind of difference."""

    column: str
    shape: str
    theirs: str
    ours: str
    value: str = ""
    needs_day: bool = False
    day: str = ""
    why: str = ""

    def question(self, theirs: Theirs, ours: Ours, unit: str) -> Question:
        can_take = self.shape in (DIFFERS, BLANK_HERE) and self.value != ""
        return Question(
            question_id(ours.key, FIELD, self.column, self.theirs, self.ours), FIELD, self.column, self.shape,
            ours.key, ours.entry.full_name, unit, theirs.row, self.theirs, self.ours, self.value, can_take,
            self.needs_day and can_take, self.day, self.why,
        )  # fmt: skip


def differences(theirs: Theirs, ours: Ours, sides: Sides) -> Iterator[Difference]:
    """Every field in which the two differ; fields the list has no column for are not looked at."""
    if not same_name(theirs.name, ours.entry.full_name):
        yield Difference("full_name", DIFFERS, theirs.name, ours.entry.full_name, theirs.name)
    for column, (there, here, same) in _texts(theirs, ours).items():
        if column in sides.columns and not same(there, here):
            yield _text(column, there, here)
    for column in DAYS:
        if column in sides.columns:
            yield from _day(column, theirs, ours)
    if "organization" in sides.columns:
        yield from _unit(theirs, ours, sides)
    if "condition" in sides.columns:
        yield from _condition(theirs, ours)


Same = Callable[[str, str], bool]


def _texts(theirs: Theirs, ours: Ours) -> Mapping[str, tuple[str, str, Same]]:
    found: dict[str, tuple[str, str, Same]] = {
        "card_number": (theirs.card, ours.entry.card_number, same_number),
        "identity_number": (theirs.identity, ours.identity, same_number),
        "home_town": (theirs.home_town, ours.entry.home_town, _same_place),
    }
    if not theirs.card and theirs.old_card:
        found["old_card_number"] = (theirs.old_card, ours.entry.card_number, same_number)
        del found["card_number"]
    return found


def _text(column: str, there: str, here: str) -> Difference:
    shape = BLANK_HERE if not here else BLANK_THERE if not there else DIFFERS
    return Difference(column, shape, there, here, there)


def _same_place(theirs: str, ours: str) -> bool:
    """The same words in the same order, but for what kind of place each is."""
    return _place_words(theirs) == _place_words(ours)


def _place_words(text: str) -> list[str]:
    return PLACE_WORDS.sub(" ", re.sub(r"[,.\-–]", " ", notation.fold(text))).split()


def _day(column: str, theirs: Theirs, ours: Ours) -> Iterator[Difference]:
    read, here = theirs.days.get(column), getattr(ours.entry, column)
    if read is None or (read.day == here and not read.doubt):
        return
    shown, kept = theirs.written.get(column, ""), notation.date_vi(here) if here else ""
    if read.doubt:
        yield Difference(column, DOUBT, shown, kept, why=read.doubt)
    elif read.day is None:
        yield Difference(column, BLANK_THERE, "", kept)
    else:
        shape = DIFFERS if here else BLANK_HERE
        yield Difference(column, shape, notation.date_vi(read.day), kept, read.day.isoformat())


def _unit(theirs: Theirs, ours: Ours, sides: Sides) -> Iterator[Difference]:
    kept = sides.unit_names.get(ours.entry.organization, "")
    if not theirs.unit:
        if theirs.condition in ("", ACTIVE):
            yield Difference("organization", BLANK_THERE, "", kept)
        return
    unit = sides.unit_of.get(theirs.unit)
    if unit is None:
        yield Difference("organization", DOUBT, theirs.unit, kept, why="unit-unknown")
    elif unit != ours.entry.organization:
        name = sides.unit_names.get(unit, theirs.unit)
        yield Difference("organization", DIFFERS, name, kept, str(unit), needs_day=True)


def _condition(theirs: Theirs, ours: Ours) -> Iterator[Difference]:
    here = vocabulary.label(ours.condition)
    if theirs.condition == UNKNOWN:
        yield Difference("condition", DOUBT, theirs.condition_written, here, why="condition-unknown")
    elif theirs.condition and theirs.condition != ours.condition:
        since = theirs.day("condition_since")
        day = since.isoformat() if since else ""
        there = vocabulary.label(theirs.condition)
        # Who has left does not come back by a list: a return has its own step and its own paper.
        value = theirs.condition if ours.is_standing else ""
        why = "" if ours.is_standing else "returned"
        yield Difference("condition", DIFFERS, there, here, value, needs_day=True, day=day, why=why)


def column_name(column: str) -> str:
    """The heading by which a column is known."""
    return known_columns()[column].heading
