"""Tổng hợp kết quả đánh giá, xếp loại: by level, cell by cell, with the cap on "excellent" as a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongket.documents.paper.model import Annex, Block, Column, Item, Paper, Table, Title
from tongket.documents.papers.dossier import CellRatings, Dossier
from tongket.documents.papers.parts import tables
from tongket.documents.papers.parts.frame import paper, said, sentences
from tongket.documents.papers.parts.outline import Section, outlined, section
from tongket.documents.sentences import ratings
from tongket.documents.sentences.ratings import LEVELS
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi, two_digits
from tongket.rules.quotas import CapReport, Verdict, excellent_cap
from tongket.rules.vocabulary import label

GROUPS = (("cells", "chi bộ", "ratings.cells"), ("members", "đảng viên", "ratings.members"))
RECIPIENTS = ("Ban Thường vụ cấp ủy cấp trên", "Các đồng chí ủy viên Ban Chấp hành Đảng bộ", "Lưu Văn phòng")


TO_SUPERIOR = "Đề nghị cấp trên cho ý kiến về cách tính được áp dụng"


@dataclass(frozen=True)
class CapQuestion:
    """The cap for one group of rated, where the group was rated at all."""

    group: str
    report: CapReport

    def sentence(self, closing: str) -> str:
        """Within the cap, a question of reading, or above it; `closing` asks whom it concerns to say what holds."""
        report, name = self.report, self.group
        lead = f"Số {name} xếp loại hoàn thành xuất sắc nhiệm vụ là {two_digits(report.excellent)}"
        if report.verdict is Verdict.WITHIN:
            return f"{lead}, trong tỷ lệ tối đa theo mọi cách tính."
        if report.verdict is Verdict.QUESTION:
            return f"{lead}, vượt nếu tính theo {self._broken()}. {closing} ({report.citation})."
        beyond = ", kể cả mức đặc biệt" if report.verdict is Verdict.EXCEEDED_EVEN_EXCEPTIONALLY else ""
        limit = two_digits(report.default.limit)
        return (
            f"{lead}, vượt mức tối đa {limit} ({report.default.label['vi']}) và vượt theo mọi cách tính khác{beyond}. "
            f"{closing} ({report.citation})."
        )

    def _broken(self) -> str:
        """The readings under which it is too many, with the most that each allows."""
        return "; ".join(
            f"{reading.label['vi']} (tối đa {two_digits(reading.limit)})"
            for reading in self.report.readings
            if reading.exceeded
        )


def caps(dossier: Dossier) -> list[CapQuestion]:
    """The cap for cells and for members; nothing where none was rated or the year's rule is not known."""
    found = []
    for _, name, figure_id in GROUPS:
        counts = level_counts(dossier, figure_id)
        if not any(counts.values()):
            continue
        try:
            found.append(CapQuestion(name, excellent_cap(counts, dossier.year)))
        except TongketError:
            continue
    return found


def level_counts(dossier: Dossier, figure_id: str) -> Mapping[str, int]:
    return {level: dossier.figures.count(figure_id, level=level) for level in LEVELS}


def build(dossier: Dossier) -> Paper:
    sections = [_organisations(dossier), _members(dossier), _own(dossier), _caps(dossier)]
    return paper(
        dossier,
        "report",
        f"tổng hợp kết quả đánh giá, xếp loại chất lượng\ntổ chức đảng, đảng viên năm {dossier.year}",
        outlined(sections),
        recipients=RECIPIENTS,
        annexes=_annexes(dossier),
    )


def _organisations(dossier: Dossier) -> Section:
    noun = ratings.rated_noun(dossier.figures)
    groups = [(noun[:1].upper() + noun[1:], "ratings.cells"), ("Tập thể lãnh đạo, quản lý", "ratings.collectives")]
    told = sentences(dossier, ratings.cells(dossier.figures), ratings.collectives(dossier.figures))
    has_rows = any(any(level_counts(dossier, figure_id).values()) for _, figure_id in groups)
    return section(
        "Kết quả xếp loại tổ chức đảng, tập thể lãnh đạo",
        [told, tables.levels(dossier, groups, "Xếp loại tổ chức đảng, tập thể lãnh đạo") if has_rows else None],
    )


def _members(dossier: Dossier) -> Section:
    table = None
    if any(level_counts(dossier, "ratings.members").values()):
        rows = tuple(
            (
                label(level),
                dossier.figures.cell("ratings.members", level=level),
                dossier.figures.cell("ratings.members_share", level=level),
            )
            for level in LEVELS
            if dossier.figures.count("ratings.members", level=level)
        )
        columns = (Column("Mức xếp loại", 50), Column("Số đảng viên", 25, "center"), Column("Tỷ lệ (%)", 25, "center"))
        table = Table(columns, rows, caption="Xếp loại đảng viên")
    return section("Kết quả xếp loại đảng viên", [said(dossier, ratings.members(dossier.figures)), table])


def _own(dossier: Dossier) -> Section:
    figures = dossier.figures
    own = next((row for row in dossier.lists.ratings if row.is_own and row.stage == "decided"), None)
    return section(
        "Xếp loại đảng bộ, cán bộ chủ chốt" if figures.entered("ratings.cadres") else "Xếp loại đảng bộ",
        [
            sentences(
                dossier,
                ratings.own(figures, dossier.organization, own.decided_by if own else ""),
                ratings.cadres(figures),
                ratings.cadres(figures, "proposed"),
            )
        ],
    )


def _caps(dossier: Dossier) -> Section:
    return section(
        "Đối chiếu tỷ lệ tối đa hoàn thành xuất sắc nhiệm vụ",
        [Item(question.sentence(TO_SUPERIOR)) for question in caps(dossier)],
    )


def _annexes(dossier: Dossier) -> list[Annex]:
    found = []
    cells = [row for row in dossier.lists.ratings if row.subject == "organization" and not row.is_own]
    if cells:
        rows = tuple(
            (str(place), row.name, label(row.level) if row.level else "Chưa xếp loại")
            for place, row in enumerate(cells, 1)
        )
        columns = (Column("TT", 8, "center"), Column("Tổ chức đảng", 52), Column("Mức xếp loại", 40))
        found.append(_annex(dossier, "kết quả xếp loại tổ chức đảng", Table(columns, rows)))
    if dossier.lists.member_ratings:
        found.append(_annex(dossier, "kết quả xếp loại đảng viên theo chi bộ", by_cell(dossier.lists.member_ratings)))
    return found


def _annex(dossier: Dossier, subject: str, block: Block) -> Annex:
    dated = f"(đến ngày {date_vi(dossier.as_of)})"
    return Annex(Title("Biểu tổng hợp", f"{subject} năm {dossier.year}"), (block,), dated)


def by_cell(cells: Sequence[CellRatings]) -> Table:
    """Members' levels cell by cell with the sum; columns nobody needs are left out."""
    shown = [level for level in (*LEVELS, "") if any(row.counts.get(level) for row in cells)]
    titles = [label(level) if level else "Chưa xếp loại" for level in shown]
    columns = (
        Column("TT", 8, "center"),
        Column("Chi bộ", 30),
        *(Column(title, 13, "center") for title in titles),
        Column("Cộng", 12, "center"),
    )
    lines = [
        (str(place), row.cell, *(_count(row.counts.get(level, 0)) for level in shown), str(sum(row.counts.values())))
        for place, row in enumerate(cells, 1)
    ]
    sums = [sum(row.counts.get(level, 0) for row in cells) for level in shown]
    total = ("", "Cộng", *(_count(count) for count in sums), str(sum(sums)))
    return Table(columns, (*lines, total), total_row=True)


def _count(count: int) -> str:
    return str(count) if count else "-"
