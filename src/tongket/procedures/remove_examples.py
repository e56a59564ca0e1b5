"""Take the example communes out of the database, with the example users.

The only deletion in the house. Nothing a person recorded is ever deleted; the rows of an example are no records:
their people are assumed, and kept beside real ones they could be counted or printed as real. Why they are purged
instead of hidden is written down in docs/decisions/0007-examples-are-purged.md.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from tongket.access.actor import Actor
from tongket.access.gate import require
from tongket.organizations import queries as organizations
from tongket.procedures.examples import SLUGS
from tongket.rules.errors import TongketError

Doomed = dict[type[models.Model], set[int]]


@dataclass(frozen=True)
class Removed:
    """How many organisations, example users and rows in all went."""

    organizations: int
    people: int
    rows: int


def remove_examples(actor: Actor) -> Removed:
    """Delete every row of the example units and whatever names one, in one transaction; then their papers' files.

    Raises `access-denied`, and `examples-none` where there is none.
    """
    with transaction.atomic():
        roots = [unit for unit in organizations.roots() if unit.is_example]
        if not roots:
            raise TongketError("examples-none")
        own = [unit for unit in roots if unit.slug in SLUGS] or roots  # the others are their neighbours and heirs
        require(actor, "example.remove", [unit.id for unit in own], timezone.localdate())
        units = {key for unit in roots for key in organizations.ids_below(unit.id)}
        keys = [unit.key for unit in organizations.units_by_id(units).values()]
        doomed = _doomed(units)
        for model, ids in doomed.items():
            for start in range(0, len(ids), 500):
                rows = model._default_manager.filter(pk__in=sorted(ids)[start : start + 500])
                rows._raw_delete(rows.db)  # no signals, no cascade: all rows are listed
        _model("access.AuditEvent")._default_manager.filter(organization_id__in=units).delete()
    for key in keys:
        shutil.rmtree(Path(settings.DATA) / "papers" / str(key), ignore_errors=True)
    people = len(doomed.get(_model("access.User"), ()))
    return Removed(len(units), people, sum(map(len, doomed.values())))


def _doomed(units: set[int]) -> Doomed:
    """The rows to go, by table: the example's units and users, and all that names one of these, to the last."""
    people = _model("access.User")._default_manager.filter(is_example=True)
    doomed: Doomed = {
        _model("organizations.Organization"): set(units),
        _model("access.User"): set(people.values_list("pk", flat=True)),
    }
    while True:
        before = {model: len(ids) for model, ids in doomed.items()}
        for model in apps.get_models(include_auto_created=True):
            for field in _links(model):
                ids = doomed.get(field.related_model)
                if ids:
                    doomed.setdefault(model, set()).update(_naming(model, field, ids))
        if {model: len(ids) for model, ids in doomed.items()} == before:
            return doomed


def _links(model: type[models.Model]) -> list[models.ForeignKey[models.Model]]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]


def _naming(model: type[models.Model], field: models.ForeignKey[models.Model], ids: set[int]) -> set[int]:
    found: set[int] = set()
    listed = sorted(ids)
    for start in range(0, len(listed), 500):
        chunk: Mapping[str, object] = {f"{field.attname}__in": listed[start : start + 500]}
        found.update(model._default_manager.filter(**chunk).values_list("pk", flat=True))
    return found


def _model(label: str) -> type[models.Model]:
    return apps.get_model(label)
