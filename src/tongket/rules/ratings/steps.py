"""The steps of a round and who takes them, who decides whose rating, how long a review lasts, the year's forms."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import value_if_known, value_on
from tongket.rules.periods import year_span
from tongket.rules.ratings.ordering import Stage, missing
from tongket.rules.vocabulary import wording

UNIT, COMMITTEE = "unit", "committee"
OFF = "off"
COLLECTIVES = ("organization", "leadership_collective")


@dataclass(frozen=True)
class Step:
    """A step of a unit. `by`: unit or committee; `named`: the regulation itself names it, and `citation` is then the
    regulation's; `optional`: a round may leave it out without a reason."""

    id: str
    by: str
    after: Sequence[str]
    named: bool
    optional: bool
    citation: Citation


@dataclass(frozen=True)
class Authority:
    """Who proposes a rating and who decides it, as words: cell, grassroots_committee,
    direct_superior_standing_committee. `decided_here`: False where the own committee only proposes."""

    proposes: str
    decides: str
    decided_here: bool
    citation: Citation


@dataclass(frozen=True)
class Form:
    """A form of the year: its number as printed, "" for those committees make themselves."""

    id: str
    number: str
    title: str
    citation: Citation


OPTIONAL = ("voted", "appraised")


@cache
def steps_of(year: int) -> Sequence[Step]:
    """The steps of a unit in their working order. Raises `rule-value-unknown` before 2018."""
    last_day = year_span(year)[1]
    working, regulation = (
        value_on("reviews/working_steps", last_day),
        value_if_known("reviews/regulation_steps", last_day),
    )
    named = regulation.value if regulation else ()
    return tuple(
        Step(
            raw["id"], raw["by"], tuple(raw["after"]), raw["id"] in named, raw["id"] in OPTIONAL,
            regulation.citation if regulation and raw["id"] in named else working.citation,
        )
        for raw in working.value
    )  # fmt: skip


def may_take(step: str, done: Collection[str], year: int, modes: Mapping[str, str] | None = None) -> Decision:
    """May a unit take a step with these done? `modes`: the round's way of each step; one that is `off` asks nothing."""
    known = {each.id: each for each in steps_of(year)}
    if step not in known:
        return Decision()
    off = {word for word, mode in (modes or {}).items() if mode == OFF}
    found = known[step]
    wanted = [known[before] for before in found.after if before not in off]
    # The regulation orders only the steps it names; that another step comes between is how the work is done.
    asked = [Stage(step, (before.id,), found.citation if before.named else before.citation) for before in wanted]
    findings = [finding for stage in asked for finding in missing(stage, done)]
    return Decision(tuple(findings), (found.citation,))


def authority(subject: str, own: bool, year: int, *, managed_by_superior: bool = False) -> Authority:
    """Who decides. `subject`: a word of `review_subject`; `own`: the committee's own organization or collective;
    `managed_by_superior`: a cadre whom the level above manages. Raises `rule-value-unknown` before 2018."""
    last_day = year_span(year)[1]
    members = value_on("reviews/authority_members", last_day)
    if own and subject in COLLECTIVES:
        rule = value_on("reviews/authority_organizations", last_day)
        return Authority(members.value["decides"], rule.value["decides"], False, rule.citation)
    if managed_by_superior:
        above = members.value["managed_by_superior"]
        return Authority(members.value["decides"], above, False, members.citation)
    return Authority(members.value["proposes"], members.value["decides"], True, members.citation)


def may_decide_here(subject: str, own: bool, year: int, *, managed_by_superior: bool = False) -> Decision:
    """May the own committee decide the rating, or does it only propose?"""
    found = authority(subject, own, year, managed_by_superior=managed_by_superior)
    findings = () if found.decided_here else (Finding("rating-decided-above", {}, found.citation),)
    return Decision(findings, (found.citation,))


def period_allowed(period: str, year: int) -> Decision:
    """Does the regulation of the year know a round of this period (year, quarter_1 to quarter_4, term)?"""
    rule = value_if_known("reviews/periods", year_span(year)[1])
    if rule is None or period in rule.value:
        return Decision((), (rule.citation,) if rule else ())
    return Decision((Finding("review-period-not-known", {"period": wording(period)}, rule.citation),), (rule.citation,))


def long_enough(days: int, year: int, *, provincial: bool = False) -> Decision:
    """Did the review of a committee's collective last as long as the guidance asks? Days begun."""
    rule = value_if_known("reviews/duration", year_span(year)[1])
    if rule is None:
        return Decision()
    least = rule.value["provincial_standing_committee_days" if provincial else "minimum_days"]
    findings = (Finding("review-too-short", {"days": days, "least": least}, rule.citation),) if days < least else ()
    return Decision(findings, (rule.citation,))


def forms_of(year: int) -> Sequence[Form]:
    """The forms of a year: those of the guidance with their numbers, then those committees make themselves."""
    last_day = year_span(year)[1]
    found: list[Form] = []
    if guidance := value_if_known("reviews/forms", last_day):
        found += [Form(number, number, title, guidance.citation) for number, title in guidance.value.items()]
    if practice := value_if_known("reviews/forms_of_practice", last_day):
        found += [Form(name, "", title, practice.citation) for name, title in practice.value.items()]
    return tuple(found)


def form_number(frame: str, year: int) -> str | None:
    """The number of the self-review or report of a frame ("2B"), None where the year's number was not seen."""
    rule = value_if_known("reviews/form_of_frame", year_span(year)[1])
    return rule.value.get(frame) if rule else None
