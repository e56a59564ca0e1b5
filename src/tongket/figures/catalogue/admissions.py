"""Admissions of the year, held against the plan, and members recognised as official."""

from tongket.figures.definition import Figure, Period, Rollup
from tongket.figures.wording import ABSENT, Stated

FIGURES = (
    Figure(
        id="admissions.members",
        label={"vi": "Đảng viên mới kết nạp", "en": "Members admitted"},
        question={"vi": "Trong năm kết nạp bao nhiêu đảng viên?", "en": "How many members were admitted in the year?"},
        unit="member",
        period=Period.YEAR,
        rollup=Rollup.SUM,
        source="Sổ kết nạp; tính theo ngày kết nạp",
        relation="admissions",
        always=True,
        example="ngoc-ky 2023",
    ),
    Figure(
        id="admissions.plan",
        label={"vi": "Chỉ tiêu kết nạp đảng viên", "en": "Admissions planned"},
        question={
            "vi": "Chỉ tiêu kết nạp của năm là bao nhiêu đảng viên?",
            "en": "How many admissions were planned for the year?",
        },
        unit="member",
        period=Period.REPORT_YEAR,
        rollup=Rollup.SUM,
        source="Kế hoạch kết nạp; dòng của đảng bộ thay cho các dòng của chi bộ trực thuộc",
        relation="admission_plans",
        amount="planned",
        example="ngoc-ky 2023",
    ),
    Figure(
        id="admissions.plan_ratio",
        label={"vi": "Kết nạp so với chỉ tiêu", "en": "Admissions against the plan"},
        question={"vi": "Kết nạp đạt bao nhiêu phần trăm chỉ tiêu?", "en": "What share of the plan was admitted?"},
        unit="percent",
        period=Period.YEAR,
        rollup=Rollup.RATIO,
        source="Sổ kết nạp; kế hoạch kết nạp",
        numerator="admissions.members",
        denominator="admissions.plan",
        decimals=1,
        example="ngoc-ky 2023",
    ),
    Figure(
        id="admissions.recognized",
        label={"vi": "Đảng viên dự bị được công nhận chính thức", "en": "Members recognised as official"},
        question={
            "vi": "Trong năm có bao nhiêu đảng viên dự bị được công nhận chính thức?",
            "en": "How many probationary members became official in the year?",
        },
        unit="member",
        period=Period.YEAR,
        rollup=Rollup.SUM,
        source="Sổ đảng viên; tính theo ngày chính thức",
        relation="recognitions",
        always=True,
        example="ngoc-ky 2023",
    ),
)

STATED = (
    Stated("admissions", "admissions.members", {"scope": ABSENT}, plan="admissions.plan", wholes=("admissions.plan",)),
    Stated("indicator_plan_ratio", "admissions.plan_ratio", {"indicator": ("admissions",)}, percent=True),
    Stated("member_transfer", "admissions.recognized", {"direction": ("recognized_official",)}),
)
