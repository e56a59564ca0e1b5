"""Headlines and captions repeat the text: what they state again is set aside, not stated twice."""

from __future__ import annotations

import re
from collections.abc import Hashable

from tongket.reconciliation.reading.document import Document
from tongket.reconciliation.reading.drafts import Draft, Found

HEADLINE_WORDS, LONGEST_LINE = 45, 400
REPEATED = "headline_or_caption"
ABOUT_THE_TEXT = ("meeting_date", "org_name", "report_year", "term")


def without_repeats(document: Document, found: Found) -> list[Draft]:
    """The facts without those that a headline or caption states and the body states too."""
    outside = {_same(fact) for fact in found.drafts if not _in_headline(document, fact)}
    kept: list[Draft] = []
    totals: set[Hashable] = set()
    for fact in found.drafts:
        again = fact.kind == "badge_total" and _same(fact) in totals
        if again or (fact.kind not in ABOUT_THE_TEXT and _in_headline(document, fact) and _same(fact) in outside):
            found.aside[fact.digits[0]] = REPEATED
        else:
            totals.add(_same(fact))
            kept.append(fact)
    return kept


def _same(fact: Draft) -> Hashable:
    said = {
        name: word
        for name, word in fact.attributes.items()
        if name in ("years", "level", "subject", "indicator", "actor")
    }
    return fact.kind, fact.value, fact.of, fact.unit == "%", tuple(sorted(said.items()))


def _in_headline(document: Document, fact: Draft) -> bool:
    """A line of its own, short and without a full stop at its end."""
    plain = document.source.plain
    start = plain.rfind("\n", max(0, fact.start - LONGEST_LINE), fact.start) + 1
    end = plain.find("\n", fact.end, fact.end + LONGEST_LINE)
    if end < 0 or start == 0 < fact.start - LONGEST_LINE:
        return False
    line = plain[start:end].strip()
    if not line or len(line.split()) > HEADLINE_WORDS:
        return False
    return not re.search(r"[.;:,…][\"')\]]?$|\./\.?$", line) and not re.match(r"[-+*•]", line)
