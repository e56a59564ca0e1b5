"""Inspections and supervisions of the year, and whom they looked into."""

from functools import partial

from tongket.figures.definition import count_of_year
from tongket.figures.wording import Stated

BY_ACTOR = ("actor", "nature")
COUNTED = ("inspection", "supervision")


_count = partial(count_of_year, source="Sổ kiểm tra, giám sát")

FIGURES = (
    _count("inspections.cases", "Số cuộc kiểm tra, giám sát", "Inspections and supervisions held", "inspection_case",
           "inspection_cases", {"nature": COUNTED}, "ngoc-ky 2023 actor=party_committee nature=inspection", BY_ACTOR),
    _count("inspections.by_kind", "Số cuộc theo loại", "Cases by kind", "inspection_case",
           "inspection_cases", {}, "ngoc-ky 2023 actor=party_committee kind=thematic_inspection", ("actor", "kind")),
    _count("inspections.organizations", "Tổ chức đảng được kiểm tra, giám sát", "Organisations inspected or supervised", "organization",
           "inspection_subjects", {"nature": COUNTED, "subject": ("organization",)},
           "ngoc-ky 2023 actor=party_committee nature=inspection", BY_ACTOR),
    _count("inspections.members", "Đảng viên được kiểm tra, giám sát", "Members inspected or supervised", "member",
           "inspection_subjects", {"nature": COUNTED, "subject": ("member",)},
           "ngoc-ky 2023 actor=party_committee nature=inspection = 63", BY_ACTOR),
    _count("inspections.members_covered", "Đảng viên được kiểm tra, giám sát, không tính trùng",
           "Members inspected or supervised, each counted once", "member", "inspected_members", {}, "vinh-loc 2023 = 200",
           of="members.total"),
)  # fmt: skip

COUNTED_BY = {
    "inspection_case": "inspections.cases",
    "cell": "inspections.organizations",
    "organization": "inspections.organizations",
    "member": "inspections.members",
}
TOGETHER = ("kiểm tra, giám sát", "kiểm tra và giám sát", "kiểm tra giám sát")
ACTORS = ("", "party_committee", "inspection_commission")


def _stated(nature: str, unit: str, figure: str) -> tuple[Stated, ...]:
    """By the nature it names; else both together, where a text gives one number for "kiểm tra, giám sát"."""
    where = {"unit": (unit,), "actor": ACTORS}
    named = Stated(nature, figure, where, {"actor": ("@actor",), "nature": (nature,)})
    if nature == "supervision":
        return (named,)
    return named, Stated(nature, figure, where, {"actor": ("@actor",), "nature": COUNTED}, lead=TOGETHER)


STATED = (
    Stated("inspection", "inspections.members_covered", {"unit": ("member",)}, whole=True, wholes=("members.total",)),
    *(stated for nature in COUNTED for unit, figure in COUNTED_BY.items() for stated in _stated(nature, unit, figure)),
)
