"""Which bodies of an organization are reviewed as its collective."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tongket.rules.decision import Citation
from tongket.rules.load import value_if_known
from tongket.rules.periods import year_span


def reviewed_bodies(bodies: Collection[str], year: int) -> tuple[Sequence[str], Citation | None]:
    """Of the bodies an organization has (words of `body`), those reviewed as collectives, and the text it rests on.

    The first in the order of the guidance alone: a standing committee before the committee it belongs to. Years whose
    list was not seen: none, without citation; the office names the collectives itself.
    """
    rule = value_if_known("reviews/collectives", year_span(year)[1])
    if rule is None:
        return (), None
    known = [body for body in rule.value["bodies"] if body in bodies]
    return tuple(known[:1] if rule.value["first_only"] else known), rule.citation
