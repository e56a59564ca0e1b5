"""What may be wrong with a line of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from tongket.access.book import Correction
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.models import Organization
from tongket.rules.decision import Finding


def check_entry(entry: OrganizationEntry) -> Iterable[Finding]:
    """Dates in order. A cell may well be older than the committee it stands under: communes merge."""
    if entry.closed_on is not None and entry.closed_on < entry.established_on:
        yield Finding("organization-closed-before-established", {"name": entry.name})
    if entry.changed_on is not None and entry.changed_on < entry.established_on:
        yield Finding("organization-changed-before-established", {"name": entry.name})


def change_checker(
    corrections: Sequence[Correction[OrganizationEntry]],
) -> Callable[[Correction[OrganizationEntry]], Iterable[Finding]]:
    """Nothing may come to stand under itself or close above living ones; all `corrections` are seen together."""
    parents: dict[int, int | None] = dict(Organization.objects.values_list("id", "parent_id"))
    parents.update({correction.id: correction.entry.parent for correction in corrections})
    closing = {correction.id for correction in corrections if correction.entry.closed_on is not None}

    def check(correction: Correction[OrganizationEntry]) -> Iterable[Finding]:
        if _is_under_itself(correction.id, parents):
            yield Finding("organization-under-itself", {"name": correction.entry.name})
        if correction.id in closing:
            yield from _check_close(correction, parents, closing)

    return check


def _is_under_itself(organization: int, parents: Mapping[int, int | None]) -> bool:
    above, seen = parents.get(organization), set()
    while above is not None and above not in seen:
        if above == organization:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _check_close(
    correction: Correction[OrganizationEntry], parents: Mapping[int, int | None], closing: Set[int]
) -> Iterable[Finding]:
    below = {child for child, parent in parents.items() if parent == correction.id} - closing
    living = Organization.objects.filter(id__in=below, closed_on=None, withdrawn_at=None).count()
    if living:
        yield Finding("organization-not-empty", {"name": correction.entry.name, "count": living})
