"""The badges of a round as Excel sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tongket.documents.sheets.workbook import Cell, workbook_of
from tongket.records.badges.rounds.sheet import RoundRow, RoundSheet

KINDS = {"regular_award": "Tặng", "posthumous": "Truy tặng"}


def round_workbook(sheet: RoundSheet, cells: Mapping[int, str]) -> bytes:
    """Three sheets: due, overdue, not yet; `cells` names the organisations. Texts are written as texts."""
    head = (
        "TT", "Họ và tên", "Ngày sinh", "Chi bộ", "Mức (năm)", "Ngày đủ tuổi Đảng", "Ngày quyết định kết nạp",
        "Ngày kết nạp", "Ngày chính thức", "Hình thức", "Giải thích", "Căn cứ",
    )  # fmt: skip
    parts = (("Trong đợt", sheet.due), ("Đủ từ trước", sheet.overdue), ("Chưa xét được", sheet.not_yet))
    return workbook_of([(name, head, _lines(rows, cells)) for name, rows in parts])


def _lines(rows: Sequence[RoundRow], cells: Mapping[int, str]) -> list[Sequence[Cell]]:
    found: list[Sequence[Cell]] = []
    for number, row in enumerate(rows, 1):
        person = row.person
        found.append((
            number, person.name, person.birth_date, cells[person.organization], row.level, row.answer.reached_on,
            person.decided_on, person.admitted_on, person.official_on, KINDS[row.kind],
            " ".join(finding.message() for finding in row.findings),
            "; ".join(str(citation) for citation in row.citations),
        ))  # fmt: skip
    return found
