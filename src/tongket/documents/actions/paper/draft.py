"""Enter in the register that a paper was made, or made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.access.gate import Act, Written, action
from tongket.documents.queries import draft_key
from tongket.documents.register import storing
from tongket.documents.register.book import PaperEntry
from tongket.documents.register.checks import check_draft
from tongket.documents.register.life import Draft
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError


def _units(drafts: Sequence[Draft]) -> set[int]:
    return {draft.organization for draft in drafts}


@action("paper.draft", event="paper.drafted", ledger="papers", units=_units)
def draft(act: Act, drafts: Sequence[Draft]) -> Sequence[Written]:
    """Store the files' hashes and the figures used. A draft made anew takes the place of the one before;
    what was submitted or signed is never touched."""
    seen = set()

    def check(entry: Draft) -> Iterable[Finding]:
        if entry.key in seen or entry.key != draft_key(
            entry.organization, entry.report_year, entry.kind, entry.variant
        ):
            yield Finding("paper-made-meanwhile", {"title": entry.title})
        seen.add(entry.key)
        yield from check_draft(entry)

    written = (_store(act, index, entry) for index, entry in act.sift(drafts, check))
    return [line for line in written if line is not None]


def _store(act: Act, index: int, draft: Draft) -> Written | None:
    entry = PaperEntry(
        draft.organization, draft.type, draft.kind, draft.report_year, draft.title, draft.body, draft.variant,
        draft.term, files=draft.files, figures=draft.figures, missing=draft.missing,
    )  # fmt: skip
    row, is_new = storing.get_or_insert(act, draft.key, entry)
    if row.state != "draft" or row.withdrawn_at is not None:
        raise TongketError("paper-made-meanwhile", title=draft.title)
    return storing.inserted(row, index) if is_new else storing.update(row, entry, index)
