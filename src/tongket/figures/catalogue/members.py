"""Members and organisations: states on the last day of the year."""

from tongket.figures.definition import Figure, Period, Rollup
from tongket.figures.wording import ABSENT, Stated

FIGURES = (
    Figure(
        id="members.total",
        label={"vi": "Tổng số đảng viên", "en": "Members"},
        question={
            "vi": "Đảng bộ có bao nhiêu đảng viên?",
            "en": "How many members does the organisation have?",
        },
        unit="member",
        period=Period.STATE,
        rollup=Rollup.SUM,
        source="Sổ đảng viên",
        relation="members",
        always=True,
        example="ngoc-ky 2023 = 191",
    ),
    Figure(
        id="members.by_standing",
        label={"vi": "Đảng viên chính thức, dự bị", "en": "Official and probationary members"},
        question={
            "vi": "Bao nhiêu đảng viên chính thức, bao nhiêu dự bị?",
            "en": "How many are official, how many probationary?",
        },
        unit="member",
        period=Period.STATE,
        rollup=Rollup.SUM,
        source="Sổ đảng viên",
        relation="members",
        dimensions=("standing",),
        of="members.total",
        example="ngoc-ky 2023 standing=probationary = 6",
    ),
    Figure(
        id="members.by_status",
        label={"vi": "Đảng viên theo tình trạng", "en": "Members by status"},
        question={
            "vi": "Bao nhiêu đảng viên đang sinh hoạt, được miễn, bị đình chỉ?",
            "en": "How many are active, exempted, suspended?",
        },
        unit="member",
        period=Period.STATE,
        rollup=Rollup.SUM,
        source="Sổ đảng viên",
        relation="members",
        dimensions=("status",),
        of="members.total",
        example="mau-hop-nhat 2025 status=active",
    ),
    Figure(
        id="members.by_party_age",
        label={"vi": "Đảng viên theo tuổi Đảng", "en": "Members by party age"},
        question={"vi": "Đảng viên phân theo tuổi Đảng như thế nào?", "en": "How old is their membership?"},
        unit="member",
        period=Period.STATE,
        rollup=Rollup.SUM,
        source="Sổ đảng viên; tuổi Đảng tính từ ngày quyết định kết nạp",
        relation="members",
        dimensions=("party_age",),
        of="members.total",
        example="ngoc-ky 2023 party_age=from_50",
    ),
    Figure(
        id="organizations.by_type",
        label={"vi": "Tổ chức đảng trực thuộc theo loại hình", "en": "Organisations by type"},
        question={"vi": "Có bao nhiêu tổ chức đảng mỗi loại?", "en": "How many organisations of each type?"},
        unit="organization",
        period=Period.STATE,
        rollup=Rollup.SUM,
        source="Sổ tổ chức đảng",
        relation="organizations",
        dimensions=("type",),
        example="mau-hop-nhat 2025 type=grassroots_cell = 15",
    ),
    Figure(
        id="cells.total",
        label={"vi": "Số chi bộ", "en": "Cells"},
        question={"vi": "Đảng bộ có bao nhiêu chi bộ?", "en": "How many cells are there?"},
        unit="cell",
        period=Period.STATE,
        rollup=Rollup.SUM,
        source="Sổ tổ chức đảng",
        relation="organizations",
        where={"type": ("cell", "grassroots_cell", "subordinate_cell")},
        always=True,
        example="ngoc-ky 2023 = 11",
    ),
)

BANDS = {"from_50": "từ 50 năm", "from_40_to_49": "từ 40 đến 49 năm", "from_30_to_39": "từ 30 đến 39 năm",
         "from_20_to_29": "từ 20 đến 29 năm", "from_10_to_19": "từ 10 đến 19 năm", "below_10": "dưới 10 năm"}  # fmt: skip
"""How papers word the bands of party age; they are told of people who hold a badge as of others."""

STATED = (
    *(
        Stated(kind, "members.by_party_age", {}, {"party_age": (band,)}, wholes=("members.total",),
               behind=tuple(f"{noun} {words} tuổi đảng" for noun in ("đồng chí", "đảng viên")))
        for kind in ("members_total", "badge_award", "badge_total")
        for band, words in BANDS.items()
    ),
    Stated("members_total", "members.total", {"scope": ABSENT}, whole=False),
    Stated("members_total", "members.by_standing", {"scope": ABSENT}, {"standing": ("official",)},
           behind=("đảng viên chính thức",), wholes=("members.total",)),
    Stated("members_total", "members.by_standing", {"scope": ABSENT}, {"standing": ("probationary",)},
           behind=("đảng viên dự bị",), wholes=("members.total",)),
    Stated("members_total", "members.by_standing", {"scope": ("official", "probationary")}, {"standing": ("@scope",)}),
    Stated("members_total", "members.by_status", {"scope": ("exempted",)}, {"status": ("exempted",)}),
    Stated("cells_total", "cells.total", {"scope": ABSENT}),
    Stated("cells_total", "organizations.by_type", {"scope": ("organization", "committee_organization")},
           {"type": ("grassroots_committee_organization",)}),
    Stated("cells_total", "organizations.by_type", {"scope": ("organization",)}, {"type": ("*",)}),
)  # fmt: skip
