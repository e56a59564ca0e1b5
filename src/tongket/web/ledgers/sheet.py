"""A list as an Excel sheet: the same selection, all its lines, all its fields."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tongket.records.lines import in_words
from tongket.rules.fields import FieldSpec
from tongket.web.language import language, spoken
from tongket.web.ledgers.words import AnyKept, AnyLedger

WIDTHS = {"date": 12, "integer": 10, "decimal": 14, "long_text": 60}


def workbook_of(ledger: AnyLedger, lines: Sequence[AnyKept]) -> bytes:
    """One sheet with a frozen header. Texts are written as texts: nothing in them is taken for a formula."""
    # Deferred: most of a server's work writes no sheet, and it starts the sooner.
    import xlsxwriter  # noqa: PLC0415

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(spoken(ledger.spec.sheet)[:31].replace("/", "-"))
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    specs = list(ledger.spec.fields.values())
    for column, spec in enumerate(specs):
        sheet.write_string(0, column, spoken(spec.label), head)
        sheet.set_column(column, column, WIDTHS.get(spec.kind, 24))
    for row, (line, words) in enumerate(zip(lines, in_words(ledger, lines, language()), strict=True), 1):
        for column, spec in enumerate(specs):
            _write(sheet, row, column, spec, getattr(line.entry, spec.id), words[spec.id], day)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(lines)), len(specs) - 1)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, row: int, column: int, spec: FieldSpec, value: object, words: str, day: object) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | Decimal) and not isinstance(value, bool) and not spec.is_reference:
        sheet.write_number(row, column, value)
    elif words:
        sheet.write_string(row, column, words)
