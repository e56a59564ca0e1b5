"""A round with the addresses of its parts on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tongket.procedures.loop.page.marked import Side
from tongket.procedures.loop.page.telling import one_line, words_at
from tongket.procedures.loop.round import Round, Step


@dataclass(frozen=True)
class Shown:
    """A round with the addresses of its parts on the page."""

    round: Round

    @property
    def id(self) -> str:
        return self.round.source.slug

    @property
    def name(self) -> str:
        return self.round.recorded.ledger.unit.name

    def card(self, fact: int) -> str:
        return f"{self.id}-so-{fact}"

    def row(self, fact: int) -> str:
        return f"{self.id}-buoc-{fact}"

    def added(self, fact: int) -> str:
        return f"{self.id}-them-{fact}"

    def in_article(self, fact: int) -> str:
        """Where the fact stands in the new article; its row where it does not."""
        step = self.round.steps[fact]
        if step.back is not None:
            return self.right.place(step.back)
        return (
            f"{self.id}-moi" if any(tag == step.fact.tag for _, tag in self.round.written.figures) else self.row(fact)
        )

    def in_text(self, fact: int) -> str:
        return self.card(fact) if self.round.check is None else self.left.place(fact)

    def places(self, fact: int) -> Sequence[str]:
        """Every place of one fact on the page."""
        back = self.round.steps[fact].back
        found = [self.in_text(fact), self.card(fact), self.row(fact)]
        return list(dict.fromkeys([*found, *([] if back is None else [self.right.place(back)])]))

    @cached_property
    def left(self) -> Side:
        check = self.round.check or self.round.back
        cards = [self.card(place) for place in range(len(check.facts))]
        return Side(f"{self.id}-bai", check, cards, [None] * len(cards), {})

    @cached_property
    def right(self) -> Side:
        steps = {step.back: place for place, step in reversed(list(enumerate(self.round.steps)))}
        places = range(len(self.round.back.facts))
        hrefs = [self.card(steps[place]) if place in steps else self.added(place) for place in places]
        tones = [None if place in steps else "added" for place in places]
        return Side(f"{self.id}-bai-moi", self.round.back, hrefs, tones, self._unread)

    @property
    def _unread(self) -> dict[int, str]:
        """By the place of a number nobody read back: the card of the fact it was written from."""
        cards = {step.fact.tag: self.card(place) for place, step in enumerate(self.round.steps) if step.fact.tag}
        return {at.start: cards[tag] for at, tag in self.round.written.figures if tag in cards}

    def written(self, step: Step) -> str:
        """The words of the new article that state the fact."""
        if step.back is not None:
            return one_line(self.round.back.facts[step.back].fact.quote)
        spans = (at for at, tag in self.round.written.figures if tag and tag == step.fact.tag)
        return next((words_at(self.round.written.text, at) for at in spans), "")
