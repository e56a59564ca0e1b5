"""How the worked cases of a candidate's steps ask the rules: the decision, and what else a case may expect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tongket.rules import candidate_stages, candidates
from tongket.rules.candidate_steps import CandidateFacts, before
from tongket.rules.decision import Decision
from tongket.rules.membership import Readmission

Given = dict[str, Any]
Answered = tuple[Decision, Mapping[str, object]]
BORN = date(1998, 3, 26)


def plain(ask: Callable[..., Decision]) -> Callable[[Given, date], Answered]:
    """A rule that takes the given facts by name, and the day."""
    return lambda given, on: (ask(**given, on=on), {})


def votes(given: Given, on: date) -> Answered:
    tally = candidates.Tally(given["due"], given["present"], given["agree"])
    return candidates.votes_suffice(tally, given["by"], on), {}


def certificate(given: Given, on: date) -> Answered:
    until = candidates.certificate_until(given["certified_on"], on)
    return candidates.certificate_allows(given["certified_on"], on), {"until": until}


def background(given: Given, on: date) -> Answered:
    relatives = [candidates.RelativeState(**each) for each in given["relatives"]]
    return candidates.background_complete(relatives, on), {}


def considered(given: Given, on: date) -> Answered:
    admitted_on = given["admitted_on"]
    known = admitted_on.year >= 2017
    return candidates.may_be_considered(admitted_on, on), {
        "official_from": candidates.official_from(admitted_on) if known else None
    }


def facts_of(given: Given) -> CandidateFacts:
    """A candidate of the cases: `steps` by day, `votes` as [due, present, agree]."""
    relatives = [candidates.RelativeState(**each) for each in given.get("relatives", ())]
    tallies = {step: candidates.Tally(*numbers) for step, numbers in given.get("votes", {}).items()}
    plainly = {
        name: value for name, value in given.items() if name not in ("relatives", "votes", "step", "ended_on_before")
    }
    if "ended_on_before" in given:
        consent = "provincial_consent" in given.get("steps", {})
        plainly["readmission"] = Readmission(given["ended_on_before"], has_consent=consent)
    return CandidateFacts(**{"born_on": BORN, **plainly}, relatives=relatives, tallies=tallies)


def stands(given: Given, on: date) -> Answered:
    found = candidate_stages.standing(facts_of(given), on)
    clocks = {clock.id: clock.last_day for clock in found.clocks}
    return Decision(found.blocks), {"stage": str(found.stage), "next": found.next_step, "clocks": clocks}


def taken(given: Given, on: date) -> Answered:
    return Decision(tuple(before(facts_of(given), given["step"], on))), {}


CANDIDATES: Mapping[str, Callable[[Given, date], Answered]] = {
    "candidates.votes_suffice": votes,
    "candidates.certificate_allows": certificate,
    "candidates.schooling_allows": plain(candidates.schooling_allows),
    "candidates.introducer_allows": lambda given, on: (
        candidates.introducer_allows(candidates.Introducer(**given), on),
        {},
    ),
    "candidates.introducers_suffice": plain(candidates.introducers_suffice),
    "candidates.application_comes_first": lambda given, _on: (candidates.application_comes_first(**given), {}),
    "candidates.background_complete": background,
    "candidates.may_decide": plain(candidates.may_decide),
    "candidates.may_be_considered": considered,
    "candidates.official_day": lambda given, _on: (candidates.official_day(**given), {}),
    "candidates.file_in_time": lambda given, on: (candidates.file_in_time(given["admitted_on"], on), {}),
    "candidate_stages.standing": stands,
    "candidate_steps.before": taken,
}
"""By the name of the function in the file of cases."""
