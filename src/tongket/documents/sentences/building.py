"""Party building: study of resolutions, admissions, badges."""

from __future__ import annotations

from datetime import date

from tongket.documents.sentences.shown import Figures, dimension_word, listed, place

WHO = {
    "member": "đảng viên",
    "key_cadre": "cán bộ chủ chốt",
    "union_member": "đoàn viên, hội viên",
    "people": "nhân dân",
}
BADGE_KINDS = {"posthumous": "truy tặng", "early_award": "tặng sớm", "reissue": "cấp lại"}


def study(figures: Figures) -> str:
    """The share that studied the year's resolutions, for each circle asked."""
    parts = [
        f"{place(value.figure.id, **value.dimensions)}% {WHO.get(value.dimensions['who'], 'người dự học')}"
        for value in figures.all("study.share")
    ]
    return f"Có {listed(parts)} tham gia học tập, quán triệt các nghị quyết của Đảng." if parts else ""


def admissions(figures: Figures) -> str:
    """Members admitted against the plan. Expected of every year."""
    if figures.value("admissions.members") == 0:
        plan = f" (kế hoạch {place('admissions.plan')} đồng chí)" if figures.count("admissions.plan") else ""
        return f"Trong năm chưa kết nạp được đảng viên mới{plan}."
    told = f"Trong năm đã kết nạp {place('admissions.members')} đảng viên mới"
    if figures.value("admissions.plan_ratio") is not None:
        told += f", đạt {place('admissions.plan_ratio')}% kế hoạch"
    return told + "."


def recognised(figures: Figures) -> str:
    if not figures.count("admissions.recognized"):
        return ""
    return f"Công nhận đảng viên chính thức cho {place('admissions.recognized')} đồng chí."


def badges(figures: Figures) -> str:
    """The year's badges: how many, of which years, on which rounds."""
    if not figures.count("badges.awarded"):
        return ""
    told = f"Có {place('badges.awarded')} đồng chí được tặng Huy hiệu Đảng{_rounds(figures)}"
    levels = badge_levels(figures)
    if len(levels) == 1 and figures.count("badges.awarded") > 0:
        return f"{told}, đều là Huy hiệu {_years(figures)[0]} năm tuổi Đảng."
    return f"{told}, gồm {'; '.join(levels)}.{_kinds(figures)}" if levels else f"{told}."


def badge_levels(figures: Figures) -> list[str]:
    """ "01 đồng chí nhận Huy hiệu 65 năm tuổi Đảng", the longest first."""
    return [
        f"{place('badges.awarded_by_level', level=str(years))} đồng chí nhận Huy hiệu {years} năm tuổi Đảng"
        for years in _years(figures)
    ]


def badge_rounds(figures: Figures) -> list[str]:
    """The dates of the rounds with awards, in their order: "02/9/2023"."""
    found = sorted(value.dimensions["round"] for value in figures.all("badges.awarded_by_round") if value.value)
    return [_round_word(word) for word in found if word]


def _rounds(figures: Figures) -> str:
    rounds = badge_rounds(figures)
    return f" đợt {listed(rounds)}" if rounds else ""


def _round_word(word: str) -> str:
    """The rounds as offices name them: 03/02, 19/5, 02/9, 07/11."""
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return dimension_word("round", word)
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def _years(figures: Figures) -> list[int]:
    found = (value for value in figures.all("badges.awarded_by_level") if value.value)
    return sorted((int(value.dimensions["level"]) for value in found), reverse=True)


def _kinds(figures: Figures) -> str:
    parts = [
        f"{place('badges.awarded_by_kind', kind=kind)} trường hợp {word}"
        for kind, word in BADGE_KINDS.items()
        if figures.count("badges.awarded_by_kind", kind=kind)
    ]
    return f" Trong số đó có {listed(parts)}." if parts else ""
