"""Looking up what rows refer to: organisations, members, inspection cases, each in one query for a whole sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tongket.exchange.excel.drafts import Draft, remark
from tongket.exchange.excel.report import WARNS, Remark
from tongket.organizations import queries as organizations
from tongket.records.inspections import queries as inspections
from tongket.records.members import queries as members
from tongket.records.members.queries import Mention
from tongket.rules.errors import TongketError
from tongket.rules.fields import EntrySpec, Value


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
    for draft in drafts:
        value = draft.values.get(name)
        if isinstance(value, Mention) and value in again:
            _warn_zeros(draft, name, value.card_number, again[value].card_number)
    _put(name, drafts, found)


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
    if place.unit == place.root or "organization" not in spec.fields:
        return
    allowed = organizations.ids_below(place.unit)
    for draft in drafts:
        value: Value | Mention = draft.values.get("organization")
        if isinstance(value, int) and value not in allowed:
            draft.remarks.append(
                Remark("row-outside-cell", {"cell": place.unit_name}, draft.cells.get("organization", ""))
            )


def _mend_cards(place: Place, drafts: Sequence[Draft]) -> None:
    """A member's own card with its leading zeros lost is still that card, if exactly one kept card fits."""
    written = {str(card) for draft in drafts if (card := draft.values.get("card_number"))}
    mended = members.cards_without_zeros(organizations.ids_below(place.root), written)
    for draft in drafts:
        card = str(draft.values.get("card_number", ""))
        if card in mended:
            draft.values["card_number"] = mended[card]
            _warn_zeros(draft, "card_number", card, mended[card])


def _warn_zeros(draft: Draft, name: str, card: str, kept: str) -> None:
    draft.remarks.append(Remark("card-lost-zeros", {"card": card, "kept": kept}, draft.cells.get(name, ""), WARNS))
