"""Sample data of the style guide; every name and number in it is assumed."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tongket.documents import charts


class RatingForm(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Viết đầy đủ, có dấu")
    admitted_on = forms.DateField(label="Ngày kết nạp", required=False)
    level = forms.ChoiceField(label="Mức xếp loại", choices=[("good", "Hoàn thành tốt"), ("completed", "Hoàn thành")])
    kind = forms.ChoiceField(
        label="Diện",
        choices=[("official", "Chính thức"), ("probationary", "Dự bị")],
        widget=forms.RadioSelect,
    )
    exempted = forms.BooleanField(label="Được miễn công tác và sinh hoạt", required=False)
    reason = forms.CharField(label="Lý do", widget=forms.Textarea, required=False)
    workbook = forms.FileField(label="Tệp Excel", required=False, help_text="Tệp .xlsx, không đặt mật khẩu")

    def clean_admitted_on(self) -> None:
        raise ValidationError("Ngày kết nạp sau ngày chính thức.", code="member-dates-out-of-order")


def chip(label: str, tone: str) -> dict[str, str]:
    return {"label": label, "tone": tone}


def cell(text: str | None, label: str = "", **more: Any) -> dict[str, Any]:
    return {"text": text, "label": label, **more}


def column(label: str, **more: Any) -> dict[str, Any]:
    return {"id": label, "label": label, **more}


def styleguide_context() -> dict[str, Any]:
    return {
        **frame_context(),
        **list_context(),
        **record_context(),
        "charts": chart_context(),
        **desk_context(),
    }


def frame_context() -> dict[str, Any]:
    ledger = [
        "Tổ chức đảng 12",
        "Đảng viên 191",
        "Kết nạp 6",
        "Huy hiệu Đảng 7",
        "Kiểm tra, giám sát 7",
        "Chỉ tiêu 24",
    ]
    ledger += ["Hội nghị 14", "Xếp loại 186", "Khen thưởng 28"]
    entries = [{"label": e.rsplit(" ", 1)[0], "url": "#", "count": e.rsplit(" ", 1)[1]} for e in ledger]
    papers = [
        ("Số liệu", "86"),
        ("Văn bản", "19"),
        ("Đối chiếu", None),
        ("Tin bài", None),
        ("Gửi cấp trên", None),
    ]
    return {
        "navigation": [
            {"title": "", "entries": [{"label": "Bàn làm việc", "url": "#", "count": None, "current": True}]},
            {"title": "Sổ sách", "entries": entries},
            {
                "title": "Số liệu và văn bản",
                "entries": [{"label": label, "url": "#", "count": count} for label, count in papers],
            },
        ],
        "years": [(2024, "#", False), (2023, "#", True), (2022, "#", False)],
        "office_name": "Đảng bộ xã Mẫu (giả định)",
        "notice": "Dữ liệu mẫu: số liệu theo bài đã đăng; người là giả định.",
        "language_switch_url": "#",
        "search_url": "#",
        "sign_out_url": "#",
        "account_url": "#",
        "person": {"name": "Nguyễn Văn Mẫu", "role": "Văn phòng Đảng ủy"},
        "breadcrumb": [("Bàn làm việc", "#"), ("Năm 2023", None)],
        "messages": [
            Message("success", "Đã ghi sổ 24 đảng viên."),
            Message("warning", "Bản sao lưu gần nhất đã cũ 9 ngày."),
        ],
    }


class Message:
    def __init__(self, level_tag: str, text: str) -> None:
        self.level_tag, self.text = level_tag, text

    def __str__(self) -> str:
        return self.text


def desk_context() -> dict[str, Any]:
    steps = [
        ("Thu phiếu chi bộ", "11/11 chi bộ đã gửi", "done"),
        ("Kiểm điểm", "tập thể xong, 188 đảng viên", "done"),
        ("Xếp loại", "trong tỷ lệ cho phép", "done"),
        ("Văn bản", "9/12 đã ký", "now"),
        ("Hội nghị", "còn 4 ngày", "todo"),
        ("Gửi cấp trên", "quá hạn 1 ngày", "late"),
    ]
    return {
        "steps": [{"title": title, "text": text, "state": state, "url": "#"} for title, text, state in steps],
        "figures": [
            {
                "label": "Đảng viên dự hội nghị",
                "value": "149",
                "of": "191",
                "url": "#",
                "note": "78,0 % đảng viên",
            },
            {
                "label": "Kết nạp đảng viên",
                "value": "6",
                "of": "6",
                "url": "#",
                "chip": chip("Đạt 100 % kế hoạch", "ok"),
            },
            {
                "label": "Huy hiệu Đảng, đợt 02/9 và 07/11",
                "value": "7",
                "url": "#",
                "note": "65 năm 1 · 55 năm 2 · 40 năm 4",
            },
            {
                "label": "Tổng giá trị sản xuất",
                "value": "370,740",
                "unit": "tỷ đồng",
                "url": "#",
                "reported": True,
            },
            {
                "label": "Thu nhập bình quân đầu người",
                "value": None,
                "mend_url": "#",
                "chip": chip("Thiếu", "due"),
            },
        ],
        "tasks": [
            {"label": "Ký báo cáo tổng kết", "url": "#", "chip": chip("Hôm nay", "due")},
            {
                "label": "2 đảng viên hết thời gian dự bị trong 30 ngày",
                "url": "#",
                "chip": chip("30 ngày", "info"),
            },
            {
                "label": "Khắc phục sau kiểm tra: chi bộ Thôn 4",
                "url": "#",
                "chip": chip("Quá hạn 3 ngày", "bad"),
            },
            {"label": "Danh sách đề nghị Huy hiệu Đảng", "url": "#", "chip": chip("Đã gửi", "ok")},
        ],
        "progress": {
            "label": "Lập văn bản",
            "done": 8,
            "total": 12,
            "text": "Đang lập quyết định khen thưởng.",
            "state": "running",
        },
        "findings": [
            {
                "tone": "bad",
                "title": "Số huy hiệu trong bài lệch với sổ",
                "message": "Bài ghi 8 đảng viên nhận huy hiệu; sổ ghi 7, các mốc cộng lại cũng là 7.",
                "mend": "Sửa bài theo sổ, hoặc bổ sung đảng viên còn thiếu vào sổ huy hiệu.",
                "code": "reading-figure-differs",
                "place": "Đoạn 1, câu 2",
                "place_url": "#",
                "actions": [{"label": "Sửa thành 7", "url": "#"}, {"label": "Mở 7 dòng gốc", "url": "#"}],
            },
            {
                "tone": "due",
                "title": "4/8 chi bộ xuất sắc là 50 %",
                "message": "Vượt trần 20 % theo cả ba cách tính.",
                "code": "quota-cap-exceeded",
                "place": "Trang “Chi bộ”, ô D7",
            },
        ],
    }


def chart_context() -> list[dict[str, Any]]:
    rows = [
        ("Tổng giá trị sản xuất toàn xã", Decimal("1.047"), "370,740 tỷ đồng", "354,1 tỷ đồng"),
        (
            "Tỷ lệ hộ dân sử dụng nước sạch tập trung theo quy chuẩn quốc gia",
            Decimal("0.886"),
            "88,6 %",
            "100 %",
        ),
        ("Thu nhập bình quân đầu người", None, "74,447 triệu đồng", None),
        ("Phát triển đảng viên", Decimal(1), "6 đảng viên", "6 đảng viên"),
        ("Thu ngân sách trên địa bàn", Decimal("3.12"), "168,9 tỷ đồng", "54,1 tỷ đồng"),
        ("Số lao động được giải quyết việc làm", None, None, "120 người"),
    ]
    ratings = [
        ("Hoàn thành xuất sắc nhiệm vụ", 2, "excellent"),
        ("Hoàn thành tốt nhiệm vụ", 8, "good"),
        ("Hoàn thành nhiệm vụ", 1, "completed"),
        ("Không hoàn thành nhiệm vụ", 0, "not_completed"),
    ]
    ages = [
        ("Dưới 10 năm", 48),
        ("10–19 năm", 52),
        ("20–29 năm", 41),
        ("30–39 năm", 27),
        ("40–49 năm", 14),
        ("Từ 50 năm", 9),
    ]
    badges = [
        ("30 năm", 2),
        ("40 năm", 2),
        ("45 năm", 1),
        ("50 năm", 1),
        ("55 năm", 2),
        ("65 năm", 1),
        ("70 năm", None),
    ]
    return [
        {
            "title": "Xếp loại chi bộ",
            "url": "#",
            "svg": charts.stacked_share("Xếp loại chi bộ", ratings, [(Decimal(2), "trần 20 %: tối đa 2 chi bộ")]),
        },
        {
            "title": "Chỉ tiêu so với kế hoạch",
            "url": "#",
            "svg": charts.bars_against_plan("Chỉ tiêu so với kế hoạch", rows),
        },
        {"title": "Huy hiệu Đảng theo mốc", "svg": charts.columns("Huy hiệu Đảng theo mốc", badges)},
        {"title": "Đảng viên theo tuổi Đảng", "svg": charts.columns("Đảng viên theo tuổi Đảng", ages)},
        {
            "title": "Đảng viên kết nạp theo năm",
            "svg": charts.trend(
                "Đảng viên kết nạp", [("2019", 4), ("2020", 3), ("2021", None), ("2022", 5), ("2023", 6)]
            ),
            "note": "Năm 2021 chưa có số liệu.",
        },
    ]


def list_context() -> dict[str, Any]:
    names = ["Nguyễn Văn Một", "Trần Thị Hai", "Lê Văn Ba", "Phạm Thị Bốn", "Hoàng Văn Năm", "Đặng Thị Sáu"]
    columns = [
        column("Họ và tên", sort_url="#", sorted="ascending"),
        column("Chi bộ", sort_url="#"),
        column("Ngày kết nạp", sort_url="#", align="right"),
        column("Tuổi Đảng", align="right"),
        column("Số thẻ", align="right"),
        column("Xếp loại"),
    ]
    rows = [
        {
            "cells": [
                cell(f"{name} (giả định)", "Họ và tên", url="#", note="Bí thư chi bộ" if i == 1 else None),
                cell(f"Thôn {i + 1}", "Chi bộ", url="#"),
                cell(f"0{i + 1}/1{i % 2}/19{71 + i * 5}", "Ngày kết nạp"),
                cell(str(52 - i * 5), "Tuổi Đảng"),
                cell(None if i == 3 else f"37.0{i}1.7{i}4", "Số thẻ"),
                cell(
                    "",
                    "Xếp loại",
                    chip=chip(("Xuất sắc", "Tốt", "Chưa xếp loại")[i % 3], ("ok", "info", "due")[i % 3]),
                ),
            ]
        }
        for i, name in enumerate(names)
    ]
    foot = [cell("Cộng"), cell(""), cell(""), cell("39"), cell(""), cell("")]
    table = {"label": "Danh sách đảng viên", "columns": columns, "rows": rows, "foot": foot}
    empty = {"title": "Chưa có đợt khen thưởng nào", "text": "Nhập từ biểu Excel hoặc thêm từng dòng."}
    return {
        "table": table,
        "fold_table": {**table, "label": "Danh sách gấp", "rows": rows[:2], "fold": True, "foot": None},
        "empty_table": {
            "label": "Khen thưởng",
            "columns": [],
            "rows": [],
            "empty": {**empty, "action_label": "Thêm", "action_url": "#"},
        },
        "pages": {
            "summary": "1–50 trong 2.500 đảng viên",
            "previous_url": None,
            "next_url": "#",
            "numbers": [
                {"text": "1", "current": True},
                {"text": "2", "url": "#"},
                {"text": "…"},
                {"text": "50", "url": "#"},
            ],
        },
    }


def record_context() -> dict[str, Any]:
    left = {"title": "Bản của bạn", "person": "Nguyễn Văn Mẫu", "when": "vừa nhập"}
    right = {"title": "Bản đang lưu", "person": "Trần Thị Hai (giả định)", "when": "14:02 ngày 11/01/2024"}
    change = {"label": "Mức xếp loại", "before": "Hoàn thành", "after": "Hoàn thành tốt"}
    events = [
        {
            "when": "14:02 ngày 11/01/2024",
            "when_iso": "2024-01-11T14:02",
            "actor": "Trần Thị Hai",
            "role": "Văn phòng",
            "text": "Sửa xếp loại",
            "changes": [change],
            "reason": "Theo kết luận của Ban Thường vụ",
        },
        {
            "when": "09:15 ngày 02/01/2024",
            "actor": "Nguyễn Văn Mẫu",
            "text": "Nhập từ biểu Excel",
            "url": "#",
        },
    ]
    rows = [
        {"label": "Họ và tên", "left": "Lê Văn Ba", "right": "Lê Văn Ba"},
        {
            "label": "Mức xếp loại",
            "left": "Hoàn thành tốt",
            "right": "Hoàn thành",
            "changed": True,
            "name": "choice-level",
        },
        {
            "label": "Ngày chính thức",
            "left": None,
            "right": "19/05/1990",
            "changed": True,
            "name": "choice-day",
            "chosen": "right",
        },
    ]
    steps = [("Chọn tệp", "done"), ("Xem trước", "now"), ("Xác nhận", "todo")]
    return {
        "record": [
            ("Họ và tên", "Lê Văn Ba (giả định)"),
            ("Chi bộ", "Thôn 3"),
            ("Ngày kết nạp", "19/05/1989"),
        ],
        "events": events,
        "wizard": [{"title": title, "state": state, "url": "#"} for title, state in steps],
        "diff": {"label": "So sánh hai bản của hồ sơ", "left": left, "right": right, "rows": rows},
        "form": RatingForm({"name": "", "admitted_on": "12/01/2024", "level": "good"}),
    }
