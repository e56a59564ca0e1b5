"""The permanent short names of organisations: `ngoc-ky`, its cells `ngoc-ky/chi-bo-1`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.organizations.models import Organization
from tongket.rules import notation

TYPE_WORDS = ("dang bo xa ", "dang bo phuong ", "dang bo thi tran ", "dang bo dac khu ", "dang bo ")


def slugs_for(rows: Sequence[Organization]) -> Sequence[str]:
    """A free slug for each new organisation, made from its name, under its parent's slug."""
    parents = dict(Organization.objects.filter(id__in={row.parent_id for row in rows}).values_list("id", "slug"))
    taken = set(Organization.objects.exclude(slug__startswith="-").values_list("slug", flat=True))
    made = []
    for row in rows:
        stem = _stem(row.name, is_root=row.parent_id is None)
        base = f"{parents[row.parent_id]}/{stem}" if row.parent_id is not None else stem
        slug, number = base, 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        taken.add(slug)
        parents[row.pk] = slug
        made.append(slug)
    return made


def _stem(name: str, *, is_root: bool) -> str:
    text = notation.fold(name)
    if is_root:
        text = next((text.removeprefix(word) for word in TYPE_WORDS if text.startswith(word)), text)
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:80] or "to-chuc"
