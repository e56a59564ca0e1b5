"""Who stands at the edge of a cap: looked at by those who decide, shown to nobody else, never exported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tongket.rules.quotas_room import Room


@dataclass(frozen=True)
class Rated:
    """One of a group: its level and its points in hundredths, None where none are kept."""

    id: int
    level: str
    points: int | None


@dataclass(frozen=True)
class Edge:
    """Where the limit cuts the group. Nobody is placed before another of the same points.

    `out`: excellent of fewer points than the last place within the limit. `tied`: excellent of that place's points, of
    whom some only find room. `following`: good who would come next. `unranked`: excellent without points.
    """

    out: Sequence[int] = ()
    tied: Sequence[int] = ()
    following: Sequence[int] = ()
    unranked: Sequence[int] = ()


def edge(rated: Iterable[Rated], room: Room) -> Edge:
    """Who of a group stands at the edge of its cap, by points alone: a proposal to look at, never a decision."""
    people = list(rated)
    best = _ranked(one for one in people if one.level == "excellent")
    if any(one.points is None for one in best):
        return Edge(unranked=tuple(one.id for one in best))
    if room.too_many:
        stay = len(best) - room.too_many
        return _cut(best, stay)
    good = _ranked(one for one in people if one.level == "good" and one.points is not None)
    if not room.more or not good:
        return Edge()
    last = good[min(room.more, len(good)) - 1].points
    return Edge(following=tuple(one.id for one in good if _points(one) >= (last or 0)))


def _cut(best: Sequence[Rated], stay: int) -> Edge:
    """The limit after the first `stay`; where it runs through people of the same points, all of them are tied."""
    cut = best[stay].points
    is_split = stay > 0 and best[stay - 1].points == cut
    tied = tuple(one.id for one in best if is_split and one.points == cut)
    return Edge(out=tuple(one.id for one in best[stay:] if one.id not in tied), tied=tied)


def _ranked(people: Iterable[Rated]) -> Sequence[Rated]:
    return sorted(people, key=_points, reverse=True)


def _points(one: Rated) -> int:
    return -1 if one.points is None else one.points
