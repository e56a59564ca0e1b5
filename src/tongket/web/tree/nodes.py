"""The tree on a day as nodes: members then, and what the regulation says to their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.gate import Found
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.members import queries as members
from tongket.rules import organizations as rules
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.place import Place
from tongket.web.refusals import findings_of

OPEN_DEPTH = 2
MANY = 30
"""A subordinate cell beyond this is marked too, though no rule limits it: who plans a split looks for these."""
Counts = Mapping[int, tuple[int, int]]


@dataclass(frozen=True)
class Node:
    """An organisation on a day. Counts are of it and all below, None where one may not read members.

    `url` is empty for one that is shown only as standing above what one may look into.
    """

    name: str
    type: str
    code: str
    url: str
    official: int | None
    whole: int | None
    marks: Sequence[Mapping[str, object]]
    chips: Sequence[Mapping[str, str]]
    children: Sequence[Node]
    is_open: bool

    @property
    def probationary(self) -> int | None:
        return None if self.whole is None or self.official is None else self.whole - self.official


def forest(place: Place, top: int, on: date) -> Sequence[Node]:
    """The organisations under `top` on a day that one may look into, each parent before its children."""
    units = [unit for unit in organizations.below(top, on) if place.sees(unit.id) or unit.id == top]
    readable = place.reads("member.read")
    counts = members.counts_on([unit.id for unit in units if unit.id in readable], on)
    children: dict[int | None, list[Unit]] = {}
    known = {unit.id for unit in units}
    for unit in units:
        children.setdefault(unit.parent if unit.parent in known else None, []).append(unit)
    return [_node(unit, children, counts, readable, on, 1) for unit in children.get(None, ())]


def size_findings(organization_type: str, official: int, whole: int, on: date) -> Sequence[Finding]:
    """What the rules of the day say to the number of members of an organisation of this type."""
    try:
        small = rules.enough_members(organization_type, whole, official, on)
        large = rules.needs_approval(organization_type, whole, official, on)
    except TongketError:
        return ()  # no rule is known for a day so early
    return (*small.findings, *large.findings)


def type_name(organization_type: str) -> str:
    """The type in the reader's language."""
    return vocabulary.label(organization_type, language(), "organization_type")


def _node(
    unit: Unit,
    children: Mapping[int | None, Sequence[Unit]],
    counts: Counts,
    readable: frozenset[int],
    on: date,
    depth: int,
) -> Node:
    below = [_node(child, children, counts, readable, on, depth + 1) for child in children.get(unit.id, ())]
    official, whole = counts.get(unit.id, (0, 0))
    is_known = unit.id in readable
    own = (official, whole) if is_known else None
    is_cell = unit.type.endswith("cell")
    findings = size_findings(unit.type, official, whole, on) if is_known and is_cell else ()
    return Node(
        unit.name, type_name(unit.type), unit.code,
        f"{reverse('tree-unit', args=[unit.key])}?ngay={date_vi(on)}" if is_known else "",
        _sum([own[0] if own else None, *(child.official for child in below)]),
        _sum([own[1] if own else None, *(child.whole for child in below)]),
        [findings_of(Found(0, finding)) for finding in findings],
        _chips(findings, official if is_known and is_cell else 0, unit, on),
        below, depth < OPEN_DEPTH,
    )  # fmt: skip


def _sum(counts: Sequence[int | None]) -> int | None:
    """Of what one may read; None where that is nothing."""
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _chips(findings: Sequence[Finding], official: int, unit: Unit, on: date) -> Sequence[Mapping[str, str]]:
    chips = []
    for finding in findings:
        is_small = finding.code == "organization-too-small"
        chips.append({"label": _("dưới 3 chính thức") if is_small else _("trên 30"), "tone": "due"})
    if official > MANY and not findings:
        chips.append({"label": _("trên 30 chính thức"), "tone": "info"})
    if unit.valid_from == on:
        chips.append({"label": _("thay đổi từ ngày này"), "tone": "info"})
    return chips
