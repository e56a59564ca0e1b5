"""What every write in a round is held to: the round is open, the unit is not handed up, the subject is its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from tongket.organizations import queries as organizations
from tongket.records.reviews.rounds.models import ReviewSubject
from tongket.records.reviews.rounds.queries import Round, rounds_by_id, standings
from tongket.records.reviews.rounds.standing import UnitStanding
from tongket.rules import vocabulary
from tongket.rules.decision import Finding


class OfSubject(Protocol):
    """An entry that says of which subject it is and in which unit it was written."""

    @property
    def subject(self) -> int: ...

    @property
    def organization(self) -> int: ...


Entry = TypeVar("Entry", bound=OfSubject)


def subject_guard(entries: Sequence[OfSubject], by_committee: bool = False) -> Callable[[OfSubject], Iterable[Finding]]:
    """A check for lines of subjects. `by_committee`: the deciding committee writes, after the unit handed up too."""
    rows = {
        row.pk: row
        for row in ReviewSubject.objects.filter(pk__in={each.subject for each in entries}, withdrawn_at=None)
    }
    rounds, stand = _standings({row.round_id for row in rows.values()})
    names = organizations.names({row.organization_id for row in rows.values()})

    def check(entry: OfSubject) -> Iterable[Finding]:
        row = rows.get(entry.subject)
        if row is None:
            yield Finding("review-subject-unknown")
            return
        if row.organization_id != entry.organization:
            yield Finding("review-subject-elsewhere", {"unit": names.get(row.organization_id, "")})
        yield from closed(rounds[row.round_id])
        if not by_committee:
            yield from handed_up(stand[row.round_id].get(row.organization_id), names.get(row.organization_id, ""))

    return check


def closed(found: Round | None) -> Iterable[Finding]:
    """A closed round takes nothing more."""
    if found is None:
        yield Finding("review-round-unknown")
    elif found.closed:
        words = {
            "period": vocabulary.wording(found.entry.period, group="review_period"),
            "year": found.entry.report_year,
        }
        yield Finding("review-closed", words)


def handed_up(standing: UnitStanding | None, unit: str) -> Iterable[Finding]:
    """What a unit handed up it no longer changes until it is returned."""
    if standing is not None and standing.handed_up:
        yield Finding("review-handed-up", {"unit": unit})


def _standings(ids: set[int]) -> tuple[dict[int, Round], dict[int, dict[int, UnitStanding]]]:
    rounds = dict(rounds_by_id(ids))
    return rounds, {each: dict(standings(each)) for each in ids}
