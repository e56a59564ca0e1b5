"""Record that a paper was signed, and give it its number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tongket.access.gate import Act, Written, action
from tongket.documents.drafting.queries import lacking
from tongket.documents.office import office
from tongket.documents.register import life, numbers
from tongket.documents.register.book import PaperEntry
from tongket.documents.register.checks import check_signing
from tongket.documents.register.life import Signing
from tongket.rules.decision import Finding


@action("paper.sign", event="paper.signed", ledger="papers", units=life.units)
def sign(act: Act, signings: Sequence[Signing]) -> Sequence[Written]:
    """Submitted → signed, with the next number of the organisation, type, term and symbol.

    Findings: `paper-not-final`, `paper-signer-missing`, `paper-term-unknown`, `paper-type-not-issued`.
    """
    return life.move(act, signings, "signed", _signed, _check)


def _term(signing: Signing, paper: PaperEntry) -> str:
    return paper.term or office(paper.organization, signing.signed_on).term


def _check(signing: Signing, paper: PaperEntry) -> Iterable[Finding]:
    lacks = lacking(signing.id)
    # What was rewritten in Word is what is signed: the last draft says what is missing, not the paper first made.
    signed = paper if lacks is None else replace(paper, missing=lacks, figures=())
    return check_signing(signing, signed, _term(signing, paper))


def _signed(signing: Signing, paper: PaperEntry) -> PaperEntry:
    term = _term(signing, paper)
    symbol = numbers.symbol_of(paper.organization, signing.signed_on, paper.body)
    number = numbers.take(paper.organization, paper.type, term, symbol)
    return replace(
        paper,
        term=term,
        symbol=symbol,
        number=number,
        number_line=numbers.symbol_line(paper.type, number, paper.organization, signing.signed_on, paper.body),
        dated_on=signing.signed_on,
        authority=signing.authority,
        signer_post=signing.post,
        signer_name=signing.name,
    )
