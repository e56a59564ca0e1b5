"""Forms of the register's acts, made of the same kinds of field as the sheets: one parser, one set of errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tongket.rules.fields import FieldSpec, Value
from tongket.web.ledgers.writing.fields import Choices, ReferenceField, form_field
from tongket.web.place import Place

INDENT = "\u2003"
NO_HINT = {"vi": "", "en": ""}


def spec(name: str, kind: str, vi: str, en: str, **more: Any) -> FieldSpec:
    """A field of an act, declared as one of a sheet is; `hint` is given in both languages."""
    return FieldSpec(name, kind, {"vi": vi, "en": en}, more.pop("hint", NO_HINT), **more)


class ActForm(forms.Form):
    """The fields of one act, and the reason where it is asked for."""

    def __init__(
        self, specs: Iterable[FieldSpec], place: Place, data: Any = None, *,
        units: Mapping[str, Choices] | None = None, initial: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=dict(initial or {}), auto_id="id_%s")
        self.names = [each.id for each in specs] if isinstance(specs, Sequence) else []
        for each in specs:
            if each.kind == "organization":
                self.fields[each.id] = ReferenceField(each, (units or {}).get(each.id, ()))
            else:
                self.fields[each.id] = form_field(each, place, ())
        widget = forms.Textarea(attrs={"rows": 2, "maxlength": 500})
        self.fields["reason"] = forms.CharField(
            required=False, label=_("Lý do"), widget=widget,
            help_text=_("Ghi khi quy định yêu cầu nêu lý do, hoặc khi làm khác thông lệ."),
        )  # fmt: skip

    def given(self) -> Mapping[str, Value]:
        """The typed values by name, without the reason."""
        return {name: self.cleaned_data[name] for name in self.names}

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get("reason", "")).strip()


def units_of(place: Place, permission: str) -> Choices:
    """The units of the office in which the permission is held, indented as the tree is."""
    held = place.reads(permission)
    depth: dict[int, int] = {}
    offered = []
    for unit in place.tree:
        depth[unit.id] = depth.get(unit.parent or 0, -1) + 1
        if unit.id in held:
            offered.append((str(unit.id), INDENT * depth[unit.id] + unit.name))
    return offered
