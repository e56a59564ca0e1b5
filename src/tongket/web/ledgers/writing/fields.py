"""Form fields made from the declared fields of an entry: the same parser and errors as the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tongket.access.ledger import Selection
from tongket.records.ledgers import all_ledgers
from tongket.rules import errors
from tongket.rules.errors import TongketError
from tongket.rules.fields import FieldSpec, Value, parse, written_form
from tongket.web.language import language, spoken
from tongket.web.ledgers.writing import people
from tongket.web.place import Place

Choices = Sequence[tuple[str, str]]
INDENT = "\u2003"


def validation_error(error: TongketError, spec: FieldSpec) -> forms.ValidationError:
    """A coded error beside its field: what is wrong and how to mend it, in the language of the page."""
    words = {**error.arguments, "field": spoken(spec.label)}
    if "choices" in words:
        words["choices"] = "; ".join(label for _id, label in spec.choices(language()))
    text = f"{errors.message(error.code, words, language())} {errors.mend(error.code, words, language())}"
    return forms.ValidationError(text, code=error.code)


class SpecField(forms.Field):
    """A field whose written value is read by `rules.fields.parse`."""

    def __init__(self, spec: FieldSpec, **options: Any) -> None:
        self.spec = spec
        super().__init__(required=spec.required, label=spoken(spec.label), help_text=_hint(spec), **options)

    def clean(self, value: object) -> Value:
        try:
            return parse(self.spec, value)
        except TongketError as error:
            raise validation_error(error, self.spec) from error


class ReferenceField(SpecField):
    """A choice among records: the value is the record's id. Only what is offered is accepted."""

    def __init__(self, spec: FieldSpec, offered: Choices) -> None:
        self.offered = frozenset(key for key, _label in offered)
        super().__init__(spec, widget=forms.Select(choices=[("", "—"), *offered]))

    def clean(self, value: object) -> Value:
        written = super().clean(value)
        if written in ("", None):
            return None
        if str(written) not in self.offered:
            labels = _("chọn một dòng trong danh sách")
            error = TongketError("field-not-a-choice", field="", value=str(written), choices=labels)
            raise validation_error(error, FieldSpec(self.spec.id, self.spec.kind, self.spec.label, self.spec.hint))
        return int(str(written))


class MemberField(SpecField):
    """A member by name or card number; namesakes are told apart by choosing."""

    def __init__(self, spec: FieldSpec, place: Place) -> None:
        self.place = place
        attrs = {"autocomplete": "off", "list": f"{spec.id}-offered", "maxlength": 200}
        super().__init__(spec, widget=forms.TextInput(attrs=attrs))
        self.help_text = self.help_text or _("Ghi họ tên hoặc số thẻ; trùng tên thì chọn trong danh sách hiện ra.")

    def clean(self, value: object) -> Value:
        written = super().clean(value)
        if written in ("", None):
            return None
        found = people.meant(self.place, str(written))
        if isinstance(found, TongketError):
            raise validation_error(found, self.spec)
        return found


def form_field(spec: FieldSpec, place: Place, units: Choices) -> forms.Field:
    """The form field of a declared field; `units` are the organisations offered."""
    if spec.kind == "organization":
        return ReferenceField(spec, units)
    if spec.kind == "member":
        return MemberField(spec, place)
    if spec.kind in all_kinds_of_lines():
        return ReferenceField(spec, _lines(spec.kind, place))
    return SpecField(spec, widget=_widget(spec))


def initial(spec: FieldSpec, value: Value) -> str:
    """The value as the form shows it."""
    if value is None or value == "":
        return ""
    if spec.kind == "member":
        return people.written(int(str(value)))
    if spec.kind == "yes_no":
        return "1" if value else "0"
    if spec.is_reference or spec.kind == "choice":
        return str(value)
    return written_form(spec, value)


def all_kinds_of_lines() -> frozenset[str]:
    """Kinds of reference that point at a line of a ledger of their own: `inspection_case`."""
    return frozenset(ledger_id.removesuffix("s") for ledger_id in all_ledgers()) - {"member", "organization"}


def _lines(kind: str, place: Place) -> Choices:
    ledger = all_ledgers()[f"{kind}s"]
    page = ledger.select(Selection(place.reads(ledger.read_permission)))
    return [(str(line.id), ledger.label(line.entry)) for line in page.lines]


def _widget(spec: FieldSpec) -> forms.Widget:
    if spec.kind == "long_text":
        return forms.Textarea(attrs={"rows": 4, "maxlength": spec.max})
    if spec.kind == "choice":
        return forms.Select(choices=[("", "—"), *spec.choices(language())])
    if spec.kind == "yes_no":
        return forms.Select(choices=[("", "—"), ("1", _("Có")), ("0", _("Không"))])
    attrs: dict[str, object] = {"autocomplete": "off"}
    if spec.kind == "date":
        attrs |= {"placeholder": _("ngày/tháng/năm"), "inputmode": "numeric", "maxlength": 10}
    elif spec.kind in ("integer", "decimal"):
        attrs |= {"inputmode": "decimal", "maxlength": 30}
    else:
        attrs["maxlength"] = spec.max
    return forms.TextInput(attrs=attrs)


def _hint(spec: FieldSpec) -> str:
    return spoken(spec.hint) if any(spec.hint.values()) else ""
