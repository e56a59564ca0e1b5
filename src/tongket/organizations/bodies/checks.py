"""What may be wrong with a body or with a member of the working group."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from tongket.organizations.bodies.book import BODIES, WORKING_GROUP, BodyEntry, WorkingGroupEntry, body_name
from tongket.organizations.bodies.models import Body, WorkingGroupMember
from tongket.organizations.models import Organization
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi

Days = tuple[date, date | None]


def overlap(one: Days, other: Days) -> bool:
    """Whether two times share more than a day of handover; None is open."""
    (first, last), (start, end) = one, other
    return (end is None or first < end) and (last is None or start < last)


def body_checker(entries: Sequence[BodyEntry], own: Collection[int] = ()) -> Callable[[BodyEntry], Iterable[Finding]]:
    """Days in order and within the organisation's; no two terms of one body at once, in the book or in `entries`."""
    units = lifetimes({entry.organization for entry in entries})
    kept = Body.objects.filter(organization__in=units, withdrawn_at=None).exclude(id__in=own)
    standing = [BODIES.to_entry(row) for row in kept]

    def check(entry: BodyEntry) -> Iterable[Finding]:
        yield from _days(units, entry.organization, body_name(entry), (entry.held_from, entry.held_until))
        for other in standing:
            same = (other.organization, other.body) == (entry.organization, entry.body)
            if same and other.held_from != entry.held_from and overlap(_held(entry), _held(other)):
                arguments = {"body": vocabulary.wording(entry.body, "body"), "since": date_vi(other.held_from)}
                yield Finding("body-twice-at-once", arguments)
        standing.append(entry)

    return check


def group_checker(
    entries: Sequence[WorkingGroupEntry], own: Collection[int] = ()
) -> Callable[[WorkingGroupEntry], Iterable[Finding]]:
    """Days in order; one head at a time, in the book and in `entries`."""
    units = {entry.organization for entry in entries}
    kept = WorkingGroupMember.objects.filter(organization__in=units, part="group_head", withdrawn_at=None)
    heads = [WORKING_GROUP.to_entry(row) for row in kept.exclude(id__in=own)]

    def check(entry: WorkingGroupEntry) -> Iterable[Finding]:
        if entry.held_until is not None and entry.held_until < entry.held_from:
            yield Finding("body-ends-before-it-begins", {"name": entry.full_name})
        if entry.part != "group_head":
            return
        for other in heads:
            if other.organization == entry.organization and overlap(_held(entry), _held(other)):
                yield Finding("working-group-two-heads", {"name": other.full_name})
        heads.append(entry)

    return check


def _held(entry: BodyEntry | WorkingGroupEntry) -> Days:
    return entry.held_from, entry.held_until


def lifetimes(ids: Collection[int]) -> Mapping[int, Days]:
    """The day each organisation was established and, where it closed, its last one."""
    rows = Organization.objects.filter(id__in=ids).values_list("id", "established_on", "closed_on")
    return {key: (established, closed) for key, established, closed in rows}


def _days(units: Mapping[int, Days], organization: int, name: str, held: Days) -> Iterable[Finding]:
    first, last = held
    if last is not None and last < first:
        yield Finding("body-ends-before-it-begins", {"name": name})
    established, closed = units.get(organization, (first, None))
    if first < established:
        yield Finding("body-before-its-organization", {"name": name, "established": date_vi(established)})
    if closed is not None and first > closed:
        yield Finding("body-after-its-organization", {"name": name, "closed": date_vi(closed)})
