"""The facts of a member for the papers any member may ask for. The record is the member."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from tongket.access.book import Kept
from tongket.documents import queries as stored
from tongket.documents.forms.gathering import Gathered
from tongket.organizations import queries as organizations
from tongket.records.ledgers import all_ledgers
from tongket.records.members.book import MemberEntry
from tongket.rules.badges import party_age_months
from tongket.rules.errors import TongketError

PARTY_AGE = "members/party_age"
READ = "member.read"


def forms_of(key: str) -> Sequence[str]:
    """The papers that any member may ask for."""
    _member(PARTY_AGE, key)
    return (PARTY_AGE,)


def gather(form_id: str, key: str) -> Gathered:
    """The member's facts for one form, as of today."""
    kept, today = _member(form_id, key), timezone.localdate()
    if form_id != PARTY_AGE:
        raise TongketError("form-record-unknown", form=form_id, record=key)
    entry = kept.entry
    return Gathered(
        {**_person(kept), **_party_age(entry, today)}, committee_of(entry.organization, today), today,
        entry.organization, READ, f"đồng chí {entry.full_name}",
    )  # fmt: skip


def committee_of(unit: int, on: date) -> int:
    """The committee organisation whose standing committee decides for a unit: the nearest one from it upwards."""
    step = unit
    while stored.default_body(step, on) == "cell":
        parent = organizations.units_by_id([step], on)[step].parent
        if parent is None:
            return step
        step = parent
    return step


def _member(form_id: str, key: str) -> Kept[MemberEntry]:
    try:
        found: Kept[MemberEntry] = all_ledgers()["members"].one(UUID(key))
    except ValueError:
        raise TongketError("form-record-unknown", form=form_id, record=key) from None
    return found


def _person(kept: Kept[MemberEntry]) -> dict[str, object]:
    entry = kept.entry
    return {
        "full_name": entry.full_name,
        "birth_date": entry.birth_date,
        "home_town": entry.home_town,
        "card_number": entry.card_number,
        "cell": organizations.names([entry.organization]).get(entry.organization, ""),
        "admission_decided_on": entry.admission_decided_on,
        "official_on": entry.official_on,
    }


def _party_age(entry: MemberEntry, on: date) -> dict[str, object]:
    """Years and months on a day; nothing where the day of the decision is not known."""
    found: dict[str, object] = {"interrupted_months": entry.interrupted_months or None, "counted_on": on}
    if entry.admission_decided_on is None:
        return found
    months = party_age_months(entry.admission_decided_on, (), on) - (entry.interrupted_months or 0)
    return {**found, "years": months // 12, "months": months % 12}
