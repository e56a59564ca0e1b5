"""The forms of the usual reorganisations; each writes the plan that a file would hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.organizations.queries import Unit
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.people.forms import day_field

Plan = dict[str, object]
Text = str | Promise


class CaseForm(forms.Form):
    """What every case asks: the day and the decision behind it."""

    def __init__(self, units: Sequence[Unit], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.units = {unit.slug: unit for unit in units}
        self.choices = [(unit.slug, unit.name) for unit in units]
        self.ask()
        self.fields["on"] = day_field(_("Thực hiện từ ngày"))
        self.fields["decision_number"] = forms.CharField(label=_("Số quyết định"), max_length=60)
        self.fields["decided_on"] = day_field(_("Ngày quyết định"), required=False)
        self.fields["decided_by"] = forms.CharField(label=_("Cơ quan quyết định"), max_length=160)

    def ask(self) -> None:
        """The fields of the case itself."""

    def title(self) -> str:
        raise NotImplementedError

    def steps(self) -> Sequence[Mapping[str, object]]:
        raise NotImplementedError

    def plan(self) -> Plan:
        """The plan as the file would hold it. Only of a valid form."""
        given = self.cleaned_data
        decision: dict[str, object] = {"number": given["decision_number"], "by": given["decided_by"]}
        if given["decided_on"]:
            decision["date"] = _written(given["decided_on"])
        return {"title": self.title(), "on": _written(given["on"]), "decision": decision, "steps": list(self.steps())}

    def name_of(self, slug: str) -> str:
        return self.units[slug].name

    def choose(self, name: str, label: str, *, required: bool = True) -> None:
        blank = [("", _("Chọn tổ chức")) if required else ("", "–")]
        self.fields[name] = forms.ChoiceField(label=label, choices=blank + self.choices, required=required)

    def write(self, name: str, label: str, *, required: bool = False, hint: str = "", most: int = 160) -> None:
        self.fields[name] = forms.CharField(label=label, max_length=most, required=required, help_text=hint)


class MergeForm(CaseForm):
    """Several become one: one of those that stand, or a new one in the place of all."""

    def ask(self) -> None:
        self.fields["sources"] = forms.MultipleChoiceField(
            label=_("Các tổ chức kết thúc hoạt động"), choices=self.choices, widget=forms.CheckboxSelectMultiple
        )
        self.choose("into", _("Sáp nhập vào tổ chức đang có"), required=False)
        self.write("name", _("Hoặc hợp nhất thành tổ chức mới, tên là"))
        self.write("code", _("Mã của tổ chức mới"), most=40)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        into, name, sources = given.get("into"), given.get("name"), given.get("sources", [])
        if bool(into) == bool(name):
            raise ValidationError(_("Chọn một tổ chức đang có, hoặc ghi tên tổ chức mới."))
        if into in sources:
            raise ValidationError(_("Tổ chức nhận sáp nhập không kết thúc hoạt động."))
        if name and len(sources) < 2:
            raise ValidationError(_("Hợp nhất thành tổ chức mới cần ít nhất hai tổ chức."))
        return given

    def title(self) -> str:
        names = ", ".join(self.name_of(slug) for slug in self.cleaned_data["sources"])
        if self.cleaned_data["into"]:
            return f"Sáp nhập {names} vào {self.name_of(self.cleaned_data['into'])}"
        return f"Hợp nhất {names} thành {self.cleaned_data['name']}"

    def steps(self) -> Sequence[Mapping[str, object]]:
        given = self.cleaned_data
        if given["into"]:
            return [{"merge": {"from": given["sources"], "into": given["into"]}}]
        first = self.units[given["sources"][0]]
        return [{"consolidate": {"from": given["sources"], "into": self.new(given["name"], first, given["code"])}}]

    def new(self, name: str, like: Unit, code: str = "") -> dict[str, object]:
        """A new organisation of the type and at the place of one that stands."""
        above = next((unit.slug for unit in self.units.values() if unit.id == like.parent), "")
        found: dict[str, object] = {"name": name, "type": like.type}
        return found | ({"under": above} if above else {}) | ({"code": code} if code else {})


class SplitForm(MergeForm):
    """A new organisation is taken out of one that goes on, with the members named."""

    def ask(self) -> None:
        self.choose("unit", _("Tổ chức được tách"))
        self.write("name", _("Tên tổ chức mới"), required=True)
        self.write("share", _("Phần chuyển sang tổ chức mới"), required=True, hint=_("Phân số, ví dụ 1/3."), most=20)
        self.fields["members"] = forms.CharField(
            label=_("Đảng viên chuyển sang tổ chức mới"), required=False, widget=forms.Textarea(attrs={"rows": 6}),
            help_text=_("Mỗi dòng một người: số thẻ, hoặc họ và tên, ngày sinh (cách nhau bằng dấu phẩy)."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data

    def clean_share(self) -> str:
        written = str(self.cleaned_data["share"])
        try:
            share = Fraction(written.replace(" ", ""))
        except (ValueError, ZeroDivisionError):
            share = Fraction(0)
        if not 0 < share < 1:
            raise ValidationError(_("Ghi phân số lớn hơn 0 và nhỏ hơn 1, ví dụ 1/3."))
        return str(share)

    def clean_members(self) -> list[object]:
        return [_member(line) for line in str(self.cleaned_data["members"]).splitlines() if line.strip()]

    def title(self) -> str:
        return f"Tách {self.cleaned_data['name']} khỏi {self.name_of(self.cleaned_data['unit'])}"

    def steps(self) -> Sequence[Mapping[str, object]]:
        given = self.cleaned_data
        stays: dict[str, object] = {"unit": given["unit"], "share": str(1 - Fraction(given["share"])), "bearer": True}
        goes: dict[str, object] = {
            "establish": self.new(given["name"], self.units[given["unit"]]), "share": given["share"],
        }  # fmt: skip
        if given["members"]:
            goes["members"] = given["members"]
        return [{"split": {"from": given["unit"], "into": [stays, goes]}}]


class RenameForm(CaseForm):
    """Another name or code from a day on."""

    def ask(self) -> None:
        self.choose("unit", _("Tổ chức đổi tên"))
        self.write("name", _("Tên mới"), required=True)
        self.write("code", _("Mã mới"), most=40)

    def title(self) -> str:
        return f"Đổi tên {self.name_of(self.cleaned_data['unit'])} thành {self.cleaned_data['name']}"

    def steps(self) -> Sequence[Mapping[str, object]]:
        given = self.cleaned_data
        code = {"code": given["code"]} if given["code"] else {}
        return [{"rename": {"unit": given["unit"], "name": given["name"], **code}}]


class MoveForm(CaseForm):
    """Under another one from a day on."""

    def ask(self) -> None:
        self.choose("unit", _("Tổ chức chuyển đi"))
        self.choose("under", _("Trực thuộc tổ chức"))

    def title(self) -> str:
        return f"Chuyển {self.name_of(self.cleaned_data['unit'])} về {self.name_of(self.cleaned_data['under'])}"

    def steps(self) -> Sequence[Mapping[str, object]]:
        return [{"move": {"unit": self.cleaned_data["unit"], "under": self.cleaned_data["under"]}}]


class DissolveForm(CaseForm):
    """An organisation ends; its members and what stood under it go elsewhere."""

    def ask(self) -> None:
        self.choose("unit", _("Tổ chức giải thể"))
        self.choose("members_to", _("Đảng viên chuyển về"), required=False)
        self.choose("cells_to", _("Tổ chức trực thuộc chuyển về"), required=False)

    def title(self) -> str:
        return f"Giải thể {self.name_of(self.cleaned_data['unit'])}"

    def steps(self) -> Sequence[Mapping[str, object]]:
        given = self.cleaned_data
        going = {name: given[name] for name in ("members_to", "cells_to") if given[name]}
        return [{"dissolve": {"unit": given["unit"], **going}}]


CASES: Mapping[str, tuple[Text, type[CaseForm]]] = {
    "sap-nhap": (gettext_lazy("Sáp nhập, hợp nhất"), MergeForm),
    "tach": (gettext_lazy("Tách"), SplitForm),
    "doi-ten": (gettext_lazy("Đổi tên"), RenameForm),
    "chuyen": (gettext_lazy("Chuyển trực thuộc"), MoveForm),
    "giai-the": (gettext_lazy("Giải thể"), DissolveForm),
}
"""The word of a case in the address, its name, its form."""


def _written(day: date) -> str:
    return date_vi(day)


def _member(line: str) -> object:
    """A card number, or a name and a birth date, as the plan's file has them."""
    name, _comma, born = (part.strip() for part in line.partition(","))
    if not born:
        return name
    try:
        return {"name": name, "birth_date": _written(notation.parse_date(born))}
    except TongketError:
        message = _("“%(line)s”: viết số thẻ, hoặc họ và tên, ngày sinh.") % {"line": line.strip()}
        raise ValidationError(message) from None
