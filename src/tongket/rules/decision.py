"""What a rule answers: findings, each with its code, its arguments and the citation it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tongket.rules import errors


class Certainty(StrEnum):
    """How sure a regulation's value is; it decides what a breach does."""

    VERIFIED = "verified"
    SECOND_HAND = "second_hand"
    UNVERIFIED = "unverified"


class Weight(StrEnum):
    """What a finding does to the write it was found in."""

    REFUSES = "refuses"
    ASKS_REASON = "asks_reason"
    WARNS = "warns"


@dataclass(frozen=True)
class Citation:
    """A document and the place in it, as one would print it: number, day of signing, article."""

    document: str
    number: str
    signed_on: date | None
    article: str
    certainty: Certainty

    def __str__(self) -> str:
        signed = (
            f" ngày {self.signed_on.day:02d}/{self.signed_on.month:02d}/{self.signed_on.year}" if self.signed_on else ""
        )
        place = f", {self.article}" if self.article else ""
        return f"{self.number}{signed}{place}"


WEIGHT_OF_CERTAINTY = {
    Certainty.VERIFIED: Weight.REFUSES,
    Certainty.SECOND_HAND: Weight.ASKS_REASON,
    Certainty.UNVERIFIED: Weight.WARNS,
}


@dataclass(frozen=True)
class Finding:
    """One thing a rule or a check found. Without a citation it is a matter of integrity and refuses.

    `asks_only`: the regulation itself asks for the reason to be told, however sure it is.
    """

    code: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    citation: Citation | None = None
    warns_only: bool = False
    asks_only: bool = False

    @property
    def weight(self) -> Weight:
        if self.warns_only:
            return Weight.WARNS
        if self.asks_only and self.citation and self.citation.certainty is Certainty.VERIFIED:
            return Weight.ASKS_REASON
        return WEIGHT_OF_CERTAINTY[self.citation.certainty] if self.citation else Weight.REFUSES

    def message(self, language: str = "vi") -> str:
        return errors.message(self.code, self.arguments, language)

    def mend(self, language: str = "vi") -> str:
        return errors.mend(self.code, self.arguments, language)


class Outcome(StrEnum):
    """What a decision comes to: allowed, allowed with a warning, only with a reason, or not."""

    ALLOWED = "allowed"
    WARNED = "warned"
    NEEDS_REASON = "needs_reason"
    REFUSED = "refused"


@dataclass(frozen=True)
class Decision:
    """The answer of a rule for one case: the outcome follows from the heaviest finding."""

    findings: Sequence[Finding] = ()
    citations: Sequence[Citation] = ()

    @property
    def outcome(self) -> Outcome:
        weights = {finding.weight for finding in self.findings}
        if Weight.REFUSES in weights:
            return Outcome.REFUSED
        if Weight.ASKS_REASON in weights:
            return Outcome.NEEDS_REASON
        return Outcome.WARNED if weights else Outcome.ALLOWED
