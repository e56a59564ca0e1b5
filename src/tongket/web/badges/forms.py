"""Forms of dossiers: a new one, and a step of many."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from tongket.rules import badges, vocabulary
from tongket.web.language import language
from tongket.web.people.forms import day_field


class DossierForm(forms.Form):
    """A dossier of a kind that no list proposes by itself: early, posthumous, anew."""

    def __init__(self, on: date, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["member"] = forms.CharField(
            label=_("Đảng viên"), max_length=160, help_text=_("Họ và tên như trong sổ, hoặc số thẻ đảng viên."),
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )  # fmt: skip
        kinds = [word for word in vocabulary.groups()["badge_kind"].words if word != "regular_award"]
        self.fields["kind"] = forms.ChoiceField(
            label=_("Hình thức"), choices=[(word, vocabulary.label(word, language())) for word in kinds]
        )
        self.fields["level"] = forms.ChoiceField(
            label=_("Mức Huy hiệu (năm)"), choices=[(str(level), str(level)) for level in badges.levels(on)]
        )
        self.fields["note"] = forms.CharField(
            label=_("Lý do"), max_length=300, required=False,
            help_text=_("Tặng sớm: vì sao. Cấp lại: mất, hỏng trong trường hợp nào."),
        )  # fmt: skip
        self.fields["reason"] = reason_field()


class StepForm(forms.Form):
    """The day and number of a step, for all dossiers chosen."""

    def __init__(self, data: QueryDict | None = None, *, prefix: str = "") -> None:
        super().__init__(data, use_required_attribute=False, auto_id=f"{prefix}-%s" if prefix else "id_%s")
        self.fields["on"] = day_field(_("Ngày"))
        self.fields["number"] = forms.CharField(
            label=_("Số văn bản"), max_length=60, required=False,
            help_text=_("Số nghị quyết, tờ trình, quyết định; khi trao thì ghi số Huy hiệu nếu có."),
        )  # fmt: skip
        self.fields["note"] = forms.CharField(
            label=_("Ghi chú"), max_length=300, required=False, help_text=_("Bắt buộc khi trả lại: vì sao.")
        )
        self.fields["reason"] = reason_field()


def reason_field() -> forms.CharField:
    """Asked for where a rule puts a question; kept in the history."""
    return forms.CharField(
        label=_("Lý do khi quy định đặt câu hỏi"), max_length=500, required=False,
        help_text=_("Chỉ cần khi chương trình báo “cần ghi lý do”; được lưu trong lịch sử."),
    )  # fmt: skip
