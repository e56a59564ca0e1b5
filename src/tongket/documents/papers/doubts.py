"""What is missing or doubtful in a year, as questions to the officer: nothing here is decided for them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.ratings_summary import caps, level_counts
from tongket.documents.sentences.inspections import commended
from tongket.documents.sentences.ratings import rated_noun
from tongket.documents.sentences.shown import label_of, listed, lower_first
from tongket.figures.definition import Status
from tongket.rules.notation import date_vi, two_digits
from tongket.rules.quotas import Verdict

# What an ordinary year has; where nobody entered anything, it was forgotten or there was none.
SUBJECTS = (
    ("badges.awarded", "Huy hiệu Đảng"),
    ("inspections.cases", "kiểm tra, giám sát"),
    ("study.share", "học tập nghị quyết"),
)
PARTS = {
    "shortcomings": "hạn chế, khuyết điểm",
    "causes": "nguyên nhân",
    "directions": "phương hướng",
    "tasks": "nhiệm vụ trọng tâm",
}


TO_OFFICER = "Cách tính nào được áp dụng? Đề nghị rà soát trước khi trình"


@dataclass(frozen=True)
class Doubt:
    """`kind`: missing, question or unwritten; `text` is a whole sentence."""

    kind: str
    text: str


def doubts(dossier: Dossier) -> list[Doubt]:
    """Everything the officer should look at before the papers leave the office."""
    return [
        *_missing(dossier),
        *_caps(dossier),
        *_sums(dossier),
        *_plans(dossier),
        *_year_before(dossier),
        *_unwritten(dossier),
        *_contributed(dossier),
        *_office(dossier),
    ]


def _missing(dossier: Dossier) -> list[Doubt]:
    values = dossier.figures.values_by_tag.values()
    lacking = [
        value.tag
        for value in values
        if value.status is Status.MISSING and value.figure.id in (EXPECTED[:2] if dossier.is_mid_term else EXPECTED)
    ]
    found = [Doubt("missing", f"Thiếu số liệu: {label_of(tag)}.") for tag in lacking]
    found += [
        Doubt("question", f"Chưa có số liệu về {name}: trong năm không có hay chưa nhập?")
        for figure_id, name in SUBJECTS
        if not dossier.figures.entered(figure_id) and not dossier.is_mid_term
    ]
    if not commended(dossier.figures) and not dossier.is_mid_term:
        found.append(Doubt("question", "Chưa có số liệu về khen thưởng: trong năm không khen thưởng hay chưa nhập?"))
    if dossier.conference is None:
        found.append(
            Doubt("missing", "Chưa nhập hội nghị tổng kết: giấy mời, chương trình và biên bản còn để trống ngày họp.")
        )
    return found


EXPECTED = ("members.total", "cells.total", "ratings.cells_rated", "ratings.members_rated", "admissions.members")


def _caps(dossier: Dossier) -> list[Doubt]:
    return [
        Doubt("question", cap.sentence(TO_OFFICER)) for cap in caps(dossier) if cap.report.verdict is not Verdict.WITHIN
    ]


def _sums(dossier: Dossier) -> list[Doubt]:
    """Ratings that do not add up to those who exist."""
    figures, found = dossier.figures, []
    if (told := _cells_rated(dossier)) is not None:
        found.append(Doubt("question", told))
    members, done = figures.value("members.total"), figures.value("ratings.members_rated")
    left_out = sum(int(value.value or 0) for value in figures.all("ratings.members_not_rated"))
    if members is not None and done is not None and members != done + left_out:
        found.append(
            Doubt(
                "question",
                f"Có {two_digits(int(members))} đảng viên; đã xếp loại {two_digits(int(done))}, không xếp loại "
                f"{two_digits(left_out)} (có lý do): số còn lại vì sao chưa có kết quả?",
            )
        )
    return found


def _cells_rated(dossier: Dossier) -> str | None:
    """Cells, or all organisations below where committees are rated too, held against those rated."""
    figures, noun = dossier.figures, rated_noun(dossier.figures)
    all_below = sum(int(value.value or 0) for value in figures.all("organizations.by_type"))
    standing = figures.value("cells.total") if noun == "chi bộ" else Decimal(all_below)
    rated = figures.value("ratings.cells_rated")
    if standing is None or rated is None or standing == rated:
        return None
    lead = f"Đảng bộ có {two_digits(int(standing))} {noun}"
    if not rated:
        return f"{lead} nhưng chưa có kết quả xếp loại {noun} nào: chưa xếp loại hay chưa nhập?"
    done = f"{two_digits(int(rated))} {noun} ({_told(dossier)})"
    if rated > standing:
        return f"{lead} nhưng có kết quả xếp loại của {done}: số nào đúng?"
    return f"{lead} nhưng mới xếp loại {done}: {noun} nào chưa xếp loại, vì sao?"


def _told(dossier: Dossier) -> str:
    words = {"excellent": "xuất sắc", "good": "tốt", "completed": "hoàn thành", "not_completed": "không hoàn thành"}
    counts = level_counts(dossier, "ratings.cells")
    return listed([f"{two_digits(count)} {words[level]}" for level, count in counts.items() if count])


def _plans(dossier: Dossier) -> list[Doubt]:
    figures = dossier.figures
    found = []
    if figures.value("admissions.members") is not None and figures.value("admissions.plan") is None:
        found.append(
            Doubt("question", "Chưa nhập chỉ tiêu kết nạp đảng viên được giao trong năm: chỉ tiêu là bao nhiêu?")
        )
    without = [row.name for row in dossier.lists.targets if row.plan is None and row.direction != "yes_no"]
    if without:
        found.append(
            Doubt("question", f"Chỉ tiêu chưa có kế hoạch: {'; '.join(without)}. Kế hoạch được giao là bao nhiêu?")
        )
    undone = [row.name for row in dossier.lists.targets if row.actual is None]
    if undone:
        found.append(
            Doubt("question", f"Chỉ tiêu chưa có kết quả: {'; '.join(undone)}. Kết quả thực hiện là bao nhiêu?")
        )
    return found


def _year_before(dossier: Dossier) -> list[Doubt]:
    """Growth that is told against what an old paper says of the year before, because the records do not."""
    names = {row.key: row.name for row in dossier.lists.targets}
    found = []
    for value in dossier.figures.all("indicators.same_period"):
        if value.status is Status.REPORTED and value.reported:
            name = names.get(value.dimensions["indicator"], value.dimensions["indicator"])
            found.append(f"{name} (theo {lower_first(value.reported[0].source)})")
    told = f"Sổ chưa có số năm trước, tăng giảm tính theo văn bản cũ: {'; '.join(found)}. Lấy số này đúng chưa?"
    return [Doubt("question", told)] if found else []


def _unwritten(dossier: Dossier) -> list[Doubt]:
    lacking = [name for part, name in PARTS.items() if not dossier.narratives.get(part, "").strip()]
    return [Doubt("unwritten", f"Báo cáo chưa viết phần: {', '.join(lacking)}.")] if lacking else []


def _contributed(dossier: Dossier) -> list[Doubt]:
    """Who has not sent a section yet, and what came and is not in the report."""
    rows = dossier.lists.contributions
    awaited = [
        f"{row.contributor} (mục {row.section}, hạn {date_vi(row.due_on)})" for row in rows if row.state == "missing"
    ]
    found = [Doubt("missing", f"Chưa nhận nội dung góp vào báo cáo: {'; '.join(awaited)}.")] if awaited else []
    unread = [f"{row.contributor} (mục {row.section})" for row in rows if row.state == "received"]
    if unread:
        found.append(Doubt("unwritten", f"Đã nhận nhưng chưa ghép vào báo cáo nội dung của: {'; '.join(unread)}."))
    return found


def _office(dossier: Dossier) -> list[Doubt]:
    found = []
    if not dossier.office.superior:
        found.append(Doubt("unwritten", "Chưa khai báo tên cơ quan cấp trên: phần đầu văn bản còn thiếu một dòng."))
    signer = dossier.office.signers.get("report")
    if signer is None or not signer.name:
        found.append(Doubt("unwritten", "Chưa khai báo người ký: văn bản để trống họ tên."))
    if dossier.is_mid_term and not dossier.office.term:
        found.append(Doubt("unwritten", "Chưa khai báo nhiệm kỳ của cấp ủy: văn bản sơ kết chưa ghi được nhiệm kỳ."))
    return found
