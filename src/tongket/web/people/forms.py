"""Forms of people and roles."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from tongket.access.accounts import Account
from tongket.access.actor import roles
from tongket.organizations.queries import Unit
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.ledgers.writing.fields import INDENT

DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d")
USUAL_DELEGATION = timedelta(days=14)


def day_field(label: str, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": _("ngày/tháng/năm"), "autocomplete": "off"})
    return forms.DateField(label=label, required=required, input_formats=DAYS, widget=widget)


def unit_choices(units: list[Unit]) -> list[tuple[str, str]]:
    known = {unit.id for unit in units}
    return [(str(unit.id), (INDENT if unit.parent in known else "") + unit.name) for unit in units]


def role_choices(allowed: frozenset[str] | None = None) -> list[tuple[str, str]]:
    return [
        (role, vocabulary.label(role, language(), "role")) for role in roles() if allowed is None or role in allowed
    ]


class RoleForm(forms.Form):
    """A role at a unit, from–until."""

    def __init__(self, units: list[Unit], today: date, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["role"] = forms.ChoiceField(label=_("Vai trò"), choices=role_choices())
        self.fields["organization"] = forms.ChoiceField(label=_("Tại đơn vị"), choices=unit_choices(units))
        self.fields["valid_from"] = day_field(_("Từ ngày"))
        self.fields["valid_until"] = day_field(_("Đến ngày"), required=False)
        self.fields["valid_from"].initial = date_vi(today)


class PersonForm(RoleForm):
    """A new person with the first role."""

    def __init__(self, units: list[Unit], today: date, data: QueryDict | None = None) -> None:
        super().__init__(units, today, data)
        self.fields["full_name"] = forms.CharField(label=_("Họ và tên"), max_length=120)
        self.fields["username"] = forms.CharField(
            label=_("Tên đăng nhập"), max_length=60, help_text=_("Chữ thường không dấu, ví dụ van-phong."),
            widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        )  # fmt: skip
        self.order_fields(["full_name", "username"])


class DelegationForm(forms.Form):
    """One's own role for another person, for a time."""

    def __init__(
        self, people: list[Account], held: frozenset[str], units: list[Unit], today: date, data: QueryDict | None = None
    ) -> None:
        super().__init__(data, use_required_attribute=False)
        names = [(str(person.id), person.full_name) for person in people]
        self.fields["user"] = forms.ChoiceField(label=_("Người nhận"), choices=names)
        self.fields["role"] = forms.ChoiceField(label=_("Vai trò"), choices=role_choices(held))
        self.fields["organization"] = forms.ChoiceField(label=_("Tại đơn vị"), choices=unit_choices(units))
        self.fields["valid_from"] = day_field(_("Từ ngày"))
        self.fields["valid_until"] = day_field(_("Đến ngày"))
        self.fields["valid_from"].initial = date_vi(today)
        self.fields["valid_until"].initial = date_vi(today + USUAL_DELEGATION)
