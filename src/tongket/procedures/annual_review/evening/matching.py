"""Whose row it is: by card number, else by the name as written, else by the name without diacritics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.reviews.assessing.sums import held_to
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules.errors import TongketError
from tongket.rules.notation import fold, normalise
from tongket.rules.ratings.frames import Frame


@dataclass(frozen=True)
class Listed:
    """A subject of the unit as a row may name it, with the criteria it is held to."""

    subject: int
    name: str
    frame: Frame
    card: str = ""


@dataclass(frozen=True)
class Roll:
    """The unit's subjects, to be found by what a row says."""

    listed: Sequence[Listed]
    by_card: Mapping[str, Listed]
    by_name: Mapping[str, Sequence[Listed]]

    def knows(self, text: str) -> bool:
        """Whether a text names somebody, one or more."""
        return text in self.by_card or fold(text) in self.by_name

    def meant(self, name: str, card: str = "") -> Listed:
        """Raises `member-unknown`, `member-ambiguous` for namesakes that no card and no diacritic tells apart."""
        found = self.by_card.get(card) or self.by_card.get(name)
        if found is not None:
            return found
        namesakes = self.by_name.get(fold(name), ())
        alike = [each for each in namesakes if _plain(each.name) == _plain(name)] or namesakes
        if not alike:
            raise TongketError("member-unknown", name=name or card)
        if len(alike) > 1:
            raise TongketError("member-ambiguous", name=name, count=len(alike))
        return alike[0]


def roll_of(listed: Sequence[Listed]) -> Roll:
    by_name: dict[str, list[Listed]] = defaultdict(list)
    for each in listed:
        by_name[fold(each.name)].append(each)
    return Roll(listed, {each.card: each for each in listed if each.card}, by_name)


def listed_of(subjects: Sequence[Subject]) -> Sequence[Listed]:
    """The subjects with their names, card numbers and criteria, in the order given."""
    people = members.people({kept.entry.member for kept in subjects if kept.entry.member is not None})
    units = organizations.names({kept.entry.organization for kept in subjects if kept.entry.member is None})
    held = held_to([kept.id for kept in subjects])
    found = []
    for kept in subjects:
        person = people.get(kept.entry.member) if kept.entry.member is not None else None
        name = person.full_name if person else kept.entry.collective or units.get(kept.entry.organization, "")
        if kept.id in held:
            found.append(Listed(kept.id, name, held[kept.id].frame, person.card_number if person else ""))
    return found


def _plain(text: str) -> str:
    return normalise(text).lower()
