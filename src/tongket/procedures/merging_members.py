"""One person in two lines: what each line carries, made one and, if need be, two again.

The lines of other cabinets go over by their own actions of correction and withdrawal, found by their declarations:
every ledger with a field for a member takes part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey

from tongket.access.actor import Actor
from tongket.access.book import Correction, Kept, Withdrawal
from tongket.access.ledger import Ledger
from tongket.organizations import queries as organizations
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.records.members.book import MemberEntry
from tongket.records.members.merging import queries
from tongket.records.members.merging.actions.merge import merge as merge_members
from tongket.records.members.merging.actions.unmerge import unmerge as unmerge_members
from tongket.records.members.merging.entry import Merging, MovedLine, Unmerging
from tongket.rules.errors import TongketError

SURVIVING, ABSORBED = "surviving", "absorbed"
MEMBER = "member"
WITH_THE_MEMBER = frozenset({"memberperiod", "memberevent", "memberidentity", "transfer", "membermerge"})
"""Tables of the register itself: its own action takes care of them."""
PAPERS = {
    "admission": "dòng kết nạp",
    "badgedossier": "hồ sơ Huy hiệu Đảng",
    "candidate": "hồ sơ người xin vào Đảng",
    "candidatestep": "giấy giới thiệu người vào Đảng",
    "reviewsubject": "dòng trong danh sách đợt kiểm điểm",
}


@dataclass(frozen=True)
class Carried:
    """A line of the one that goes; `twin` is the line of the other for the same thing, `same` whether they agree."""

    ledger: Ledger[Any]
    line: Kept[Any]
    twin: Kept[Any] | None = None

    @property
    def same(self) -> bool:
        return self.twin is not None and _without_member(self.line.entry) == _without_member(self.twin.entry)

    @property
    def name(self) -> str:
        return f"{self.ledger.id}:{self.line.key}"


@dataclass(frozen=True)
class Plan:
    """What a merge would do: both lines as they are, and all that the one that goes carries."""

    surviving: Kept[MemberEntry]
    absorbed: Kept[MemberEntry]
    carried: Sequence[Carried]
    papers: Sequence[str]

    @property
    def undecided(self) -> Sequence[Carried]:
        return [each for each in self.carried if each.twin is not None and not each.same]


def plan(surviving: int, absorbed: int) -> Plan:
    """Two members side by side. Raises `record-not-found`."""
    found = members.kept([surviving, absorbed])
    for member in (surviving, absorbed):
        if member not in found or found[member].withdrawn_at is not None:
            raise TongketError("record-not-found", key=member)
    return Plan(found[surviving], found[absorbed], _carried(absorbed, surviving), _papers(absorbed))


def merge(actor: Actor, found: Plan, entry: MemberEntry, reason: str, decided: Mapping[str, str] | None = None) -> UUID:
    """Make one of two. `entry` is the surviving line as decided; `decided` says by name which of two lines for one
    thing stays. Returns the key of the merge.

    Raises `merge-lines-differ` while one is undecided, `merge-papers-remain`, and what the actions refuse.
    """
    _refuse(found, decided or {})
    moving = [each for each in found.carried if _stays(each, decided or {}) == ABSORBED]
    going = [each for each in found.carried if _stays(each, decided or {}) == SURVIVING]
    beside = [each for each in moving if each.twin is not None]
    lines = [
        *(MovedLine(each.ledger.id, str(each.line.key), each.line.version + 1) for each in moving),
        *(MovedLine(each.ledger.id, str(each.line.key), 0, found.absorbed.id) for each in going),
        *(MovedLine(each.ledger.id, str(each.twin.key), 0, found.surviving.id) for each in beside if each.twin),
    ]
    with transaction.atomic():
        merging = Merging(
            found.surviving.id, found.surviving.version, found.absorbed.id, found.absorbed.version, entry, lines
        )
        merge_members(actor, [merging], reason=reason)
        for each in going:
            _withdraw(actor, each.ledger, each.line, reason)
        for each in beside:
            if each.twin is not None:
                _withdraw(actor, each.ledger, each.twin, reason)
        for each in moving:
            _give(actor, each.ledger, each.line, found.surviving.id, reason)
    made = queries.merges(organizations.ids_below(entry.organization))
    return next(each.key for each in made if each.absorbed == found.absorbed.id and each.undone_at is None)


def unmerge(actor: Actor, key: UUID, reason: str) -> None:
    """Make two of one again: both lines and all they carried. Raises `unmerge-built-upon` where something changed."""
    found = queries.merge(key)
    with transaction.atomic():
        unmerge_members(actor, [Unmerging(found.id)], reason=reason)
        for moved in found.lines:
            ledger = all_ledgers()[moved.ledger]
            line = ledger.one(UUID(moved.key))
            if moved.version and (line.version != moved.version or line.withdrawn_at is not None):
                raise TongketError("unmerge-built-upon", name=ledger.label(line.entry))
            if moved.version:
                _give(actor, ledger, line, found.absorbed, reason)
        for moved in found.lines:
            ledger = all_ledgers()[moved.ledger]
            if not moved.version:
                ledger.add(actor, [ledger.one(UUID(moved.key)).entry], reason=reason)


def _carried(absorbed: int, surviving: int) -> Sequence[Carried]:
    """The lines of every ledger with a field for a member, each with its twin."""
    found: list[Carried] = []
    for ledger in all_ledgers().values():
        if MEMBER not in ledger.spec.fields:
            continue
        column = ledger.book.attributes[MEMBER]
        rows = ledger.book.model._default_manager.filter(**{column: absorbed}, withdrawn_at=None).order_by("id")
        lines = [ledger.book.kept(row) for row in rows]
        twins = ledger.located([replace(line.entry, member=surviving) for line in lines])
        found += [Carried(ledger, line, twin) for line, twin in zip(lines, twins, strict=True)]
    return found


def _papers(absorbed: int) -> Sequence[str]:
    """What else hangs on the line that would go and no ledger can hand over."""
    by_ledger = {ledger.book.model for ledger in all_ledgers().values() if MEMBER in ledger.spec.fields}
    found = []
    for model in apps.get_models():
        if model in by_ledger or model._meta.model_name in WITH_THE_MEMBER:
            continue
        for field in model._meta.local_fields:
            is_link = isinstance(field, ForeignKey) and field.related_model._meta.label == "members.Member"
            if is_link and model._default_manager.filter(**{field.attname: absorbed}).exists():
                found.append(PAPERS.get(str(model._meta.model_name), str(model._meta.model_name)))
    return found


def _refuse(found: Plan, decided: Mapping[str, str]) -> None:
    name = found.surviving.entry.full_name
    if found.papers:
        raise TongketError("merge-papers-remain", name=name, papers=", ".join(found.papers))
    for each in found.undecided:
        if decided.get(each.name) not in (SURVIVING, ABSORBED):
            sheet = each.ledger.spec.sheet["vi"]
            raise TongketError("merge-lines-differ", name=name, sheet=sheet, count=len(found.undecided))


def _stays(each: Carried, decided: Mapping[str, str]) -> str:
    """Whose line stays: where only one has it, that one's; of two alike, the surviving member's."""
    if each.twin is None:
        return ABSORBED
    return SURVIVING if each.same else decided[each.name]


def _give(actor: Actor, ledger: Ledger[Any], line: Kept[Any], member: int, reason: str) -> None:
    ledger.correct(actor, [Correction(line.id, line.version, replace(line.entry, member=member))], reason=reason)


def _withdraw(actor: Actor, ledger: Ledger[Any], line: Kept[Any], reason: str) -> None:
    if ledger.withdraw is None:
        raise TongketError("merge-lines-differ", name=ledger.label(line.entry), sheet=ledger.spec.sheet["vi"], count=1)
    ledger.withdraw(actor, [Withdrawal(line.id, line.version)], reason=reason)


def _without_member(entry: Any) -> Any:
    return replace(entry, member=0)
