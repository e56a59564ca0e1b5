"""Báo cáo sơ kết giữa nhiệm kỳ: how far the congress's resolution is carried out at half of the term."""

from __future__ import annotations

from tongket.documents.paper.model import Annex, Block, Paper, Title
from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.parts import tables
from tongket.documents.papers.parts.frame import paper, sentences
from tongket.documents.papers.parts.outline import expected, narrative, outlined, section
from tongket.documents.papers.parts.tables import target_table
from tongket.documents.papers.report import RECIPIENTS, party_building, political_task
from tongket.documents.sentences import situation


def build(dossier: Dossier) -> Paper:
    term = f" nhiệm kỳ {dossier.office.term}" if dossier.office.term else " nhiệm kỳ"
    situation_told = sentences(
        dossier, situation.size(dossier.figures, dossier.organization), situation.statuses(dossier.figures)
    )
    sections = [
        section("Đặc điểm tình hình", [*narrative(dossier, "situation"), situation_told]),
        section(
            "Kết quả thực hiện Nghị quyết Đại hội nửa đầu nhiệm kỳ",
            [
                section("Thực hiện các chỉ tiêu chủ yếu", political_task(dossier, "term")),
                section("Công tác xây dựng Đảng", party_building(dossier)),
                section("Phương thức lãnh đạo", narrative(dossier, "leadership_method")),
            ],
        ),
        section(
            "Đánh giá chung",
            [
                section("Ưu điểm", narrative(dossier, "strengths")),
                section("Hạn chế, khuyết điểm", expected(dossier, "shortcomings", "hạn chế, khuyết điểm")),
                section("Nguyên nhân", narrative(dossier, "causes")),
                section("Bài học kinh nghiệm", narrative(dossier, "lessons")),
            ],
        ),
        section(
            "Phương hướng, nhiệm vụ nửa cuối nhiệm kỳ",
            [
                section("Phương hướng chung", expected(dossier, "directions", "phương hướng")),
                section("Chỉ tiêu phấn đấu", narrative(dossier, "targets")),
                section("Nhiệm vụ trọng tâm", expected(dossier, "tasks", "nhiệm vụ trọng tâm")),
                section("Kiến nghị, đề xuất", narrative(dossier, "petitions")),
            ],
        ),
    ]
    return paper(
        dossier,
        "report",
        f"sơ kết giữa{term},\nphương hướng, nhiệm vụ nửa cuối nhiệm kỳ",
        outlined(sections),
        recipients=RECIPIENTS,
        annexes=_annexes(dossier),
    )


def _annexes(dossier: Dossier) -> list[Annex]:
    blocks: list[Block] = target_table(dossier, "term")
    found = (
        [Annex(Title("Phụ lục 1", "kết quả thực hiện chỉ tiêu Nghị quyết Đại hội"), tuple(blocks))] if blocks else []
    )
    name = "Phụ lục 2" if found else "Phụ lục"
    return [*found, Annex(Title(name, "số liệu"), tuple(tables.figures(dossier)))]
