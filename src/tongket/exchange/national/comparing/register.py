"""Our side of the comparison: every member of the office, those who left included, with what may be held against."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Kept
from tongket.access.ledger import Selection
from tongket.organizations import queries as organizations
from tongket.records.ledgers import all_ledgers
from tongket.records.members.book import MemberEntry
from tongket.records.members.identity.book import masked, members_by_identity
from tongket.rules import notation


@dataclass(frozen=True)
class Ours:
    """A member of ours; `name` is folded. `identity` is the number where the list has the very same one, the number
    with all but its end hidden where the list has another or none, and "" where none is recorded."""

    kept: Kept[MemberEntry]
    identity: str
    name: str

    @property
    def entry(self) -> MemberEntry:
        return self.kept.entry

    @property
    def key(self) -> str:
        return str(self.kept.key)

    @property
    def condition(self) -> str:
        """How the membership ended, else the status in which the member stands."""
        return self.entry.ended_as or self.entry.status or "active"

    @property
    def is_standing(self) -> bool:
        return not self.entry.ended_as

    @property
    def birth(self) -> date | None:
        return self.entry.birth_date


@dataclass(frozen=True)
class Register:
    """All of ours, and the names of the units they and their lists speak of."""

    office: int
    members: Sequence[Ours]
    units: Mapping[int, str]


def register_of(office: int, numbers: Collection[str]) -> Register:
    """The office's whole register. `numbers` are the identity numbers of the list: ours are not read, only asked
    whether they are one of these."""
    where = organizations.ids_below(office)
    lines = all_ledgers()["members"].select(Selection(where)).lines
    identities = dict(masked([kept.id for kept in lines]))
    identities.update({member: number for number, member in members_by_identity(numbers).items()})
    members = [Ours(kept, identities.get(kept.id, ""), notation.fold(kept.entry.full_name)) for kept in lines]
    return Register(office, members, organizations.names(where))
