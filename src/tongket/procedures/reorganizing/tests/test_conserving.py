"""Fifty random reorganisations of a province of twenty communes: nobody is lost, no sum changes, no old report does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import transaction
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as chosen
from hypothesis import strategies as st

from tests.office import MEMBER, OFFICE
from tongket.figures.compute import Asked, compute_below
from tongket.figures.definition import FigureValue, Rollup
from tongket.organizations.actions.establish import establish
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.intervals import closure_differs
from tongket.organizations.models import Organization, OrganizationPeriod
from tongket.procedures.reorganizing.carry_out import carry_out
from tongket.procedures.reorganizing.plan import Decision, Plan, Step
from tongket.procedures.reorganizing.tests.drawing import CELL, COMMUNE, drawn_step, tree_of
from tongket.procedures.reorganizing.undo import undo
from tongket.records.admissions.actions.plan import plan as plan_admissions
from tongket.records.admissions.book import AdmissionPlanEntry
from tongket.records.awards.actions.commend import commend
from tongket.records.awards.book import CommendationEntry
from tongket.records.badges.actions.award import award
from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.members.actions.register import register
from tongket.records.members.life.storing import members_that_differ
from tongket.records.members.models import Member, MemberPeriod
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FOUNDED, FIRST = date(1975, 2, 3), date(2024, 3, 1)
DAY = timedelta(days=1)
QUICK = (Phase.explicit, Phase.generate)  # an act is dear: a counterexample is not shrunk
COMMUNES, CELLS, MEMBERS, ACTS = 20, 2, 10, 5
# In one transaction PostgreSQL keeps every row that was replaced, and slows down with each: fewer examples there.
EXAMPLES = 2 if "postgresql" in settings.DATABASES["default"]["ENGINE"] else 10
LEVELS = ("excellent", "good", "good", "completed")
# What a unit says of those under it is of no cell, and a plan of a commune covers its cells' own.
OF_THOSE_BELOW = ("cells.", "organizations.", "ratings.cells", "awards.cells", "inspections.organizations")
Found = Mapping[int, Sequence[FigureValue]]


@pytest.fixture(scope="module")
def top(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """A province planted once; every example is taken back to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield planted()
        transaction.set_rollback(True)


def planted() -> int:
    above = OrganizationEntry("Đảng bộ tỉnh Mẫu", "province_organization", None, FOUNDED)
    [province] = establish(OFFICE, [above]).written
    communes = [
        line.id for line in establish(OFFICE, [
            OrganizationEntry(f"Đảng bộ xã {number}", COMMUNE, province.id, FOUNDED, code=f"{number:05}")
            for number in range(COMMUNES)]).written
    ]  # fmt: skip
    cells = [
        line.id for line in establish(OFFICE, [
            OrganizationEntry(f"Chi bộ {number}", CELL, communes[number // CELLS], FOUNDED)
            for number in range(COMMUNES * CELLS)]).written
    ]  # fmt: skip
    people = [
        replace(MEMBER, full_name=f"Nguyễn Văn {number}", organization=cell, card_number=f"{number:09}",
                official_on=None if number % 9 == 0 else MEMBER.official_on)
        for number, cell in enumerate(cell for cell in cells for _ in range(MEMBERS))
    ]  # fmt: skip
    ids = [line.id for line in register(OFFICE, people).written]
    rate(OFFICE, [MemberRatingEntry(member, cells[n // MEMBERS], 2024, LEVELS[n % 4])
                  for n, member in enumerate(ids)])  # fmt: skip
    award(OFFICE, [BadgeAwardEntry(member, cells[n // MEMBERS], 30, date(2024, 2, 3))
                   for n, member in enumerate(ids) if n % 7 == 1 and n % 9])  # fmt: skip
    commend(OFFICE, [CommendationEntry(cell, "organization", "certificate", 2024) for cell in cells[::3]])
    plan_admissions(OFFICE, [AdmissionPlanEntry(commune, 2 + n % 3, 2024) for n, commune in enumerate(communes)])
    return province.id


@dataclass
class Story:
    """What was asked before each act, to be asked again after it."""

    top: int
    on: date = FIRST
    keys: list[UUID] = field(default_factory=list)
    reports: dict[date, Found] = field(default_factory=dict)

    def act(self, step: Step) -> None:
        later, eve = self.on + timedelta(days=40), self.on - DAY
        sums = {day: additive(asked(self.top, day)[self.top]) for day in (self.on, later)}
        self.reports.setdefault(eve, asked(self.top, eve))
        plan = Plan("Sắp xếp", self.on, Decision("01-QĐ/TU", self.on - DAY, "Ban Thường vụ Tỉnh ủy"), (step,))
        self.keys.append(carry_out(OFFICE, plan).key)
        for day, before in sums.items():
            found = asked(self.top, day)
            assert additive(found[self.top]) == before
            assert of_the_communes(found, self.top) == additive(found[self.top], OF_THOSE_BELOW)

    def tell_old_reports_again(self) -> None:
        for day, report in self.reports.items():
            assert asked(self.top, day) == report
            now = asked(self.top, day, self.on)
            assert additive(now[self.top]) == additive(report[self.top])
            assert of_the_communes(now, self.top) == additive(now[self.top], OF_THOSE_BELOW)


def asked(top: int, day: date, structure_on: date | None = None) -> Found:
    """Every figure of the province and of each commune, as of a day, by the tree of that day or of a later one."""
    return compute_below(Asked(top, "tinh-mau", day.year, day, structure_on), 1)


def additive(values: Sequence[FigureValue], skip: tuple[str, ...] = ("cells.", "organizations.")) -> Counter[str]:
    counted: Counter[str] = Counter()
    for value in values:
        if value.figure.rollup is Rollup.SUM and not value.figure.id.startswith(skip) and value.value:
            counted[value.tag] += int(value.value)
    return counted


def of_the_communes(found: Found, top: int) -> Counter[str]:
    whole: Counter[str] = Counter()
    for unit, values in found.items():
        if unit != top:
            whole += additive(values, OF_THOSE_BELOW)
    return whole


def stored() -> Sequence[object]:
    """Every row of the tree and of the register, but versions and the ids of derived rows; the withdrawn are gone."""
    units = Organization.objects.filter(withdrawn_at=None).order_by("id").values()
    periods = OrganizationPeriod.objects.order_by("id").values()
    stays = MemberPeriod.objects.order_by("member", "valid_from")
    stays = stays.values("member", "organization", "status", "valid_from", "valid_until")
    lines = Member.objects.order_by("id").values()
    return [[{name: each for name, each in row.items() if name != "version"} for row in rows]
            for rows in (units, periods, stays, lines)]  # fmt: skip


@given(data=st.data())
@chosen(max_examples=EXAMPLES, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
def test_members_sums_and_old_reports_outlast_any_act_and_undoing_brings_all_back(top: int, data: Any) -> None:
    with transaction.atomic():
        before, story = stored(), Story(top)
        for turn in range(ACTS):
            story.on += timedelta(days=data.draw(st.integers(1, 90)))
            story.act(drawn_step(data, tree_of(top, story.on - DAY, turn)))
        story.tell_old_reports_again()
        assert not closure_differs()
        assert members_that_differ() == []
        for key in reversed(story.keys):
            undo(OFFICE, key, "Quyết định bị thu hồi")
        assert stored() == before
        transaction.set_rollback(True)
