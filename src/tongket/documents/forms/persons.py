"""What several subjects print of a member and of who decides about one: name and days, party age, committee."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from tongket.access.book import Kept
from tongket.documents import queries as stored
from tongket.documents.forms.catalogue import form
from tongket.organizations import queries as organizations
from tongket.records.ledgers import all_ledgers
from tongket.records.members.book import MemberEntry
from tongket.records.members.life.queries import interruptions
from tongket.rules.badges import interruptions_of, party_age_months
from tongket.rules.errors import TongketError
from tongket.rules.load import value_if_known

DECIDING = ("party_committee", "standing_committee")


def declared(form_id: str, known: Mapping[str, object]) -> dict[str, object]:
    """Of what is known, the facts that the form prints."""
    return {name: known[name] for name in form(form_id).facts if name in known}


def member_of(form_id: str, key: str) -> Kept[MemberEntry]:
    """A member by key. Raises `record-not-found`, `form-record-unknown` for what is no key."""
    found: Kept[MemberEntry] = all_ledgers()["members"].one(key_of(form_id, key))
    return found


def key_of(form_id: str, key: str) -> UUID:
    """The record's key. Raises `form-record-unknown` for what is none."""
    try:
        return UUID(key)
    except ValueError:
        raise TongketError("form-record-unknown", form=form_id, record=key) from None


def person(kept: Kept[MemberEntry], cell: int | None = None, on: date | None = None) -> dict[str, object]:
    """A member as papers name one; `cell` where it is another than the one of now, by its name of the day."""
    entry, unit = kept.entry, cell or kept.entry.organization
    return {
        "full_name": entry.full_name,
        "birth_date": entry.birth_date,
        "home_town": entry.home_town,
        "card_number": entry.card_number,
        "cell": organizations.names([unit], on).get(unit, ""),
        "admission_decided_on": entry.admission_decided_on,
        "admitted_on": entry.admitted_on,
        "official_on": entry.official_on,
        "standing": "official" if entry.official_on else "probationary",
    }


def party_age(kept: Kept[MemberEntry], on: date) -> dict[str, object]:
    """Years and months of party age on a day; nothing where the day of the decision is not known."""
    entry = kept.entry
    if entry.admission_decided_on is None:
        return {}
    start, dated = entry.admission_decided_on, interruptions([kept.id]).get(kept.id, ())
    whole = party_age_months(start, (), on)
    months = party_age_months(start, interruptions_of(start, entry.interrupted_months, dated), on)
    return {"years": months // 12, "months": months % 12, "interrupted_months": whole - months or None}


def committee_of(unit: int, on: date) -> int:
    """The organisation whose committee decides for a unit: the nearest one from it upwards that is no cell."""
    step = unit
    while stored.default_body(step, on) == "cell":
        parent = organizations.units_by_id([step], on)[step].parent
        if parent is None:
            return step
        step = parent
    return step


def deciding(unit: int, on: date) -> tuple[int, str]:
    """Which organisation's which body decides on a day on recognition and endings in a unit: who decides admissions.

    The body is blank for the usual one. Where the district decided and is not kept here, the committee it authorised.
    """
    committee = committee_of(unit, on)
    rule = value_if_known("admissions/decided_by", on)
    if rule is None or stored.default_body(committee, on) == "cell":
        return committee, ""
    if rule.value in DECIDING:
        return committee, str(rule.value)
    parent = organizations.units_by_id([committee], on)[committee].parent
    return parent or committee, "standing_committee"


def has_format(on: date) -> bool:
    """Whether the page format of the day is known: older papers are not made anew."""
    return value_if_known("documents/page_format", on) is not None
