"""Sample lists, records and a form of the style guide; every name and number in them is assumed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


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
