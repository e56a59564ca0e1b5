"""The form of the first run."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from tongket.rules import vocabulary
from tongket.web.language import language
from tongket.web.people.forms import day_field
from tongket.web.session.forms import password_field

ROOT_TYPES = ("grassroots_committee_organization", "grassroots_cell", "superior_committee_organization")


class FirstRunForm(forms.Form):
    """The first person, and the committee whose books these are."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        known = dict(vocabulary.choices("organization_type", language()))
        types = [(word, known[word]) for word in ROOT_TYPES if word in known] or list(known.items())
        self.fields["organization"] = forms.CharField(
            label=_("Tên đảng bộ"), max_length=160, help_text=_("Viết đầy đủ, ví dụ: Đảng bộ xã Mẫu.")
        )
        self.fields["type"] = forms.ChoiceField(label=_("Loại hình"), choices=types)
        self.fields["place"] = forms.CharField(
            label=_("Địa danh"), max_length=120, help_text=_("Ghi trong dòng địa danh, ngày tháng của văn bản.")
        )
        self.fields["established_on"] = day_field(_("Ngày thành lập"))
        self.fields["full_name"] = forms.CharField(label=_("Họ và tên người dùng đầu tiên"), max_length=120)
        self.fields["username"] = forms.CharField(
            label=_("Tên đăng nhập"), max_length=60, help_text=_("Chữ thường không dấu, ví dụ van-phong."),
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        )  # fmt: skip
        self.fields["password"] = password_field(_("Mật khẩu"), "new-password")
        self.fields["again"] = password_field(_("Nhập lại mật khẩu"), "new-password")

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("Hai lần nhập mật khẩu không giống nhau."), code="password-not-repeated")
        return again
