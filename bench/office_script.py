"""The office's own way: a script of pandas over the workbook. It reads the sheets and works out the same figures."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd

Sheets = dict[str, pd.DataFrame]
Answers = dict[str, str | None]
LEVELS = {
    "Hoàn thành xuất sắc nhiệm vụ": "excellent", "Hoàn thành tốt nhiệm vụ": "good",
    "Hoàn thành nhiệm vụ": "completed", "Không hoàn thành nhiệm vụ": "not_completed",
}  # fmt: skip
NOT_RATED = {"Được miễn công tác và sinh hoạt": "exempted", "Kết nạp chưa đủ thời gian": "new_member"}
KINDS = {
    "Hội nghị tổng kết năm": "year_end_summary", "Hội nghị sơ kết giữa nhiệm kỳ": "mid_term_review",
    "Hội nghị kiểm điểm, xếp loại": "review_meeting", "Hội nghị Đảng ủy": "party_committee_meeting",
}  # fmt: skip
BASES = {
    "Toàn thể đảng viên": "all_members", "Số được triệu tập": "summoned", "Toàn thể cấp ủy viên": "committee_members",
}  # fmt: skip
ACTORS = {"Đảng ủy": "party_committee", "Ủy ban Kiểm tra": "inspection_commission"}


def read(path: Path) -> Sheets:
    return dict(pd.read_excel(path, sheet_name=None, engine="openpyxl"))


def figures(sheets: Sheets, year: int) -> Answers:
    out: Answers = {}
    for part in (members, admissions, badges, ratings, collectives, inspections, awards, targets, meetings):
        part(sheets, year, out)
    return out


def count(out: Answers, name: str, values: pd.Series, words: dict[str, str] | None = None) -> None:
    for value, number in values.value_counts().items():
        out[f"{name}={words.get(str(value), str(value)) if words else value}"] = str(number)


def percent(part: Decimal | int, whole: Decimal | int, places: str) -> str:
    return str((Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(places), ROUND_HALF_UP))


def members(sheets: Sheets, year: int, out: Answers) -> None:
    table = sheets["Đảng viên"]
    table = table[table["Ngày giảm"].isna()]
    end = pd.Timestamp(year, 12, 31)
    out["members.total"] = str(len(table))
    official = pd.to_datetime(table["Ngày chính thức"])
    out["members.by_standing?standing=official"] = str((official <= end).sum())
    out["members.by_standing?standing=probationary"] = str(len(table) - (official <= end).sum())
    count(out, "members.by_status?status", table["Tình trạng"],
          {"Đang sinh hoạt": "active", "Được miễn công tác và sinh hoạt": "exempted"})  # fmt: skip
    since = pd.to_datetime(table["Ngày quyết định kết nạp"].fillna(table["Ngày kết nạp"]))
    bands = [
        (50, "from_50"),
        (40, "from_40_to_49"),
        (30, "from_30_to_39"),
        (20, "from_20_to_29"),
        (10, "from_10_to_19"),
    ]
    left = pd.Series(data=True, index=table.index)
    for years, word in bands:
        here = left & (since <= end - pd.DateOffset(years=years))
        out[f"members.by_party_age?party_age={word}"] = str(here.sum())
        left &= ~here
    out["members.by_party_age?party_age=below_10"] = str(left.sum())
    out["admissions.recognized"] = str((official.dt.year == year).sum())
    types = sheets["Tổ chức đảng"]["Loại hình"]
    out["cells.total"] = str(types.str.startswith("Chi bộ").sum())


def admissions(sheets: Sheets, year: int, out: Answers) -> None:
    done = (pd.to_datetime(sheets["Kết nạp"]["Ngày kết nạp"]).dt.year == year).sum()
    planned = int(sheets["Kế hoạch kết nạp"]["Chỉ tiêu kết nạp"].sum())
    out["admissions.members"], out["admissions.plan"] = str(done), str(planned)
    out["admissions.plan_ratio"] = percent(int(done), planned, "0.0000001")


def badges(sheets: Sheets, year: int, out: Answers) -> None:  # noqa: ARG001 - one shape for all parts
    table = sheets["Huy hiệu Đảng"]
    out["badges.awarded"] = str(len(table))
    count(out, "badges.awarded_by_level?level", table["Mức Huy hiệu (năm)"].astype(int))
    count(out, "badges.awarded_by_round?round", pd.to_datetime(table["Đợt"]).dt.strftime("%Y-%m-%d"))


def ratings(sheets: Sheets, year: int, out: Answers) -> None:  # noqa: ARG001
    table = sheets["Xếp loại đảng viên"]
    table = table[table["Tư cách"].isna() | (table["Tư cách"] == "Đảng viên")]
    levels = table["Mức xếp loại"].dropna().map(LEVELS)
    rated, good = len(levels), int(levels.isin(["excellent", "good"]).sum())
    out["ratings.members_rated"], out["ratings.members_good_or_better"] = str(rated), str(good)
    count(out, "ratings.members?level", levels)
    count(out, "ratings.members_not_rated?not_rated_reason", table["Lý do không xếp loại"].dropna(), NOT_RATED)
    for level, number in levels.value_counts().items():
        out[f"ratings.members_share?level={level}"] = percent(int(number), rated, "0.0000001")
    out["ratings.members_good_or_better_share"] = percent(good, rated, "0.0000001")
    out["ratings.members_good_or_better_of_all"] = percent(good, int(out["members.total"] or 0), "0.0000001")


def collectives(sheets: Sheets, year: int, out: Answers) -> None:  # noqa: ARG001
    table = sheets["Xếp loại tập thể"]
    own = set(sheets["Tổ chức đảng"]["Tên tổ chức đảng"])
    cells = table[(table["Đối tượng"] == "Tổ chức đảng") & table["Tổ chức đảng"].isin(own)]
    levels = cells["Mức xếp loại"].dropna().map(LEVELS)
    out["ratings.cells_rated"] = str(len(levels))
    count(out, "ratings.cells?level", levels)
    for level, number in levels.value_counts().items():
        out[f"ratings.cells_share?level={level}"] = percent(int(number), len(levels), "0.0000001")


def inspections(sheets: Sheets, year: int, out: Answers) -> None:  # noqa: ARG001
    cases = sheets["Kiểm tra, giám sát"].copy()
    cases["actor"] = cases["Chủ thể"].map(ACTORS)
    cases["nature"] = cases["Loại"].str.startswith("Giám sát").map({True: "supervision", False: "inspection"})
    subjects = sheets["Đối tượng kiểm tra, giám sát"].merge(cases[["Mã cuộc", "actor", "nature"]], on="Mã cuộc")
    keys = ["actor", "nature"]
    for (actor, nature), number in cases.groupby(keys).size().items():
        out[f"inspections.cases?actor={actor}&nature={nature}"] = str(number)
    for word, name in (("Tổ chức đảng", "organizations"), ("Đảng viên", "members")):
        for (actor, nature), number in subjects[subjects["Đối tượng"] == word].groupby(keys).size().items():
            out[f"inspections.{name}?actor={actor}&nature={nature}"] = str(number)
    people = subjects[subjects["Đối tượng"] == "Đảng viên"]
    out["inspections.members_covered"] = str(people["Số thẻ đảng viên"].nunique())


def awards(sheets: Sheets, year: int, out: Answers) -> None:  # noqa: ARG001
    table = sheets["Khen thưởng"]
    out["awards.collectives"] = str((table["Đối tượng"] == "Tập thể").sum())
    out["awards.individuals"] = str(table["Đối tượng"].isin(["Đảng viên", "Cá nhân"]).sum())


def targets(sheets: Sheets, year: int, out: Answers) -> None:  # noqa: ARG001
    table = sheets["Chỉ tiêu"]
    for _, line in table.dropna(subset=["Mã chỉ tiêu"]).iterrows():
        code = line["Mã chỉ tiêu"]
        plan, result, before = (number(line[name]) for name in ("Kế hoạch", "Kết quả", "Cùng kỳ"))
        if plan is not None:
            out[f"indicators.plan?indicator={code}"] = str(plan)
        if result is not None:
            out[f"indicators.value?indicator={code}"] = str(result)
        if plan and result is not None:
            out[f"indicators.plan_ratio?indicator={code}"] = percent(result, plan, "0.0000001")
        if before and result is not None:
            out[f"indicators.growth?indicator={code}"] = percent(result - before, before, "0.0000001")


def meetings(sheets: Sheets, year: int, out: Answers) -> None:  # noqa: ARG001
    table = sheets["Hội nghị"]
    count(out, "meetings.held?kind", table["Loại hội nghị"][table["Loại hội nghị"].isin(KINDS)], KINDS)
    for _, line in table.iterrows():
        if BASES.get(line["Số người làm căn cứ"]) and KINDS.get(line["Loại hội nghị"]):
            day = pd.Timestamp(line["Ngày họp"]).strftime("%Y-%m-%d")
            dimensions = f"base={BASES[line['Số người làm căn cứ']]}&held_on={day}&kind={KINDS[line['Loại hội nghị']]}"
            out[f"attendance.present?{dimensions}"] = str(int(line["Số có mặt"]))


def number(written: object) -> Decimal | None:
    if written is None or written != written:  # noqa: PLR0124 - what is blank is not equal to itself in pandas
        return None
    text = str(written)
    return Decimal(text.replace(".", "").replace(",", ".") if "," in text else text)
