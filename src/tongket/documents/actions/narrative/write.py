"""Write a section of a year's paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tongket.access import keeping
from tongket.access.book import Correction, Kept
from tongket.access.gate import Act, Written, action
from tongket.documents.book import NARRATIVES, NarrativeEntry
from tongket.documents.register.narrative_checks import check_narrative


@dataclass(frozen=True)
class SectionText:
    """A section as it should read. `version` is the one the officer saw; None where nothing stood yet."""

    organization: int
    report_year: int
    paper: str
    section: str
    text: str
    version: int | None = None

    @property
    def entry(self) -> NarrativeEntry:
        return NarrativeEntry(self.organization, self.report_year, self.paper, self.section, self.text)


def _units(texts: Sequence[SectionText]) -> set[int]:
    return {text.organization for text in texts}


@action("narrative.write", event="narrative.written", ledger="narrative_parts", units=_units)
def write(act: Act, texts: Sequence[SectionText]) -> Sequence[Written]:
    """Write sections, new or over what stood. What was carried over counts as the officer's own from now on.

    Raises `Clash` where someone wrote the section meanwhile.
    """
    kept = keeping.locate(NARRATIVES, [text.entry for text in texts])
    written: list[Written] = []
    for index, text in act.sift(texts, lambda text: check_narrative(text.entry)):
        done = _write(act, text, kept.get(NARRATIVES.identity_of(text.entry)))
        written += [replace(line, index=index) for line in done]
    return written


def _write(act: Act, text: SectionText, standing: Kept[NarrativeEntry] | None) -> Sequence[Written]:
    if standing is None:
        return keeping.add(act, NARRATIVES, [text.entry], lambda _: ())
    if text.version is None:
        raise keeping.Clash(standing)
    return keeping.correct(act, NARRATIVES, [Correction(standing.id, text.version, text.entry)], lambda _: ())
