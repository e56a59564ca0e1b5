"""The facts of a transfer for its introduction: both ends, the clock of its papers. The record is the transfer."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import committee_of, declared, has_format, key_of, member_of, person
from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.members.transfers.queries import TransferSeen, of_members, one
from tongket.rules.errors import TongketError

READ = "transfer.read"


def forms_of(key: str) -> Sequence[str]:
    """The introduction of the transfer's kind; none for who comes from elsewhere: the other office introduces."""
    found = one(key_of("transfers", key))
    if found is None or found.entry.from_unit is None or not has_format(found.entry.introduced_on):
        return ()
    return (f"transfers/{found.entry.kind}",)


def gather(form_id: str, key: str) -> Gathered:
    """The facts of the transfer; a member's key means the latest transfer of that member which the form is for."""
    found = _transfer(form_id, key)
    entry, on = found.entry, found.entry.introduced_on
    home = entry.from_unit or entry.home
    kept = members.kept([entry.member])[entry.member]
    known = {**person(kept, home, on), **_of_transfer(found)}
    return Gathered(
        declared(form_id, known), committee_of(home, on), on, entry.home, READ, f"đồng chí {kept.entry.full_name}",
        day_known=True, number=entry.paper_number,
    )  # fmt: skip


def _transfer(form_id: str, key: str) -> TransferSeen:
    found = one(key_of(form_id, key))
    fitting = [found] if found is not None else of_members([member_of(form_id, key).id])
    for each in fitting:
        if f"transfers/{each.entry.kind}" == form_id and each.entry.from_unit is not None:
            return each
    raise TongketError("form-record-unknown", form=form_id, record=key)


def _of_transfer(found: TransferSeen) -> dict[str, object]:
    entry = found.entry
    names = organizations.names([unit for unit in (entry.from_unit, entry.to_unit) if unit], entry.introduced_on)
    clock = found.clock
    return {
        "from_unit": names.get(entry.from_unit or 0, "") or entry.from_elsewhere,
        "to_unit": names.get(entry.to_unit or 0, "") or entry.to_elsewhere,
        "introduced_on": entry.introduced_on,
        "until": entry.away_until,
        "reason": "học tập trung" if entry.is_study and not entry.note else entry.note,
        "present_days": clock.days if clock else None,
        "present_by": clock.last_day if clock else None,
        "received_on": found.received_on,
        "received_cell": names.get(entry.to_unit or 0, "") if found.received_on else "",
    }
