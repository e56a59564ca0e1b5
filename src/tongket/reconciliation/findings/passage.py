"""What a text says of itself before its numbers are weighed: whose it is, of which year, what time it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tongket.reconciliation.facts import Fact, Reading
from tongket.rules.notation import fold

TERM_EVENTS = ("mid_term_review", "congress")


@dataclass(frozen=True)
class Passage:
    """A reading held against the year of one organisation; `place` is its name without the type word, folded."""

    reading: Reading
    year: int
    place: str

    @property
    def on(self) -> date:
        """The day whose rules the text is held to."""
        return date(self.year, 12, 31)

    @cached_property
    def results(self) -> tuple[Fact, ...]:
        """What the text tells as reached: everything but next year's objectives."""
        return tuple(fact for fact in self.reading.facts if fact.kind != "objective")

    def of_kind(self, *kinds: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.results if fact.kind in kinds)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years the text says its results are of."""
        return frozenset(
            int(fact.value) for fact in self.of_kind("report_year") if not isinstance(fact.value, str)
        ) | frozenset(
            int(f.value) for f in self.of_kind("report_year") if isinstance(f.value, str) and f.value.isdigit()
        )

    @cached_property
    def is_whole_year(self) -> bool:
        """False for six or nine months, a quarter, a half term."""
        return not any(fact.word("period") for fact in self.of_kind("report_year")) and self.period == "year"

    @cached_property
    def period(self) -> str:
        """`term` where the text is of a mid-term review or a congress, else `year`."""
        events = {word for fact in self.of_kind("meeting_date") for word in fact.word("event").split("+")}
        return "term" if events & set(TERM_EVENTS) and "year_end_summary" not in events else "year"

    @cached_property
    def is_about_us(self) -> bool:
        """The text is of the organisation and the year asked for, as far as it says."""
        names = [fold(str(fact.value)) for fact in self.of_kind("org_name")]
        return (not names or any(self.is_own_name(name) for name in names)) and (
            not self.years or self.year in self.years
        )

    def is_own_name(self, folded: str) -> bool:
        return folded in self.place or self.place in folded

    def is_ours(self, fact: Fact) -> bool:
        """Whether the fact tells of this organisation and this year."""
        if not self.is_about_us or (fact.word("org") and not self.is_own_name(fold(fact.word("org")))):
            return False
        year = fact.word("year")
        return not year or year == str(self.year)

    def near(self, fact: Fact, kinds: Iterable[str], sentences: int) -> tuple[Fact, ...]:
        """Facts of these kinds within so many sentences before or after."""
        wanted = set(kinds)
        return tuple(
            other
            for other in self.results
            if other is not fact and other.kind in wanted and abs(other.sentence - fact.sentence) <= sentences
        )
