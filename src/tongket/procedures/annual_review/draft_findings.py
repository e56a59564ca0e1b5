"""What stands against the levels a committee intends, before it decides: for one moved subject, or for many."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tongket.procedures.annual_review.judging.judge import Findings, judge
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.drafts import Chosen, Draft, drafts, drafts_around
from tongket.records.reviews.subjects.queries import subjects_by_id


def around(held: Round, subject: int, unit: int) -> tuple[Findings, Mapping[int, Draft]]:
    """The findings of a subject of a unit and of those whose ratings hang on it; and all of the unit by id.

    Only its unit and the bodies of the round are read: no rating hangs on a person of another unit.
    """
    near = {each.id: each for each in drafts_around(held.id, unit)}
    levels = {key: each.level for key, each in near.items()}
    return judge(held, levels, {subject}, list(subjects_by_id(near).values())), near


def of_rows(held: Round, rows: Sequence[Draft]) -> Findings:
    """The findings of these subjects, at the levels of the whole round."""
    wanted: Collection[int] = {row.id for row in rows}
    levels = {each.id: each.level for each in drafts(Chosen(held.id))}
    found = judge(held, levels, wanted)
    return {key: findings for key, findings in found.items() if key in wanted}
