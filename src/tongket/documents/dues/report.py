"""The facts of B01/ĐP: members, dues collected, kept and sent up in a quarter and since the year began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tongket.documents.dues.stating import ROMAN, SETTLED, Told, rule_in_words, shares_in_words
from tongket.documents.forms.shown import Stated
from tongket.records.dues.queries import months_of_year

LEVELS = ("cell", "grassroots_organization", "superior_committee")
KEPT = {
    "cell": "Chi bộ trích để lại",
    "grassroots_organization": "Đảng ủy cơ sở trích để lại",
    "superior_committee": "Cấp trên trực tiếp của tổ chức cơ sở đảng trích để lại",
}
Row = Mapping[str, object]


def facts(told: Told) -> Mapping[str, object]:
    """What the form prints; what is not settled is left out, and the paper stays a draft."""
    period, level = told.period, told.station.level
    return {
        "quarter": ROMAN[period.quarter - 1],
        "year": str(period.year),
        "level": level or None,
        "rule": rule_in_words(period),
        "codes": _codes(told),
        "share_of_cell": shares_in_words(told, "cell") if level != "" else "",
        **{
            name: shares_in_words(told, each)
            for name, each in (
                ("share_of_grassroots", "grassroots_organization"), ("share_of_superior", "superior_committee"),
            )
        },
        "books": _books(told),
        "settled": "" if told.open_months(period.months) else SETTLED,
    }  # fmt: skip


def _codes(told: Told) -> Sequence[Row]:
    quarter = str(told.period.quarter)
    in_quarter = not told.open_months(told.period.months)
    since = not told.open_months(range(1, told.period.months[-1] + 1))
    own = told.station.level
    rows = [
        ("01", "Số đảng viên đến cuối kỳ báo cáo", told.stated("members.total")),
        ("02", "Đảng phí thu được trong kỳ", told.stated("dues.collected_by_quarter", {"quarter": quarter})),
        ("03", "Đảng phí thu được từ đầu năm", told.stated("dues.collected")),
        ("04", "Đảng phí trích để lại ở các cấp trong kỳ",
         told.stated("dues.total_kept_by_quarter", {"quarter": quarter}, known=in_quarter)),
    ]  # fmt: skip
    rows += [
        (
            f"{code:02d}",
            KEPT[level],
            _kept(told, "dues.kept_by_quarter", {"level": level, "quarter": quarter}, known=in_quarter),
        )
        for code, level in enumerate(LEVELS, 5)
    ]
    rows.append(("08", "Đảng phí trích để lại ở các cấp từ đầu năm", told.stated("dues.total_kept", known=since)))
    rows += [
        (f"{code:02d}", KEPT[level], _kept(told, "dues.kept", {"level": level}, known=since))
        for code, level in enumerate(LEVELS, 9)
    ]
    rows.append(("12", "Đảng phí nộp lên cấp trên trong kỳ",
                 _sent(told, "dues.remitted_by_quarter", {"level": own, "quarter": quarter})))  # fmt: skip
    rows.append(("13", "Đảng phí nộp lên cấp trên từ đầu năm", _sent(told, "dues.remitted", {"level": own})))
    return [_row(told, *row) for row in rows]


def _row(told: Told, code: str, said: str, value: Stated) -> Row:
    row: dict[str, object] = {"code": code, "said": said, "together": value}
    if told.station.level == "grassroots_organization" and told.station.of_commune:
        row["of_commune"] = value
    return row


def _kept(told: Told, figure_id: str, by: Mapping[str, str], *, known: bool) -> Stated:
    """What a level kept; a level above the unit's own has kept nothing here."""
    found = told.stated(figure_id, by, known=known)
    return Stated(0, found.figure) if found.value is None and known and _has_books(told) else found


def _sent(told: Told, figure_id: str, by: Mapping[str, str]) -> Stated:
    """What was sent up; nothing yet is zero once there are books."""
    found = told.stated(figure_id, by)
    return Stated(0, found.figure) if found.value is None and _has_books(told) else found


def _has_books(told: Told) -> bool:
    return told.stated("dues.collected").value is not None


def _books(told: Told) -> str:
    """ "8/8 chi bộ" where every cell has a book of every month; empty where one has not."""
    cells = [unit.id for unit in told.below if unit.type in ("cell", "subordinate_cell", "grassroots_cell")]
    kept = months_of_year(cells, told.period.year)
    full = [cell for cell in cells if all((cell, month) in kept for month in told.period.months)]
    return f"{len(full)}/{len(cells)} chi bộ" if cells and len(full) == len(cells) else ""
