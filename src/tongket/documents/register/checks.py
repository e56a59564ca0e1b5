"""What may be wrong with a paper of the register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tongket.documents.register.book import MadeFile, PaperEntry
from tongket.documents.register.life import Draft, OutsidePaper, Sending, SignedCopy, Signing
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.load import value_on

HASH = re.compile(r"[0-9a-f]{64}")
TERM = re.compile(r"(\d{4})-(\d{4})")


def check_type(paper_type: str) -> Iterable[Finding]:
    if paper_type not in vocabulary.identifiers("paper_type"):
        yield Finding("paper-type-unknown", {"type": paper_type})


def check_body(body: str) -> Iterable[Finding]:
    if body not in vocabulary.identifiers("issuing_body"):
        yield Finding("paper-body-unknown", {"body": body})


def check_draft(draft: Draft) -> Iterable[Finding]:
    yield from check_type(draft.type)
    yield from check_body(draft.body)
    yield from check_hashes(draft.files)


def check_hashes(files: Iterable[MadeFile]) -> Iterable[Finding]:
    """A file that someone put there before ours has no hash of ours; any other has one."""
    for file in files:
        if file.sha256 and not HASH.fullmatch(file.sha256):
            yield Finding("paper-hash-wrong", {"name": file.name})


def check_signing(signing: Signing, paper: PaperEntry, term: str) -> Iterable[Finding]:
    """Nothing missing, a signer, a known term, and a body that may issue this type on the day."""
    missing = [*paper.missing, *(used.tag for used in paper.figures if used.shown is None)]
    if missing:
        named = ", ".join(dict.fromkeys(missing))
        yield Finding("paper-not-final", {"title": paper.title, "missing": named})
    if not signing.name.strip():
        yield Finding("paper-signer-missing", {"title": paper.title})
    yield from check_term(term)
    yield from check_issuer(paper.type, paper.body, signing.signed_on)


def check_term(term: str) -> Iterable[Finding]:
    """A term is written 2020-2025."""
    years = TERM.fullmatch(term)
    if years is None or int(years[1]) >= int(years[2]):
        yield Finding("paper-term-unknown", {"term": term})


def check_issuer(paper_type: str, body: str, on: date) -> Iterable[Finding]:
    """May this body issue this type on the day? Of bodies the rule does not speak of, nothing is said."""
    try:
        rule = value_on("documents/types", on)
    except TongketError:
        return  # no rule of that day is known: papers of that time can still be registered
    bodies = {issuer for row in rule.value.values() for issuer in row["issuers"]}
    allowed = rule.value[paper_type]["issuers"] if paper_type in rule.value else ()
    if body in bodies and body not in allowed:
        words = {"type": vocabulary.label(paper_type), "body": vocabulary.label(body), "on": on.strftime("%d/%m/%Y")}
        yield Finding("paper-type-not-issued", {**words, "rule": str(rule.citation)}, rule.citation)


def check_copy(copy: SignedCopy) -> Iterable[Finding]:
    if not HASH.fullmatch(copy.sha256):
        yield Finding("paper-hash-wrong", {"name": copy.name})


def check_sending(sending: Sending, paper: PaperEntry) -> Iterable[Finding]:
    if not any(text.strip() for text in sending.recipients):
        yield Finding("paper-recipients-missing", {"title": paper.title})
    if paper.dated_on is not None and sending.sent_on < paper.dated_on:
        yield Finding("paper-sent-before-signed", {"title": paper.title})


def check_outside(paper: OutsidePaper) -> Iterable[Finding]:
    yield from check_type(paper.type)
    yield from check_body(paper.body)
    yield from check_term(paper.term)
    if paper.number < 1:
        yield Finding("paper-number-wrong", {"number": paper.number})
    if paper.type in vocabulary.identifiers("paper_type"):
        yield from check_issuer(paper.type, paper.body, paper.dated_on)
