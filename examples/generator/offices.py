"""Posts: the committee, its inspection commission, the secretaries of the cells. Held by assumed members.

Besides the bodies in which they sit, and the people of the level above who are in charge of the commune.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from .commune import Commune, Row, nodes
from .names import full_name
from .people import Cast, Person

HEADS = ("secretary", "standing_deputy_secretary", "deputy_secretary")
ENOUGH_FOR_A_DEPUTY = 9
BODIES = ("executive_committee", "standing_committee", "inspection_commission")


@dataclass(frozen=True)
class Posts:
    """Who holds what: by post at the committee, and the secretary of each cell."""

    committee: Mapping[str, Sequence[Person]]
    rows: Sequence[Row]

    @property
    def leaders(self) -> Sequence[Person]:
        return [person for people in self.committee.values() for person in people]


def posts(commune: Commune, cast: Cast) -> Posts:
    """The committee is chosen from members of 8 to 30 years' standing, spread over the cells."""
    size = commune.part("committee")
    since: date = commune.raw["office"]["term_started_on"]
    seasoned = [person for person in cast.people if _may_lead(person, commune.year)]
    step = max(1, len(seasoned) // int(size["members"]))
    chosen = seasoned[::step][: int(size["members"])]
    standing = int(size["standing"])
    committee: dict[str, Sequence[Person]] = {post: [chosen[place]] for place, post in enumerate(HEADS)}
    committee["standing_committee_member"] = chosen[len(HEADS) : standing]
    committee["committee_member"] = chosen[standing:]
    rows = [_row(person, commune.name, post, since) for post, people in committee.items() for person in people]
    inspectors = chosen[standing : standing + int(size["inspectors"])]
    named = ["inspection_head", "deputy_inspection_head", *["inspection_member"] * len(inspectors)]
    rows += [_row(person, commune.name, post, since) for person, post in zip(inspectors, named, strict=False)]
    return Posts(committee, [*rows, *_cell_rows(commune, cast, since, chosen)])


def body_rows(commune: Commune) -> Sequence[Row]:
    """The committee's bodies of the term."""
    office = commune.raw["office"]
    common = {"organization": commune.name, "term": office["term"], "held_from": office["term_started_on"]}
    return [{"body": body, **common} for body in BODIES]


def working_group_rows(commune: Commune) -> Sequence[Row]:
    """The superior's people in charge of the commune: duties as written in the file, names assumed."""
    random = Random(f"{commune.slug} working group")  # noqa: S311 - the same people every time, nothing secret
    return [
        {"full_name": full_name(random), "organization": commune.name, **raw} for raw in commune.part("working_group")
    ]


def _cell_rows(commune: Commune, cast: Cast, since: date, leaders: Sequence[Person]) -> Sequence[Row]:
    rows: list[Row] = []
    for node in nodes(commune):
        able = [person for person in cast.of(node.name) if _may_lead(person, commune.year) and person not in leaders]
        able = able or [person for person in cast.of(node.name) if person.official_on and not person.exempted_since]
        if not node.members or not able:
            continue
        rows.append(_row(able[0], node.name, "cell_secretary", since))
        if node.members >= ENOUGH_FOR_A_DEPUTY and len(able) > 1:
            rows.append(_row(able[1], node.name, "deputy_cell_secretary", since))
    return rows


def _may_lead(person: Person, year: int) -> bool:
    return 8 <= year - person.admitted_on.year <= 30 and person.exempted_since is None


def _row(person: Person, organization: str, post: str, since: date) -> Row:
    held_from = max(since, person.official_on or since)
    return {**person.mention(), "organization": organization, "post": post, "held_from": held_from}
