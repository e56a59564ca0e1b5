"""Take over last year's sections as a start for this year's paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.documents.book import NARRATIVES, NarrativeEntry
from tongket.documents.queries import narrative
from tongket.rules.decision import Finding


@dataclass(frozen=True)
class Carrying:
    """Which paper's sections to take over into `report_year`; from the year before unless another is named."""

    organization: int
    report_year: int
    paper: str
    from_year: int | None = None

    @property
    def source(self) -> int:
        return self.report_year - 1 if self.from_year is None else self.from_year


def _units(carryings: Sequence[Carrying]) -> set[int]:
    return {carrying.organization for carrying in carryings}


@action("narrative.carry", event="narrative.carried", ledger="narrative_parts", units=_units)
def carry(act: Act, carryings: Sequence[Carrying]) -> Sequence[Written]:
    """Copy the sections that this year lacks, each marked with the year it came from until it is written.

    Finding: `narrative-nothing-to-carry`.
    """

    def check(carrying: Carrying) -> Iterable[Finding]:
        if not _missing(carrying):
            yield Finding("narrative-nothing-to-carry", {"year": carrying.source})

    written: list[Written] = []
    for index, carrying in act.sift(carryings, check):
        done = keeping.add(act, NARRATIVES, _missing(carrying), lambda _: ())
        written += [replace(line, index=index) for line in done]
    return written


def _missing(carrying: Carrying) -> Sequence[NarrativeEntry]:
    standing = narrative(carrying.organization, carrying.report_year, carrying.paper)
    earlier = narrative(carrying.organization, carrying.source, carrying.paper)
    return [
        NarrativeEntry(carrying.organization, carrying.report_year, carrying.paper, section, part.text, carrying.source)
        for section, part in earlier.items()
        if section not in standing
    ]
