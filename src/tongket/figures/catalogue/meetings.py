"""Meetings of the year, who was there, and who studied the resolutions."""

from tongket.figures.definition import Figure, Period, Rollup
from tongket.figures.wording import ALL, Stated

ONE_MEETING = ("kind", "base", "held_on")


def _figure(
    figure_id: str, vi: str, en: str, unit: str, question: str, example: str, rollup: Rollup, *, relation: str = "",
    amount: str = "", dimensions: tuple[str, ...] = (), of: str = "", numerator: str = "", denominator: str = "",
    where: dict[str, tuple[str, ...]] | None = None, decimals: int = 0,
) -> Figure:  # fmt: skip
    return Figure(
        id=figure_id,
        label={"vi": vi, "en": en},
        question={"vi": question, "en": f"{en}?"},
        unit=unit,
        period=Period.REPORT_YEAR,
        rollup=rollup,
        source="Sổ hội nghị; số đảng viên và cấp ủy viên theo sổ đảng viên, sổ chức vụ của ngày họp",
        relation=relation,
        amount=amount,
        dimensions=dimensions,
        where=where or {},
        of=of,
        numerator=numerator,
        denominator=denominator,
        decimals=decimals,
        example=example,
    )


FIGURES = (
    _figure("meetings.held", "Số hội nghị, cuộc họp theo loại", "Meetings held by kind", "meeting",
            "Đã tổ chức bao nhiêu hội nghị, cuộc họp mỗi loại?", "ngoc-ky 2023 kind=year_end_summary = 1", Rollup.SUM,
            relation="meetings", dimensions=("kind",)),
    _figure("attendance.whole", "Số người làm căn cứ tính dự họp", "People the attendance is counted of", "person",
            "Tổng số phải dự họp, hoặc tổng số đảng viên, là bao nhiêu?", "ngoc-ky 2023 kind=year_end_summary", Rollup.NEVER,
            relation="attendance", amount="whole", dimensions=ONE_MEETING),
    _figure("attendance.present", "Số người có mặt", "People present", "person",
            "Bao nhiêu người có mặt tại hội nghị?", "ngoc-ky 2023 kind=year_end_summary base=all_members held_on=2024-01-12", Rollup.NEVER,
            relation="attendance", amount="present", dimensions=ONE_MEETING, of="attendance.whole"),
    _figure("attendance.share", "Tỷ lệ có mặt", "Share present", "percent",
            "Bao nhiêu phần trăm có mặt?", "ngoc-ky 2023 kind=year_end_summary", Rollup.NEVER,
            numerator="attendance.present", denominator="attendance.whole", decimals=1),
    _figure("study.due", "Số người thuộc diện học tập nghị quyết", "Due to study resolutions", "person",
            "Bao nhiêu người phải học tập nghị quyết?", "thach-son 2023 who=member", Rollup.SUM,
            relation="study", amount="due", dimensions=("who",)),
    _figure("study.attended", "Số người đã học tập nghị quyết", "Studied resolutions", "person",
            "Bao nhiêu lượt người đã học tập nghị quyết?", "thach-son 2023 who=member", Rollup.SUM,
            relation="study", amount="attended", dimensions=("who",), of="study.due"),
    _figure("study.share", "Tỷ lệ học tập nghị quyết", "Share that studied resolutions", "percent",
            "Bao nhiêu phần trăm đã học tập nghị quyết?", "thach-son 2023 who=member", Rollup.RATIO,
            numerator="study.attended", denominator="study.due", decimals=1),
)  # fmt: skip

STATED = (
    Stated("attendance", "attendance.present", {"who": ("delegate",)}, {"base": ("summoned", "committee_members")}),
    Stated("attendance", "attendance.present", {"who": ("member", "")}),
    Stated("attendance", "attendance.share", percent=True),
    Stated("resolution_study", "study.share", dimensions={"who": ("member",)}, percent=True),
    Stated("resolution_study", "study.attended", dimensions={"who": ("member",)}, wholes=("study.due",)),
    Stated("resolution_study", "study.attended", dimensions={"who": (ALL,)}),
)
