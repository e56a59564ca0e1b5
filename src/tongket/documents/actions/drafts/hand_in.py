"""Hand in a draft of a paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.documents.drafting import writing
from tongket.documents.drafting.book import DRAFTS, DraftEntry
from tongket.documents.drafting.models import PaperDraft
from tongket.documents.drafting.queries import MADE, OPEN_STATES
from tongket.rules.decision import Finding


@action("paper_draft.hand_in", event="paper_draft.handed_in", ledger="paper_drafts", units=keeping.units(DRAFTS))
def hand_in(act: Act, entries: Sequence[DraftEntry]) -> Sequence[Written]:
    """Keep drafts by their files' hashes, in the order of their numbers; what was handed in stays.

    Findings: `draft-paper-closed`, `draft-unchanged`, `draft-number-taken`. Raises `record-not-found`.
    """
    papers = writing.papers_of(entries)
    last = {paper: _last(paper) for paper in papers}

    def check(entry: DraftEntry) -> Iterable[Finding]:
        paper, before = papers[entry.paper], last[entry.paper]
        if paper.state not in OPEN_STATES or paper.withdrawn_at is not None or paper.is_external:
            yield Finding("draft-paper-closed", {"title": paper.title})
        elif before is not None and before.sha256 == entry.sha256 and before.number != MADE:
            yield Finding("draft-unchanged", {"number": before.number})
        elif before is not None and entry.number != before.number + 1:
            yield Finding("draft-number-taken", {"number": entry.number})
        last[entry.paper] = PaperDraft(number=entry.number, sha256=entry.sha256)

    return keeping.add(act, DRAFTS, entries, check)


def _last(paper: int) -> PaperDraft | None:
    return PaperDraft.objects.filter(paper=paper).order_by("-number").first()
