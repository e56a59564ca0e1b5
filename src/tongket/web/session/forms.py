"""Forms of sign-in and password."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


def password_field(label: object, autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, widget=widget)  # type: ignore[arg-type]


class SignInForm(forms.Form):
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = password_field(_("Mật khẩu"), "current-password")


class PasswordForm(forms.Form):
    old = password_field(_("Mật khẩu hiện tại"), "current-password")
    new = password_field(_("Mật khẩu mới"), "new-password")
    again = password_field(_("Nhập lại mật khẩu mới"), "new-password")

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError(_("Hai lần nhập mật khẩu mới không giống nhau."), code="password-not-repeated")
        return again
