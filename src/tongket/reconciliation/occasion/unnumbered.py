"""What a text states without counting: the committee's own rating, the day a state refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongket.reconciliation.facts import Attribute
from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.quantities.dates import Kind
from tongket.reconciliation.reading.document import Cue, Document, Sentence
from tongket.reconciliation.reading.drafts import Draft

_OWN = pattern("unnumbered", "own")
_JUDGED = pattern("unnumbered", "judged")
_GENERAL = pattern("unnumbered", "general")
_PROPOSED = pattern("unnumbered", "proposed")
_AS_OF = pattern("unnumbered", "as_of")
REACH = 130


def own_ratings(document: Document) -> Iterator[Draft]:
    """ "Đảng bộ xã … được xếp loại Hoàn thành xuất sắc nhiệm vụ": no number stands between body, verb and level."""
    for sentence in document.sentences:
        for cue in document.cues_in(sentence.start, sentence.end):
            if cue.group == "level" and cue.name in ("excellent", "good", "completed", "not_completed"):
                fact = _own(document, sentence, cue)
                if fact is not None:
                    yield fact
                    break


def _own(document: Document, sentence: Sentence, cue: Cue) -> Draft | None:
    text = document.text
    first = max(sentence.start, cue.start - REACH)
    before = re.split(r"[;]|\.(?!\d)", text[first : cue.start])[-1]
    bodies = list(_OWN.finditer(before))
    judged = list(_JUDGED.finditer(before))
    if not bodies or not judged or (judged[-1].start() < bodies[-1].start() and not _PROPOSED.search(before)):
        return None
    body = bodies[-1]
    if len(bodies) > 1 and "được" in before[bodies[-2].end() : body.start()]:
        body = bodies[-2]
    between = before[body.start() :]
    if re.search(r"\d", re.sub(r"\bnăm 20\d\d", "", between)) or _GENERAL.search(between):
        return None
    counted = re.search(r"\d[\d.,]*(?:/\d+)?%?\s*(?:các\s+|số\s+)?$", before[: body.start()])
    owned = re.match(r"\s*(?:nhiệm vụ)?\s*(?:có|là|gồm|:)?\s*\d", text[cue.end : min(cue.end + 24, sentence.end)])
    if counted or (owned and "năm" not in owned[0]):
        return None
    proposed = {"proposed": True} if _PROPOSED.search(before) else {}
    subject = "cell" if body[0] == "chi bộ" else "committee_organization"
    start = first + len(text[first : cue.start]) - len(before) + body.start()
    said: dict[str, Attribute] = {"subject": subject, "self": True, **proposed}
    return Draft("org_rating", cue.name, start, cue.end, (cue.start, cue.start), attributes=said)


def days_of_state(document: Document) -> Iterator[Draft]:
    """ "tính đến ngày 30/11/2025": the day to which the figures behind it refer."""
    for when in document.dates:
        before = document.text[max(0, when.start - 30) : when.start]
        if when.kind is Kind.DAY and when.year and _AS_OF.search(before):
            yield Draft("as_of_date", when.iso(), when.start, when.end, (when.start, when.end))
