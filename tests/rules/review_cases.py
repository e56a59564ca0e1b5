"""How the worked cases of ratings are put to the rules: each answers with its decision and what else it says."""

from __future__ import annotations

from datetime import date
from typing import Any

from tongket.rules.decision import Certainty, Citation, Decision
from tongket.rules.ratings import conditions, facts, frames, scoring
from tongket.rules.reviews import MemberReviewFacts

Facts = dict[str, Any]
Answered = tuple[Decision, Facts]
OWN = Citation("LOCAL", "05-HD/ĐU", date(2026, 3, 2), "mục 4", Certainty.SECOND_HAND)


class Own:
    """A value of an office with its document."""

    def __init__(self, value: str) -> None:
        self.value, self.citation = value, OWN


def rating_facts(given: Facts) -> facts.RatingFacts:
    raw = dict(given)
    for name in ("tasks", "unit_tasks"):
        if name in raw:
            raw[name] = facts.Tasks(**raw[name])
    if "member" in raw:
        raw["member"] = MemberReviewFacts(**raw["member"])
    return facts.RatingFacts(**{**raw, "concluded": frozenset(raw.get("concluded", ()))})


def may_be_rated(given: Facts, on: date) -> Answered:
    known = {key: value for key, value in given.items() if key != "level"}
    return conditions.may_be_rated(given["level"], rating_facts(known), on.year), {}


def best(given: Facts, on: date) -> Answered:
    level, decision = conditions.best_level(rating_facts(given), on.year)
    return decision, {"level": level}


def criteria(given: Facts, on: date) -> Answered:
    own = {axis: Own(value) for axis, value in given.get("own", {}).items()}
    frame = frames.frame_for(given["frame"], on.year, own)
    counts = {part: sum(item.part == part for item in frame.items) for part in (frames.COMMON, frames.RESULTS)}
    points = [None if item.points is None else item.points // 100 for item in frame.items]
    more = {"scale": frame.scale, "items": counts, "points": points, "total": frame.total}
    return Decision(tuple(frame.findings), (frame.citation,)), {**more, "certainty": str(frame.citation.certainty)}


def scored(given: Facts, on: date) -> Answered:
    frame = frames.frame_for(given["frame"], on.year)
    full = {item.id: item.points or "well" for item in frame.items} if given.get("rest_full") else {}
    found = scoring.score(frame, {**full, **given["scores"]})
    more = {"total": found.total, "by_part": dict(found.by_part), "missing": len(found.missing)}
    return Decision(tuple(found.findings)), {**more, "worst": [found.worst_result, found.worst_other]}


def apart(given: Facts, on: date) -> Answered:
    return scoring.explanation_needed(given["self"], given["appraised"], on.year), {}


ANSWERS = {
    "conditions.may_be_rated": may_be_rated,
    "conditions.best_level": best,
    "frames.frame_for": criteria,
    "scoring.score": scored,
    "scoring.explanation_needed": apart,
}
