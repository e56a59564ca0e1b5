"""The assumed members of a commune: who, where, since when, in which post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from .commune import Commune, Row, nodes
from .names import Identity, Register, day_between

LEVELS = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
ROUNDS = ((2, 3), (5, 19), (9, 2), (11, 7))
AGES = ((1, 9, 46), (10, 19, 27), (20, 29, 13), (31, 39, 9), (41, 54, 4), (56, 59, 1))
"""Party age from–to and how many of a hundred have it: young, as the many admissions of recent years make it."""


@dataclass(frozen=True)
class Person:
    """One member as the workbook will have it."""

    identity: Identity
    cell: str
    decided_on: date
    admitted_on: date
    official_on: date | None
    exempted_since: date | None = None
    is_new: bool = False

    def mention(self, field: str = "member") -> Row:
        return {
            f"{field}.name": self.identity.name,
            f"{field}.card": self.identity.card,
            f"{field}.birth": self.identity.birth_date,
        }


@dataclass(frozen=True)
class Badge:
    """A badge of the year and the one it is given to."""

    person: Person
    level: int
    round_on: date


@dataclass(frozen=True)
class Cast:
    """Everyone of a commune, in the order of the cells, and those of them with a part of their own in the year."""

    people: Sequence[Person]
    badges: Sequence[Badge]
    admitted: Sequence[Person]

    def of(self, cell: str) -> Sequence[Person]:
        return [person for person in self.people if person.cell == cell]

    def standing_on(self, day: date) -> int:
        """How many are members on a day."""
        return sum(person.admitted_on <= day for person in self.people)


def cast(commune: Commune, random: Random) -> Cast:
    """The members: those with a badge of the year and the newly admitted, then all others, shuffled into cells."""
    register = Register(random, int(commune.raw["number"]))
    places = [node.name for node in nodes(commune) for _ in range(node.members)]
    random.shuffle(places)
    veterans = [(_veteran(random, register, places.pop(), *given), *given) for given in _given(commune)]
    new = [_admitted(random, register, places.pop(), day) for day in _admission_days(commune)]
    others = [_member(commune, random, register, place) for place in places]
    exempted = int(commune.part("ratings").get("exempted", 0))
    others = [_exempt(commune, person) for person in others[:exempted]] + others[exempted:]
    order = {node.name: index for index, node in enumerate(nodes(commune))}
    everyone = [person for person, _, _ in veterans] + new + others
    people = sorted(everyone, key=lambda person: (order[person.cell], person.identity.card))
    return Cast(people, [Badge(person, level, on) for person, level, on in veterans], new)


def member_rows(cast: Cast, home: str) -> Sequence[Row]:
    return [
        {
            "full_name": person.identity.name,
            "birth_date": person.identity.birth_date,
            "organization": person.cell,
            "card_number": person.identity.card,
            "home_town": home,
            "admission_decided_on": person.decided_on,
            "admitted_on": person.admitted_on,
            "official_on": person.official_on,
            "status": "exempted" if person.exempted_since else "active",
            "status_since": person.exempted_since,
        }
        for person in cast.people
    ]


def _given(commune: Commune) -> Iterable[tuple[int, date]]:
    for line in commune.part("badges"):
        for _ in range(int(line["count"])):
            yield int(line["level"]), line["round"]


def _veteran(random: Random, register: Register, cell: str, level: int, on: date) -> Person:
    """Someone whose party age reaches the level after the round before and not later than this one."""
    before = max(
        date(year, month, day)
        for year in (on.year - 1, on.year)
        for month, day in ROUNDS
        if date(year, month, day) < on
    )
    first = date(before.year - level, before.month, before.day) + timedelta(days=1)
    return _since(random, register, cell, day_between(random, first, date(on.year - level, on.month, on.day)))


def _admission_days(commune: Commune) -> Iterable[date]:
    days: Mapping[date, int] = commune.part("admissions").get("days") or {}
    return [day for day, count in days.items() for _ in range(count)]


def _admitted(random: Random, register: Register, cell: str, admitted_on: date) -> Person:
    decided = admitted_on - timedelta(days=random.randint(8, 20))
    born = date(decided.year - 34, 1, 1), date(decided.year - 20, 12, 31)
    return Person(register.identity(*born), cell, decided, admitted_on, None, is_new=True)


def _member(commune: Commune, random: Random, register: Register, cell: str) -> Person:
    """Anyone else: official before the year's end, and not due for a badge in the year or the round after it."""
    low, high, _ = random.choices(AGES, [weight for _, _, weight in AGES])[0]
    while True:
        decided = date(commune.year - random.randint(low, high), random.randint(1, 12), random.randint(1, 28))
        if decided <= date(commune.year - 1, 11, 30) and not _near_a_level(decided, commune.year):
            return _since(random, register, cell, decided)


def _near_a_level(decided: date, year: int) -> bool:
    first, last = date(year - 1, 11, 8), date(year + 1, 2, 3)
    return any(first <= date(decided.year + level, decided.month, decided.day) <= last for level in LEVELS)


def _since(random: Random, register: Register, cell: str, decided: date) -> Person:
    admitted = decided + timedelta(days=random.randint(6, 24))
    born = date(decided.year - 32, 1, 1), date(decided.year - 19, 12, 31)
    official = admitted.replace(year=admitted.year + 1, day=min(admitted.day, 28))
    return Person(register.identity(*born), cell, decided, admitted, max(official, admitted + timedelta(days=365)))


def _exempt(commune: Commune, person: Person) -> Person:
    """Exempted from duties since the spring of the year before: someone old enough for it."""
    shift = max(0, person.decided_on.year - 1985)
    older = {
        name: getattr(person, name).replace(
            year=getattr(person, name).year - shift, day=min(getattr(person, name).day, 28)
        )
        for name in ("decided_on", "admitted_on", "official_on")
    }
    if _near_a_level(older["decided_on"], commune.year):
        older = {name: day.replace(year=day.year - 2) for name, day in older.items()}
    born = person.identity.birth_date.replace(year=older["decided_on"].year - 21, day=15)
    identity = replace(person.identity, birth_date=born)
    return replace(person, identity=identity, exempted_since=date(commune.year - 1, 3, 1), **older)
