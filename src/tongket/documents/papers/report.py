"""Báo cáo tổng kết công tác xây dựng Đảng: the report of the year and the directions for the next."""

from __future__ import annotations

from tongket.documents.paper.model import Annex, Block, Item, Paper, Title
from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.parts import tables
from tongket.documents.papers.parts.frame import paper, said, sentences
from tongket.documents.papers.parts.outline import Section, expected, narrative, outlined, section
from tongket.documents.sentences import building, inspections, ratings, situation, targets

RECIPIENTS = (
    "Ban Thường vụ cấp ủy cấp trên",
    "Các đồng chí ủy viên Ban Chấp hành Đảng bộ",
    "Các chi bộ trực thuộc",
    "Lưu Văn phòng",
)


def build(dossier: Dossier) -> Paper:
    year = dossier.year
    return paper(
        dossier,
        "report",
        f"tổng kết công tác xây dựng Đảng năm {year},\nphương hướng, nhiệm vụ năm {year + 1}",
        outlined([_situation(dossier), _results(dossier), assessment(dossier), ahead(dossier, f"năm {year + 1}")]),
        recipients=RECIPIENTS,
        annexes=[Annex(Title("Phụ lục", f"số liệu công tác xây dựng Đảng năm {year}"), tuple(tables.figures(dossier)))],
    )


def _situation(dossier: Dossier) -> Section:
    figures = dossier.figures
    return section(
        "Đặc điểm tình hình",
        [
            *narrative(dossier, "situation"),
            sentences(
                dossier,
                situation.size(figures, dossier.organization),
                situation.statuses(figures),
                situation.party_ages(figures),
            ),
        ],
    )


def _results(dossier: Dossier) -> Section:
    return section(
        f"Kết quả thực hiện nhiệm vụ năm {dossier.year}",
        [
            section("Lãnh đạo thực hiện nhiệm vụ chính trị", political_task(dossier, "year")),
            section("Công tác xây dựng Đảng", party_building(dossier)),
            section("Phương thức lãnh đạo", narrative(dossier, "leadership_method")),
        ],
    )


def political_task(dossier: Dossier, period: str) -> list[Block]:
    """Targets, then the indicators one a line, then the officer's words."""
    figures = dossier.figures
    rows = [row for row in dossier.lists.targets if row.period == period]
    achieved = said(dossier, targets.achieved(figures, period))
    lines = [Item(figures.text(line)) for line in targets.indicators(figures, rows)]
    return [*([achieved] if achieved else []), *lines, *narrative(dossier, "political_task")]


def party_building(dossier: Dossier) -> list[Section]:
    figures = dossier.figures
    admitted = building.admissions(figures) if told(dossier, "admissions.members") else ""
    organisation = sentences(dossier, admitted, building.recognised(figures))
    return [
        section(
            "Công tác chính trị, tư tưởng",
            [said(dossier, building.study(figures)), *narrative(dossier, "party_building")],
        ),
        section("Công tác tổ chức, đảng viên", [organisation, said(dossier, building.badges(figures))]),
        section("Đánh giá, xếp loại chất lượng", _rated(dossier)),
        section("Công tác kiểm tra, giám sát", [*_inspected(dossier), *narrative(dossier, "inspection")]),
        section(
            "Công tác khen thưởng",
            [sentences(dossier, inspections.commended(figures), inspections.commended_by_title(figures))],
        ),
        section("Công tác dân vận, Mặt trận Tổ quốc và đoàn thể", narrative(dossier, "mass_work")),
        section("Công tác nội chính, phòng, chống tham nhũng, tiêu cực", narrative(dossier, "internal_affairs")),
        section("Công tác văn phòng, chuyển đổi số", narrative(dossier, "office_and_digital")),
    ]


def told(dossier: Dossier, figure_id: str) -> bool:
    """Whether a figure is spoken of: always at the year's end, where it may be missing; at mid-term only if known."""
    return not dossier.is_mid_term or dossier.figures.value(figure_id) is not None


def _rated(dossier: Dossier) -> list[Block | None]:
    figures = dossier.figures
    own = next((row for row in dossier.lists.ratings if row.is_own and row.stage == "decided"), None)
    return [
        said(dossier, ratings.cells(figures)) if told(dossier, "ratings.cells_rated") else None,
        said(dossier, ratings.members(figures)) if told(dossier, "ratings.members_rated") else None,
        sentences(
            dossier,
            ratings.collectives(figures),
            ratings.cadres(figures),
            ratings.cadres(figures, "proposed"),
            ratings.own(figures, dossier.organization, own.decided_by if own else ""),
        ),
    ]


def _inspected(dossier: Dossier) -> list[Block | None]:
    figures = dossier.figures
    lines = [said(dossier, inspections.inspected(figures, actor)) for actor in inspections.ACTORS]
    return [*lines, said(dossier, inspections.covered(figures))]


def assessment(dossier: Dossier) -> Section:
    """What the officer wrote of the time past."""
    return section(
        "Đánh giá chung",
        [
            section("Ưu điểm", narrative(dossier, "strengths")),
            section("Hạn chế, khuyết điểm", expected(dossier, "shortcomings", "hạn chế, khuyết điểm")),
            section("Nguyên nhân", narrative(dossier, "causes")),
            section("Bài học kinh nghiệm", narrative(dossier, "lessons")),
        ],
    )


def ahead(dossier: Dossier, when: str) -> Section:
    """What the officer wrote of the time to come."""
    return section(
        f"Phương hướng, nhiệm vụ {when}",
        [
            section("Phương hướng chung", expected(dossier, "directions", "phương hướng")),
            section("Chỉ tiêu phấn đấu", narrative(dossier, "targets")),
            section("Nhiệm vụ trọng tâm", expected(dossier, "tasks", "nhiệm vụ trọng tâm")),
            section("Kiến nghị, đề xuất", narrative(dossier, "petitions")),
        ],
    )
