"""What an import found and would do, row by row; stored as the preview and shown on screen and command line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tongket.rules import errors

NEW, SAME, CHANGED, WARNING, ERROR = "new", "same", "changed", "warning", "error"
REFUSES, ASKS, WARNS = "refuses", "asks_reason", "warns"


@dataclass(frozen=True)
class Remark:
    """A finding with its place: the code, its arguments, the cell, and whether it stops the import."""

    code: str
    arguments: Mapping[str, str]
    cell: str = ""
    weight: str = REFUSES
    citation: str = ""
    value: str = ""

    def message(self, language: str = "vi") -> str:
        return errors.message(self.code, self.arguments, language)

    def mend(self, language: str = "vi") -> str:
        return errors.mend(self.code, self.arguments, language)


@dataclass
class RowReport:
    """One row: its mark, what changes (field → old, new, as written) and what was found."""

    number: int
    mark: str
    label: str
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class SheetReport:
    """One sheet; `remarks` are those about the sheet as a whole. `written` are the keys of lines added or changed."""

    ledger: str
    title: str
    rows: list[RowReport] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Mapping[str, int]:
        found = Counter(row.mark for row in self.rows)
        found[WARNING] = sum(any(remark.weight == WARNS for remark in row.remarks) for row in self.rows)
        found[ERROR] += sum(remark.weight == REFUSES for remark in self.remarks)
        return {mark: found[mark] for mark in (NEW, SAME, CHANGED, WARNING, ERROR)}


@dataclass
class Report:
    """The whole file."""

    file: str
    year: int
    sheets: list[SheetReport] = field(default_factory=list)
    replaced: int = 0

    @property
    def counts(self) -> Mapping[str, int]:
        total: Counter[str] = Counter()
        for sheet in self.sheets:
            total.update(sheet.counts)
        return {mark: total[mark] for mark in (NEW, SAME, CHANGED, WARNING, ERROR)}

    @property
    def has_errors(self) -> bool:
        return self.counts[ERROR] > 0

    def keeps_word(self, seen: Report) -> bool:
        """Whether this run does what a person saw and agreed to.

        Rows the preview showed as errors may now pass, for a reason given meanwhile; every other row must be as shown.
        """
        if [sheet.ledger for sheet in self.sheets] != [sheet.ledger for sheet in seen.sheets]:
            return False
        return self.replaced == seen.replaced and all(
            len(now.rows) == len(then.rows)
            and all(_same(row, shown) for row, shown in zip(now.rows, then.rows, strict=True))
            for now, then in zip(self.sheets, seen.sheets, strict=True)
        )

    def forgetful(self) -> Report:
        """The report of a run that was rolled back: no line was written."""
        for sheet in self.sheets:
            sheet.written, sheet.touched = [], []
        return self


def _same(row: RowReport, shown: RowReport) -> bool:
    if row.number != shown.number or dict(row.changes) != dict(shown.changes):
        return False
    return shown.mark in (row.mark, ERROR)


def to_json(report: Report) -> str:
    sheets = [
        {
            **vars(sheet),
            "rows": [_row(row) for row in sheet.rows],
            "remarks": [vars(remark) for remark in sheet.remarks],
        }
        for sheet in report.sheets
    ]
    return json.dumps({**vars(report), "sheets": sheets}, ensure_ascii=False, separators=(",", ":"))


def _row(row: RowReport) -> dict[str, object]:
    return {**vars(row), "remarks": [vars(remark) for remark in row.remarks]}


def from_json(text: str) -> Report:
    raw = json.loads(text)
    sheets = []
    for sheet in raw["sheets"]:
        rows = [
            RowReport(row["number"], row["mark"], row["label"],
                      {name: (old, new) for name, (old, new) in row["changes"].items()},
                      [Remark(**remark) for remark in row["remarks"]])
            for row in sheet["rows"]
        ]  # fmt: skip
        remarks = [Remark(**remark) for remark in sheet["remarks"]]
        sheets.append(SheetReport(sheet["ledger"], sheet["title"], rows, remarks, sheet["written"], sheet["touched"]))
    return Report(raw["file"], raw["year"], sheets, raw["replaced"])
