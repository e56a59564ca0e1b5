"""What became of the example communes after the year of their article: their mergers, by the ordinary procedure.

1 Establish the neighbours, known by name alone. 2 Give the office its later superiors. 3 Carry out the plans in order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from tongket.access.actor import Actor
from tongket.access.ledger import Selection
from tongket.documents.actions.office.enter_profile import enter_profile
from tongket.documents.ledgers import OFFICE_PROFILES
from tongket.organizations import queries as organizations
from tongket.organizations.actions.establish import establish
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.queries import Unit
from tongket.procedures.reorganizing.carry_out import carry_out
from tongket.procedures.reorganizing.reading import plan_of
from tongket.rules import notation
from tongket.rules.load import read_yaml

FILE = "path.yaml"
ASSUMED = date(1976, 1, 1)
"""The foundation of a neighbour, which no source of ours gives."""
COMMITTEE = "grassroots_committee_organization"
"""What every commune's committee was in 2023."""


def follow_path(actor: Actor, unit: Unit, mark: Callable[[Collection[int]], None]) -> None:
    """Carry out the path of an example, if it has one; `mark` makes examples of the neighbours established for it.

    Where a real organisation already bears one of the names, the example stays as it was in its year.
    """
    file = Path(settings.EXAMPLES) / unit.slug / FILE
    raw = read_yaml(file) if file.is_file() else None
    if raw is None or _names(raw) & {notation.fold(root.name) for root in organizations.roots() if not root.is_example}:
        return
    slugs, neighbours = _neighbours(actor, raw.get("neighbours") or ())
    mark(neighbours)
    for profile in raw.get("office") or ():
        _office(actor, unit, profile)
    for each in raw["plans"]:
        done = carry_out(actor, plan_of(_named(each, slugs)))
        kept = organizations.units_by_id(done.founded.values())
        slugs |= {label: kept[key].slug for label, key in done.founded.items()}


def _names(raw: Mapping[str, Any]) -> set[str]:
    """The names of all organisations that a path brings, folded."""
    lines = [*(raw.get("neighbours") or ()), *_founded(raw["plans"])]
    return {notation.fold(line["name"]) for line in lines}


def _founded(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every new organisation somewhere in the plans."""
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    if isinstance(value, Mapping) and {"name", "type"} <= set(value):
        yield value
    for each in inner:
        yield from _founded(each)


def _neighbours(actor: Actor, lines: Sequence[Mapping[str, Any]]) -> tuple[dict[str, str], Sequence[int]]:
    """The neighbours by the names they have in the file, and their ids; one that stands here already is taken."""
    entries = [
        OrganizationEntry(line["name"], COMMITTEE, None, line.get("established_on", ASSUMED), line.get("code", ""))
        for line in lines
    ]
    ids = [written.id for written in establish(actor, entries).written] if entries else []
    kept = organizations.units_by_id(ids)
    return {line["as"]: kept[key].slug for line, key in zip(lines, ids, strict=True)}, ids


def _office(actor: Actor, unit: Unit, changes: Mapping[str, Any]) -> None:
    """The office's profile from a later day on, where only what `changes` says became otherwise."""
    last = OFFICE_PROFILES.select(Selection([unit.id])).lines[-1].entry
    enter_profile(actor, [replace(last, **changes)])


def _named(value: Any, slugs: Mapping[str, str]) -> Any:
    """The plan with every name of the file replaced by the slug it stands for; new ones stay as they are."""
    if isinstance(value, Mapping):
        return {key: _named(inner, slugs) for key, inner in value.items()}
    if isinstance(value, list):
        return [_named(inner, slugs) for inner in value]
    return slugs.get(value, value) if isinstance(value, str) else value
