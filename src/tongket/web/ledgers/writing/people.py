"""Naming a member in a form: by name, by card number, or chosen from those who fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.access.ledger import Selection
from tongket.organizations import queries as organizations
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.records.members.queries import Mention
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.web.place import Place

BETWEEN = " · "
OFFERED = 20


@dataclass(frozen=True)
class Candidate:
    id: int
    text: str


def written(member: int) -> str:
    """How a form shows a member: the name, and the card number, which tells namesakes apart."""
    person = members.people([member]).get(member)
    return "" if person is None else BETWEEN.join(filter(None, (person.full_name, person.card_number)))


def meant(place: Place, text: str) -> int | TongketError:
    """The member meant by what was written in the field, or the error that says why it is not clear."""
    parts = [part.strip() for part in notation.normalise(text).split(BETWEEN.strip())]
    units = place.reads("member.read")
    if len(parts) == 1 and parts[0].isdigit():
        found = [candidate for candidate in candidates(place, parts[0]) if candidate.text.split(BETWEEN)[1] == parts[0]]
        return found[0].id if len(found) == 1 else TongketError("member-unknown", name=parts[0])
    card = parts[1] if len(parts) > 1 and parts[1].isdigit() else ""
    mention = Mention(parts[0], card)
    return members.resolve(units, [mention])[mention]


def candidates(place: Place, text: str) -> Sequence[Candidate]:
    """Members whose name or card number holds the words, for choosing one."""
    ledger = all_ledgers()["members"]
    words = text.replace(BETWEEN.strip(), " ")
    page = ledger.select(Selection(place.reads("member.read"), search=words, limit=OFFERED))
    cells = organizations.names({line.entry.organization for line in page.lines})
    return [
        Candidate(
            line.id,
            BETWEEN.join((line.entry.full_name, line.entry.card_number or "–", cells.get(line.entry.organization, ""))),
        )
        for line in page.lines
    ]
