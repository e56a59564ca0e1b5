"""What a ballot says by the majority rule of its day, in words: won, tied or without a majority, and what follows."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.records.reviews.tallies.book import TallyEntry
from tongket.rules import vocabulary
from tongket.rules.ratings.tallies import WORDS, Result, Tally, Why, result_of
from tongket.web.language import language
from tongket.web.reviews.evening.lines import Line


def result_for(entry: TallyEntry) -> Result:
    """The result of a ballot by the rule of the day it was held."""
    counts = {word: getattr(entry, word) for word in WORDS}
    return result_of(Tally(entry.due, entry.present, entry.valid, entry.invalid, counts), entry.held_on)


def word_of(level: str) -> str:
    """A level as the result says it; "chưa xếp loại" where so many chose that."""
    return str(_("Chưa xếp loại")) if level == "not_rated" else vocabulary.label(level, language())


def told(entry: TallyEntry) -> Mapping[str, object]:
    """The result with its reasons: `label`, `tone`, `most` of `base` and how many decide, what follows, the rule."""
    result = result_for(entry)
    most = max((getattr(entry, word) for word in WORDS), default=0)
    labels = {
        Why.WON: word_of(result.level) if result.level else "",
        Why.TIE: _("Hai mức ngang phiếu"),
        Why.NO_MAJORITY: _("Chưa mức nào quá bán"),
        Why.NOT_ADDED_UP: _("Số phiếu không khớp"),
    }
    return {
        "label": str(labels[result.why]),
        "tone": "ok" if result.why is Why.WON else "due",
        "won": result.why is Why.WON,
        "most": most,
        "needed": result.needed,
        "base": result.base,
        "findings": [
            {"message": _begun(finding.message(language())), "mend": finding.mend(language())}
            for finding in result.decision.findings
        ],
        "citation": str(result.citation) if result.citation else "",
    }


def _begun(text: str) -> str:
    """A sentence with its capital."""
    return text[:1].upper() + text[1:]


def result_words(line: Line) -> Mapping[str, str] | None:
    """The result of the last ballot for the grid's last column; None before any."""
    if not line.ballots:
        return None
    last = line.ballots[-1].entry
    label = str(told(last)["label"])
    if last.counting > 1:
        label = _("Lần %(counting)s: %(result)s") % {"counting": last.counting, "result": label}
    return {"label": label, "url": reverse("review-tally", args=[line.subject.key])}
