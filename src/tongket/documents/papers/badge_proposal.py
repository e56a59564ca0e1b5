"""Tờ trình đề nghị tặng Huy hiệu Đảng, with the list by years in the columns of form 4-HHĐ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tongket.documents.paper.model import Annex, Block, Column, Item, Paper, Table, Title
from tongket.documents.papers.dossier import BadgeRow, Dossier
from tongket.documents.papers.parts.frame import above, paper, said
from tongket.documents.sentences import building
from tongket.documents.sentences.shown import listed, place
from tongket.rules.notation import date_vi, two_digits

# The three lists of the official forms: each kind of award goes on its own.
FORMS = (
    (("regular_award", "early_award"), "4-HHĐ", "đảng viên được đề nghị tặng Huy hiệu Đảng"),
    (("posthumous",), "4B-HHĐ", "đảng viên được đề nghị truy tặng Huy hiệu Đảng"),
    (("reissue",), "4A-HHĐ", "đảng viên được đề nghị cấp lại Huy hiệu Đảng"),
)
COLUMNS = (
    Column("TT", 5, "center"),
    Column("Số Huy hiệu", 9, "center"),
    Column("Họ và tên", 15),
    Column("Ngày sinh", 11, "center"),
    Column("Quê quán", 12),
    Column("Ngày quyết định kết nạp", 11, "center"),
    Column("Ngày kết nạp", 11, "center"),
    Column("Ngày chính thức", 11, "center"),
    Column("Số thẻ đảng viên", 12, "center"),
    Column("Nơi đề nghị", 12),
    Column("Ghi chú", 9),
)
NOTES = {"early_award": "Tặng sớm", "posthumous": "Truy tặng", "reissue": "Cấp lại"}


def build(dossier: Dossier) -> Paper:
    figures, rounds = dossier.figures, listed(building.badge_rounds(dossier.figures))
    on_rounds = f" đợt {rounds}" if rounds else ""
    levels = [Item(figures.text(line + ".")) for line in building.badge_levels(figures)]
    blocks = [
        said(
            dossier,
            "Căn cứ quy định về thi hành Điều lệ Đảng và hướng dẫn về tặng Huy hiệu Đảng; xét đề nghị của các chi bộ, "
            f"{dossier.committee} đã rà soát hồ sơ, đối chiếu ngày quyết định kết nạp, ngày kết nạp và ngày chính thức "
            "của từng đồng chí.",
        ),
        said(
            dossier,
            f"{dossier.committee} kính trình {above(dossier)} xem xét, quyết định tặng Huy hiệu Đảng{on_rounds} cho "
            f"{place('badges.awarded')} đồng chí, gồm:",
        ),
        *levels,
        said(
            dossier,
            f"(Danh sách kèm theo). Kính trình {above(dossier)} xem xét, quyết định.",
        ),
    ]
    return paper(
        dossier,
        "proposal",
        f"đề nghị tặng Huy hiệu Đảng{on_rounds}",
        [block for block in blocks if block is not None],
        address=(above(dossier),),
        recipients=("Như trên", "Lưu Văn phòng"),
        annexes=[annex for form in FORMS if (annex := _annex(dossier, *form))],
        on=_day(dossier),
        month_known=False,
    )


def _day(dossier: Dossier) -> date:
    """The proposal goes before the first round of the year."""
    rounds = [row.round for row in dossier.lists.badges if row.round]
    return min((*rounds, dossier.paper_date))


def _annex(dossier: Dossier, kinds: Sequence[str], form: str, subject: str) -> Annex | None:
    rows = [row for row in dossier.lists.badges if row.kind in kinds]
    blocks: list[Block] = []
    for years in sorted({row.years for row in rows}, reverse=True):
        chosen = [row for row in rows if row.years == years]
        caption = f"Huy hiệu {years} năm tuổi Đảng: {two_digits(len(chosen))} đồng chí"
        blocks.append(
            Table(COLUMNS, tuple(_line(number, row) for number, row in enumerate(chosen, 1)), caption=caption)
        )
    if not blocks:
        return None
    return Annex(Title("Danh sách", subject), tuple(blocks), f"(Mẫu {form}, kèm theo Tờ trình)", landscape=True)


def _line(number: int, row: BadgeRow) -> tuple[str, ...]:
    return (
        str(number), row.number, row.name, _date(row.birth_date), row.home_town, _date(row.admission_decided_on),
        _date(row.admitted_on), _date(row.official_on), row.card_number, row.cell, row.note or NOTES.get(row.kind, ""),
    )  # fmt: skip


def _date(day: date | None) -> str:
    return date_vi(day) if day else ""
