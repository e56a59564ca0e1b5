"""The words of the comparison: groups of questions, why something is in doubt, what a choice does."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tongket.exchange.national.comparing.differences import column_name
from tongket.exchange.national.comparing.questions import (
    AMBIGUOUS,
    BLANK_HERE,
    BLANK_THERE,
    DIFFERS,
    DOUBT,
    FIELD,
    KEEP,
    LATER,
    ONLY_HERE,
    ONLY_THERE,
    TAKE,
    TWICE,
    Question,
)


def group_title(question: Question) -> str:
    """The name of the group a question is in."""
    if question.kind == FIELD:
        return f"{column_name(question.column)}: {shape_word(question.shape)}"
    return {
        ONLY_THERE: _("Chỉ có trong danh sách"),
        ONLY_HERE: _("Chỉ có trong sổ"),
        AMBIGUOUS: _("Chưa rõ là ai"),
        TWICE: _("Một người ghi nhiều dòng"),
    }[question.kind]


def shape_word(shape: str) -> str:
    return {
        DIFFERS: _("khác nhau"),
        BLANK_HERE: _("sổ để trống"),
        BLANK_THERE: _("danh sách để trống"),
        DOUBT: _("chưa rõ"),
    }[shape]


def doubt_word(why: str) -> str:
    """Why a person has to look."""
    return {
        "year_only": _("Danh sách chỉ ghi năm; không đoán ngày."),
        "month_only": _("Danh sách chỉ ghi tháng, năm; không đoán ngày."),
        "unreadable": _("Không đọc được ngày này."),
        "unit-unknown": _("Tên tổ chức đảng này không có trong sổ."),
        "condition-unknown": _("Trạng thái này chưa biết."),
        "returned": _("Sổ ghi đã rời; trở lại phải làm thủ tục khôi phục, kết nạp lại hoặc chuyển đến."),
        "admission-unsure": _("Danh sách thiếu ngày kết nạp đầy đủ nên chưa ghi vào sổ được."),
        "two-people": _("Số thẻ của một người, số định danh của người khác."),
        "another-name": _("Số thẻ hoặc số định danh khớp nhưng họ tên và ngày sinh đều khác."),
        "namesakes": _("Có nhiều người trùng họ tên và ngày sinh."),
        "other-numbers": _("Trùng họ tên, ngày sinh nhưng số thẻ hoặc số định danh khác."),
        "birth-unsure": _("Trùng họ tên nhưng ngày sinh chưa đầy đủ."),
    }.get(why, "")


def choices(question: Question) -> list[dict[str, str]]:
    """The answers that can be given, each with its key on the keyboard."""
    take = {ONLY_THERE: _("Ghi vào sổ")}.get(question.kind, _("Lấy theo danh sách"))
    keep = {
        ONLY_THERE: _("Không phải của đơn vị, báo trên"),
        ONLY_HERE: _("Đề nghị bổ sung"),
        AMBIGUOUS: _("Không ai trong số này, báo trên"),
        TWICE: _("Đề nghị gộp"),
    }.get(question.kind, _("Giữ theo sổ, đề nghị sửa"))
    found = [{"choice": TAKE, "label": take, "key": "l"}] if question.can_take else []
    found += [{"choice": key, "label": words, "key": ""} for key, words in question.candidates]
    return [*found, {"choice": KEEP, "label": keep, "key": "g"}, {"choice": LATER, "label": _("Hỏi sau"), "key": "s"}]


def answer_word(question: Question, choice: str) -> str:
    """The answer given, in words."""
    return next((each["label"] for each in choices(question) if each["choice"] == choice), "")
