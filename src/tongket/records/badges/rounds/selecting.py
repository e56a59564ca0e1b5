"""Members with a badge open at a round, picked out by the rules' cut-off days in one query."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection

from tongket.rules.badge_rounds import NEAR_MONTHS, near_cutoffs
from tongket.rules.badges import DECEASED
from tongket.rules.periods import add_months

Row = tuple[Any, ...]
DAYS = ("valid_from", "valid_until", "birth_date", "admission_decided_on", "admitted_on", "official_on", "ended_on")
"""Asked for as texts: the same days come again and again, and each is made a day once."""
# A level is one bit, the lowest level the lowest bit: what is reached and not awarded is one test in the database.
QUERY = """
SELECT p.member_id, p.organization_id, p.status, {days}, p.full_name, p.interrupted_months, p.ended_as,
       COALESCE(g.given, 0)
FROM member_periods p
LEFT JOIN (
    SELECT a.member_id, SUM(CASE a.level {level_bits} ELSE 0 END) AS given
    FROM badges_badgeaward a
    WHERE a.withdrawn_at IS NULL AND NOT (a.kind = 'reissue') AND a.round_on < %s {whose}
    GROUP BY a.member_id
) g ON g.member_id = p.member_id
WHERE p.organization_id IN ({places}) {whom} AND p.valid_from <= %s AND (p.valid_until IS NULL OR p.valid_until >= %s)
  AND COALESCE(p.admission_decided_on, p.admitted_on) <= %s
  AND ((CASE {reached_bits} ELSE 0 END) & ~COALESCE(g.given, 0)) <> 0
ORDER BY p.sort_key, p.member_id, p.valid_from
"""


class Candidate(NamedTuple):
    """A member as of a round, with the levels awarded before it.

    `came_on` and `gone_on` are the first day here and the last, where they lie within the year before the round.
    """

    member: int
    name: str
    birth_date: date | None
    organization: int
    status: str
    decided_on: date | None
    admitted_on: date
    official_on: date | None
    interrupted_months: int
    died_as: str
    died_on: date | None
    came_on: date | None
    gone_on: date | None
    awarded: Sequence[int]

    @property
    def counts_from(self) -> date:
        """The day party age counts from: the decision, or where it is lost the day of joining on the card."""
        return self.decided_on or self.admitted_on


def candidates(organizations: Collection[int], round_on: date) -> Sequence[Candidate]:
    """Members there on the round, or gone within a year before it, with a level reached or near and not awarded."""
    return _found(organizations, round_on) if organizations else []


def candidate(organizations: Collection[int], member: int, round_on: date) -> Candidate | None:
    """One member as of a round; None without an open level near, or without a place in these units then."""
    return next(iter(_found(organizations, round_on, member)), None)


def _found(organizations: Collection[int], round_on: date, member: int | None = None) -> Sequence[Candidate]:
    near = near_cutoffs(round_on)
    levels = tuple(near)
    bits = bits_of(levels)
    chosen = [] if member is None else [member]
    query = QUERY.format(
        days=", ".join(f"CAST(p.{name} AS VARCHAR(10))" for name in DAYS),
        places=", ".join(["%s"] * len(organizations)),
        whose="AND a.member_id = %s" if chosen else "",
        whom="AND p.member_id = %s" if chosen else "",
        level_bits=" ".join(f"WHEN {level} THEN {bit}" for level, bit in bits.items()),
        reached_bits=" ".join(
            f"WHEN COALESCE(p.admission_decided_on, p.admitted_on) <= %s THEN {2 * bits[level] - 1}"
            for level in reversed(levels)
        ),
    )
    since, latest = add_months(round_on, -NEAR_MONTHS), max(near.values())
    days = [near[level] for level in reversed(levels)]
    with connection.cursor() as cursor:
        cursor.execute(query, [round_on, *chosen, *organizations, *chosen, round_on, since, latest, *days])
        return list(_of_members(cursor.fetchall(), levels, round_on))


def bits_of(levels: Sequence[int]) -> Mapping[int, int]:
    """The bit of each level, lowest first."""
    return {level: 1 << place for place, level in enumerate(levels)}


@cache
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str | None) -> date | None:
    return None if text is None else _day(text)


def _of_members(rows: Iterable[Row], levels: tuple[int, ...], round_on: date) -> Iterator[Candidate]:
    """One candidate a member: where the member was last, and how the member came or went."""
    for _, found in groupby(rows, itemgetter(0)):
        stays = list(found)
        (member, unit, status, _, *days, name, months, end, given) = stays[-1]
        last_day, born, decided, _, official, ended = map(_day_or_none, days)
        first_day, admitted = _day(stays[0][3]), _day(days[3])
        is_dead = end == DECEASED and ended is not None and ended <= round_on
        yield Candidate(
            member, name, born, unit, status, decided, admitted, official, months,
            end if is_dead else "",
            ended if is_dead else None,
            first_day if first_day > admitted else None,
            last_day if last_day is not None and last_day < round_on and not is_dead else None,
            _levels(given, levels),
        )  # fmt: skip


@cache
def _levels(mask: int, levels: tuple[int, ...]) -> Sequence[int]:
    return tuple(level for level, bit in bits_of(levels).items() if mask & bit)
