"""What a clerk fills in: the entries of each cabinet, their fields, and how a written value becomes a typed one.

One declaration (`entries.yaml` of a cabinet) serves the workbook's sheet, the web form, the list, the export and
the reference page. Kinds of field: text, long_text, date, integer, decimal, yes_no, choice, and references
(organization, member, inspection_case) whose written value is looked up by the room that owns them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tongket.rules import notation, vocabulary
from tongket.rules.errors import TongketError

Value = str | int | bool | Decimal | date | None
KINDS = (
    "text",
    "long_text",
    "date",
    "integer",
    "decimal",
    "yes_no",
    "choice",
    "organization",
    "member",
    "inspection_case",
)
REFERENCES = ("organization", "member", "inspection_case")
TRUE_WORDS = frozenset({"co", "x", "dung", "true", "1", "yes"})
FALSE_WORDS = frozenset({"khong", "sai", "false", "0", "no"})
FIELD_KEYS = {
    "kind",
    "label",
    "hint",
    "required",
    "vocabulary",
    "max",
    "minimum",
    "maximum",
    "example",
    "listed",
    "names",
    "private",
}


@dataclass(frozen=True)
class FieldSpec:
    """One field of an entry. `names` are other headers under which a workbook may bring it."""

    id: str
    kind: str
    label: Mapping[str, str]
    hint: Mapping[str, str]
    required: bool = False
    vocabulary: str = ""
    max: int = 200
    minimum: int | None = None
    maximum: int | None = None
    example: str = ""
    listed: bool = True
    private: bool = False
    names: tuple[str, ...] = ()

    @property
    def is_reference(self) -> bool:
        return self.kind in REFERENCES

    def choices(self, language: str = "vi") -> tuple[tuple[str, str], ...]:
        return tuple(vocabulary.choices(self.vocabulary, language)) if self.vocabulary else ()


@dataclass(frozen=True)
class EntrySpec:
    """One kind of line that is kept: a sheet of the workbook and a list on the web.

    `period` says which lines belong to a year: `state` (what holds at its end), `year` (their `report_year`).
    `natural_key` are the fields by which a line is found again.
    """

    id: str
    sheet: Mapping[str, str]
    purpose: Mapping[str, str]
    order: int
    period: str
    natural_key: tuple[str, ...]
    fields: Mapping[str, FieldSpec] = field(default_factory=dict)

    def field_labels(self, language: str = "vi") -> Sequence[str]:
        return [spec.label[language] for spec in self.fields.values()]


@cache
def load_entries(folder: Path) -> Mapping[str, EntrySpec]:
    """The entries declared in `folder/entries.yaml`, by id. An unknown key or kind is refused with its place."""
    path = folder / "entries.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {entry_id: _entry(path, entry_id, body) for entry_id, body in raw.items()}


def _entry(path: Path, entry_id: str, raw: dict[str, Any]) -> EntrySpec:
    expected = {"sheet", "purpose", "order", "period", "natural_key", "fields"}
    if set(raw) != expected:
        raise ValueError(f"{path}: {entry_id} needs exactly {sorted(expected)}")
    fields = {name: _field(path, name, body) for name, body in raw["fields"].items()}
    return EntrySpec(
        entry_id, raw["sheet"], raw["purpose"], raw["order"], raw["period"], tuple(raw["natural_key"]), fields
    )


def _field(path: Path, name: str, raw: dict[str, Any]) -> FieldSpec:
    if not set(raw) <= FIELD_KEYS or raw.get("kind") not in KINDS or set(raw.get("label", {})) != {"vi", "en"}:
        raise ValueError(f"{path}: the field {name} has an unknown key or kind, or no label in both languages")
    if (raw["kind"] == "choice") != ("vocabulary" in raw):
        raise ValueError(f"{path}: the field {name}: a choice, and only a choice, names its vocabulary")
    body = {"hint": {"vi": "", "en": ""}, **raw, "names": tuple(raw.get("names", ()))}
    return FieldSpec(id=name, **body)


def parse(spec: FieldSpec, written: object) -> Value:
    """The typed value of what was written in a cell or a form field; references stay text.

    Raises a coded error of this room: `field-required`, `field-too-long`, `field-not-a-choice`,
    `date-not-understood`, `number-not-understood`, `field-out-of-range`, `field-not-yes-no`.
    """
    if isinstance(written, str):
        written = notation.normalise(written)
    if written is None or written == "":
        if spec.required:
            raise TongketError("field-required", field=spec.label["vi"])
        return "" if spec.kind in ("text", "long_text", "choice") else None
    return PARSERS.get(spec.kind, _text)(spec, written)


def written_form(spec: FieldSpec, value: Value, language: str = "vi") -> str:
    """The value as a person writes and reads it."""
    if value is None or value == "":
        return ""
    if spec.kind == "choice":
        return vocabulary.label(str(value), language, spec.vocabulary or None)
    if isinstance(value, bool):
        return {"vi": ("Không", "Có"), "en": ("No", "Yes")}[language][value]
    if isinstance(value, date):
        return notation.date_vi(value)
    if isinstance(value, Decimal):
        return notation.number_vi(value)
    return str(value)


def _text(spec: FieldSpec, written: object) -> Value:
    if isinstance(written, float) and written.is_integer():
        written = int(written)
    text = str(written)
    if len(text) > spec.max:
        raise TongketError("field-too-long", field=spec.label["vi"], length=len(text), maximum=spec.max)
    return text


def _date(spec: FieldSpec, written: object) -> Value:
    if isinstance(written, datetime):
        day = written.date()
    else:
        day = written if isinstance(written, date) else notation.parse_date(str(written))
    if not 1900 <= day.year <= 2100:
        shown = notation.date_vi(day)
        raise TongketError("field-out-of-range", field=spec.label["vi"], value=shown, minimum=1900, maximum=2100)
    return day


def _number(written: object) -> Decimal:
    if isinstance(written, bool | date):
        raise TongketError("number-not-understood", text=str(written))
    if isinstance(written, int | float):
        # A spreadsheet stores numbers as binary fractions; 15 digits are what it promises to keep.
        return Decimal(f"{written:.15g}")
    return notation.parse_number(str(written))


def _decimal(spec: FieldSpec, written: object) -> Value:
    value = _number(written)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -6:
        value = round(value, 6)
    return _within(spec, value)


def _integer(spec: FieldSpec, written: object) -> Value:
    value = _number(written)
    if value != value.to_integral_value():
        raise TongketError("number-not-whole", field=spec.label["vi"], value=str(written))
    return int(_within(spec, value))


def _within(spec: FieldSpec, value: Decimal) -> Decimal:
    low, high = spec.minimum, spec.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise TongketError(
            "field-out-of-range", field=spec.label["vi"], value=notation.number_vi(value),
            minimum="" if low is None else low, maximum="" if high is None else high,
        )  # fmt: skip
    return value


def _yes_no(spec: FieldSpec, written: object) -> Value:
    word = notation.fold(str(written)).removesuffix(".0")
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise TongketError("field-not-yes-no", field=spec.label["vi"], value=str(written))


def _choice(spec: FieldSpec, written: object) -> Value:
    found = _choice_words(spec.vocabulary).get(notation.fold(str(written)))
    if found is None:
        raise TongketError(
            "field-not-a-choice", field=spec.label["vi"], value=str(written),
            choices="; ".join(label for _, label in spec.choices()),
        )  # fmt: skip
    return found


@cache
def _choice_words(group: str) -> Mapping[str, str]:
    """Every way to write each choice, folded, to its identifier; what fits two of them is left out."""
    words: dict[str, set[str]] = {}
    for language in ("en", "vi"):
        for word, label in vocabulary.choices(group, language):
            for text in (word, label, vocabulary.label(word, language), *vocabulary.short_forms(word)):
                words.setdefault(notation.fold(text), set()).add(word)
    return {text: next(iter(found)) for text, found in words.items() if len(found) == 1}


PARSERS = {
    "text": _text,
    "long_text": _text,
    "date": _date,
    "integer": _integer,
    "decimal": _decimal,
    "yes_no": _yes_no,
    "choice": _choice,
}
