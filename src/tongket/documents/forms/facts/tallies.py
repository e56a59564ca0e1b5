"""The facts of a unit's vote in a round: `<key of the round>.<key of the unit>`; the sheet of 2019 is a subject's."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from tongket.documents.forms.facts import reviews
from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import key_of
from tongket.documents.reviews import papers
from tongket.documents.reviews.known import Known, know
from tongket.organizations import queries as organizations
from tongket.records.reviews.rounds.queries import round_with
from tongket.rules.errors import TongketError


def unit_key(round_key: object, unit: object) -> str:
    """The key of a unit's papers in a round, from both keys."""
    return f"{round_key}.{unit}"


def forms_of(key: str) -> Sequence[str]:
    """The ballot, the count, minutes and proposals of a unit, and the notice to it."""
    known, unit = known_unit("tallies", key)
    return papers.papers_of_unit(known, unit)


def gather(form_id: str, key: str) -> Gathered:
    """The unit's facts for one form."""
    if form_id in papers.OF_SUBJECT:
        return reviews.gather(form_id, key)
    known, unit = known_unit(form_id, key)
    if form_id not in papers.papers_of_unit(known, unit):
        raise TongketError("form-record-unknown", form=form_id, record=key)
    return papers.gathered(form_id, known, unit)


def known_unit(form_id: str, key: str) -> tuple[Known, int]:
    """A round with the subjects of a unit (all of them for the committee's own). Raises `form-record-unknown`."""
    round_key, _, unit_part = key.partition(".")
    found = round_with(key_of(form_id, round_key))
    committee = found.entry.organization
    named = {str(unit.key): unit.id for unit in organizations.units_by_id(organizations.ids_below(committee)).values()}
    unit = named.get(unit_part)
    if unit is None:
        raise TongketError("form-record-unknown", form=form_id, record=key)
    return know(found, timezone.localdate(), None if unit == committee else [unit]), unit
