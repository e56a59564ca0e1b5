"""Lists as the national register exports them, made by the tests from our own register, clean or as dirty as asked."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

import openpyxl

from tests.office import OFFICE
from tongket.exchange.national import lists
from tongket.exchange.national.comparing.questions import Question
from tongket.exchange.national.lists import Listed
from tongket.exchange.tests.sheets import workbook
from tongket.organizations import queries as organizations
from tongket.records.members.models import Member
from tongket.rules import notation, vocabulary

HEADINGS = (
    "Họ và tên", "Số thẻ Đảng viên", "Số CCCD", "Ngày sinh", "Ngày kết nạp", "Chi bộ đang sinh hoạt",
    "Chi bộ nơi cư trú", "Trạng thái",
)  # fmt: skip
Row = dict[str, object]


def exported() -> list[Row]:
    """Our register as their list: one row a member, days as d/m/y text."""
    names = organizations.names(Member.objects.values_list("organization_id", flat=True))
    return [
        {
            "Họ và tên": member.full_name,
            "Số thẻ Đảng viên": member.card_number,
            "Số CCCD": "",
            "Ngày sinh": notation.date_vi(member.birth_date) if member.birth_date else "",
            "Ngày kết nạp": notation.date_vi(member.admitted_on),
            "Chi bộ đang sinh hoạt": names[member.organization_id],
            "Chi bộ nơi cư trú": "",
            "Trạng thái": vocabulary.label(member.ended_as or member.status),
        }
        for member in Member.objects.filter(withdrawn_at=None).order_by("id")
    ]


def changed(rows: Sequence[Row], who: str, **values: object) -> list[Row]:
    """The rows with another value in the row of this name; keywords are short for the headings."""
    return [{**row, **_by_heading(values)} if row["Họ và tên"] == who else row for row in rows]


def person(who: str, **values: object) -> Row:
    return dict.fromkeys(HEADINGS, "") | {"Họ và tên": who} | _by_heading(values)


def _by_heading(values: Mapping[str, object]) -> Row:
    short = dict(zip(("name", "card", "identity", "born", "admitted", "cell", "home", "state"), HEADINGS, strict=True))
    return {short[name]: value for name, value in values.items()}


def xlsx(rows: Sequence[Row], headings: Sequence[str] = HEADINGS, above: Sequence[Sequence[object]] = ()) -> bytes:
    body = [[row.get(heading, "") for heading in headings] for row in rows]
    return workbook({"DanhSach": [*above, list(headings), *body]})


def received(rows: Sequence[Row], **more: object) -> Listed:
    unit = organizations.unit("mau")
    return lists.receive(OFFICE, unit, "danh-sach.xlsx", xlsx(rows), **more)  # type: ignore[arg-type]


def found(rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    """What is asked of a list: (group, name, theirs)."""
    comparison = received(rows, again=True).comparison
    assert comparison is not None
    return [(each.group, each.name, each.theirs) for each in comparison.questions]


def question(listed: Listed, group: str = "") -> Question:
    """The one question of a list, or of one group of it."""
    assert listed.comparison is not None
    [only] = [each for each in listed.comparison.questions if group in ("", each.group)]
    return only


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


def merged(rows: Sequence[Sequence[object]], ranges: Sequence[str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for place in ranges:
        sheet.merge_cells(place)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
