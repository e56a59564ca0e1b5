"""A workbook into the books: every sheet in the order of the house, through the ordinary actions, all or nothing.

The preview is the same run in a transaction that is rolled back, so that what one confirms is what one saw.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import Any

from tongket.access.actor import Actor
from tongket.access.book import Correction, Kept
from tongket.access.gate import Action
from tongket.access.ledger import Ledger
from tongket.exchange.excel.columns import find_header
from tongket.exchange.excel.drafts import Draft, drafts
from tongket.exchange.excel.reading import RawSheet, RawWorkbook
from tongket.exchange.excel.references import Place, resolve
from tongket.exchange.excel.remarks import finding_remark, header_remarks, is_another, unread
from tongket.exchange.excel.report import (
    CHANGED,
    ERROR,
    NEW,
    REFUSES,
    SAME,
    Remark,
    Report,
    RowReport,
    SheetReport,
)
from tongket.records.ledgers import all_ledgers
from tongket.records.lines import in_words
from tongket.rules import notation
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Import:
    """One run: who, for which unit and year, and the reasons given for findings by (ledger, row number)."""

    actor: Actor
    place: Place
    year: int
    reasons: Mapping[tuple[str, int], str]


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Without the search for cyclic garbage: over this many living objects it costs a third of the run."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def run(job: Import, workbook: RawWorkbook) -> Report:
    """Bring every recognised sheet in. Call inside a transaction: the caller keeps it or rolls it back."""
    with _uninterrupted():
        return _run(job, workbook)


def _run(job: Import, workbook: RawWorkbook) -> Report:
    report = Report(workbook.name, job.year)
    known = {notation.fold(title): ledger for ledger in all_ledgers().values() for title in ledger.spec.sheet.values()}
    found = [(ledger, workbook.sheets[title]) for title, ledger in known.items() if title in workbook.sheets]
    if not found:
        titles = ", ".join(sheet.title for sheet in workbook.sheets.values())
        raise TongketError("sheet-missing", file=workbook.name, sheets=titles)
    for ledger, sheet in sorted(found, key=lambda pair: pair[0].spec.order):
        report.sheets.append(_sheet(job, ledger, sheet))
    report.sheets += unread(workbook, known)
    return report


def _sheet(job: Import, ledger: Ledger[Any], sheet: RawSheet) -> SheetReport:
    report = SheetReport(ledger.id, sheet.title)
    header = find_header(ledger.spec, sheet.rows)
    if header is None:
        if any(any(str(cell).strip() for cell in row) for row in sheet.rows):
            report.remarks.append(Remark("header-not-found", {"sheet": sheet.title}))
        return report
    report.remarks += header_remarks(sheet, header)
    if any(found.weight == REFUSES for found in report.remarks):
        return report
    given = {"report_year": job.year} if "report_year" in ledger.spec.fields else {}
    waiting = list(drafts(ledger.spec, sheet, header, given, report.remarks))
    while waiting:
        waiting = _wave(job, ledger, report, waiting)
    report.rows.sort(key=lambda row: row.number)
    return report


def _wave(job: Import, ledger: Ledger[Any], report: SheetReport, waiting: Sequence[Draft]) -> list[Draft]:
    """Write the drafts whose references are there; those that may yet refer to a row of this same sheet come back."""
    resolve(job.place, ledger.spec, waiting)
    refers_to_itself = ledger.id == "organizations"
    later = [draft for draft in waiting if refers_to_itself and draft.is_wrong and _waits(draft)]
    ready = [draft for draft in waiting if draft not in later]
    before = len(report.written)
    _write(job, ledger, report, ready)
    if later and len(report.written) == before:
        _write(job, ledger, report, later)
        return []
    for draft in later:
        draft.remarks = [found for found in draft.remarks if found.code != "organization-unknown"]
    return later


def _waits(draft: Draft) -> bool:
    return all(found.code == "organization-unknown" for found in draft.remarks if found.weight == REFUSES)


def _write(job: Import, ledger: Ledger[Any], report: SheetReport, ready: Sequence[Draft]) -> None:
    rows: list[RowReport] = []
    sound: list[tuple[Draft, Any, RowReport]] = []
    for draft in ready:
        row = RowReport(draft.number, ERROR, _label(draft), {}, list(draft.remarks))
        rows.append(row)
        if not draft.is_wrong:
            sound.append((draft, _entry(ledger, draft), row))
    kept = ledger.located([entry for _, entry, _ in sound])
    sound, kept = _each_once(sound, kept)
    adding = [(draft, entry, row) for (draft, entry, row), found in zip(sound, kept, strict=True) if found is None]
    correcting = []
    for (draft, _, row), found in zip(sound, kept, strict=True):
        if found is None:
            continue
        report.touched.append(str(found.key))
        wanted = _over(found, draft)
        row.mark = SAME if wanted == found.entry else CHANGED
        if row.mark == CHANGED:
            correcting.append((draft, found, wanted, row))
    _show_changes(ledger, [(found, wanted, row) for _, found, wanted, row in correcting])
    corrections = [
        (draft, Correction(found.id, found.version, wanted), row) for draft, found, wanted, row in correcting
    ]
    _act(job, ledger, NEW, adding, report)
    _act(job, ledger, CHANGED, corrections, report)
    report.rows += rows


def _each_once(
    sound: Sequence[tuple[Draft, Any, RowReport]], kept: Sequence[Kept[Any] | None]
) -> tuple[list[tuple[Draft, Any, RowReport]], list[Kept[Any] | None]]:
    """Leave out, with a remark, rows that would change a line a row before them has, and rows with another's card."""
    first: dict[int, int] = {}
    lines, found = [], []
    for line, same in zip(sound, kept, strict=True):
        draft, entry, row = line
        cell = next(iter(draft.cells.values()), "")
        if same is not None and same.id in first:
            row.remarks.append(Remark("row-twice", {"row": str(first[same.id])}, cell, REFUSES, "", row.label))
        elif same is not None and is_another(same.entry, entry):
            words = {"card": entry.card_number, "owner": same.entry.full_name, "name": entry.full_name}
            cell = draft.cells.get("card_number", cell)
            row.remarks.append(Remark("member-card-of-another", words, cell, REFUSES, "", entry.card_number))
        else:
            lines.append(line)
            found.append(same)
        if same is not None:
            first.setdefault(same.id, draft.number)
    return lines, found


def _act(
    job: Import, ledger: Ledger[Any], mark: str, lines: Sequence[tuple[Draft, Any, RowReport]], report: SheetReport
) -> None:
    if not lines:
        return
    reasons = {
        index: job.reasons.get((report.ledger, draft.number), "") or draft.reason
        for index, (draft, _, _) in enumerate(lines)
    }
    action: Action[Any] = ledger.add if mark == NEW else ledger.correct
    passage = action(job.actor, [line for _, line, _ in lines], reasons=reasons, collecting=True)
    for _, _, row in lines:
        row.mark = mark
    for found in passage.found:
        draft, _, row = lines[found.index]
        row.remarks.append(finding_remark(ledger.spec, found, draft))
        if found.refuses:
            row.mark = ERROR
    report.written += [str(written.key) for written in passage.written]
    report.touched += [str(written.key) for written in passage.written]


def _entry(ledger: Ledger[Any], draft: Draft) -> Any:
    names = ledger.book.attributes
    return ledger.book.entry(**{name: value for name, value in draft.values.items() if name in names})


def _over(kept: Kept[Any], draft: Draft) -> Any:
    """The kept entry with what the row says over it: an empty cell leaves what is kept, “(xóa)” clears it."""
    defaults = {item.name: item.default for item in fields(kept.entry)}
    names = set(defaults)
    erased = {name: defaults[name] for name in draft.erased if name in names}
    return replace(kept.entry, **{**{name: value for name, value in draft.values.items() if name in names}, **erased})


def _show_changes(ledger: Ledger[Any], lines: Sequence[tuple[Kept[Any], Any, RowReport]]) -> None:
    """Put old and new value of each changed field into the rows, in words."""
    before = in_words(ledger, [found for found, _, _ in lines])
    after = in_words(ledger, [replace(found, entry=wanted) for found, wanted, _ in lines])
    for (_, _, row), old, new in zip(lines, before, after, strict=True):
        row.changes = {name: (old[name], new[name]) for name in old if old[name] != new[name]}


def _label(draft: Draft) -> str:
    texts = [getattr(value, "name", value) for value in draft.values.values()]
    return next((text for text in texts if isinstance(text, str) and text), "")
