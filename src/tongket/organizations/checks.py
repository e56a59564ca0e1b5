"""What may be wrong with a line of the tree."""

from __future__ import annotations

from collections.abc import Iterable

from tongket.organizations.book import OrganizationEntry
from tongket.organizations.models import Organization, OrganizationClosure
from tongket.rules.decision import Finding


def check_entry(entry: OrganizationEntry) -> Iterable[Finding]:
    """Dates in order, and nothing older than what it stands under."""
    if entry.closed_on is not None and entry.closed_on < entry.established_on:
        yield Finding("organization-closed-before-established", {"name": entry.name})
    if entry.changed_on is not None and entry.changed_on < entry.established_on:
        yield Finding("organization-changed-before-established", {"name": entry.name})


def check_circle(organization: int, entry: OrganizationEntry) -> Iterable[Finding]:
    """Nothing may stand under itself."""
    below = OrganizationClosure.objects.filter(ancestor=organization, descendant=entry.parent)
    if entry.parent is not None and below.exists():
        yield Finding("organization-under-itself", {"name": entry.name})


def check_close(row: Organization) -> Iterable[Finding]:
    """An organisation with living ones below it cannot be closed."""
    below = Organization.objects.filter(parent=row, closed_on=None, withdrawn_at=None)
    if below.exists():
        yield Finding("organization-not-empty", {"name": row.name, "count": below.count()})
