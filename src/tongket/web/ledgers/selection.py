"""What a list shows: the request's words, filters, order and page, as a selection of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tongket.access.ledger import Selection
from tongket.records.lines import in_words
from tongket.rules.fields import FieldSpec
from tongket.rules.notation import number_vi
from tongket.web.language import language, spoken
from tongket.web.ledgers.words import AnyKept, AnyLedger, line_name, record_url
from tongket.web.place import Place

PAGE = 50
SEARCH, UNIT, ORDER, PAGE_NUMBER, ALL = "q", "chi-bo", "sap-xep", "trang", "tat-ca"
USUAL = {"member_condition": "active"}
SORTED_KINDS = frozenset({"text", "date", "integer", "choice"})


@dataclass(frozen=True)
class Asked:
    """A list as asked for by its address; `url` gives the address with some of it changed."""

    ledger: AnyLedger
    place: Place
    words: Mapping[str, str]

    @property
    def filters(self) -> Mapping[str, str]:
        return {spec.id: self.words[spec.id] for spec in filter_fields(self.ledger) if self.words.get(spec.id)}

    @property
    def page(self) -> int:
        return _page(self.words.get(PAGE_NUMBER, "1"))

    def selection(self, *, paged: bool = True) -> Selection:
        units = self.place.reads(self.ledger.read_permission)
        unit = self.words.get(UNIT, "")
        return Selection(
            units & {int(unit)} if unit.isdigit() else units,
            self.place.year,
            self.words.get(SEARCH, ""),
            self.words.get(ORDER, ""),
            self.filters,
            (self.page - 1) * PAGE if paged else 0,
            PAGE if paged else None,
            standing_on=None if self.words.get(ALL) else self.place.as_of,
        )

    def url(self, **changes: str) -> str:
        words = {name: value for name, value in {**self.words, **changes}.items() if value}
        return f"?{urlencode(words)}"


def asked_for(request: HttpRequest, ledger: AnyLedger, place: Place) -> Asked:
    known = {SEARCH, UNIT, ORDER, PAGE_NUMBER, ALL, *(spec.id for spec in filter_fields(ledger))}
    return Asked(ledger, place, {name: value for name in known if (value := str(request.GET.get(name, "")))})


def page_asked(request: HttpRequest, name: str) -> int:
    return _page(str(request.GET.get(name, "1")))


def _page(written: str) -> int:
    return max(1, int(written)) if written.isdecimal() and len(written) < 6 else 1


def filter_fields(ledger: AnyLedger) -> Sequence[FieldSpec]:
    return [spec for spec in ledger.spec.fields.values() if spec.kind == "choice"]


def columns(ledger: AnyLedger) -> Sequence[FieldSpec]:
    return [spec for spec in ledger.spec.fields.values() if spec.listed]


def table(asked: Asked, lines: Sequence[AnyKept]) -> dict[str, object]:
    """The lines as `parts/table.html` takes them; the first column opens the record."""
    words = in_words(asked.ledger, lines, language())
    specs = columns(asked.ledger)
    rows = []
    for line, shown in zip(lines, words, strict=True):
        cells = [{"text": _said(spec, line, shown), "label": spoken(spec.label)} for spec in specs]
        cells[0] |= {"text": shown[specs[0].id] or line_name(asked.ledger, line), "url": record_url(asked.ledger, line)}
        rows.append({"cells": cells})
    return {
        "label": spoken(asked.ledger.spec.sheet),
        "columns": [_column(asked, spec) for spec in specs],
        "rows": rows,
        "fold": True,
    }


def _said(spec: FieldSpec, line: AnyKept, shown: Mapping[str, str]) -> str:
    """What stands in a list; what holds of nearly every line there is said only where it does not."""
    is_usual = getattr(line.entry, spec.id) == USUAL.get(spec.vocabulary, "")
    return "" if is_usual and spec.vocabulary in USUAL else shown[spec.id]


def pages(asked: Asked, total: int) -> dict[str, object]:
    """The list's pages as `parts/pagination.html` takes them."""
    return pages_of(total, asked.page, lambda number: asked.url(**{PAGE_NUMBER: str(number)}))


def pages_of(total: int, page: int, url: Callable[[int], str]) -> dict[str, object]:
    """The pages of so many lines; `url` gives the address of each."""
    last = max(1, -(-total // PAGE))
    here = min(page, last)
    first = (here - 1) * PAGE + 1 if total else 0
    end = min(total, here * PAGE)
    summary = _("%(first)s–%(end)s trong %(total)s dòng") % {"first": first, "end": end, "total": number_vi(total)}
    near = sorted({1, last, *range(max(1, here - 2), min(last, here + 2) + 1)})
    numbers: list[dict[str, object]] = []
    for place, number in enumerate(near):
        if place and number > near[place - 1] + 1:
            numbers.append({"text": "…", "url": None, "current": False})
        numbers.append({"text": str(number), "url": url(number), "current": number == here})
    return {
        "summary": summary,
        "previous_url": url(here - 1) if here > 1 else None,
        "next_url": url(here + 1) if here < last else None,
        "numbers": numbers,
    }


def sorts(ledger: AnyLedger, spec: FieldSpec) -> bool:
    """Whether a list can be put in this field's order: its values stand as they are in a column of their own."""
    columns_of_table = {field.name for field in ledger.book.model._meta.get_fields()}
    return spec.kind in SORTED_KINDS and spec.id in columns_of_table


def _column(asked: Asked, spec: FieldSpec) -> dict[str, object]:
    now = asked.words.get(ORDER, "")
    is_first = columns(asked.ledger)[0] is spec
    sorted_as = {spec.id: "ascending", f"-{spec.id}": "descending"}.get(now)
    if is_first and now == "":
        sorted_as = "ascending"
    wanted = f"-{spec.id}" if sorted_as == "ascending" else spec.id
    return {
        "id": spec.id,
        "label": spoken(spec.label),
        "align": "right" if spec.kind in ("integer", "decimal") else "",
        "sort_url": asked.url(**{ORDER: wanted, PAGE_NUMBER: ""}) if sorts(asked.ledger, spec) else None,
        "sorted": sorted_as if sorts(asked.ledger, spec) else None,
    }
