"""The list “to correct upstream”: the national register's own columns with our values, and the reason at each cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from django.utils import timezone

from tongket.access.actor import Actor
from tongket.access.gate import require
from tongket.exchange.models import NationalList
from tongket.exchange.national.comparing.differences import column_name
from tongket.exchange.national.comparing.questions import (
    AMBIGUOUS,
    BLANK_HERE,
    BLANK_THERE,
    DIFFERS,
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
from tongket.records.members.identity.showing import revealed
from tongket.rules import notation, vocabulary
from tongket.rules.errors import TongketError

SHOWN_FOR = "Lập danh sách đề nghị điều chỉnh gửi cấp quản lý cơ sở dữ liệu đảng viên"
DOUBTS = {
    "year_only": "danh sách chỉ ghi năm",
    "month_only": "danh sách chỉ ghi tháng, năm",
    "unreadable": "không đọc được ngày",
    "unit-unknown": "tên tổ chức đảng không có trong sổ của đơn vị",
    "condition-unknown": "trạng thái không rõ",
}
NUMBER_SHAPES = {
    BLANK_THERE: "danh sách để trống, sổ đã có số",
    BLANK_HERE: "danh sách ghi một số mà sổ chưa có",
    DIFFERS: "danh sách ghi khác với sổ",
}
NOWHERE = 10**9
WHOLE = {
    ONLY_HERE: "Đảng viên có trong sổ của đơn vị, chưa có trong danh sách: đề nghị bổ sung",
    ONLY_THERE: "Không phải đảng viên trong sổ của đơn vị: đề nghị kiểm tra, chuyển về đúng nơi sinh hoạt",
    AMBIGUOUS: "Không xác định được là đảng viên nào: đề nghị bổ sung số thẻ, số định danh, ngày sinh đầy đủ",
    TWICE: "Một đảng viên ghi nhiều dòng: đề nghị gộp, giữ một dòng",
}


@dataclass(frozen=True)
class Line:
    """A row of the list to correct: cells by place, and the reason at each place that is wrong.

    Reasons at place -1 are about the row as a whole. `row` is the row of their list, 0 for a new one. `member` is
    whose identity number belongs at `identity_place`: it is not kept here, but shown with its event when written.
    """

    row: int
    cells: Mapping[str, str]
    reasons: Mapping[str, str]
    member: int = 0
    identity_place: str = ""
    name: str = ""


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
            wrong.setdefault((question.row or NOWHERE, question.person), []).append(question)
    found = []
    for (number, person), questions in sorted(wrong.items(), key=lambda pair: pair[0][0]):
        row, member = by_number.get(number), ours.get(person)
        cells = _cells(row, places) if row is not None else _own_cells(member, now.register, places)
        place_of_number = places.get("identity_number", "")
        cells.pop(place_of_number, None)
        reasons: dict[str, str] = {}
        for question in questions:
            place = places.get(question.column, "-1") if question.kind == FIELD else "-1"
            said = decided[question.id].reason
            reasons[place] = f"{reason(question)}{f'. {said}' if said else ''}"
            if question.kind == FIELD and question.ours and place != place_of_number:
                cells[place] = question.ours
        has_number = member is not None and bool(member.identity) and bool(place_of_number)
        whose = member.kept.id if member is not None and has_number else 0
        found.append(Line(number % NOWHERE, cells, reasons, whose, place_of_number if whose else "", questions[0].name))
    return found


def reason(question: Question) -> str:
    """Why the cell is wrong, in one sentence."""
    if question.kind != FIELD:
        rows = f" (các dòng {question.value})" if question.kind == TWICE else ""
        return f"{WHOLE[question.kind]}{rows}"
    name = column_name(question.column)
    if question.column == "identity_number":
        return f"{name}: {NUMBER_SHAPES.get(question.shape, '')}"
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


def kept(actor: Actor, office: int) -> Corrections:
    """The lines of the list confirmed last. Raises `national-list-missing`, `access-denied`."""
    require(actor, "national_list.compare", [office], timezone.localdate())
    row = NationalList.objects.filter(organization=office, state=CONFIRMED).order_by("-confirmed_at").first()
    if row is None:
        raise TongketError("national-list-missing")
    return _of_list(row)


def of(actor: Actor, key: UUID) -> Corrections:
    """The lines of one confirmed list. Raises `national-list-missing`, `access-denied`."""
    row = NationalList.objects.filter(key=key, state=CONFIRMED).first()
    if row is None:
        raise TongketError("national-list-missing")
    require(actor, "national_list.compare", [row.organization_id], timezone.localdate())
    return _of_list(row)


def _of_list(row: NationalList) -> Corrections:
    raw = json.loads(row.corrections)
    return Corrections(raw["headings"], [Line(**line) for line in raw["lines"]])


def with_numbers(actor: Actor, found: Corrections) -> Corrections:
    """The lines with the identity numbers of our members in their place; each showing leaves its event."""
    lines = [
        replace(line, cells={**line.cells, line.identity_place: revealed(actor, line.member, SHOWN_FOR)})
        if line.member
        else line
        for line in found.lines
    ]
    return replace(found, lines=lines)


def reasons_in_order(line: Line) -> Iterator[str]:
    """The reasons of a line: about the whole row first, then from left to right."""
    for place in sorted(line.reasons, key=int):
        yield line.reasons[place]
