"""How the worked cases of a round are put to the rules: links, order, authority, votes, quarters, groups, places."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from tests.rules.review_cases import OWN
from tongket.rules.decision import Decision
from tongket.rules.ratings import collectives, groups, links, ordering, places, quarters, steps, streaks, tallies
from tongket.rules.ratings import running as run

Facts = dict[str, Any]
Answered = tuple[Decision, Facts]


def linked(given: Facts, on: date) -> Answered:
    known = {key: value for key, value in given.items() if key not in ("level", "done_percent")}
    done = Fraction(given["done_percent"], 100) if "done_percent" in given else None
    facts = links.LinkFacts(**known, done=done)
    return links.linked(given["level"], facts, on.year), {"highest": links.highest_beside(facts, on.year)}


def ordered(given: Facts, on: date) -> Answered:
    return ordering.out_of_order(given["stage"], set(given["done"]), on.year), {}


def taken(given: Facts, on: date) -> Answered:
    return steps.may_take(given["step"], set(given["done"]), on.year, given.get("modes")), {}


def decides(given: Facts, on: date) -> Answered:
    found = steps.authority(**given, year=on.year)
    return steps.may_decide_here(**given, year=on.year), {"proposes": found.proposes, "decides": found.decides}


def lasted(given: Facts, on: date) -> Answered:
    return steps.long_enough(**given, year=on.year), {}


def adds_up(given: Facts, on: date) -> Answered:
    return tallies.tally_adds_up(tallies.Tally(**given)), {}


def came_out(given: Facts, on: date) -> Answered:
    found = tallies.result_of(tallies.Tally(**given), on)
    return found.decision, {"level": found.level, "why": str(found.why), "needed": found.needed}


def evaluated(given: Facts, on: date) -> Answered:
    known = {key: value for key, value in given.items() if key != "quarter"}
    return quarters.who_is_evaluated(quarters.QuarterFacts(**known), on.year, given["quarter"]), {}


def of_quarters(given: Facts, on: date) -> Answered:
    found = quarters.year_from_quarters(given["levels"], on.year)
    more = {"bars_excellent": found.bars_excellent, "replacement": found.replacement_considered}
    return found.decision, {**more, "best": found.best_quarters}


def beside_quarters(given: Facts, on: date) -> Answered:
    return quarters.year_level_beside(given["level"], given["levels"], on.year), {}


def reported(given: Facts, on: date) -> Answered:
    found = quarters.report_by(on.year, given["quarter"])
    return Decision(), {"day": found[0] if found else None}


def grouped(given: Facts, on: date) -> Answered:
    group = groups.cap_group(given["subject"], given["frame"], set(given.get("posts", ())), on.year)
    return Decision(), {"group": group, "label": groups.group_label(group)}


def counted(given: Facts, on: date) -> Answered:
    return Decision(), {"counts": groups.counts_in_cap(given["is_head"], on.year)}


def running(given: Facts, on: date) -> Answered:
    found = streaks.streak(given["levels"], on.year)
    more = {"years": found.years, "since": found.since, "unknown": found.unknown}
    return Decision(), {**more, "full": streaks.full_streak(given["levels"], on.year)}


def both_ways(given: Facts, on: date) -> Answered:
    own = (given["own"], OWN) if "own" in given else None
    found = run.running(given["levels"], on.year, since=given.get("since"), own=own)
    five = run.five_years(found)
    more = {"years": found.years, "passing": found.passing, "without": list(found.without)}
    return Decision(), {**more, "five": None if five is None else str(five)}


def failed(given: Facts, on: date) -> Answered:
    return streaks.failed_two_years(given["levels"], on.year), {}


def placed(given: Facts, on: date) -> Answered:
    return places.may_rate_here(places.PlaceFacts(**given), on.year), {}


def form(given: Facts, on: date) -> Answered:
    titles = [found.title for found in steps.forms_of(on.year)]
    return Decision(), {"number": steps.form_number(given["frame"], on.year), "forms": len(titles)}


def bodies(given: Facts, on: date) -> Answered:
    found, citation = collectives.reviewed_bodies(given["bodies"], on.year)
    return Decision(), {"bodies": list(found), "certainty": str(citation.certainty) if citation else None}


def all_steps(_: Facts, on: date) -> Answered:
    found = steps.steps_of(on.year)
    named = [step.id for step in found if step.named]
    more = {"optional": [step.id for step in found if step.optional], "named": named}
    above = [step.id for step in found if step.by == steps.COMMITTEE]
    return Decision(), {"steps": [step.id for step in found], "of_committee": above, **more}


def of_quarter(given: Facts, on: date) -> Answered:
    found = quarters.quarter_steps(on.year, given["quarter"])
    return Decision(), {"steps": list(found[0]) if found else None}


def where(given: Facts, on: date) -> Answered:
    found, citation = places.review_places(given["frame"], on.year)
    return Decision(), {"places": list(found), "cited": citation is not None}


ANSWERS = {
    "places.review_places": where,
    "steps.period_allowed": lambda given, on: (steps.period_allowed(given["period"], on.year), {}),
    "collectives.reviewed_bodies": bodies,
    "steps.steps_of": all_steps,
    "quarters.quarter_steps": of_quarter,
    "links.linked": linked,
    "ordering.out_of_order": ordered,
    "steps.may_take": taken,
    "steps.authority": decides,
    "steps.long_enough": lasted,
    "steps.form_number": form,
    "tallies.tally_adds_up": adds_up,
    "tallies.result_of": came_out,
    "quarters.who_is_evaluated": evaluated,
    "quarters.year_from_quarters": of_quarters,
    "quarters.year_level_beside": beside_quarters,
    "quarters.report_by": reported,
    "groups.cap_group": grouped,
    "groups.counts_in_cap": counted,
    "streaks.streak": running,
    "streaks.failed_two_years": failed,
    "running.running": both_ways,
    "places.may_rate_here": placed,
}
