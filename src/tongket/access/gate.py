"""The gate every write passes: permission, rules, one transaction, the audit trail.

An action takes a list; one line is a list of one, so that many at once and one by hand are the same code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tongket.access import audit
from tongket.access.actor import Actor
from tongket.rules.decision import Finding, Weight
from tongket.rules.errors import TongketError

Row = TypeVar("Row")


@dataclass(frozen=True)
class Found:
    """A finding at one line of the write, with the reason given for it, if any."""

    index: int
    finding: Finding
    reason: str = ""

    @property
    def refuses(self) -> bool:
        weight = self.finding.weight
        return weight is Weight.REFUSES or (weight is Weight.ASKS_REASON and not self.reason)


class Refused(TongketError):
    """The write was refused and nothing written; `found` says why, line by line."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = tuple(found)
        refusing = [item for item in found if item.refuses]
        super().__init__("write-refused", count=len(refusing), first=refusing[0].finding.message())


@dataclass(frozen=True)
class Written:
    """What an action wrote: the record, its unit, and the change from each old value to each new one."""

    id: int
    key: UUID
    organization: int | None
    changes: Mapping[str, object]
    index: int = 0


@dataclass
class Act:
    """One passage through the gate, handed to the action."""

    actor: Actor
    on: date
    at: datetime
    reason: str = ""
    reasons: Mapping[int, str] = field(default_factory=dict)
    collecting: bool = False
    found: list[Found] = field(default_factory=list)

    def reason_for(self, index: int) -> str:
        return self.reasons.get(index, "") or self.reason

    def sift(
        self,
        rows: Sequence[Row],
        check: Callable[[Row], Iterable[Finding]],
        start: Sequence[int] | None = None,
    ) -> list[tuple[int, Row]]:
        """The lines that may be written, with their index. When not collecting, one refused line refuses all."""
        passed = []
        for index, row in zip(start or range(len(rows)), rows, strict=True):
            found = [Found(index, finding, self.reason_for(index)) for finding in check(row)]
            self.found.extend(found)
            if not any(item.refuses for item in found):
                passed.append((index, row))
        if not self.collecting and any(item.refuses for item in self.found):
            raise Refused(self.found)
        return passed


@dataclass(frozen=True)
class Passage:
    """The outcome of an action: what was written and what was found."""

    written: Sequence[Written]
    found: Sequence[Found]


Body = Callable[[Act, Sequence[Row]], Sequence[Written]]
Scopes = Callable[[Iterable[int]], Mapping[int, Set[int]]]
UnitsOfPeople = Callable[[Iterable[int]], Mapping[int, Set[int]]]
_resolver: list[Scopes] = []
_units_of_people: list[UnitsOfPeople] = []
NO_UNIT = 0
"""The unit of who has no role anywhere: only a role held everywhere reaches it."""


def provide_scopes(resolver: Scopes) -> None:
    """The tree says, for each unit, which units stand above it (itself included). Called once, at start-up."""
    _resolver[:] = [resolver]


def provide_units_of_people(resolver: UnitsOfPeople) -> None:
    """The assignments say, for each user, at which units they hold their roles. Called once, at start-up."""
    _units_of_people[:] = [resolver]


def units_of_people(users: Iterable[int]) -> Mapping[int, Set[int]]:
    """The units whose offices answer for these users' accounts."""
    wanted = list(users)
    found = _units_of_people[0](wanted)
    return {user: found.get(user) or {NO_UNIT} for user in wanted}


def scopes_of(organizations: Iterable[int]) -> Mapping[int, Set[int]]:
    """For each unit itself and all that ever stood above it: a role held there reaches down to it."""
    return _resolver[0](organizations)


@dataclass(frozen=True)
class Action(Generic[Row]):
    """A named write. Calling it is the only way to run its body."""

    name: str
    event: str
    ledger: str
    units: Callable[[Sequence[Row]], Iterable[int]]
    body: Body[Row]

    def __call__(
        self,
        actor: Actor,
        rows: Sequence[Row],
        *,
        reason: str = "",
        reasons: Mapping[int, str] | None = None,
        collecting: bool = False,
    ) -> Passage:
        """Write `rows`, all or nothing.

        Raises `access-denied`, `Refused` (unless `collecting`: then refused lines are left out and reported).
        """
        with transaction.atomic():
            now = timezone.now()
            act = Act(actor, timezone.localdate(now), now, reason, reasons or {}, collecting)
            require(actor, self.name, self.units(rows), act.on)
            written = self.body(act, rows)
            audit.record(self.name, self.event, self.ledger, act, written)
            return Passage(written, act.found)


ACTIONS: dict[str, Action] = {}  # type: ignore[type-arg]


def action(
    name: str, *, event: str, ledger: str, units: Callable[[Sequence[Row]], Iterable[int]]
) -> Callable[[Body[Row]], Action[Row]]:
    """Declare an action: its name is its permission, `event` the word of the audit trail."""

    def declare(body: Body[Row]) -> Action[Row]:
        if name in ACTIONS and ACTIONS[name].body.__module__ != body.__module__:
            raise ValueError(f"two actions are named {name}")
        ACTIONS[name] = Action(name, event, ledger, units, body)
        return ACTIONS[name]

    return declare


def require(actor: Actor, permission: str, organizations: Iterable[int], on: date) -> None:
    """Raise `access-denied` unless the permission is held at every one of the units."""
    wanted = frozenset(organizations)
    scopes = scopes_of(wanted)
    if any(not actor.may(permission, scopes.get(unit, frozenset()), on) for unit in wanted):
        raise TongketError("access-denied", permission=permission)
