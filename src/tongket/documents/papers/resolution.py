"""Dự thảo nghị quyết of the conference: results, shortcomings, aims and tasks, who carries them out."""

from __future__ import annotations

from tongket.documents.paper.model import Block, Paper, Paragraph
from tongket.documents.papers.conference import subject
from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.parts.frame import paper, sentences
from tongket.documents.papers.parts.outline import expected, narrative, outlined, section
from tongket.documents.sentences import building, inspections, ratings, situation, targets


def build(dossier: Dossier) -> Paper:
    ahead = "nửa cuối nhiệm kỳ" if dossier.is_mid_term else f"năm {dossier.year + 1}"
    sections = [
        section("Kết quả đạt được", _results(dossier)),
        section(
            "Hạn chế, nguyên nhân",
            [*expected(dossier, "shortcomings", "hạn chế, khuyết điểm"), *narrative(dossier, "causes")],
        ),
        section(
            f"Phương hướng, nhiệm vụ {ahead}",
            [
                section("Phương hướng", expected(dossier, "directions", "phương hướng")),
                section("Chỉ tiêu", narrative(dossier, "targets")),
                section("Nhiệm vụ, giải pháp", expected(dossier, "tasks", "nhiệm vụ trọng tâm")),
            ],
        ),
        section("Tổ chức thực hiện", _carried_out(dossier)),
    ]
    opening = f"Hội nghị {subject(dossier)} đã thảo luận và thống nhất các nội dung sau:"
    return paper(
        dossier,
        "resolution",
        f"Hội nghị {subject(dossier)}",
        [Paragraph(opening), *outlined(sections)],
        recipients=("Cấp ủy cấp trên", "Các chi bộ", "Lưu Văn phòng"),
        type_name="Dự thảo nghị quyết",
    )


def _results(dossier: Dossier) -> list[Block | None]:
    figures = dossier.figures
    if dossier.is_mid_term:
        return [
            sentences(dossier, situation.size(figures, dossier.organization), targets.achieved(figures, "term")),
            *narrative(dossier, "strengths"),
        ]
    return [
        sentences(dossier, targets.achieved(figures), building.admissions(figures), building.badges(figures)),
        sentences(dossier, ratings.cells(figures), ratings.good_or_better(figures), inspections.commended(figures)),
        *narrative(dossier, "strengths"),
    ]


def _carried_out(dossier: Dossier) -> list[Block]:
    return [
        Paragraph(
            f"{dossier.committee} giao Ban Thường vụ cụ thể hóa Nghị quyết thành chương trình, kế hoạch, phân công "
            "từng đồng chí ủy viên phụ trách và định kỳ kiểm điểm kết quả thực hiện."
        ),
        Paragraph(
            "Các chi bộ căn cứ Nghị quyết xây dựng kế hoạch của mình, phổ biến đến từng đảng viên và báo cáo kết quả "
            "theo quy định. Văn phòng Đảng ủy theo dõi, đôn đốc, tổng hợp."
        ),
    ]
