"""Whether the subjects of a round may have the levels meant for them: conditions, links, places, quarters, order.

Nothing is written and nothing decided: the findings are told, and the gate of the decision asks for their reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tongket.procedures.annual_review.judging.gathering import Gathered, gather, look_into
from tongket.procedures.annual_review.judging.relations import hangs_on_collective, relations_of
from tongket.records.reviews.ratings.conditions import asked_where_excused
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import Subject, subjects_of
from tongket.rules.decision import Finding
from tongket.rules.ratings.facts import RatingFacts
from tongket.rules.ratings.links import LinkFacts, linked
from tongket.rules.ratings.places import may_rate_here
from tongket.rules.ratings.quarters import year_level_beside

Findings = Mapping[int, Sequence[Finding]]


@dataclass(frozen=True)
class Judge:
    """What is known of a round, gathered once, to be asked for as many sets of levels as one likes."""

    known: Gathered

    def judge(self, levels: Mapping[int, str], only: Collection[int] | None = None) -> Findings:
        """The findings of each subject that has a level, or of `only` these; who has nothing against is not in it."""
        wanted = levels.keys() if only is None else levels.keys() & set(only)
        found = {key: tuple(self._of(key, levels)) for key in wanted if levels[key] and key in self.known.facts}
        return {key: findings for key, findings in found.items() if findings}

    def touched_by(self, subjects: Iterable[int]) -> set[int]:
        """Whose findings may change when the levels of these subjects change."""
        relations = self.known.relations
        return {key for each in subjects for key in relations.touched_by(relations.subjects[each])}

    def _of(self, key: int, levels: Mapping[int, str]) -> Iterable[Finding]:
        year = self.known.held.entry.report_year
        subject, level = self.known.relations.subjects[key], levels[key]
        place = self.known.places.get(key)
        if place is not None:
            yield from may_rate_here(place, year).findings
        yield from judged(level, self._facts(subject, levels), year)
        if subject.entry.member is None:
            return
        if hangs_on_collective(subject):
            yield from linked(level, self._link(subject, levels), year).findings
        quarters = self.known.quarters.get(subject.entry.member)
        if quarters:
            yield from year_level_beside(level, quarters, year).findings

    def _facts(self, subject: Subject, levels: Mapping[int, str]) -> RatingFacts:
        """The facts with the levels of others: of those below an organisation, of the unit a leader leads."""
        facts, relations = self.known.facts[subject.id], self.known.relations
        if subject.entry.subject == "organization":
            counts = Counter(levels.get(each.id, "") for each in relations.below(subject))
            del counts[""]
            return replace(facts, subordinates=dict(counts) or None)
        if subject.entry.frame == "leader" and subject.entry.is_head:
            collective = relations.collective_of(subject)
            return replace(facts, unit_level=levels.get(collective.id) or None) if collective else facts
        return facts

    def _link(self, subject: Subject, levels: Mapping[int, str]) -> LinkFacts:
        collective = self.known.relations.collective_of(subject)
        level = levels.get(collective.id, "") if collective else None
        is_head = subject.entry.is_head
        return LinkFacts(is_head, not is_head, level, self.known.done(collective))


def judge(
    held: Round,
    levels: Mapping[int, str],
    only: Collection[int] | None = None,
    subjects: Sequence[Subject] | None = None,
) -> Findings:
    """The findings of each subject of a round at the level meant for it; who has nothing against is not in it.

    `levels`: subject → level, of the whole round, for ratings hang on each other; `only`: whom to judge, with those
    their levels touch; `subjects`: the round's list where it is at hand. For many questions keep a `Judge`.
    """
    if only is None:
        return Judge(gather(held, subjects)).judge(levels)
    whole = subjects_of(held.id) if subjects is None else subjects
    relations = relations_of(held, whole)
    touched = {key for each in only for key in relations.touched_by(relations.subjects[each])}
    return Judge(look_into(relations, touched)).judge(levels, touched)


def judged(level: str, facts: RatingFacts, year: int) -> Sequence[Finding]:
    """What stands against a level by the facts of one subject; the same facts are judged once."""
    return _judged(level, facts, tuple(sorted((facts.subordinates or {}).items())), year)


@lru_cache(maxsize=8192)
def _judged(level: str, facts: RatingFacts, _: tuple[tuple[str, int], ...], year: int) -> Sequence[Finding]:
    return tuple(asked_where_excused(level, facts, year))
