"""Party badges of the year: by level, by round, by kind. A reissue is no new badge and counts only by kind."""

from tongket.figures.definition import Figure, count_of_year
from tongket.figures.wording import ABSENT, Stated

GIVEN = ("regular_award", "early_award", "posthumous")


def _count(
    figure_id: str, vi: str, en: str, example: str, dimensions: tuple[str, ...] = (), *, reissued: bool = False,
    always: bool = False,
) -> Figure:  # fmt: skip
    where = {} if reissued else {"kind": GIVEN}
    of = "" if reissued or not dimensions else "badges.awarded"
    source = "Sổ Huy hiệu Đảng"
    return count_of_year(figure_id, vi, en, "badge", "badges", where, example, dimensions, of, always, source=source)


FIGURES = (
    _count("badges.awarded", "Huy hiệu Đảng đã tặng, truy tặng", "Party badges given", "ngoc-ky 2023", always=True),
    _count("badges.awarded_by_level", "Huy hiệu Đảng theo mức tuổi Đảng", "Party badges by level", "ngoc-ky 2023 level=40", ("level",)),
    _count("badges.awarded_by_round", "Huy hiệu Đảng theo đợt", "Party badges by round", "ngoc-ky 2023 round=2023-09-02", ("round",)),
    _count("badges.awarded_by_kind", "Huy hiệu Đảng theo hình thức", "Party badges by kind", "ngoc-ky 2023 kind=regular_award = 7", ("kind",),
           reissued=True),
)  # fmt: skip

STATED = (
    Stated("badge_total", "badges.awarded", {"posthumous": ABSENT}),
    Stated("badge_total", "badges.awarded_by_kind", {"posthumous": ("True",)}, {"kind": ("posthumous",)}),
    Stated(
        "badge_award",
        "badges.awarded_by_level",
        {"posthumous": ABSENT},
        {"level": ("@years",)},
        wholes=("badges.awarded",),
    ),
)
