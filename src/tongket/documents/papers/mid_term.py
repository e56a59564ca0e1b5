"""Báo cáo sơ kết giữa nhiệm kỳ: how far the congress's resolution is carried out at half of the term."""

from __future__ import annotations

from tongket.documents.paper.model import Annex, Block, Paper, Title
from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.parts import tables
from tongket.documents.papers.parts.frame import paper, sentences
from tongket.documents.papers.parts.outline import Section, narrative, outlined, section
from tongket.documents.papers.parts.tables import target_table
from tongket.documents.papers.report import RECIPIENTS, ahead, assessment, party_building, political_task
from tongket.documents.sentences import situation


def build(dossier: Dossier) -> Paper:
    term = f" nhiệm kỳ {dossier.office.term}" if dossier.office.term else " nhiệm kỳ"
    return paper(
        dossier,
        "report",
        f"sơ kết giữa{term},\nphương hướng, nhiệm vụ nửa cuối nhiệm kỳ",
        outlined([_situation(dossier), _results(dossier), assessment(dossier), ahead(dossier, "nửa cuối nhiệm kỳ")]),
        recipients=RECIPIENTS,
        annexes=_annexes(dossier),
    )


def _situation(dossier: Dossier) -> Section:
    size, statuses = situation.size(dossier.figures, dossier.organization), situation.statuses(dossier.figures)
    return section("Đặc điểm tình hình", [*narrative(dossier, "situation"), sentences(dossier, size, statuses)])


def _results(dossier: Dossier) -> Section:
    return section(
        "Kết quả thực hiện Nghị quyết Đại hội nửa đầu nhiệm kỳ",
        [
            section("Thực hiện các chỉ tiêu chủ yếu", political_task(dossier, "term")),
            section("Công tác xây dựng Đảng", party_building(dossier)),
            section("Phương thức lãnh đạo", narrative(dossier, "leadership_method")),
        ],
    )


def _annexes(dossier: Dossier) -> list[Annex]:
    blocks: list[Block] = target_table(dossier, "term")
    found = (
        [Annex(Title("Phụ lục 1", "kết quả thực hiện chỉ tiêu Nghị quyết Đại hội"), tuple(blocks))] if blocks else []
    )
    name = "Phụ lục 2" if found else "Phụ lục"
    return [*found, Annex(Title(name, "số liệu"), tuple(tables.figures(dossier)))]
