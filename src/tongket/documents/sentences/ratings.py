"""What the year's ratings say: cells, members, leadership collectives, key cadres, the committee itself."""

from __future__ import annotations

from tongket.documents.sentences.shown import Figures, listed, place
from tongket.rules.vocabulary import in_sentence

LEVELS = ("excellent", "good", "completed", "not_completed")


def cells(figures: Figures) -> str:
    """The cells by level. Expected of every year."""
    if figures.value("ratings.cells_rated") is None:
        return f"Kết quả xếp loại chi bộ: {place('ratings.cells_rated')}."
    noun = rated_noun(figures)
    parts = _levels(figures, "ratings.cells", noun, "ratings.cells_share")
    if len(parts) == 1:
        level = _only(figures, "ratings.cells")
        if figures.count("ratings.cells_rated") < figures.count("cells.total"):
            # "Cả 04 chi bộ được xếp loại" of eight would tell of the other four what nobody entered.
            return f"Qua đánh giá, có {place('ratings.cells', level=level)} {noun} {in_sentence(level)}."
        return f"Qua đánh giá, cả {place('ratings.cells', level=level)} {noun} được xếp loại đều {in_sentence(level)}."
    return f"Qua đánh giá, xếp loại {place('ratings.cells_rated')} {noun}, có {listed(parts)}." if parts else ""


def rated_noun(figures: Figures) -> str:
    """ "chi bộ"; "tổ chức đảng" where committees below are rated beside the cells."""
    has_more = figures.count("ratings.cells_rated") > figures.count("cells.total") > 0
    return "tổ chức đảng" if has_more else "chi bộ"


def members(figures: Figures) -> str:
    """The members by level, with the share good or better; who was not rated is told by the reason."""
    if figures.value("ratings.members_rated") is None:
        return f"Kết quả xếp loại đảng viên: {place('ratings.members_rated')}."
    parts = _levels(figures, "ratings.members", "đồng chí", "ratings.members_share")
    whole = f"{place('ratings.members_rated')}/{place('members.total')} đảng viên được đánh giá, xếp loại"
    if len(parts) == 1:
        told = f"Có {whole}, tất cả đều {in_sentence(_only(figures, 'ratings.members'))}."
    else:
        told = f"Có {whole}: {'; '.join(parts)}." if parts else ""
    return " ".join(filter(None, (told, good_or_better(figures), not_rated(figures))))


def good_or_better(figures: Figures) -> str:
    """The share of the whole membership, with the base said."""
    if figures.value("ratings.members_good_or_better_of_all") is None:
        return ""
    share = place("ratings.members_good_or_better_of_all")
    count = place("ratings.members_good_or_better")
    return f"Số đảng viên hoàn thành tốt nhiệm vụ trở lên là {count} đồng chí, bằng {share}% tổng số đảng viên."


def not_rated(figures: Figures) -> str:
    """Why members were not rated, by reason."""
    parts = [
        f"{place(value.figure.id, **value.dimensions)} đồng chí {_reason(value.dimensions['not_rated_reason'])}"
        for value in figures.all("ratings.members_not_rated")
        if value.value
    ]
    return f"Chưa xếp loại {listed(parts)}." if parts else ""


def collectives(figures: Figures) -> str:
    parts = _levels(figures, "ratings.collectives", "tập thể lãnh đạo, quản lý")
    return f"Có {listed(parts)}." if parts else ""


def cadres(figures: Figures, stage: str = "decided") -> str:
    """Key cadres, as proposed by the committee or as decided above."""
    parts = [
        f"{place('ratings.cadres', level=level, stage=stage)} cán bộ quản lý chủ chốt {in_sentence(level)}"
        for level in LEVELS
        if figures.count("ratings.cadres", level=level, stage=stage)
    ]
    if not parts:
        return ""
    lead = "Đề nghị cấp trên xem xét, xếp loại" if stage == "proposed" else "Cấp có thẩm quyền đã xếp loại"
    return f"{lead} {listed(parts)}."


def own(figures: Figures, organization: str, decided_by: str = "") -> str:
    """The committee's own level: what the superior decided, else what the committee proposes."""
    decided, proposed = own_level(figures, "decided"), own_level(figures, "proposed")
    if decided:
        by = f"{decided_by} xếp loại" if decided_by else "cấp trên xếp loại"
        return f"{organization} được {by} {in_sentence(decided)}."
    return f"Đề nghị cấp trên xét, xếp loại {organization} {in_sentence(proposed)}." if proposed else ""


def own_level(figures: Figures, stage: str) -> str:
    return next((level for level in LEVELS if figures.count("ratings.own", level=level, stage=stage)), "")


def _levels(figures: Figures, figure_id: str, noun: str, share: str = "") -> list[str]:
    """ "02 chi bộ hoàn thành xuất sắc nhiệm vụ (18,2%)" for each level that someone holds."""
    parts = []
    for level in LEVELS:
        if not figures.count(figure_id, level=level):
            continue
        of_all = f" ({place(share, level=level)}%)" if share and figures.value(share, level=level) is not None else ""
        parts.append(f"{place(figure_id, level=level)} {noun} {in_sentence(level)}{of_all}")
    return parts


def _only(figures: Figures, figure_id: str) -> str:
    return next(level for level in LEVELS if figures.count(figure_id, level=level))


def _reason(word: str) -> str:
    reasons = {
        "exempted": "được miễn công tác và sinh hoạt đảng",
        "suspended": "bị đình chỉ sinh hoạt đảng",
        "new_member": "mới kết nạp hoặc mới chuyển đến",
        "not_reviewed": "chưa kiểm điểm",
        "other": "vì lý do khác",
    }
    return reasons.get(word, in_sentence(word) if word else "chưa ghi lý do")
