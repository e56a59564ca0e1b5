"""What is said to add up does: a unit's figure is the sum of its cells', whatever the tree and whoever moves in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.office import MEMBER, OFFICE, establish_one
from tongket.access.book import Correction
from tongket.figures.compute import Asked, compute, compute_below
from tongket.figures.definition import FigureValue, Rollup
from tongket.organizations import queries as organizations
from tongket.organizations.actions.correct import correct as correct_unit
from tongket.organizations.book import BOOK, OrganizationEntry
from tongket.organizations.models import Organization
from tongket.records.admissions.actions.admit import admit
from tongket.records.admissions.book import AdmissionEntry
from tongket.records.awards.actions.commend import commend
from tongket.records.awards.book import CommendationEntry
from tongket.records.badges.actions.award import award
from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct
from tongket.records.members.actions.register import register
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry

pytestmark = pytest.mark.django_db
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # planting a tree is dear: a counterexample is not shrunk
FOUNDED, YEAR, LAST = date(1975, 2, 3), 2023, date(2023, 12, 31)
# What a unit says of those under it is of no cell: a cell has no cells below it to count or to rate.
ABOVE_CELLS = ("cells.", "organizations.", "ratings.cells", "ratings.own", "awards.cells", "inspections.organizations")


@dataclass(frozen=True)
class Person:
    """A drawn member: in which cell, rated how, moved to which cell on which day of the year (None: stays)."""

    cell: int
    level: str
    official: bool
    awarded: bool
    badge: bool
    moves_to: int | None
    day: int


cells = st.integers(0, 4)
people = st.builds(
    Person, cells, st.sampled_from(["", "excellent", "good", "completed", "not_completed"]), st.booleans(),
    st.booleans(), st.booleans(), st.none() | cells, st.integers(1, 364),
)  # fmt: skip
# Where each cell hangs: under the commune itself, or under one of its two party committees.
trees = st.lists(st.integers(0, 2), min_size=2, max_size=5)


def unit(name: str, kind: str, parent: int | None) -> int:
    return establish_one(OrganizationEntry(name, kind, parent, FOUNDED, place="Mẫu"))


def planted(tree: list[int]) -> tuple[int, list[int]]:
    top = unit("Đảng bộ xã Mẫu", "grassroots_committee_organization", None)
    above = [top, *(unit(f"Đảng bộ bộ phận {n}", "subordinate_committee_organization", top) for n in (1, 2))]
    return top, [unit(f"Chi bộ {n}", "subordinate_cell", above[where]) for n, where in enumerate(tree, 1)]


def settled(where: list[int], drawn: list[Person]) -> None:
    for number, person in enumerate(drawn, 1):
        cell = where[person.cell % len(where)]
        entry = replace(MEMBER, full_name=f"Nguyễn Văn {number}", organization=cell, card_number=f"{number:09}",
                        official_on=MEMBER.official_on if person.official else None)  # fmt: skip
        member = register(OFFICE, [entry]).written[0].id
        if person.level:
            rate(OFFICE, [MemberRatingEntry(member, cell, YEAR, person.level)])
        if person.badge and person.official:
            award(OFFICE, [BadgeAwardEntry(member, cell, 30, date(2023, 5, 19))])
        if person.awarded:
            commend(OFFICE, [CommendationEntry(cell, "member", "certificate", YEAR, member)])
            admit(OFFICE, [AdmissionEntry(f"Lê Thị {number}", date(2000, 1, 1), cell, date(2023, 6, 1), YEAR)])
        if person.moves_to is not None:
            kept = members.kept([member])[member]
            day = date(2023, 1, 1) + timedelta(days=person.day)
            moved = replace(kept.entry, organization=where[person.moves_to % len(where)], joined_on=day)
            correct(OFFICE, [Correction(member, kept.version, moved)])


def sums(values: list[FigureValue]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for value in values:
        additive = value.figure.rollup is Rollup.SUM and not value.figure.id.startswith(ABOVE_CELLS)
        if additive and value.value:
            counted[value.tag] += int(value.value)
    return counted


@given(tree=trees, drawn=st.lists(people, max_size=6), on=st.dates(date(2023, 1, 1), LAST))
@settings(max_examples=25, deadline=None, phases=QUICK)
def test_a_commune_is_the_sum_of_its_cells_on_any_day(tree, drawn, on):
    with transaction.atomic():
        top, where = planted(tree)
        settled(where, drawn)
        found = compute_below(Asked(top, "mau", YEAR, on), levels=3)
        transaction.set_rollback(True)
    assert sums([value for cell in where for value in found.get(cell, ())]) == sums(list(found.get(top, ())))


@given(tree=trees, drawn=st.lists(people, max_size=6))
@settings(max_examples=10, deadline=None, phases=QUICK)
def test_every_member_is_counted_once_wherever_they_moved(tree, drawn):
    with transaction.atomic():
        top, where = planted(tree)
        settled(where, drawn)
        values = {value.tag: value.value for value in compute(Asked(top, "mau", YEAR, LAST))}
        transaction.set_rollback(True)
    assert (values["members.total"] or Decimal(0)) == len(drawn) + sum(person.awarded for person in drawn)


def closed(cell: int, day: date) -> None:
    row = Organization.objects.get(pk=cell)
    correct_unit(OFFICE, [Correction(cell, row.version, replace(BOOK.to_entry(row), closed_on=day))])


def test_what_a_cell_closed_in_the_year_did_stays_in_the_commune_and_its_members_count_where_they_went():
    top, where = planted([0, 0])
    settled(where, [Person(0, "good", True, False, True, 1, 180), Person(1, "good", True, False, False, None, 1)])
    closed(where[0], date(2023, 7, 31))
    values = {value.tag: value.value for value in compute(Asked(top, "mau", YEAR, LAST))}
    assert (values["members.total"], values["ratings.members_rated"], values["badges.awarded"]) == (2, 2, 1)
    assert values["cells.total"] == 1
    before = {value.tag: value.value for value in compute(Asked(top, "mau", YEAR, date(2023, 6, 1)))}
    assert (before["members.total"], before["cells.total"]) == (2, 2)
    assert organizations.unit("mau").id == top
