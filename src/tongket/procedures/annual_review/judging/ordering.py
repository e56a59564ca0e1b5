"""Whether ratings are decided in the order the regulation sets: those below first, the collective before its head."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tongket.procedures.annual_review.judging.relations import Relations
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules.decision import Finding
from tongket.rules.ratings.ordering import out_of_order

SUBORDINATES, COLLECTIVE, HEAD, SUPERIOR = "subordinates_rated", "collective_rated", "head_rated", "superior_rated"


def out_of_turn(relations: Relations, now: Collection[int], before: Collection[int]) -> Mapping[int, Sequence[Finding]]:
    """Unit → what should have been rated first, when the ratings of `now` are decided after those of `before`.

    What is decided together is in order. The findings are of the unit's step, whose note keeps the reason.
    """
    decided = {*now, *before}
    found: dict[int, list[Finding]] = {}
    for key in now:
        subject = relations.subjects[key]
        for stage, done in _stages(relations, subject, decided):
            for finding in out_of_order(stage, done, relations.held.entry.report_year).findings:
                told = found.setdefault(subject.entry.organization, [])
                if finding not in told:
                    told.append(finding)
    return found


def _stages(relations: Relations, subject: Subject, decided: Collection[int]) -> Sequence[tuple[str, Sequence[str]]]:
    """The stage a rating belongs to, and which of the stages before it are done."""
    if subject.entry.member is not None and subject.entry.is_head:
        collective = relations.collective_of(subject)
        is_done = collective is None or _is_settled(collective, decided)
        return [(HEAD, [COLLECTIVE] if is_done else [])]
    if subject.entry.subject == "organization" and relations.children.get(subject.entry.organization):
        is_done = all(_is_settled(each, decided) for each in relations.below(subject))
        return [(SUPERIOR, [SUBORDINATES] if is_done else [])]
    return []


def _is_settled(subject: Subject, decided: Collection[int]) -> bool:
    return subject.id in decided or bool(subject.entry.not_rated_reason)
