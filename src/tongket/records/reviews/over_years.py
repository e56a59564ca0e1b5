"""The decided ratings of members and organisations over the years: what streaks and trends are counted from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tongket.records.reviews.models import CollectiveRating, MemberRating

SOME = 900
COLUMNS = ("key", "report_year", "period", "level", "not_rated_reason", "organization_id")


@dataclass(frozen=True)
class Rated:
    """A decided rating that stands: a level, or none and the reason. `organization` is where it was given, `of` the
    member or organisation it is of, `capacity` in which a member was rated (empty for an organisation)."""

    key: UUID
    year: int
    period: str
    level: str
    not_rated_reason: str
    organization: int
    of: int
    capacity: str = ""


ByYear = Mapping[int, Mapping[int, Rated]]


def members_rated(organizations: Collection[int], year: int, capacity: str = "member") -> Sequence[Rated]:
    """The year's decided ratings of members at these organisations, in the order of names."""
    rows = _member_rows(period="year", report_year=year, capacity=capacity)
    return _at(rows, organizations, "member_id", ("capacity",))


def organizations_rated(organizations: Collection[int], year: int) -> Sequence[Rated]:
    """The year's decided ratings of these organisations themselves, in the order of names."""
    return _at(_body_rows(report_year=year), organizations, "organization_id", ())


def quarters_rated(organizations: Collection[int], year: int) -> Sequence[Rated]:
    """The decided ratings of the year's quarters at these organisations, in the order of names."""
    rows = _member_rows(period__startswith="quarter_", report_year=year)
    return _at(rows, organizations, "member_id", ("capacity",))


def years_of_members(members: Collection[int], last: int, capacity: str = "member") -> ByYear:
    """By member and year, up to `last`; who was never rated is not in it."""
    rows = _member_rows(period="year", report_year__lte=last, capacity=capacity)
    return _by_year(rows, members, "member_id", ("capacity",))


def years_of_organizations(organizations: Collection[int], last: int) -> ByYear:
    """By organisation and year, up to `last`; which was never rated is not in it."""
    return _by_year(_body_rows(report_year__lte=last), organizations, "organization_id", ())


def _member_rows(**where: object) -> QuerySet[Any]:
    return MemberRating.objects.filter(stage="decided", withdrawn_at=None, **where)


def _body_rows(**where: object) -> QuerySet[Any]:
    rows = CollectiveRating.objects.filter(stage="decided", withdrawn_at=None, period="year", **where)
    return rows.filter(subject="organization")


def _at(rows: QuerySet[Any], organizations: Collection[int], of: str, more: tuple[str, ...]) -> Sequence[Rated]:
    found = []
    for some in _in_parts(organizations):
        ordered = rows.filter(organization__in=some).values_list("sort_key", "id", *COLUMNS, of, *more)
        found += [(row[0], row[1], Rated(*row[2:])) for row in ordered]
    return [rated for _, _, rated in sorted(found, key=lambda row: row[:2])]


def _by_year(rows: QuerySet[Any], ids: Collection[int], of: str, more: tuple[str, ...]) -> ByYear:
    found: dict[int, dict[int, Rated]] = defaultdict(dict)
    for some in _in_parts(ids):
        for row in rows.filter(**{f"{of}__in": some}).order_by("report_year").values_list(*COLUMNS, of, *more):
            rated = Rated(*row)
            found[rated.of][rated.year] = rated
    return found


def _in_parts(ids: Collection[int]) -> Sequence[Sequence[int]]:
    """Parts that a database takes as parameters of one query."""
    wanted = sorted(ids)
    return [wanted[start : start + SOME] for start in range(0, len(wanted), SOME)]
