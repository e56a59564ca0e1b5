"""The level meant for each subject of a round, before it is decided: drafted by the unit, intended, proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongket.records.reviews.ratings import facts as kept
from tongket.records.reviews.ratings.facts import Assessed, Ballot, Rated
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules.ratings.tallies import NOT_RATED, Tally, result_of

LAST_VOTES = ("committee_vote", "leadership_vote", "cell_vote")
"""Of several votes on a subject the one nearest to the decision counts."""


@dataclass(frozen=True)
class Meant:
    """A level or why there is none; points in hundredths. `source`: list, ballot, appraised, self, intended,
    proposed, given; empty where nothing says a level."""

    level: str = ""
    not_rated_reason: str = ""
    points: int | None = None
    source: str = ""


def drafted(held: Round, subjects: Sequence[Subject]) -> Mapping[int, Meant]:
    """What a unit would propose: what the ballot chose, else the appraisers, else the subject's own word."""
    wanted = {each.id for each in subjects}
    said, votes = kept.assessed(held.id, wanted), kept.ballots(held.id, wanted)
    return {each.id: _drafted(each, said.get(each.id, Assessed()), votes.get(each.id, ())) for each in subjects}


def intended(held: Round, subjects: Sequence[Subject]) -> Mapping[int, Meant]:
    """What the committee would decide: the level it set, else the one proposed to it; the points proposed."""
    proposed = kept.rated(held.id, "proposed", {each.id for each in subjects})
    said = kept.assessed(held.id, {each.id for each in subjects if each.id not in proposed})
    return {each.id: _intended(each, proposed.get(each.id), said.get(each.id, Assessed())) for each in subjects}


def by_level(meant: Mapping[int, Meant]) -> Mapping[int, str]:
    """Subject → level, of those that have one: what is judged and counted."""
    return {key: each.level for key, each in meant.items() if each.level}


def _drafted(subject: Subject, said: Assessed, votes: Sequence[Ballot]) -> Meant:
    if subject.entry.not_rated_reason:
        return Meant(not_rated_reason=subject.entry.not_rated_reason, source="list")
    last = next((vote for word in LAST_VOTES for vote in votes if vote.vote == word), None)
    chosen = _chosen(last) if last else ""
    if chosen == NOT_RATED:
        return Meant(not_rated_reason="other", points=said.points, source="ballot")
    if chosen:
        return Meant(chosen, points=said.points, source="ballot")
    source = "appraised" if said.appraised_level else "self" if said.own_level else ""
    return Meant(said.level, points=said.points, source=source)


def _chosen(ballot: Ballot) -> str:
    tally = Tally(ballot.due, ballot.present, ballot.valid, ballot.invalid, ballot.counts)
    return result_of(tally, ballot.held_on).level or ""


def _intended(subject: Subject, proposed: Rated | None, said: Assessed) -> Meant:
    points = proposed.points if proposed else said.points
    if subject.entry.not_rated_reason:
        return Meant(not_rated_reason=subject.entry.not_rated_reason, source="list")
    if subject.entry.intended_level:
        return Meant(subject.entry.intended_level, points=points, source="intended")
    if proposed is None:
        return Meant(points=points)
    return Meant(proposed.level, proposed.not_rated_reason, points, "proposed")
