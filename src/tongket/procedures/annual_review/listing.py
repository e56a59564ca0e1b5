"""Who is to be reviewed and rated in a period, as the register, the posts and the bodies have it on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date

from tongket.organizations import queries as organizations
from tongket.organizations.bodies.queries import bodies_on
from tongket.organizations.queries import Unit
from tongket.records.members import queries as members
from tongket.records.members.queries import MemberOn
from tongket.records.reviews import queries as ratings
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.rules import reviews as rules
from tongket.rules import vocabulary
from tongket.rules.decision import Decision
from tongket.rules.ratings.collectives import reviewed_bodies
from tongket.rules.ratings.groups import cap_group
from tongket.rules.ratings.kinds import HEADS, LEADERS, OF_A_COMMITTEE
from tongket.rules.reviews import MemberReviewFacts

NO_ROUND = 0
COLLECTIVE_BODIES = ("standing_committee", "executive_committee", "party_committee", "cell_committee")
"""The first of these that stands at an organisation is its leadership collective."""
FOR_REASON = {
    "rating-exempted": "exempted",
    "rating-suspended": "suspended",
    "rating-new-member": "new_member",
}


@dataclass(frozen=True)
class Register:
    """What the list is made from: units in the tree's order, members, posts by member and unit, collectives."""

    units: Sequence[Unit]
    members: Sequence[MemberOn]
    posts: Mapping[tuple[int, int], Sequence[str]]
    collectives: Mapping[int, Sequence[str]] = field(default_factory=dict)


def wanted(organization: int, year: int, period: str, on: date) -> Sequence[SubjectEntry]:
    """The lines of the list, without a round: organisations, collectives, members, leaders of committees.

    A quarter reviews leaders alone. Who is not rated stands in it with the reason. Raises `rule-value-unknown` for a
    year whose rules are not held.
    """
    register = _register(organization, year, on)
    leaders = list(_leaders(register, year))
    if period.startswith("quarter"):
        return leaders
    return [
        *_organizations(register, year),
        *_collectives(register, year),
        *_members(register, year),
        *leaders,
    ]


def who_is_left_out(facts: MemberReviewFacts, year: int) -> tuple[str, Decision]:
    """The reason for not rating a member, empty where there is none, and what it rests on.

    A fact that is missing is no reason: it is told by the readiness check.
    """
    decision = rules.who_is_rated(facts, year)
    reason = next((FOR_REASON[found.code] for found in decision.findings if found.code in FOR_REASON), "")
    return reason, decision


def _register(organization: int, year: int, on: date) -> Register:
    units = organizations.below(organization, on)
    ids = [unit.id for unit in units]
    posts: dict[tuple[int, int], list[str]] = defaultdict(list)
    for unit, member, post, _ in members.holders(ids, on):
        posts[unit, member].append(post)
    return Register(units, members.members_on(ids, on), posts, _names_of_collectives(units, organization, year, on))


def _names_of_collectives(units: Sequence[Unit], top: int, year: int, on: date) -> Mapping[int, Sequence[str]]:
    """The leading body of each organisation, and besides those that were rated for the year before."""
    found: dict[int, list[str]] = defaultdict(list)
    names = {unit.id: unit.name for unit in units}
    standing: dict[int, set[str]] = defaultdict(set)
    for body in bodies_on(list(names), on):
        standing[body.entry.organization].add(body.entry.body)
    for unit, bodies in standing.items():
        found[unit] += [collective_name(body, names[unit]) for body in _reviewed(bodies, year)]
    before = ratings.collective_ratings([top], year - 1)
    for kept in sorted(before, key=lambda kept: kept.id):
        name = kept.entry.collective
        if name and name not in found[top]:
            found[top].append(name)
    return found


def _reviewed(bodies: Set[str], year: int) -> Sequence[str]:
    """By the guidance of the year; where its list was not seen, the body that leads."""
    named, citation = reviewed_bodies(bodies, year)
    return named if citation else [word for word in COLLECTIVE_BODIES if word in bodies][:1]


def collective_name(body: str, organization: str) -> str:
    """ "Ban Thường vụ Đảng ủy xã Mẫu", "Ban Chấp hành Đảng bộ xã Mẫu", "Chi ủy Chi bộ thôn Đông"."""
    committee = organization.replace("Đảng bộ", "Đảng ủy", 1)
    if body == "party_committee":
        return committee
    place = committee if body == "standing_committee" else organization
    return f"{vocabulary.label(body, group='body')} {place}"


def _organizations(register: Register, year: int) -> Iterator[SubjectEntry]:
    group = cap_group("organization", "collective", (), year)
    for unit in register.units:
        line = SubjectEntry(NO_ROUND, unit.id, "organization", "collective", group=group)
        decision = rules.is_organization_rated(_founded(unit, year), year)
        why = _why(decision) if decision.findings else ""
        yield replace(line, not_rated_reason="new_organization" if why else "", why=why)


def _founded(unit: Unit, year: int) -> date:
    """The first day of an organisation; its earlier periods are asked for only where they could matter."""
    if unit.valid_from < date(year, 1, 1):
        return unit.valid_from
    return min(period.valid_from for period in organizations.periods_of(unit.id))


def _collectives(register: Register, year: int) -> Iterator[SubjectEntry]:
    group = cap_group("leadership_collective", "collective", (), year)
    for unit in register.units:
        for name in register.collectives.get(unit.id, ()):
            yield SubjectEntry(NO_ROUND, unit.id, "leadership_collective", "collective", collective=name, group=group)


def _members(register: Register, year: int) -> Iterator[SubjectEntry]:
    held: dict[int, list[str]] = defaultdict(list)
    for (_, member), posts in register.posts.items():
        held[member].extend(posts)
    for each in register.members:
        posts = held.get(each.id, ())
        facts = MemberReviewFacts(each.entry.admitted_on, each.status == "exempted", each.status == "suspended")
        reason, decision = who_is_left_out(facts, year)
        leads = any(post in LEADERS for post in posts)
        frame = "leader" if leads else "no_office"
        yield SubjectEntry(
            NO_ROUND, each.organization, "member", frame, each.id,
            group=cap_group("member", frame, posts, year),
            is_head=any(post in HEADS for post in register.posts.get((each.organization, each.id), ())),
            not_rated_reason=reason,
            why=_why(decision) if reason else "",
        )  # fmt: skip


def _leaders(register: Register, year: int) -> Iterator[SubjectEntry]:
    here = {each.id for each in register.members}
    for (unit, member), posts in sorted(register.posts.items()):
        if member in here and any(post in OF_A_COMMITTEE for post in posts):
            is_head = any(post in HEADS for post in posts)
            yield SubjectEntry(
                NO_ROUND, unit, "key_cadre", "leader", member,
                group=cap_group("key_cadre", "leader", posts, year), is_head=is_head,
            )  # fmt: skip


def _why(decision: Decision) -> str:
    found = decision.findings[0]
    return f"{found.message()} ({found.citation})"[:300] if found.citation else found.message()[:300]


def by_who(entries: Iterable[SubjectEntry]) -> Mapping[tuple[str, object], SubjectEntry]:
    """Lines by what they are lines of, so that two lists can be held against each other."""
    return {(entry.subject, entry.who): entry for entry in entries}
