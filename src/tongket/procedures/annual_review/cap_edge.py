"""Who stands at the edge of a group's cap, and how one unit's people stand: for those who decide, never exported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongket.procedures.annual_review.cap import GroupCap
from tongket.records.reviews.subjects.drafts import Chosen, Draft, drafts
from tongket.rules.quotas_edge import Rated, edge


@dataclass(frozen=True)
class EdgeOfGroup:
    """The people at the edge: `out` beyond the limit, `tied` of equal points at it, `following` next, `unranked`
    excellent of whom no points are kept."""

    out: Sequence[Draft]
    tied: Sequence[Draft]
    following: Sequence[Draft]
    unranked: Sequence[Draft]

    @property
    def is_empty(self) -> bool:
        return not (self.out or self.tied or self.following or self.unranked)


def edge_of(round_id: int, cap: GroupCap) -> EdgeOfGroup:
    """By the points of the appraisal and the levels that count now. Heads set apart stand at no edge."""
    people = {each.id: each for each in drafts(Chosen(round_id, cap.subject, group=cap.group)) if _counts(each, cap)}
    found = edge([Rated(each.id, each.level, each.points) for each in people.values()], cap.room)
    return EdgeOfGroup(*(
        [people[key] for key in keys] for keys in (found.out, found.tied, found.following, found.unranked)
    ))  # fmt: skip


def levels_of_unit(round_id: int, unit: int, kind: str) -> Mapping[str, int]:
    """How many of a kind in one unit have which level now; those without any level are not in it."""
    return Counter(each.level for each in drafts(Chosen(round_id, kind, unit)) if each.level)


def _counts(each: Draft, cap: GroupCap) -> bool:
    return bool(each.level) and not each.not_rated_reason and not (each.is_head and cap.report.rule.heads_apart)
