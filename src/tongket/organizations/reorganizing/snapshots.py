"""What an event changed, as it was before: kept with the event as JSON, and put back when the event is undone."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models

from tongket.access.audit import ENCODER
from tongket.organizations.models import Organization, OrganizationPeriod
from tongket.organizations.reorganizing.models import Reorganization

COLUMNS = (
    "name",
    "type",
    "code",
    "parent_id",
    "place",
    "position",
    "changed_on",
    "closed_on",
    "search_key",
    "sort_key",
)


def image(organizations: Collection[int]) -> Mapping[str, Any]:
    """These organisations and their periods as they stand now."""
    rows = Organization.objects.filter(pk__in=organizations).order_by("pk")
    periods = OrganizationPeriod.objects.filter(organization__in=organizations).order_by("pk")
    return {
        "organizations": {str(row.pk): {name: getattr(row, name) for name in COLUMNS} for row in rows},
        "periods": [{name: getattr(row, name) for name in _columns(OrganizationPeriod)} for row in periods],
        "founded": [],
    }


def write(before: Mapping[str, Any], founded: Collection[int]) -> str:
    """The image as it is kept, with what the event founded and how it left what it touched."""
    touched = [*map(int, before["organizations"]), *founded]
    return ENCODER.encode({**before, "founded": sorted(founded), "after": image(touched)["organizations"]})


def touched(row: Reorganization) -> frozenset[int]:
    """The organisations that an event founded, changed or closed."""
    kept = json.loads(row.snapshot or "{}")
    return frozenset(map(int, kept.get("organizations", {}))) | frozenset(kept.get("founded", ()))


def founded(row: Reorganization) -> frozenset[int]:
    """The organisations that an event founded."""
    return frozenset(json.loads(row.snapshot or "{}").get("founded", ()))


def columns_after(row: Reorganization) -> Mapping[int, Mapping[str, Any]]:
    """For each organisation the event touched, its columns as it left them."""
    return _columns_of(row, "after")


def columns_before(row: Reorganization) -> Mapping[int, Mapping[str, Any]]:
    """For each organisation the event changed, its columns as they were."""
    return _columns_of(row, "organizations")


def periods_before(row: Reorganization) -> Sequence[OrganizationPeriod]:
    """The periods as they were, each with its own id."""
    return [
        OrganizationPeriod(**{name: _typed(OrganizationPeriod, name, value) for name, value in columns.items()})
        for columns in json.loads(row.snapshot)["periods"]
    ]


def _columns(model: type[models.Model]) -> Sequence[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _typed(model: type[models.Model], column: str, value: object) -> object:
    field = next(each for each in model._meta.concrete_fields if each.attname == column)
    if isinstance(value, date) or isinstance(field, models.ForeignKey):
        return value
    return field.to_python(value)


def _columns_of(row: Reorganization, which: str) -> Mapping[int, Mapping[str, Any]]:
    kept = json.loads(row.snapshot)[which]
    return {
        int(key): {name: _typed(Organization, name, value) for name, value in columns.items()}
        for key, columns in kept.items()
    }
