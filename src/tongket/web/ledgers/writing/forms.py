"""The form of any ledger's line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.rules.errors import TongketError
from tongket.web.ledgers.words import AnyKept, AnyLedger
from tongket.web.ledgers.writing import people
from tongket.web.ledgers.writing.fields import INDENT, Choices, form_field, initial
from tongket.web.place import Place

REASON, VERSION, PICK = "reason", "version", "_pick"


class LineForm(forms.Form):
    """Fields as declared; `reason` and the `version` the person saw besides."""

    reason = forms.CharField(label=_("Lý do"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, ledger: AnyLedger, place: Place, data: QueryDict | None = None, *,
        kept: AnyKept | None = None, only: Collection[str] = (), given: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.ledger, self.kept = ledger, kept
        self.names = [name for name in ledger.spec.fields if not only or name in only]
        shown = {**_start(ledger, place, kept), **(given or {})}
        super().__init__(data, initial=shown, use_required_attribute=False)
        self.fields["reason"].label = _("Lý do")
        units = _offered_units(ledger, place, kept)
        for name in self.names:
            self.fields[name] = form_field(ledger.spec.fields[name], place, units)
        if data is not None:
            self._offer_members(place, data)
        self.order_fields([*(part for name in self.names for part in (name, name + PICK)), REASON, VERSION])

    def _offer_members(self, place: Place, data: QueryDict) -> None:
        """Where the written name fits several members, or none, those who come near are offered to choose from."""
        for name in self.names:
            if self.ledger.spec.fields[name].kind != "member" or not (text := data.get(name, "").strip()):
                continue
            picked = data.get(name + PICK, "")
            offered = people.candidates(place, text)
            if picked in {str(candidate.id) for candidate in offered}:
                self.fields[name] = _Chosen(int(picked), self.fields[name])
            elif isinstance(people.meant(place, text), TongketError) and offered:
                self.fields[name + PICK] = forms.ChoiceField(
                    label=_("Chọn đảng viên"), required=False, widget=forms.RadioSelect,
                    choices=[(str(candidate.id), candidate.text) for candidate in offered],
                )  # fmt: skip

    def shown(self) -> list[forms.BoundField]:
        """The fields of the line, in order, without reason and version."""
        return [self[name] for name in self.fields if name not in (REASON, VERSION)]

    def entry(self) -> Any:
        """The entry the form describes; what the form does not show stays as it is."""
        values = {name: self.cleaned_data[name] for name in self.names}
        if self.kept is not None:
            values = {**{name: getattr(self.kept.entry, name) for name in self.ledger.spec.fields}, **values}
        return entry_of(self.ledger, values)


class _Chosen(forms.Field):
    """A member who was chosen among those offered."""

    def __init__(self, member: int, field: forms.Field) -> None:
        self.member = member
        super().__init__(label=field.label, help_text=field.help_text, required=False, widget=field.widget)

    def clean(self, value: object) -> int:
        del value
        return self.member


def entry_of(ledger: AnyLedger, values: Mapping[str, Any]) -> Any:
    """The ledger's entry; a field left blank takes the entry's own default."""
    given = {}
    for field in fields(ledger.book.entry):
        value = values.get(field.name)
        has_default = field.default is not MISSING or field.default_factory is not MISSING
        if value in (None, "") and has_default:
            continue
        given[field.name] = value
    return ledger.book.entry(**given)


def _start(ledger: AnyLedger, place: Place, kept: AnyKept | None) -> dict[str, Any]:
    if kept is not None:
        shown = {name: initial(spec, getattr(kept.entry, name)) for name, spec in ledger.spec.fields.items()}
        return {**shown, VERSION: str(kept.version)}
    start = {"report_year": str(place.year)} if "report_year" in ledger.spec.fields else {}
    units = place.reads(ledger.add.name)
    if len(units) == 1:
        only = str(next(iter(units)))
        start |= {name: only for name, spec in ledger.spec.fields.items() if spec.kind == "organization"}
    return start


def _offered_units(ledger: AnyLedger, place: Place, kept: AnyKept | None) -> Choices:
    writable = place.reads((ledger.correct if kept else ledger.add).name)
    own = (
        {getattr(kept.entry, name) for name in ledger.spec.fields if ledger.spec.fields[name].kind == "organization"}
        if kept
        else set()
    )
    depth = {place.office.id: 0}
    offered = []
    for unit in place.tree:
        depth[unit.id] = depth.get(unit.parent or 0, -1) + 1
        if unit.id in writable or unit.id in own:
            offered.append((str(unit.id), INDENT * depth[unit.id] + unit.name))
    known = {key for key, _name in offered}
    return [*offered, *_others(own - {int(key) for key in known})]


def _others(ids: Collection[int | None]) -> Choices:
    """Units a line names that do not stand in this year's tree (closed, or newly founded)."""
    from_elsewhere = organizations.names([key for key in ids if key is not None])
    return [(str(key), name) for key, name in from_elsewhere.items()]
