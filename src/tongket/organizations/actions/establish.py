"""Found organisations: each gets its permanent slug, its first period and its place in the tree."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.organizations import intervals
from tongket.organizations.book import BOOK, OrganizationEntry
from tongket.organizations.checks import check_entry
from tongket.organizations.models import Organization
from tongket.organizations.slugs import slugs_for


@action(
    "organization.establish",
    event="organization.established",
    ledger="organizations",
    units=keeping.units(BOOK),
)
def establish(act: Act, entries: Sequence[OrganizationEntry]) -> Sequence[Written]:
    """Add organisations. Refuses the same name twice under one parent and days out of order."""
    written = keeping.add(act, BOOK, entries, check_entry)
    rows = list(Organization.objects.filter(id__in=[line.id for line in written]).order_by("id"))
    for row, slug in zip(rows, slugs_for(rows), strict=True):
        row.slug = slug
    Organization.objects.bulk_update(rows, ["slug"])
    intervals.begin(rows)
    intervals.rebuild_closure()
    return written
