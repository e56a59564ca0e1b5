"""Looking up what rows refer to: organisations, members, inspection cases, each in one query for a whole sheet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tongket.exchange.excel.drafts import Draft, remark
from tongket.exchange.excel.report import REFUSES, WARNS, Remark
from tongket.organizations import queries as organizations
from tongket.records.inspections import queries as inspections
from tongket.records.members import queries as members
from tongket.records.members.queries import Mention
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.rules.fields import EntrySpec


@dataclass(frozen=True)
class Place:
    """The unit an import is for: `root` is the office's own committee, `unit` the part the file may write (a cell)."""

    root: int
    unit: int
    unit_name: str
    year: int


def resolve(place: Place, spec: EntrySpec, drafts: Sequence[Draft]) -> None:
    """Replace what is written by ids; what cannot be found becomes a remark at its cell."""
    for field in spec.fields.values():
        if field.kind == "organization":
            _organizations(place, field.id, drafts, spec.id)
        elif field.kind == "member":
            _members(place, field.id, drafts)
        elif field.kind == "inspection_case":
            written = {value for draft in drafts if isinstance(value := draft.values.get(field.id), str)}
            root = organizations.ids_below(place.root)
            _put(field.id, drafts, inspections.resolve_cases(root, place.year, written))
    _inside(place, spec, drafts)
    if spec.id == "members":
        _mend_cards(place, drafts)


def _organizations(place: Place, name: str, drafts: Sequence[Draft], entry: str) -> None:
    written = {value for draft in drafts if isinstance(value := draft.values.get(name), str)}
    found = organizations.resolve(place.root, written)
    _put(name, drafts, found)
    if entry == "organizations":
        own = organizations.units_by_id([place.root])[place.root]
        for draft in drafts:
            if name not in draft.values and draft.values.get("name") != own.name:
                draft.values[name] = place.root
            elif name not in draft.values:
                draft.values[name] = own.parent


def _members(place: Place, name: str, drafts: Sequence[Draft]) -> None:
    mentions = {value for draft in drafts if isinstance(value := draft.values.get(name), Mention)}
    everyone = organizations.ids_below(place.root)
    found = dict(members.resolve(everyone, mentions))
    unknown = {mention for mention, answer in found.items() if isinstance(answer, TongketError) and mention.card_number}
    mended = members.cards_without_zeros(everyone, {mention.card_number for mention in unknown})
    again = {m: replace(m, card_number=mended[m.card_number]) for m in unknown if m.card_number in mended}
    answers = members.resolve(everyone, again.values()) if again else {}
    found.update({mention: answers[better] for mention, better in again.items()})
    _refuse_others(found)
    for draft in drafts:
        value = draft.values.get(name)
        if isinstance(value, Mention) and value in again:
            _warn_zeros(draft, name, value.card_number, again[value].card_number)
    _put(name, drafts, found)


def _refuse_others(found: dict[Mention, int | TongketError]) -> None:
    """A card that is another person's than the one named: no one is written to in another's place."""
    people = members.people(
        {answer for mention, answer in found.items() if mention.card_number and isinstance(answer, int)}
    )
    for mention, answer in found.items():
        person = people.get(answer) if isinstance(answer, int) else None
        if person is not None and notation.fold(person.full_name) != notation.fold(mention.name):
            words = {"card": mention.card_number, "owner": person.full_name, "name": mention.name}
            found[mention] = TongketError("member-card-of-another", **words)


def _put(name: str, drafts: Sequence[Draft], found: Mapping[Any, int | TongketError]) -> None:
    for draft in drafts:
        value = draft.values.get(name)
        if not isinstance(value, str | Mention):
            continue
        answer = found[value]
        if isinstance(answer, TongketError):
            draft.remarks.append(remark(answer, draft.cells.get(name, ""), getattr(value, "name", value)))
        else:
            draft.values[name] = answer


def _inside(place: Place, spec: EntrySpec, drafts: Sequence[Draft]) -> None:
    """A cell's file holds rows of that cell alone: its own, of its own members."""
    if place.unit == place.root:
        return
    allowed = organizations.ids_below(place.unit)
    for field in spec.fields.values():
        if field.kind not in ("organization", "member"):
            continue
        own = _members_inside(place, allowed, field.id, drafts) if field.kind == "member" else allowed
        for draft in drafts:
            value = draft.values.get(field.id)
            if isinstance(value, int) and value not in own:
                cell, shown = draft.cells.get(field.id, ""), str(draft.written.get(field.id, ""))
                draft.remarks.append(Remark("row-outside-cell", {"cell": place.unit_name}, cell, REFUSES, "", shown))


def _members_inside(place: Place, allowed: Collection[int], name: str, drafts: Sequence[Draft]) -> Collection[int]:
    """Those who belong to the cell now or did at the end of its year."""
    ids = {value for draft in drafts if isinstance(value := draft.values.get(name), int)}
    now = {key for key, person in members.people(ids).items() if person.organization in allowed}
    then = members.states_on(ids - now, date(place.year, 12, 31))
    return now | {key for key, state in then.items() if state.organization in allowed}


def _mend_cards(place: Place, drafts: Sequence[Draft]) -> None:
    """A member's own card with its leading zeros lost is still that card, if one kept card of that name fits."""
    written = {str(card) for draft in drafts if (card := draft.values.get("card_number"))}
    everyone = organizations.ids_below(place.root)
    mended = members.cards_without_zeros(everyone, written)
    owners = members.resolve(
        everyone, {_by_card(draft, card) for draft in drafts if (card := mended.get(_card(draft)))}
    )
    people = members.people({answer for answer in owners.values() if isinstance(answer, int)})
    for draft in drafts:
        card = _card(draft)
        if card not in mended:
            continue
        person = people.get(owner) if isinstance(owner := owners[_by_card(draft, mended[card])], int) else None
        name = notation.fold(str(draft.values.get("full_name", "")))
        if person is not None and notation.fold(person.full_name) == name:
            draft.values["card_number"] = mended[card]
            _warn_zeros(draft, "card_number", card, mended[card])


def _card(draft: Draft) -> str:
    return str(draft.values.get("card_number", ""))


def _by_card(draft: Draft, card: str) -> Mention:
    return Mention(str(draft.values.get("full_name", "")), card)


def _warn_zeros(draft: Draft, name: str, card: str, kept: str) -> None:
    draft.remarks.append(Remark("card-lost-zeros", {"card": card, "kept": kept}, draft.cells.get(name, ""), WARNS))
