"""A number among its neighbours: what stands before and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tongket.reconciliation.quantities.quantity import Quantity
from tongket.reconciliation.reading.document import Cue, Document, Sentence, chunk_around
from tongket.reconciliation.reading.drafts import Draft
from tongket.reconciliation.reading.nouns import NOTHING, Noun, noun_before, noun_behind

_RATED = re.compile(r"hoàn thành(?:\s+(?:xuất sắc|tốt))?\s+$")


@dataclass(frozen=True)
class Scene:
    """`before`: what this sentence said already. `previous_end`, `next_start`: where the neighbours' numbers stand."""

    document: Document
    quantity: Quantity
    sentence: Sentence
    previous_end: int
    next_start: int
    before: Sequence[Draft]
    has_next: bool = False
    carried: str = ""
    carried_actor: str = ""
    own_actor: str = "party_committee"

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def start(self) -> int:
        return self.quantity.hedge_start if self.quantity.hedge_start >= 0 else self.quantity.start

    @cached_property
    def chunk(self) -> tuple[int, int]:
        return chunk_around(self.text, self.sentence, self.start, self.words_end)

    @cached_property
    def noun_behind(self) -> Noun:
        limit = min(self.next_start, self.sentence.end)
        return noun_behind(self.text, self.quantity.end, limit)

    @cached_property
    def noun_before(self) -> Noun:
        found = noun_before(self.text, self.previous_end, self.start)
        rated = found.group == "task" and _RATED.search(self.text, max(0, found.start - 24), found.start)
        return NOTHING if rated else found

    @cached_property
    def noun(self) -> Noun:
        """What is counted: the noun behind the number, else the one before it."""
        return self.noun_behind if self.noun_behind.group else self.noun_before

    @property
    def words_end(self) -> int:
        """The end of number and noun together: the quote."""
        return max(self.quantity.end, self.noun_behind.end)

    @cached_property
    def gap_before(self) -> str:
        """From the number before (or the sentence's start) to this one."""
        return self.text[self.previous_end : self.start]

    @cached_property
    def gap_behind(self) -> str:
        """From this number to the next (or to the sentence's end)."""
        return self.text[self.quantity.end : self.next_start]

    def cues_before(self, group: str, reach: int = 400) -> Sequence[Cue]:
        """The cues of a group before the number in its sentence, the nearest first."""
        first = max(self.sentence.start, self.start - reach)
        found = self.document.cues_in(first, self.start)
        return [cue for cue in reversed(found) if cue.group == group and cue.end <= self.start]

    def cues_behind(self, group: str, end: int = 0) -> Sequence[Cue]:
        """The cues of a group between the number and the next one (or `end`)."""
        found = self.document.cues_in(self.quantity.end, end or self.next_start)
        return [cue for cue in found if cue.group == group]
