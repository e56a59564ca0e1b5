"""The list “to correct upstream”: the national register's own columns with our values, and the reason at each cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from tongket.exchange.models import NationalList
from tongket.exchange.national.comparing.differences import column_name
from tongket.exchange.national.comparing.questions import (
    AMBIGUOUS,
    BLANK_THERE,
    DOUBT,
    FIELD,
    KEEP,
    ONLY_HERE,
    ONLY_THERE,
    TWICE,
    Question,
)
from tongket.exchange.national.comparing.register import Ours, Register
from tongket.exchange.national.lists import Compared
from tongket.exchange.national.reading.rows import Theirs
from tongket.exchange.national.reading.taking_in import TakenIn
from tongket.exchange.national.remembered import Decided
from tongket.exchange.states import CONFIRMED
from tongket.rules import notation, vocabulary
from tongket.rules.errors import TongketError

DOUBTS = {
    "year_only": "danh sách chỉ ghi năm",
    "month_only": "danh sách chỉ ghi tháng, năm",
    "unreadable": "không đọc được ngày",
    "unit-unknown": "tên tổ chức đảng không có trong sổ của đơn vị",
    "condition-unknown": "trạng thái không rõ",
}
WHOLE = {
    ONLY_HERE: "Đảng viên có trong sổ của đơn vị, chưa có trong danh sách: đề nghị bổ sung",
    ONLY_THERE: "Không phải đảng viên trong sổ của đơn vị: đề nghị kiểm tra, chuyển về đúng nơi sinh hoạt",
    AMBIGUOUS: "Không xác định được là đảng viên nào: đề nghị bổ sung số thẻ, số định danh, ngày sinh đầy đủ",
    TWICE: "Một đảng viên ghi nhiều dòng: đề nghị gộp, giữ một dòng",
}


@dataclass(frozen=True)
class Line:
    """A row of the list to correct: cells by place, and the reason at each place that is wrong.

    Reasons at place -1 are about the row as a whole. `row` is the row of their list, 0 for a new one.
    """

    row: int
    cells: Mapping[str, str]
    reasons: Mapping[str, str]


@dataclass(frozen=True)
class Corrections:
    """The headings of their list by place and the lines to correct."""

    headings: Mapping[str, str]
    lines: Sequence[Line]


def lines(now: Compared, decided: Mapping[str, Decided]) -> Sequence[Line]:
    """One line a person with something to correct, in the order of their list, people to add at the end."""
    places = {label.column: str(label.place) for label in now.taken.labels}
    ours = {member.key: member for member in now.register.members}
    rows = {(row.row, row.person): row for row in now.theirs}
    by_number = {number: row for (number, _), row in rows.items()}
    wrong: dict[tuple[int, str], list[Question]] = {}
    for question in now.comparison.questions:
        answer = decided.get(question.id)
        if answer is not None and answer.choice == KEEP:
            wrong.setdefault((question.row or 10**9, question.person), []).append(question)
    found = []
    for (number, person), questions in sorted(wrong.items(), key=lambda pair: pair[0][0]):
        row, member = by_number.get(number), ours.get(person)
        cells = _cells(row, places) if row is not None else _own_cells(member, now.register, places)
        reasons: dict[str, str] = {}
        for question in questions:
            place = places.get(question.column, "-1") if question.kind == FIELD else "-1"
            said = decided[question.id].reason
            reasons[place] = f"{reason(question)}{f'. {said}' if said else ''}"
            if question.kind == FIELD and question.ours:
                cells[place] = question.ours
        found.append(Line(0 if number == 10**9 else number, cells, reasons))
    return found


def reason(question: Question) -> str:
    """Why the cell is wrong, in one sentence."""
    if question.kind != FIELD:
        rows = f" (các dòng {question.value})" if question.kind == TWICE else ""
        return f"{WHOLE[question.kind]}{rows}"
    name = column_name(question.column)
    if question.shape == BLANK_THERE:
        return f"{name}: danh sách để trống, sổ ghi “{question.ours}”"
    kept = f"sổ ghi “{question.ours}”" if question.ours else "sổ chưa có"
    doubt = f" ({DOUBTS.get(question.why, '')})" if question.shape == DOUBT else ""
    return f"{name}: danh sách ghi “{question.theirs}”{doubt}, {kept}"


def _cells(row: Theirs, places: Mapping[str, str]) -> dict[str, str]:
    return {places[name]: text for name, text in row.written.items() if name in places}


def _own_cells(member: Ours | None, register: Register, places: Mapping[str, str]) -> dict[str, str]:
    """A member of ours as a row of theirs: for people the national register does not have."""
    if member is None:
        return {}
    entry = member.entry
    days = {name: getattr(entry, name) for name in ("birth_date", "admitted_on", "official_on", "admission_decided_on")}
    values = {
        "full_name": entry.full_name,
        "card_number": entry.card_number,
        "identity_number": member.identity,
        "organization": register.units.get(entry.organization, ""),
        "condition": vocabulary.label(member.condition),
        "home_town": entry.home_town,
        **{name: notation.date_vi(day) for name, day in days.items() if day},
    }
    return {places[name]: text for name, text in values.items() if name in places and text}


def to_json(taken: TakenIn, found: Sequence[Line]) -> str:
    headings = {str(label.place): label.text for label in taken.labels}
    whole = {"headings": headings, "lines": [asdict(line) for line in found]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def kept(office: int) -> Corrections:
    """The lines of the list confirmed last. Raises `national-list-missing`."""
    row = NationalList.objects.filter(organization=office, state=CONFIRMED).order_by("-confirmed_at").first()
    if row is None:
        raise TongketError("national-list-missing")
    return of_list(row)


def of_list(row: NationalList) -> Corrections:
    """The lines kept of a confirmed list."""
    raw = json.loads(row.corrections)
    return Corrections(raw["headings"], [Line(**line) for line in raw["lines"]])


def reasons_in_order(line: Line) -> Iterator[str]:
    """The reasons of a line: about the whole row first, then from left to right."""
    for place in sorted(line.reasons, key=int):
        yield line.reasons[place]
