"""Every action, by every role, from every place in the tree: allowed where roles.yaml says, else nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.office import OFFICE
from tests.stories.grants import FOUNDED, Lines, around, kept_lines, move_away, put_under_a_superior, samples
from tongket.access import actor as access_actor
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction
from tongket.access.gate import ACTIONS, Action
from tongket.access.models import AuditEvent
from tongket.procedures.examples import load_examples
from tongket.records.ledgers import all_ledgers
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
ROLES = yaml.safe_load(Path(access_actor.__file__).with_name("roles.yaml").read_text(encoding="utf-8"))
OF_ONESELF = "person.change_password"
MOVES_BACK = "organization.correct"
"""Its line names the parent as it was: once the unit has moved, it asks there too."""
NAMES = sorted(ACTIONS)


@dataclass(frozen=True)
class Office:
    """The office under a superior, a line for every action, and what was already asked about its units."""

    unit: int
    lines: Lines
    neighbours: dict[int, Mapping[str, int]]

    def around(self, unit: int) -> Mapping[str, int]:
        if unit not in self.neighbours:
            self.neighbours[unit] = around(unit)
        return self.neighbours[unit]


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_examples(["ngoc-ky"], say=lambda _: None, with_users=False, with_path=False)
        unit = put_under_a_superior()
        yield Office(unit, samples(unit), {})
        transaction.set_rollback(True)


def says(role: str, permission: str) -> bool:
    """What roles.yaml says, read here once more: `*`, `*.verb`, `word.*` or the permission itself."""
    word, verb = permission.split(".")
    return bool(set(ROLES[role]) & {"*", f"*.{verb}", f"{word}.*", permission})


def grants(role: str, units: Mapping[str, int]) -> Mapping[str, tuple[Grant, bool]]:
    """The role held at each place around the unit and at other times, and whether it then reaches the unit."""
    today = timezone.localdate()
    day, since = timedelta(days=1), date(2020, 1, 1)
    return {
        "own": (Grant(role, units["own"], since), True),
        "above": (Grant(role, units["above"], since), True),
        "below": (Grant(role, units["below"], since), False),
        "beside": (Grant(role, units["beside"], since), False),
        "ended": (Grant(role, units["own"], since, today - day), False),
        "future": (Grant(role, units["own"], today + day), False),
        "last day": (Grant(role, units["own"], since, today), True),
        "first day": (Grant(role, units["own"], today), True),
    }


def passes(action: Action[Any], actor: Actor, lines: Any) -> bool:
    try:
        action(actor, lines)
    except TongketError as error:
        if error.code != "access-denied":
            raise
        return False
    return True


def unit_of(action: Action[Any], lines: Any) -> int:
    [unit] = set(action.units(lines))
    return int(unit)


def test_there_is_a_line_to_try_for_every_action(office: Office) -> None:
    assert sorted(office.lines) == NAMES


@pytest.mark.parametrize("name", [name for name in NAMES if name != OF_ONESELF])
def test_an_action_is_allowed_exactly_where_its_role_is_held(name: str, office: Office) -> None:
    action, lines = ACTIONS[name], office.lines[name]
    harmless = replace(action, body=lambda _act, _lines: ())
    units = office.around(unit_of(action, lines))
    wrong = [
        (role, place)
        for role in ROLES
        for place, (grant, reaches) in grants(role, units).items()
        if passes(harmless, Actor("Người Thử", (grant,)), lines) != (reaches and says(role, name))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_a_denied_action_writes_nothing_and_leaves_no_event(name: str, office: Office) -> None:
    action, lines = ACTIONS[name], office.lines[name]
    nearby = office.around(unit_of(action, lines) if name != OF_ONESELF else office.unit)
    actors = [Actor("Người Thử", (grant,)) for role in ROLES for grant, reaches in grants(role, nearby).values()
              if not (reaches and says(role, name))]  # fmt: skip
    before = AuditEvent.objects.count()
    with CaptureQueriesContext(connection) as queries:
        denied = [not passes(action, actor, lines) for actor in actors]
    written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert all(denied)
    assert (written, AuditEvent.objects.count()) == ([], before)


def test_ones_own_password_needs_no_role(office: Office) -> None:
    [change] = office.lines[OF_ONESELF]
    with transaction.atomic():
        assert passes(ACTIONS[OF_ONESELF], Actor("Người Thử", (), change.user), [change])
        transaction.set_rollback(True)


@pytest.mark.parametrize("ledger", ["members", "posts", "badge_awards", "member_ratings", "commendations"])
def test_one_line_out_of_reach_refuses_all(ledger: str, office: Office) -> None:
    book = all_ledgers()[ledger]
    by_unit = {unit_of(book.correct, [_same(kept)]): _same(kept) for kept in kept_lines(book)}
    here, there = sorted(by_unit.keys() - {office.unit})[:2]
    actor = Actor("Người Thử", (Grant("office", here, date(2020, 1, 1)),))
    assert passes(book.correct, actor, [by_unit[here]])
    assert not passes(book.correct, actor, [by_unit[here], by_unit[there]])


def _same(kept: Any) -> Correction[Any]:
    return Correction(kept.id, kept.version, kept.entry)


@pytest.mark.parametrize("here", [True, False])
def test_a_member_is_neither_taken_from_another_cell_nor_given_to_one(here: bool, office: Office) -> None:
    members = all_ledgers()["members"]
    kept = kept_lines(members)[0]
    other = office.around(kept.entry.organization)["beside"]
    moved = Correction(kept.id, kept.version, replace(kept.entry, organization=other))
    actor = Actor("Người Thử", (Grant("office", kept.entry.organization if here else other, date(2020, 1, 1)),))
    assert not passes(members.correct, actor, [moved])


def test_a_unit_that_once_stood_above_has_no_say_and_the_one_above_today_has_all(office: Office) -> None:
    names = [name for name in NAMES if name not in (OF_ONESELF, MOVES_BACK)]
    harmless = {name: replace(ACTIONS[name], body=lambda _act, _lines: ()) for name in names}
    units = {name: unit_of(ACTIONS[name], office.lines[name]) for name in names}
    wrong = []
    for unit in sorted(set(units.values())):
        with transaction.atomic():
            former, today = office.around(unit)["above"], move_away(unit)
            wrong += [
                (name, role, place)
                for name in names if units[name] == unit
                for role in ROLES
                for place, reaches in ((former, False), (today, True))
                if passes(harmless[name], Actor("Người Thử", (Grant(role, place, FOUNDED),)), office.lines[name])
                != (reaches and says(role, name))
            ]  # fmt: skip
            transaction.set_rollback(True)
    assert wrong == []


def test_who_holds_nothing_may_do_nothing(office: Office) -> None:
    assert [name for name in NAMES if passes(ACTIONS[name], Actor("Không vai trò"), office.lines[name])] == []


def test_the_office_everywhere_is_denied_nowhere(office: Office) -> None:
    allowed = [name for name in NAMES if name != OF_ONESELF]
    harmless = {name: replace(ACTIONS[name], body=lambda _act, _lines: ()) for name in allowed}
    assert [name for name in allowed if not passes(harmless[name], OFFICE, office.lines[name])] == []
