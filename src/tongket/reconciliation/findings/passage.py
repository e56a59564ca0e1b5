"""What a text says of itself before its numbers are weighed: whose it is, of which year, what time it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tongket.reconciliation.facts import Fact, Reading
from tongket.rules.notation import fold

BADGES = ("badge_award", "badge_total")
AGE = re.compile(r"\s*(?:đồng chí|đ/c|đảng viên)\s+(?:có\s+)?(?:từ|dưới)\s+\d{2}\s+(?:năm|đến)", re.IGNORECASE)
OPENING = 2_000
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
        """What the text tells as reached: everything but next year's objectives.

        "06 đồng chí từ 50 năm tuổi Đảng" is an age, whatever was read: a badge is of one level. The cells of a table
        are no sentences.
        """
        return tuple(
            fact
            for fact in self.reading.facts
            if fact.kind != "objective" and not self._is_age(fact) and not self.is_in_table(fact)
        )

    def is_in_table(self, fact: Fact) -> bool:
        """Whether the number stands in a row of cells: what it belongs to is not beside it."""
        return not isinstance(fact.value, str) and _is_row(self.reading.text, fact.number.start)

    def _is_age(self, fact: Fact) -> bool:
        return fact.kind in BADGES and AGE.match(self.reading.text, fact.number.end) is not None

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Fact, ...]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.results:
            found.setdefault(fact.kind, []).append(fact)
        return {kind: tuple(facts) for kind, facts in found.items()}

    @cached_property
    def _by_sentence(self) -> Mapping[int, list[Fact]]:
        found: dict[int, list[Fact]] = {}
        for fact in self.results:
            found.setdefault(fact.sentence, []).append(fact)
        return found

    def of_kind(self, *kinds: str) -> tuple[Fact, ...]:
        """The results of these kinds, in the order of the text."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        wanted = set(kinds)
        return tuple(fact for fact in self.results if fact.kind in wanted)

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
        return not self.is_part_of_year and self.period == "year"

    @cached_property
    def is_part_of_year(self) -> bool:
        """Of six or nine months or a quarter: the figures of the whole year say nothing of them."""
        return any(fact.word("period") for fact in self.of_kind("report_year"))

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days of the meetings the text tells of, as 2024-01-12."""
        return tuple(str(fact.value) for fact in self.of_kind("meeting_date"))

    @cached_property
    def period(self) -> str:
        """`term` where the text is of a mid-term review or a congress, else `year`."""
        events = {word for fact in self.of_kind("meeting_date") for word in fact.word("event").split("+")}
        return "term" if events & set(TERM_EVENTS) and "year_end_summary" not in events else "year"

    @cached_property
    def is_about_us(self) -> bool:
        """The text is of the organisation and the year asked for, as far as it says."""
        return self.names_us and (not self.years or self.year in self.years)

    @cached_property
    def names_us(self) -> bool:
        """One of the names the text is about is ours, or ours stands in its opening; or it names nobody."""
        names = [fold(str(fact.value)) for fact in self.of_kind("org_name")]
        return not names or any(map(self.is_own_name, names)) or self.place in fold(self.reading.text[:OPENING])

    def is_own_name(self, folded: str) -> bool:
        return folded in self.place or self.place in folded

    def is_ours(self, fact: Fact) -> bool:
        """Whether the fact tells of this organisation and this year."""
        if (
            not self.is_about_us
            or self.is_part_of_year
            or (fact.word("org") and not self.is_own_name(fold(fact.word("org"))))
        ):
            return False
        year = fact.word("year")
        return not year or year == str(self.year)

    def near(self, fact: Fact, kinds: Iterable[str], sentences: int) -> tuple[Fact, ...]:
        """Other results of these kinds within so many sentences before or after."""
        wanted = set(kinds)
        reach = range(fact.sentence - sentences, fact.sentence + sentences + 1)
        around = (other for place in reach for other in self._by_sentence.get(place, ()))
        return tuple(other for other in around if other is not fact and other.kind in wanted)


def years_of(fact: Fact) -> tuple[int, ...]:
    """The years of party age a badge is for; several where the text counts them together."""
    years = fact.attributes.get("years", ())
    return years if isinstance(years, tuple) else (int(years),)


def day_of(fact: Fact) -> date | None:
    """The one day a meeting was held on; None for two days, or one whose year the text does not say."""
    try:
        return date.fromisoformat(str(fact.value))
    except ValueError:
        return None


def _is_row(text: str, at: int) -> bool:
    end = text.find("\n", at)
    return "\t" in text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
