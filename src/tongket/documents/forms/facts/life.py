"""The facts of a step in a member's life for its decision, resolution or notice. The record is the event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tongket.access.book import Kept
from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import (
    committee_of,
    deciding,
    declared,
    has_format,
    key_of,
    member_of,
    party_age,
    person,
)
from tongket.records.admissions.candidates import queries as candidates
from tongket.records.members import queries as members
from tongket.records.members.book import MemberEntry
from tongket.records.members.life.queries import LifeEvent, event, events_of
from tongket.rules.errors import TongketError
from tongket.rules.load import value_if_known
from tongket.rules.vocabulary import in_sentence

FORMS = {
    "recognized": "life/recognition",
    "exempted": "life/exemption",
    "resumed": "life/resumption",
    "suspended": "life/suspension",
    "struck_off": "life/striking_off",
    "left": "life/leaving",
    "expelled": "life/expulsion",
    "deceased": "life/death_notice",
    "restored": "life/restoration",
    "readmitted": "life/readmission",
}
BY_THE_CELL = ("exempted", "resumed")
AS_ADMISSIONS = ("recognized", "struck_off", "left", "restored", "readmitted")
"""What the body decides that decides admissions."""
VOTES = {"recognized": "recognition_vote", "readmitted": "cell_vote"}
ENDS = ("struck_off", "left", "expelled")
READ = "member.read"


def forms_of(key: str) -> Sequence[str]:
    """The paper that a step yields, of a day whose page format is known; none for a step that yields none."""
    found = event(key_of("life", key))
    if found is None or found.withdrawn_at is not None or not has_format(_paper_day(found)):
        return ()
    return (FORMS[found.kind],) if found.kind in FORMS else ()


def gather(form_id: str, key: str) -> Gathered:
    """The facts of the event; a member's key means the latest event of that member which the form is for."""
    found = _event(form_id, key)
    kept = members.kept([found.member])[found.member]
    on = _paper_day(found)
    cell = found.unit or found.organization
    issuer, body = _issuer(found.kind, cell, on)
    return Gathered(
        declared(form_id, {**person(kept, cell, on), **_of_event(kept, found)}), issuer, on, found.organization, READ,
        f"đồng chí {kept.entry.full_name}", body,
        found.decided_on is not None, found.decision_number,
    )  # fmt: skip


def _issuer(kind: str, cell: int, on: date) -> tuple[int, str]:
    """The organisation and the body that issue the paper of a step; a blank body is the usual one."""
    if kind in BY_THE_CELL:
        return cell, ""
    return deciding(cell, on) if kind in AS_ADMISSIONS else (committee_of(cell, on), "")


def _event(form_id: str, key: str) -> LifeEvent:
    found = event(key_of(form_id, key))
    for each in [found] if found is not None else reversed(events_of(member_of(form_id, key).id)):
        if FORMS.get(each.kind) == form_id and each.withdrawn_at is None:
            return each
    raise TongketError("form-record-unknown", form=form_id, record=key)


def _paper_day(found: LifeEvent) -> date:
    return found.decided_on or found.on


def _of_event(kept: Kept[MemberEntry], found: LifeEvent) -> dict[str, object]:
    known: dict[str, object] = {"from_on": found.on, "died_on": found.on, "reason": _reason(found)}
    if found.kind == "recognized":
        known["official_on"] = kept.entry.official_on or found.on
    if found.kind == "suspended":
        rule = value_if_known("inspections/suspension_days", found.on)
        known["days"] = rule.value["days"] if rule else None
    if found.kind == "deceased":
        known |= party_age(kept, found.on)
    known |= _resolution(found)
    ended = _end_before(found)
    return {**known, "ended": ended.kind, "ended_on": ended.on} if ended else known


def _resolution(found: LifeEvent) -> dict[str, object]:
    """The cell's resolution and the province's consent, where the pipeline of candidates has them."""
    if found.kind not in VOTES:
        return {}
    candidate = candidates.of_member(found.member)
    vote = candidate.last(VOTES[found.kind]) if candidate else None
    consent = candidate.last("provincial_consent") if candidate else None
    return {
        "resolution_number": vote.number if vote else "",
        "resolved_on": vote.happened_on if vote else None,
        "consent_number": consent.number if consent else "",
        "consented_on": consent.happened_on if consent else None,
    }


def _reason(found: LifeEvent) -> str:
    """The ground in words, else what the officer wrote."""
    return in_sentence(found.ground) if found.ground else found.note


def _end_before(found: LifeEvent) -> LifeEvent | None:
    """The last time the member left the Party before this step."""
    before = [each for each in events_of(found.member) if each.kind in ENDS and each.on <= found.on and each != found]
    return before[-1] if before else None
