"""Make one line of two that are one person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from tongket.access import keeping
from tongket.access.audit import ENCODER
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.members.book import MEMBERS
from tongket.records.members.checks import card_checker
from tongket.records.members.life import storing
from tongket.records.members.merging.entry import Merging
from tongket.records.members.models import Member, MemberIdentity, MemberMerge, Transfer
from tongket.rules.errors import TongketError


def _units(mergings: Sequence[Merging]) -> set[int]:
    members = {member for each in mergings for member in (each.surviving, each.absorbed)}
    now = set(Member.objects.filter(id__in=members).values_list("organization_id", flat=True))
    return now | {each.entry.organization for each in mergings}


@action("member.merge", event="member.merged", ledger="members", units=_units)
def merge(act: Act, mergings: Sequence[Merging]) -> Sequence[Written]:
    """One line survives as decided, the other is withdrawn with a pointer to it. Needs a reason.

    Refuses one line with itself, two different identity numbers, an open transfer of the line that goes.
    """
    return [written for index, each in enumerate(mergings) for written in _merge(act, index, each)]


def _merge(act: Act, index: int, merging: Merging) -> Sequence[Written]:
    _refuse(merging)
    gone = keeping.withdraw(act, MEMBERS, [Withdrawal(merging.absorbed, merging.absorbed_version)])[0]
    storing.follow_withdrawn([merging.absorbed], act.at)
    correction = Correction(merging.surviving, merging.surviving_version, merging.entry)
    check = card_checker([merging.entry], frozenset({merging.surviving}))
    changed = keeping.correct(act, MEMBERS, [correction], check)
    storing.follow_lines(changed, {merging.surviving: merging.entry}, act.at)
    changes = changed[0].changes if changed else {}
    surviving = Member.objects.get(pk=merging.surviving)
    _keep(act, merging, {name: pair[0] for name, pair in changes.items() if isinstance(pair, list)})
    to, of = [None, str(surviving.key)], [None, str(gone.key)]
    return [
        Written(surviving.pk, surviving.key, surviving.organization_id, {**changes, "merged_with": of}, index),
        replace(gone, changes={**gone.changes, "merged_into": to}, index=index),
    ]


def _keep(act: Act, merging: Merging, before: dict[str, object]) -> None:
    """What goes over to the surviving line in this cabinet, and all that undoing needs."""
    moved = {
        "lines": [asdict(line) for line in merging.lines],
        "identities": _go_over(MemberIdentity, merging),
        "transfers": _go_over(Transfer, merging),
    }
    now = dict(Member.objects.filter(pk__in=[merging.surviving, merging.absorbed]).values_list("pk", "version"))
    MemberMerge.objects.create(
        organization_id=merging.entry.organization,
        surviving_id=merging.surviving,
        absorbed_id=merging.absorbed,
        surviving_version=now[merging.surviving],
        absorbed_version=now[merging.absorbed],
        before=ENCODER.encode(before),
        moved=json.dumps(moved),
        recorded_at=act.at,
    )


def _go_over(table: type[MemberIdentity] | type[Transfer], merging: Merging) -> list[int]:
    rows = table.objects.filter(member=merging.absorbed, withdrawn_at=None)
    ids = list(rows.values_list("pk", flat=True))
    rows.update(member=merging.surviving)
    return ids


def _refuse(merging: Merging) -> None:
    both = [merging.surviving, merging.absorbed]
    if merging.surviving == merging.absorbed:
        raise TongketError("merge-of-one-line")
    if MemberIdentity.objects.filter(member__in=both, withdrawn_at=None).count() > 1:
        raise TongketError("merge-two-identities", name=merging.entry.full_name)
    if Transfer.objects.filter(member=merging.absorbed, withdrawn_at=None, closed_on=None).exists():
        raise TongketError("merge-transfer-open", name=merging.entry.full_name)
