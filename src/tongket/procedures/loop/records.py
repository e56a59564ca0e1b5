"""The recorded side of a fact: the figure in words, its value as papers print it, and the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

from tongket.access.ledger import Selection
from tongket.documents.sentences.shown import dimension_word, shown
from tongket.figures.compute import Asked
from tongket.figures.definition import FigureValue
from tongket.figures.drilldown import Behind, rows
from tongket.organizations import queries as organizations
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.records.ledgers import all_ledgers
from tongket.records.lines import in_words
from tongket.rules.notation import number_vi


@dataclass(frozen=True)
class Rows:
    """The rows of one ledger behind a number, each in a line of words; `title` is what the ledger is called."""

    title: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Recorded:
    """One commune's figures of the year, asked for once."""

    ledger: Ledger
    asked: Asked

    @cached_property
    def values(self) -> Mapping[str, FigureValue]:
        return {value.tag: value for value in self.ledger.values}

    @cached_property
    def _units(self) -> Sequence[int]:
        return sorted(organizations.ids_below(self.ledger.unit.id))

    def label(self, tag: str) -> str:
        """ "Chi bộ theo mức xếp loại: hoàn thành xuất sắc nhiệm vụ"; an indicator by the name its row has."""
        if tag not in self.values:
            return ""
        words = [self._word(name, word) for name, word in parse_qsl(tag.partition("?")[2])]
        label = self.values[tag].figure.label["vi"]
        return f"{label}: {', '.join(words)}" if words else label

    def value(self, tag: str) -> str:
        """The number as papers print it, with its whole and its unit; "" where nothing is recorded."""
        found = self.values.get(tag)
        text = shown(found) if found is not None else None
        if found is None or text is None:
            return ""
        if found.figure.unit == "percent":
            return f"{text}%"
        whole = f"/{number_vi(found.of)}" if found.of is not None else ""
        return f"{text}{whole} {found.measured_in}".rstrip()

    def rows(self, tag: str) -> Sequence[Rows]:
        """The rows behind; of a ratio those of its two numbers."""
        if tag not in self.values:
            return ()
        return [self._lines(behind) for behind in rows(self.asked, tag)]

    def _lines(self, behind: Behind) -> Rows:
        ledger = all_ledgers()[behind.ledger]
        page = ledger.select(Selection(self._units, ids=behind.records))
        fields = [field.id for field in ledger.spec.fields.values() if field.listed]
        said = in_words(ledger, page.lines)
        lines = [" · ".join(dict.fromkeys(words[name] for name in fields if words[name])) for words in said]
        return Rows(ledger.spec.sheet["vi"], lines)

    def _word(self, name: str, word: str) -> str:
        known = self.ledger.series.get(word) if name == "indicator" else None
        return known.name if known is not None else dimension_word(name, word)
