"""A record's facts for a form: each subject has a module in `facts/` that reads its records and says who issues.

A module `facts/<subject>.py` holds `forms_of(key)` and `gather(form_id, key)`; it is found by its name, nothing else
has to be touched to add one. `key` is the record's key as text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tongket.access.actor import Actor
from tongket.access.gate import scopes_of
from tongket.documents.forms.catalogue import form, forms
from tongket.documents.forms.definition import Form
from tongket.documents.forms.fill import Filled, filled
from tongket.documents.forms.frame import frame_of
from tongket.rules.errors import TongketError

FACTS = Path(__file__).resolve().parent / "facts"


@dataclass(frozen=True)
class Gathered:
    """What one record gives to one form. `issuer` is the organisation that issues the paper, `on` its day; `unit` is
    the unit the record belongs to and `permission` what one must hold there to see the paper.

    `body` overrides the body that the form names; `day_known` prints the day instead of leaving it open, `number` the
    number where the paper had one already ("12-QĐ/ĐU"); `name` tells the record apart in the paper's title in the
    register ("đồng chí Nguyễn Văn Mẫu"). With `seen_at` the permission counts where it is held at one of these very
    units (or everywhere): a role held above them sees nothing.
    """

    facts: Mapping[str, object]
    issuer: int
    on: date
    unit: int
    permission: str
    name: str = ""
    body: str = ""
    day_known: bool = False
    number: str = ""
    seen_at: frozenset[int] = frozenset()


def may_see(actor: Actor, found: Gathered, on: date) -> bool:
    """Whether someone may see the papers of the record, asked at the record's own unit."""
    if found.seen_at:
        return actor.may(found.permission, found.seen_at, on)
    return actor.may(found.permission, scopes_of([found.unit])[found.unit], on)


class Subject(Protocol):
    """What a module of `facts/` offers."""

    def forms_of(self, key: str) -> Sequence[str]:
        """The forms that this record calls for, in the order they are used. Raises `record-not-found`."""

    def gather(self, form_id: str, key: str) -> Gathered:
        """The record's facts for one form. Raises `record-not-found`, `form-record-unknown`."""


@dataclass(frozen=True)
class MadeForm:
    """A form filled from a record, with where it came from."""

    form: Form
    key: str
    gathered: Gathered
    filled: Filled


@cache
def subjects() -> Mapping[str, Subject]:
    """The subjects that have facts, by name."""
    names = sorted(path.stem for path in FACTS.glob("*.py") if path.stem != "__init__")
    return {name: cast(Subject, import_module(f"tongket.documents.forms.facts.{name}")) for name in names}


def forms_of(subject: str, key: str) -> Sequence[Form]:
    """The forms a record calls for. Raises `form-unknown` for a subject without facts, `record-not-found`."""
    return [form(form_id) for form_id in _subject(subject, subject).forms_of(key)]


def forms_with_facts() -> Sequence[Form]:
    """Every form that can be filled from a record."""
    return [each for each in forms().values() if each.subject_folder in subjects()]


def gather(form_id: str, key: str) -> Gathered:
    """A record's facts for a form. Raises `form-unknown`, `record-not-found`, `form-record-unknown`."""
    declared = form(form_id)
    return _subject(declared.subject_folder, form_id).gather(form_id, key)


def made(form_id: str, key: str) -> MadeForm:
    """The form filled from the record with this key, in the frame of whoever issues it; raises as `gather`, `fill`."""
    declared, found = form(form_id), gather(form_id, key)
    frame = frame_of(declared, found.issuer, found.on, found.body, day_known=found.day_known)
    if found.number and declared.takes_number:
        frame = replace(frame, number_line=f"Số {found.number}")
    return MadeForm(declared, key, found, filled(declared, found.facts, frame))


def _subject(name: str, form_id: str) -> Subject:
    found = subjects().get(name)
    if found is None:
        raise TongketError("form-unknown", form=form_id)
    return found
