"""What may be wrong with a draft handed in, an opinion on it, or a contributed text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tongket.documents.drafting.book import CommentEntry, ContributedText, ContributionEntry
from tongket.documents.drafting.pasted import LONGEST
from tongket.documents.drafting.wordfile import WordText, read_word
from tongket.documents.register.copies import refuse_declared, refuse_printed
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi
from tongket.rules.secrecy import marking_of


def accepted(content: bytes, marking: str) -> WordText:
    """A Word file handed in, read. `marking` is what the officer declared of the paper: PLAIN or one of MARKINGS.

    Raises `copy-undeclared`, `copy-secret` (declared, or printed in a line or a page's margin of its own),
    `copy-too-large`, `paper-not-word`.
    """
    refuse_declared(content, marking)
    word = read_word(content)
    refuse_printed(content, word)
    return word


def check_comment(entry: CommentEntry) -> Iterable[Finding]:
    if not entry.opinion.strip():
        yield Finding("comment-opinion-missing", {"giver": entry.giver})
    if not entry.giver.strip():
        yield Finding("comment-giver-missing", {"opinion": entry.opinion[:60]})


def check_answer(entry: CommentEntry) -> Iterable[Finding]:
    """An answer is accept or explain; what is explained says why, and both come from someone, not before the
    opinion."""
    if entry.response not in vocabulary.identifiers("comment_response"):
        yield Finding("comment-response-unknown", {"response": entry.response})
    elif entry.response == "explain" and not entry.answer.strip():
        yield Finding("comment-answer-missing", {"giver": entry.giver})
    if not entry.answered_by.strip():
        yield Finding("comment-answerer-missing", {"giver": entry.giver})
    if entry.answered_on is not None and entry.answered_on < entry.received_on:
        days = {"answered": date_vi(entry.answered_on), "received": date_vi(entry.received_on)}
        yield Finding("comment-answered-before", days)


def check_contribution(entry: ContributionEntry) -> Iterable[Finding]:
    if entry.section not in vocabulary.identifiers("report_section"):
        yield Finding("narrative-section-unknown", {"section": entry.section})
    if entry.paper not in vocabulary.identifiers("report_paper"):
        yield Finding("contribution-paper-unknown", {"paper": entry.paper})
    if entry.kind not in vocabulary.identifiers("contributor_kind"):
        yield Finding("contributor-kind-unknown", {"kind": entry.kind})


def check_text(entry: ContributedText, today: date) -> Iterable[Finding]:
    """A text has words, not too many, has come by today, and bears no marking of secrecy."""
    marking = next(filter(None, map(marking_of, entry.text.split("\n"))), "")
    if marking:
        yield Finding("copy-secret", {"marking": marking})
    if not entry.text:
        yield Finding("contribution-empty", {"contributor": entry.contributor})
    if len(entry.text) > LONGEST:
        size = {"contributor": entry.contributor, "length": len(entry.text), "limit": LONGEST}
        yield Finding("contribution-too-long", size)
    if entry.received_on is not None and entry.received_on > today:
        yield Finding("contribution-received-ahead", {"day": date_vi(entry.received_on)})
