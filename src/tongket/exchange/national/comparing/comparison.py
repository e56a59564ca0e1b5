"""A list held against the register: rows matched, fields compared, people on one side only, rows that come twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tongket.exchange.national.comparing.differences import Sides, differences
from tongket.exchange.national.comparing.matching import Match, matches
from tongket.exchange.national.comparing.questions import (
    AMBIGUOUS,
    DOUBT,
    ONLY_HERE,
    ONLY_THERE,
    TWICE,
    Comparison,
    Question,
    question_id,
)
from tongket.exchange.national.comparing.register import Ours, Register
from tongket.exchange.national.reading.rows import ACTIVE, EXEMPTED, SUSPENDED, Theirs
from tongket.rules import notation

STANDING = frozenset({"", ACTIVE, EXEMPTED, SUSPENDED})


def compare(
    theirs: Sequence[Theirs],
    register: Register,
    sides: Sides,
    told: Mapping[str, str],
    left_out: Sequence[str] = (),
) -> Comparison:
    """All that differs. `told` is what people said of doubtful rows before, row → member's key."""
    found = matches(theirs, register.members, told)
    questions: list[Question] = []
    same, gone = 0, 0
    for match in found:
        asked = list(_of_row(match, register, sides))
        questions += asked
        same += match.ours is not None and not asked
        gone += _is_gone(match)
    questions += _twice(found, register)
    questions += _only_here(found, register)
    unknown = sorted({row.unit for row in theirs if row.unit and row.unit not in sides.unit_of}, key=notation.sort_key)
    by_how = Counter(match.how for match in found if match.ours is not None)
    standing = sum(member.is_standing for member in register.members)
    return Comparison(len(theirs), standing, by_how, same, gone, questions, tuple(unknown), tuple(left_out))


def _of_row(match: Match, register: Register, sides: Sides) -> Iterator[Question]:
    row = match.theirs
    if match.ours is not None:
        unit = register.units.get(match.ours.entry.organization, "")
        for found in differences(row, match.ours, sides):
            yield found.question(row, match.ours, unit)
    elif match.candidates:
        yield _ambiguous(match, register)
    elif not _is_gone(match):
        yield _only_there(match, sides)


def _is_gone(match: Match) -> bool:
    """Somebody who left there and is not known here: nothing to ask."""
    nobody = match.ours is None and not match.candidates
    return nobody and match.theirs.condition not in STANDING and match.theirs.condition != "?"


def _ambiguous(match: Match, register: Register) -> Question:
    row = match.theirs
    candidates = tuple((member.key, in_words(member, register)) for member in match.candidates)
    ours = "; ".join(sorted(member.key for member in match.candidates))
    key = question_id(row.person, AMBIGUOUS, "", row.person, ours)
    return Question(
        key, AMBIGUOUS, "", DOUBT, row.person, row.name, row.unit, row.row, row_in_words(row), "",
        why=match.reason, candidates=candidates,
    )  # fmt: skip


def _only_there(match: Match, sides: Sides) -> Question:
    """Somebody of the list whom nobody here is; taking them over needs a name, a cell of ours and a whole day."""
    row = match.theirs
    unit = sides.unit_of.get(row.unit)
    lacking = "unit-unknown" if unit is None else "" if row.day("admitted_on") else "admission-unsure"
    key = question_id(row.person, ONLY_THERE, "", row.person, "")
    return Question(
        key, ONLY_THERE, "", "", row.person, row.name, row.unit, row.row, row_in_words(row), "",
        value=str(unit or ""), can_take=not lacking, why=lacking,
    )  # fmt: skip


def _twice(found: Sequence[Match], register: Register) -> Iterator[Question]:
    """Rows of the list that are one member of ours."""
    rows: dict[str, list[Match]] = defaultdict(list)
    for match in found:
        if match.ours is not None:
            rows[match.ours.key].append(match)
    for key, several in rows.items():
        ours = several[0].ours
        if len(several) < 2 or ours is None:
            continue
        theirs = "; ".join(f"{match.theirs.unit or match.theirs.sheet}" for match in several)
        numbers = ", ".join(str(match.theirs.row) for match in several)
        yield Question(
            question_id(key, TWICE, "", theirs, ""), TWICE, "", "", key, ours.entry.full_name,
            register.units.get(ours.entry.organization, ""), several[0].theirs.row, theirs, "", value=numbers,
        )  # fmt: skip


def _only_here(found: Sequence[Match], register: Register) -> Iterator[Question]:
    """Standing members of ours whom no row is, nor might be."""
    seen = {match.ours.key for match in found if match.ours is not None}
    seen |= {member.key for match in found for member in match.candidates}
    for member in register.members:
        if member.is_standing and member.key not in seen:
            yield Question(
                question_id(member.key, ONLY_HERE, "", "", member.key), ONLY_HERE, "", "", member.key,
                member.entry.full_name, register.units.get(member.entry.organization, ""), 0, "",
                in_words(member, register),
            )  # fmt: skip


def in_words(member: Ours, register: Register) -> str:
    """A member of ours in a few words: what tells namesakes apart, with the ends of numbers alone."""
    birth = notation.date_vi(member.birth) if member.birth else ""
    card = ending(member.entry.card_number)
    unit = register.units.get(member.entry.organization, "")
    return ", ".join(text for text in (member.entry.full_name, birth, card and f"thẻ {card}", unit) if text)


def row_in_words(row: Theirs) -> str:
    card = ending(row.card or row.old_card)
    identity = ending(row.identity)
    words = (row.name, row.written.get("birth_date", ""), card and f"thẻ {card}", identity and f"CCCD {identity}")
    return ", ".join(text for text in (*words, row.unit, row.condition_written) if text)


def ending(number: str) -> str:
    """The last four digits of a number, the others hidden."""
    return f"…{number[-4:]}" if len(number) > 4 else number
