"""Types of Party organization by date, the commune committee's own type, sizes, and the regulation to cite."""

from __future__ import annotations

from datetime import date

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import value_on
from tongket.rules.vocabulary import wording


def types_in_use(on: date) -> tuple[str, ...]:
    """The types an organization may have on `on`. Raises `rule-value-unknown` before 19/01/2011."""
    return tuple(value_on("organizations/types", on).value)


def type_allowed(organization_type: str, on: date) -> Decision:
    """Does this type of organization exist on `on`?"""
    rule = value_on("organizations/types", on)
    if organization_type in rule.value:
        return Decision((), (rule.citation,))
    words = {"type": wording(organization_type), "on": on.strftime("%d/%m/%Y")}
    return Decision((Finding("organization-type-not-in-use", words, rule.citation),), (rule.citation,))


def commune_committee_type(on: date) -> str:
    """The type of a commune's committee organization on `on`; a province may switch later than the rule."""
    return str(value_on("organizations/commune_committee", on).value["type"])


def commune_parent(on: date) -> str:
    """The level directly above a commune on `on`: district or province."""
    return str(value_on("organizations/commune_committee", on).value["parent"])


def enough_members(organization_type: str, members: int, official: int, on: date) -> Decision:
    """Has the organization the members its type needs? Types without a known minimum are allowed."""
    rule = value_on("organizations/minimum_members", on)
    needed = rule.value.get(organization_type)
    counted = official if needed and needed["counted"] == "official" else members
    if needed is None or counted >= needed["members"]:
        return Decision((), (rule.citation,))
    words = {"type": wording(organization_type), "needed": needed["members"], "members": counted}
    return Decision((Finding("organization-too-small", words, rule.citation),), (rule.citation,))


def needs_approval(organization_type: str, members: int, official: int, on: date) -> Decision:
    """Has the organization so many members that only the superior committee's approval lets it stay of its type?"""
    rule = value_on("organizations/maximum_members", on)
    limit = rule.value.get(organization_type)
    counted = official if limit and limit["counted"] == "official" else members
    if limit is None or counted <= limit["members"]:
        return Decision((), (rule.citation,))
    words = {"type": wording(organization_type), "limit": limit["members"], "members": counted}
    return Decision((Finding("organization-too-large", words, rule.citation),), (rule.citation,))


def rule_to_cite(on: date) -> Citation:
    """The regulation implementing the Party's Statutes that an act of `on` cites."""
    return value_on("organizations/implementing_rule", on).citation
