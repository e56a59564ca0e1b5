"""Which papers the package of a year holds: their kind in the register, their type, their file, their builder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tongket.documents.paper.model import Paper
from tongket.documents.papers import (
    badge_proposal,
    commendation,
    conference,
    mid_term,
    ratings_summary,
    report,
    resolution,
)
from tongket.documents.papers.dossier import Dossier
from tongket.documents.sentences.inspections import commended

Called = Callable[[Dossier], bool]


@dataclass(frozen=True)
class PaperKind:
    """`kind` is the paper's word in the register; `stem` the name of its files; `called` says which years have it."""

    kind: str
    paper_type: str
    stem: str
    title: str
    build: Callable[[Dossier], Paper]
    called: Called


def _always(_: Dossier) -> bool:
    return True


def _year_end(dossier: Dossier) -> bool:
    return not dossier.is_mid_term


def _mid_term(dossier: Dossier) -> bool:
    return dossier.is_mid_term


def _badges(dossier: Dossier) -> bool:
    return bool(dossier.lists.badges)


def _ratings(dossier: Dossier) -> bool:
    return _year_end(dossier) or bool(dossier.lists.ratings or dossier.lists.member_ratings)


def _commended(dossier: Dossier) -> bool:
    return bool(commended(dossier.figures))


PAPERS: Sequence[PaperKind] = (
    PaperKind(
        "year_report",
        "report",
        "01-bao-cao-tong-ket",
        "Báo cáo tổng kết công tác xây dựng Đảng",
        report.build,
        _year_end,
    ),
    PaperKind("mid_term", "report", "01-bao-cao-so-ket", "Báo cáo sơ kết giữa nhiệm kỳ", mid_term.build, _mid_term),
    PaperKind(
        "ratings_summary",
        "report",
        "02-tong-hop-xep-loai",
        "Tổng hợp kết quả đánh giá, xếp loại",
        ratings_summary.build,
        _ratings,
    ),
    PaperKind(
        "badge_proposal",
        "proposal",
        "03-to-trinh-huy-hieu-dang",
        "Tờ trình đề nghị tặng Huy hiệu Đảng",
        badge_proposal.build,
        _badges,
    ),
    PaperKind(
        "commendation",
        "decision",
        "04-quyet-dinh-khen-thuong",
        "Quyết định khen thưởng",
        commendation.build,
        _commended,
    ),
    PaperKind(
        "programme", "programme", "05-chuong-trinh-hoi-nghi", "Chương trình hội nghị", conference.programme, _always
    ),
    PaperKind("invitation", "invitation", "06-giay-moi", "Giấy mời", conference.invitation, _always),
    PaperKind("minutes", "minutes", "07-bien-ban-hoi-nghi", "Mẫu biên bản hội nghị", conference.minutes, _always),
    PaperKind("resolution", "resolution", "08-du-thao-nghi-quyet", "Dự thảo nghị quyết", resolution.build, _always),
)
PRESS_STEM = "09-tin-bao-chi"
APPENDIX_STEM = "10-phu-luc-so-lieu"


def papers_of(dossier: Dossier) -> Sequence[PaperKind]:
    """The papers that the year calls for, in the order of the package."""
    return [kind for kind in PAPERS if kind.called(dossier)]
