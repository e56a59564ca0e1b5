"""The book of who is rated in a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.access.book import Book
from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.reviews.rounds.models import ReviewSubject
from tongket.rules import notation


@dataclass(frozen=True)
class SubjectEntry:
    """Who is reviewed in a round: `subject` is organization, leadership_collective, member or key_cadre.

    `organization` is the unit where the review is held (a member's cell; an organisation itself); `group` the group
    the cap is taken in; `not_rated_reason` with `why` for who has no rating in the round; `intended_level` the
    committee's draft.
    """

    round: int
    organization: int
    subject: str
    frame: str
    member: int | None = None
    collective: str = ""
    group: str = ""
    is_head: bool = False
    not_rated_reason: str = ""
    why: str = ""
    intended_level: str = ""
    note: str = ""

    @property
    def who(self) -> object:
        """By whom the line is known in its round: a member wherever reviewed, else the unit and the collective."""
        return self.member if self.member is not None else (self.organization, notation.fold(self.collective))


@dataclass(frozen=True)
class Intention:
    """The level the committee intends for a subject; empty takes it back. `version` is what the mover saw."""

    id: int
    version: int
    level: str


def _words(entries: Sequence[SubjectEntry]) -> Sequence[tuple[str, str]]:
    people = members.names({entry.member for entry in entries if entry.member is not None})
    units = organizations.names({entry.organization for entry in entries if entry.member is None})
    found = []
    for entry in entries:
        own = people.get(entry.member, "") if entry.member is not None else units.get(entry.organization, "")
        found.append(entry.collective or own)
    return [(name, name) for name in found]


SUBJECTS = Book(
    "review_subjects",
    ReviewSubject,
    SubjectEntry,
    ("round", "subject", "who"),
    _words,
    sort_by_name=True,
)
