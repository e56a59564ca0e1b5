"""The badges of a round as Excel sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from tongket.documents.sheets.workbook import Cell, workbook_of
from tongket.organizations import queries as organizations
from tongket.records.badges.dossiers.checks import award_of
from tongket.records.badges.dossiers.queries import Dossier
from tongket.records.badges.queries import kept_awards
from tongket.records.badges.rounds.money import rewards_of
from tongket.records.badges.rounds.settings import RoundSettings
from tongket.records.badges.rounds.sheet import RoundRow, RoundSheet
from tongket.records.members import queries as members
from tongket.rules.decision import Citation

KINDS = {"regular_award": "Tặng", "early_award": "Tặng sớm", "posthumous": "Truy tặng", "reissue": "Cấp lại"}
UNKNOWN = "Chưa có hệ số: nhập hệ số kèm văn bản"


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


def ceremony_workbook(found: Sequence[Dossier], settings: RoundSettings, round_on: date) -> bytes:
    """Two sheets: who is handed a badge, by cell and level, with the money; and the sums by level.

    Money stays blank where no coefficient is known; the sums then say so.
    """
    names = organizations.names({each.entry.organization for each in found}, round_on)
    ordered = sorted(found, key=lambda each: (names[each.entry.organization], -each.entry.level))
    decided = max((taken.on for each in found if (taken := each.taken("decided"))), default=None)
    rewards = rewards_of(Counter(each.entry.level for each in found), settings, round_on, decided)
    of_level = {line.level: line.each for line in rewards.lines}
    rows: list[Sequence[Cell]] = []
    for number, each in enumerate(ordered, 1):
        decision, handed = each.taken("decided"), each.taken("awarded")
        rows.append((
            number, names[each.entry.organization], each.name, each.entry.level, KINDS[each.entry.kind],
            decision.number if decision else "", decision.on if decision else None, handed.on if handed else None,
            of_level[each.entry.level], "",
        ))  # fmt: skip
    head = ("TT", "Chi bộ", "Họ và tên", "Mức (năm)", "Hình thức", "Số quyết định", "Ngày quyết định", "Ngày trao",
            "Tiền thưởng (đồng)", "Ký nhận")  # fmt: skip
    sums: list[Sequence[Cell]] = [
        (line.level, line.count, line.each, line.total, _cited(line.citations) or UNKNOWN) for line in rewards.lines
    ]
    sums.append(("Cộng", rewards.count, None, rewards.total, "" if rewards.total is not None else UNKNOWN))
    of_sums = ("Mức (năm)", "Số người", "Mỗi người (đồng)", "Cộng (đồng)", "Căn cứ")
    return workbook_of([("Lễ trao", head, rows), ("Tiền thưởng", of_sums, sums)])


def certificate_workbook(found: Sequence[Dossier], round_on: date) -> bytes:
    """One row a certificate: what is printed on it."""
    people = members.kept({each.entry.member for each in found})
    names = organizations.names({each.entry.organization for each in found}, round_on)
    lines = kept_awards([award_of(each.entry) for each in found])
    rows: list[Sequence[Cell]] = []
    for number, (each, line) in enumerate(zip(found, lines, strict=True), 1):
        person, decision = people[each.entry.member].entry, each.taken("decided")
        rows.append((
            number, person.full_name, person.birth_date, person.home_town, names[each.entry.organization],
            person.admission_decided_on, person.official_on, person.card_number, each.entry.level,
            line.entry.badge_number if line else "", decision.number if decision else "",
            decision.on if decision else None,
        ))  # fmt: skip
    head = ("TT", "Họ và tên", "Ngày sinh", "Quê quán", "Chi bộ", "Ngày quyết định kết nạp", "Ngày chính thức",
            "Số thẻ đảng viên", "Mức (năm)", "Số Huy hiệu", "Số quyết định", "Ngày quyết định")  # fmt: skip
    return workbook_of([("Giấy chứng nhận", head, rows)])


def _cited(citations: Sequence[Citation]) -> str:
    return "; ".join(str(citation) for citation in citations)
