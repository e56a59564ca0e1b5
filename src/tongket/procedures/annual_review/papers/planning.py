"""Which papers of a round belong to which unit, in the order they are printed, for whoever may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.actor import Actor
from tongket.access.gate import scopes_of
from tongket.documents.reviews import papers
from tongket.documents.reviews.known import Known, know
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.reviews.rounds.queries import Round, round_for
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules.errors import TongketError

Target = Subject | int | None


@dataclass(frozen=True)
class Batch:
    """One form of one unit: what it is filled from, in the order of names. `seen_at`: where the permission counts."""

    unit: Unit
    form: str
    targets: Sequence[Target]
    permission: str
    seen_at: frozenset[int]


@dataclass(frozen=True)
class Plan:
    """What is to be made. `left_out` are the forms that the asker may not see somewhere."""

    known: Known
    batches: Sequence[Batch]
    left_out: Sequence[str]

    @property
    def count(self) -> int:
        """How many papers."""
        return sum(len(batch.targets) for batch in self.batches)


def round_over(unit: int, year: int, period: str) -> Round:
    """The round that a unit is reviewed in: its own, else that of the nearest committee above it in that year.

    Raises `review-round-missing`.
    """
    step: int | None = unit
    while step is not None:
        if found := round_for(step, year, period):
            return found
        step = organizations.units_by_id([step], date(year, 12, 31))[step].parent
    named = organizations.names([unit])[unit]
    raise TongketError("review-round-missing", unit=named, year=year)


def plan(actor: Actor, slug: str, year: int, period: str, today: date) -> Plan:
    """All papers of a unit and of those below it: of the committee that holds the round, everything.

    Raises `organization-unknown`, `review-round-missing`.
    """
    asked = organizations.unit(slug)
    found = round_over(asked.id, year, period)
    whole = asked.id == found.entry.organization
    on = organizations.standing_day(asked.id, date(year, 12, 31))
    units = organizations.below(asked.id, on)
    known = know(found, today, None if whole else {unit.id for unit in units})
    may = _asking(actor, today)
    batches = [batch for unit in _in_order(known, units) for batch in _of_unit(known, unit)]
    if whole:
        batches = [*(_batch(known, asked, form, [None]) for form in papers.papers_of_round(known)), *batches]
    seen = [batch for batch in batches if may(batch.permission, batch.seen_at)]
    left_out = dict.fromkeys(batch.form for batch in batches if batch not in seen)
    return Plan(known, seen, tuple(left_out))


def _in_order(known: Known, units: Sequence[Unit]) -> Iterable[Unit]:
    """Units with subjects in the tree's order, then those that stand there no longer."""
    with_subjects = {subject.entry.organization for subject in known.subjects}
    listed = [unit for unit in units if unit.id in with_subjects]
    gone = with_subjects - {unit.id for unit in listed}
    return [*listed, *organizations.units_by_id(gone).values()]


def _of_unit(known: Known, unit: Unit) -> Iterable[Batch]:
    by_form: dict[str, list[Target]] = defaultdict(list)
    for subject in known.subjects:
        if subject.entry.organization == unit.id:
            for form in papers.papers_of_subject(known, subject):
                by_form[form].append(subject)
    for form in papers.papers_of_unit(known, unit.id):
        yield _batch(known, unit, form, [unit.id])
    for form in (form for form in papers.SORTS if form in by_form):
        yield _batch(known, unit, form, by_form[form])


def _batch(known: Known, unit: Unit, form: str, targets: Sequence[Target]) -> Batch:
    sort = papers.SORTS[form]
    seen_at = frozenset({unit.id, known.committee}) if sort.is_strict else frozenset(scopes_of([unit.id])[unit.id])
    return Batch(unit, form, targets, sort.permission, seen_at)


def _asking(actor: Actor, on: date) -> Callable[[str, frozenset[int]], bool]:
    answers: dict[tuple[str, frozenset[int]], bool] = {}

    def may(permission: str, seen_at: frozenset[int]) -> bool:
        asked = (permission, seen_at)
        if asked not in answers:
            answers[asked] = actor.may(permission, seen_at, on)
        return answers[asked]

    return may
