"""Ratings of the year: members, cells, leadership collectives, the committee itself, key cadres."""

from dataclasses import replace
from functools import partial

from tongket.figures.definition import Figure, Period, Rollup, count_of_year
from tongket.figures.wording import ABSENT, ALL, Stated

MEMBER = {"capacity": ("member",), "stage": ("decided",)}
RATED = ("excellent", "good", "completed", "not_completed")
GOOD_OR_BETTER = ("excellent", "good")
SUBORDINATE = {"subject": ("organization",), "whose": ("subordinate",), "stage": ("decided",)}
OF_STAGES = (
    ("members", "Đảng viên", "Members", "member", "member_ratings", {"capacity": ("member",)}, 39),
    ("cells", "Tổ chức đảng trực thuộc", "Cells and committees below", "organization", "collective_ratings",
     {"subject": ("organization",), "whose": ("subordinate",)}, 2),
    ("collectives", "Tập thể lãnh đạo, quản lý", "Leadership collectives", "collective", "collective_ratings",
     {"subject": ("leadership_collective",)}, 2),
)  # fmt: skip


_count = partial(count_of_year, source="Sổ xếp loại")


def _share(figure_id: str, vi: str, en: str, numerator: str, denominator: str, example: str) -> Figure:
    return Figure(
        id=figure_id,
        label={"vi": vi, "en": en},
        question={"vi": f"{vi}: bao nhiêu phần trăm?", "en": f"{en}: what share?"},
        unit="percent",
        period=Period.REPORT_YEAR,
        rollup=Rollup.RATIO,
        source="Sổ xếp loại",
        numerator=numerator,
        denominator=denominator,
        decimals=1,
        example=example,
    )


FIGURES = (
    _count("ratings.members_rated", "Đảng viên được xếp loại", "Members rated", "member", "member_ratings",
           {**MEMBER, "level": RATED}, "ngoc-ky 2023 = 188", of="members.total", always=True),
    _count("ratings.members_not_rated", "Đảng viên không xếp loại, theo lý do", "Members not rated", "member", "member_ratings",
           {**MEMBER, "level": ("",)}, "ngoc-ky 2023 not_rated_reason=exempted", ("not_rated_reason",)),
    _count("ratings.members", "Đảng viên theo mức xếp loại", "Members by rating", "member", "member_ratings",
           {**MEMBER, "level": RATED}, "vinh-loc 2023 level=excellent = 39", ("level",), of="ratings.members_rated"),
    _count("ratings.members_good_or_better", "Đảng viên hoàn thành tốt nhiệm vụ trở lên", "Members rated good or better", "member",
           "member_ratings", {**MEMBER, "level": GOOD_OR_BETTER}, "ngoc-ky 2023 = 171", of="ratings.members_rated"),
    _share("ratings.members_share", "Tỷ lệ đảng viên theo mức xếp loại", "Share of members by rating", "ratings.members",
           "ratings.members_rated", "ngoc-ky 2023 level=excellent"),
    _share("ratings.members_good_or_better_share", "Tỷ lệ hoàn thành tốt trở lên trong số đảng viên được xếp loại",
           "Share good or better of members rated", "ratings.members_good_or_better", "ratings.members_rated", "ngoc-ky 2023"),
    _share("ratings.members_good_or_better_of_all", "Tỷ lệ hoàn thành tốt trở lên trong toàn bộ đảng viên",
           "Share good or better of all members", "ratings.members_good_or_better", "members.total", "ngoc-ky 2023 = 89.5"),
    _count("ratings.cadres", "Cán bộ quản lý chủ chốt theo mức xếp loại", "Key cadres by rating", "person", "member_ratings",
           {"capacity": ("key_cadre",), "level": RATED}, "vinh-loc 2023 stage=proposed level=excellent = 1", ("stage", "level")),
    _count("ratings.cells_rated", "Tổ chức đảng trực thuộc được xếp loại", "Cells and committees below that were rated", "organization", "collective_ratings",
           {**SUBORDINATE, "level": RATED}, "ngoc-ky 2023 = 11", always=True),
    _count("ratings.cells", "Tổ chức đảng trực thuộc theo mức xếp loại", "Cells and committees below by rating", "organization", "collective_ratings",
           {**SUBORDINATE, "level": RATED}, "ngoc-ky 2023 level=excellent = 2", ("level",), of="ratings.cells_rated"),
    _share("ratings.cells_share", "Tỷ lệ tổ chức đảng trực thuộc theo mức xếp loại",
           "Share of cells and committees below by rating", "ratings.cells",
           "ratings.cells_rated", "ngoc-ky 2023 level=excellent = 18.2"),
    _count("ratings.collectives", "Tập thể lãnh đạo, quản lý theo mức xếp loại", "Leadership collectives by rating", "collective",
           "collective_ratings", {"subject": ("leadership_collective",), "stage": ("decided",), "level": RATED},
           "vinh-loc 2023 level=excellent = 2", ("level",)),
    replace(
        _count("ratings.own", "Xếp loại của chính đảng bộ", "The committee's own rating", "organization",
               "collective_ratings", {"subject": ("organization",), "whose": ("own",), "level": RATED},
               "thach-son 2023 stage=decided level=excellent = 1", ("stage", "level")),
        rollup=Rollup.NEVER,
    ),
    # Side by side what was proposed, decided and announced; every other figure is of what was decided.
    *(
        _count(f"ratings.{what}_by_stage", f"{vi} theo bước và mức xếp loại", f"{en} by stage and rating", unit, relation,
               {**where, "level": RATED}, f"vinh-loc 2023 stage=decided level=excellent = {count}", ("stage", "level"))
        for what, vi, en, unit, relation, where, count in OF_STAGES
    ),
    _count("ratings.cadres_by_period", "Cán bộ theo kỳ đánh giá: quý, năm", "Key cadres by period: quarter, year", "person",
           "cadre_ratings", {}, "vinh-loc 2023 period=year stage=proposed level=excellent = 1",
           ("period", "stage", "level", "not_rated_reason")),
)  # fmt: skip

BELOW = ("cell", "organization", "committee_organization")
ANYONE = (*ABSENT, "member")
CELLS_OF = ("ratings.cells_rated", "cells.total")
MEMBERS_OF = ("ratings.members_rated", "members.total", "ratings.members_good_or_better")
NEW = ("mới kết nạp hoặc mới chuyển đến", "mới kết nạp chưa đủ", "mới kết nạp, chưa đủ")
"""How papers word the members too new to be rated."""
GIVEN_LEVEL = {"level": ("@level",)}

STATED = (
    Stated("org_rating", "ratings.cells", {"subject": BELOW, "level": RATED, "self": ABSENT}, GIVEN_LEVEL, wholes=CELLS_OF),
    Stated("org_rating", "ratings.cells", {"subject": BELOW, "level": ("good_or_better",), "self": ABSENT}, {"level": GOOD_OR_BETTER}, wholes=CELLS_OF),
    Stated("org_rating", "ratings.cells_share", {"subject": BELOW, "level": RATED, "self": ABSENT}, GIVEN_LEVEL, percent=True),
    Stated("org_rating", "ratings.cells_share", {"subject": BELOW, "level": ("good_or_better",), "self": ABSENT}, {"level": GOOD_OR_BETTER}, percent=True),
    Stated("org_rating", "ratings.cells_rated", {"subject": BELOW, "level": ("rated",), "self": ABSENT}, wholes=CELLS_OF),
    Stated("org_rating", "ratings.collectives", {"subject": ("leadership_collective",), "level": RATED}, GIVEN_LEVEL),
    Stated("member_rating", "ratings.members", {"subject": ANYONE, "level": RATED}, GIVEN_LEVEL, wholes=MEMBERS_OF),
    Stated("member_rating", "ratings.members_good_or_better", {"subject": ANYONE, "level": ("good_or_better",)}, wholes=MEMBERS_OF),
    Stated("member_rating", "ratings.members_rated", {"subject": ANYONE, "level": ("rated",)}, wholes=MEMBERS_OF),
    Stated("member_rating", "ratings.members_not_rated", {"subject": ANYONE, "level": ("not_rated",)}, {"not_rated_reason": (ALL,)}),
    Stated("member_rating", "ratings.members_not_rated", {"subject": ANYONE, "level": ("not_rated",)}, {"not_rated_reason": ("@reason",)}),
    Stated("member_rating", "ratings.members_not_rated", {"subject": ANYONE, "level": ("not_rated",)}, {"not_rated_reason": ("exempted",)}),
    Stated("admissions", "ratings.members_not_rated", {}, {"not_rated_reason": ("new_member",)},
           behind=tuple(f"{noun} {state}" for noun in ("đồng chí", "đảng viên") for state in NEW)),
    Stated("member_rating", "ratings.members_share", {"subject": ANYONE, "level": RATED}, GIVEN_LEVEL, percent=True),
    Stated("member_rating", "ratings.members_good_or_better_of_all", {"subject": ANYONE, "level": ("good_or_better",)}, percent=True),
    Stated("member_rating", "ratings.members_good_or_better_share", {"subject": ANYONE, "level": ("good_or_better",)}, percent=True),
    Stated("member_rating", "ratings.cadres", {"subject": ("key_cadre",), "proposed": ("True",)}, {"stage": ("proposed",), **GIVEN_LEVEL}),
    Stated("member_rating", "ratings.cadres", {"subject": ("key_cadre",), "proposed": ABSENT}, {"stage": ("decided",), **GIVEN_LEVEL}),
    Stated("member_rating", "ratings.cadres", {"subject": ("key_cadre",), "proposed": ABSENT}, {"stage": ("proposed",), **GIVEN_LEVEL}),
)  # fmt: skip
