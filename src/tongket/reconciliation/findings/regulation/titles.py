"""Titles that the rules of the text's date no longer know."""

from __future__ import annotations

from collections.abc import Iterable

from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.telling import about
from tongket.rules.load import value_if_known
from tongket.rules.notation import fold

FORMER = "trong sach vung manh"
FORMER_TITLE = "clean_strong_exemplary"


def found(passage: Passage) -> Iterable[Found]:
    """ "Trong sạch, vững mạnh" given as a title where the title of the day is another."""
    known = value_if_known("awards/titles", passage.on)
    if known is None or known.value["organization"]["title"] == FORMER_TITLE:
        return
    for fact in passage.of_kind("org_rating", "commendation"):
        if FORMER in fold(fact.quote).replace(",", "").replace("-", " "):
            yield about(fact, "title-outdated", Severity.NOTE, passage.reading.text, citations=(known.citation,),
                        title=known.value["organization"]["name"])  # fmt: skip
