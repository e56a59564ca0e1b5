"""Take back a step in a member's life that was entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.members.book import MEMBERS
from tongket.records.members.life import recording, storing
from tongket.records.members.life.entry import Revocation
from tongket.records.members.models import Member, MemberEvent
from tongket.rules.errors import TongketError


def _units(revocations: Sequence[Revocation]) -> set[int]:
    events = MemberEvent.objects.filter(id__in=[each.event for each in revocations])
    return set(events.values_list("member__organization_id", flat=True)) | {
        unit for unit in events.values_list("unit_id", flat=True) if unit is not None
    }


@action("member.revoke", event="member.revoked", ledger="members", units=_units)
def revoke(act: Act, revocations: Sequence[Revocation]) -> Sequence[Written]:
    """The line stands as without the step. Needs a reason; refuses where a later step rests on it."""
    written: list[Written] = []
    for index, each in enumerate(revocations):
        if not act.reason_for(index):
            raise TongketError("reason-required")
        event = MemberEvent.objects.filter(pk=each.event, withdrawn_at=None).first()
        if event is None:
            raise TongketError("record-not-found", key=each.event)
        member = MEMBERS.kept(Member.objects.select_for_update().get(pk=event.member_id))
        line = recording.after_revoking(member, event.pk)
        storing.take_back([event.pk], act.at)
        storing.follow([member.id])
        changed = keeping.correct(act, MEMBERS, [line], lambda _: ())
        changes = {**(changed[0].changes if changed else {}), "step_withdrawn": [event.kind, None]}
        written.append(Written(member.id, member.key, line.entry.organization, changes, index))
    return written
