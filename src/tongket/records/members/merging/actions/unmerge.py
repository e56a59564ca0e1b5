"""Undo a merge: both lines stand again as they stood."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.life import storing
from tongket.records.members.merging.entry import Unmerging
from tongket.records.members.models import Member, MemberEvent, MemberIdentity, MemberMerge, Transfer
from tongket.rules.errors import TongketError


def _units(unmergings: Sequence[Unmerging]) -> set[int]:
    rows = MemberMerge.objects.filter(id__in=[each.merge for each in unmergings])
    members = {member for pair in rows.values_list("surviving", "absorbed") for member in pair}
    now = Member.objects.filter(id__in=members).values_list("organization_id", flat=True)
    return {*now, *rows.values_list("organization_id", flat=True)}


@action("member.unmerge", event="member.unmerged", ledger="members", units=_units)
def unmerge(act: Act, unmergings: Sequence[Unmerging]) -> Sequence[Written]:
    """Both lines, their lives, numbers and transfers are as before the merge. Needs a reason.

    Refuses where one of the two lines was changed since (`unmerge-built-upon`).
    """
    return [written for index, each in enumerate(unmergings) for written in _unmerge(act, index, each.merge)]


def _unmerge(act: Act, index: int, merge: int) -> Sequence[Written]:
    row = MemberMerge.objects.select_for_update().filter(pk=merge, withdrawn_at=None).first()
    if row is None:
        raise TongketError("record-not-found", key=merge)
    if not act.reason_for(index):
        raise TongketError("reason-required")
    surviving = Member.objects.select_for_update().get(pk=row.surviving_id)
    absorbed = Member.objects.select_for_update().get(pk=row.absorbed_id)
    versions = (surviving.version, absorbed.version)
    if versions != (row.surviving_version, row.absorbed_version) or surviving.withdrawn_at is not None:
        raise TongketError("unmerge-built-upon", name=surviving.full_name)
    correction = Correction(surviving.pk, surviving.version, _entry_before(surviving, row.before))
    changed = keeping.correct(act, MEMBERS, [correction], lambda _: ())
    was = absorbed.withdrawn_at
    absorbed.withdrawn_at, absorbed.version = None, absorbed.version + 1
    absorbed.save(update_fields=["withdrawn_at", "version"])
    _life_as_before(act, row)
    _numbers_as_before(row)
    row.withdrawn_at = act.at
    row.save(update_fields=["withdrawn_at"])
    back = [str(surviving.key), None]
    changes = dict(changed[0].changes) if changed else {}
    place = _entry_before(surviving, row.before).organization
    return [
        Written(surviving.pk, surviving.key, place, {**changes, "merged_with": [str(absorbed.key), None]}, index),
        Written(
            absorbed.pk, absorbed.key, absorbed.organization_id, {"withdrawn_at": [was, None], "merged_into": back},
            index,
        ),
    ]  # fmt: skip


def _entry_before(surviving: Member, before: str) -> MemberEntry:
    fields = {field.attname: field for field in Member._meta.concrete_fields}
    row = Member(**{name: getattr(surviving, name) for name in fields})
    for name, value in json.loads(before).items():
        setattr(row, name, fields[name].to_python(value))
    return MEMBERS.to_entry(row)


def _life_as_before(act: Act, row: MemberMerge) -> None:
    """The events written by the merge are taken back, those it took back hold again."""
    events = MemberEvent.objects.filter(member__in=[row.surviving_id, row.absorbed_id])
    events.filter(recorded_at=row.recorded_at, withdrawn_at=None).update(withdrawn_at=act.at)
    events.filter(withdrawn_at=row.recorded_at).update(withdrawn_at=None)
    storing.follow([row.surviving_id, row.absorbed_id])


def _numbers_as_before(row: MemberMerge) -> None:
    moved = json.loads(row.moved)
    MemberIdentity.objects.filter(pk__in=moved["identities"]).update(member=row.absorbed_id)
    Transfer.objects.filter(pk__in=moved["transfers"]).update(member=row.absorbed_id)
