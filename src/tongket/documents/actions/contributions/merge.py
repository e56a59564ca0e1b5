"""Note that contributed texts went into the narrative."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.documents.drafting import writing
from tongket.documents.drafting.book import TEXTS, ContributedText
from tongket.documents.drafting.pasted import as_markup
from tongket.rules.decision import Finding


@dataclass(frozen=True)
class Merging:
    """A text that goes into the narrative as it came last."""

    id: int
    version: int


@action("contribution.merge", event="contribution.merged", ledger="contributions", units=writing.units_of_assignments)
def merge(act: Act, mergings: Sequence[Merging]) -> Sequence[Written]:
    """Keep what went into the narrative and when; the narrative itself is written by its own action, in the same
    transaction. Finding: `contribution-empty`."""
    entries = writing.entries(mergings)
    corrections = [Correction(each.id, each.version, _merged(entries[each.id], act)) for each in mergings]

    def check(entry: ContributedText) -> Iterable[Finding]:
        if not entry.text:
            yield Finding("contribution-empty", {"contributor": entry.contributor})

    return keeping.correct(act, TEXTS, corrections, check)


def _merged(entry: ContributedText, act: Act) -> ContributedText:
    return replace(entry, merged_text=as_markup(entry.text), merged_on=act.on)
