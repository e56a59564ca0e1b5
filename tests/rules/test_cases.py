"""Runs every worked case under `rules/cases`: given these facts, on this day, this is the answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.rules import dues_cases, membership_cases, quota_cases, review_cases, round_cases
from tests.rules.candidate_cases import CANDIDATES
from tongket.rules import admissions, awards, badges, inspections, organizations, periods, quotas, reviews, targets
from tongket.rules.decision import Decision
from tongket.rules.errors import TongketError, mend
from tongket.rules.load import HERE, read_yaml

Answer = dict[str, Any]


def shown(decision: Decision, **more: Any) -> Answer:
    for finding in decision.findings:
        texts = [text(language) for text in (finding.message, finding.mend) for language in ("vi", "en")]
        assert not any("{" in text for text in texts), f"{finding.code} lacks an argument"
    codes = [finding.code for finding in decision.findings]
    return {"findings": codes, "outcome": str(decision.outcome), **more}


def badge(given: Answer, on: date) -> Answer:
    facts = {"admission_decided_on": None, "official_on": None, **given}
    facts["interruptions"] = [badges.Interruption(**gap) for gap in given.get("interruptions", ())]
    facts["disciplines"] = [badges.Discipline(**one) for one in given.get("disciplines", ())]
    answer = badges.explain(badges.MemberBadgeFacts(**facts), on)
    return shown(answer.decision, level=answer.level, months=answer.party_age_months, overdue=list(answer.overdue))


def cap(given: Answer, on: date) -> Answer:
    report = quotas.excellent_cap(given, on.year)
    return {
        "exceeded": [reading.id for reading in report.readings if reading.exceeded],
        "default": report.default.id, "limit": report.default.limit, "verdict": str(report.verdict),
    }  # fmt: skip


def rated(given: Answer, on: date) -> Answer:
    return shown(reviews.who_is_rated(reviews.MemberReviewFacts(**{"admitted_on": None, **given}), on.year))


def inspection(given: Answer, on: date) -> Answer:
    cell = inspections.CellFacts(**given["cell"]) if "cell" in given else None
    return shown(inspections.may_hold(**{**given, "cell": cell}, on=on))


def target(given: Answer, on: date) -> Answer:
    numbers = {key: None if value is None else Decimal(value) for key, value in given.items() if key != "direction"}
    return {"status": str(targets.status(given["direction"], **numbers))}


def deadlines(given: Answer, on: date) -> Answer:
    ceremony = admissions.ceremony_in_time(given["decided_on"], given["admitted_on"])
    probation = admissions.official_in_time(given["admitted_on"], given["official_on"])
    both = Decision((*ceremony.findings, *probation.findings))
    ends = admissions.probation_ends_on(given["admitted_on"])
    return shown(both, deadline=admissions.ceremony_deadline(given["decided_on"]), probation_ends=ends)


def title(given: Answer, on: date) -> Answer:
    found = awards.title_on(given["subject"], on)
    return {"id": found.id, "name": found.name}


DECIDING = {**membership_cases.ANSWERS, **dues_cases.ANSWERS, **review_cases.ANSWERS, **round_cases.ANSWERS}


def decided(name: str) -> Any:
    def answer(given: Answer, on: date) -> Answer:
        decision, more = DECIDING[name](given, on)
        return shown(decision, **more)

    return answer


def commune(given: Answer, on: date) -> Answer:
    return {"type": organizations.commune_committee_type(on), "parent": organizations.commune_parent(on)}


def candidate(ask: Any, given: Answer, on: date) -> Answer:
    decision, more = ask(given, on)
    return shown(decision, **more)


FUNCTIONS = {
    "badges.explain": badge,
    "badges.may_be_early": lambda given, on: shown(badges.may_be_early(**given, on=on)),
    "badges.bar_ends_on": lambda given, on: {"day": badges.bar_ends_on(given["form"], on)},
    "badges.reward_amount": lambda given, on: {"amount": badges.reward_amount(given["level"], on)[0]},
    "badges.level_cutoff": lambda given, on: {"day": badges.level_cutoff(given["level"], on)},
    "quotas.excellent_cap": cap,
    "quotas.smallest_base": lambda given, on: {"base": quotas.smallest_base(**given, year=on.year)},
    "quotas.readings": quota_cases.readings,
    "quotas_room.room": quota_cases.room,
    "quotas_beyond.may_stand": lambda given, on: shown(quota_cases.may_stand(given, on)),
    "quotas_edge.edge": quota_cases.edge,
    "reviews.who_is_rated": rated,
    "reviews.is_organization_rated": lambda given, on: shown(reviews.is_organization_rated(given["founded"], on.year)),
    "reviews.level_for_points": lambda given, on: {
        "level": reviews.level_for_points(Decimal(given["points"]), on.year)
    },
    "inspections.may_hold": inspection,
    "inspections.may_be_disciplined": lambda given, on: shown(inspections.may_be_disciplined(**given, on=on)),
    "targets.status": target,
    "periods.add_working_days": lambda given, on: {"day": periods.add_working_days(**given)},
    "awards.may_be_commended": lambda given, on: shown(awards.may_be_commended(given["rating"], on)),
    "awards.title_on": title,
    "awards.money": lambda given, on: {"amount": awards.money(**given, on=on)},
    "admissions.age_allows": lambda given, on: shown(admissions.age_allows(given["born_on"], on)),
    "admissions.days_in_order": lambda given, on: shown(admissions.days_in_order(admissions.AdmissionDays(**given))),
    "admissions.deadlines": deadlines,
    **{name: lambda given, on, ask=ask: candidate(ask, given, on) for name, ask in CANDIDATES.items()},
    "organizations.rule_to_cite": lambda given, on: {"document": organizations.rule_to_cite(on).document},
    "organizations.commune": commune,
    "organizations.type_allowed": lambda given, on: shown(organizations.type_allowed(**given, on=on)),
    "organizations.enough_members": lambda given, on: shown(organizations.enough_members(**given, on=on)),
    **{name: decided(name) for name in DECIDING},
    "organizations.needs_approval": lambda given, on: shown(organizations.needs_approval(**given, on=on)),
}

FILES = {path: read_yaml(path) for path in sorted((HERE / "cases").rglob("*.yaml"))}
CASES = [
    pytest.param(file["function"], case, id=f"{path.parent.name}/{path.stem}: {case['name']}")
    for path, file in FILES.items()
    for case in file["cases"]
]


@pytest.mark.parametrize(("function", "case"), CASES)
def test_worked_case(function, case):
    try:
        answer = FUNCTIONS[function](case["given"], case["on"])
    except TongketError as refused:
        answer = {"error": refused.code, "shown": str(refused) + mend(refused.code, refused.arguments)}
    assert "{" not in answer.get("shown", ""), "the message lacks an argument"
    assert {key: answer.get(key) for key in case["expect"]} == case["expect"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_cases_asks_a_question_and_names_its_sources(path):
    file = FILES[path]
    assert set(file) == {"question", "function", "cases"}
    assert all(set(case) == {"name", "given", "on", "expect", "source"} for case in file["cases"])


def test_every_function_with_cases_has_a_file():
    assert {file["function"] for file in FILES.values()} == set(FUNCTIONS)
