"""Where a request stands: the person as an actor, the office, the year, and the units they may look into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone

from tongket.access.actor import Actor, role_allows
from tongket.access.ledger import Selection
from tongket.access.models import User
from tongket.figures.compute import Asked
from tongket.organizations import queries as organizations
from tongket.organizations import reach
from tongket.organizations.assignments import grants_of
from tongket.organizations.queries import Unit
from tongket.procedures.examples import SLUGS
from tongket.records.ledgers import all_ledgers

FIRST_QUARTER = 3


@dataclass(frozen=True)
class Place:
    """`office` is the root the person works in, `unit` the topmost unit in it they may look into; `structure_on` is the
    day by whose tree figures are told, where it is not their own."""

    actor: Actor
    offices: Sequence[Unit]
    office: Unit
    unit: Unit
    year: int
    today: date
    structure_on: date | None = None

    @property
    def as_of(self) -> date:
        """States are those of the year's last day."""
        return date(self.year, 12, 31)

    @property
    def asked(self) -> Asked:
        return Asked(self.unit.id, self.unit.slug, self.year, self.as_of, self.structure_on)

    def reads(self, permission: str) -> frozenset[int]:
        """The units of the office in which the permission is held."""
        known = self._units_of_permission
        if permission not in known:
            found: set[int] = set()
            for grant in self.actor.grants:
                if grant.holds(self.today) and role_allows(grant.role, permission):
                    found |= self._of_office if grant.organization is None else self._below(grant.organization)
            known[permission] = frozenset(found & self._of_office)
        return known[permission]

    def may(self, permission: str, unit: int | None = None) -> bool:
        """Whether the permission is held at the unit; without one, anywhere in the office."""
        return bool(self.reads(permission)) if unit is None else unit in self.reads(permission)

    def sees(self, unit: int | None) -> bool:
        return unit is not None and unit in self.reads("organization.read")

    @cached_property
    def years(self) -> Sequence[int]:
        """The report years with lines, the year of today and the year asked for, newest first."""
        found = {self.year, default_year(self.today)}
        for counts in self.lines_by_year.values():
            found.update(counts)
        return sorted(found, reverse=True)

    @cached_property
    def lines_by_year(self) -> Mapping[str, Mapping[int, int]]:
        """How many lines one may read in each report year, by ledger."""
        return {
            ledger.id: ledger.count_by_year(self.reads(ledger.read_permission)) for ledger in all_ledgers().values()
        }

    @cached_property
    def members_by_unit(self) -> Mapping[int, int]:
        """How many members stand in each unit at the year's end, where one may read them."""
        members = all_ledgers()["members"]
        return members.count_by_unit(Selection(self.reads(members.read_permission), standing_on=self.as_of))

    @cached_property
    def tree(self) -> Sequence[Unit]:
        """The units one may look into, in the tree's order."""
        is_standing = self.office.valid_from <= self.as_of and stands(self.office, self.as_of)
        on = self.as_of if is_standing else organizations.standing_day(self.office.id, self.as_of)
        return [unit for unit in organizations.below(self.office.id, on) if self.sees(unit.id)]

    @cached_property
    def _of_office(self) -> frozenset[int]:
        """What answers to the office today; a closed one keeps its books, whoever answers for them."""
        today = self._below(self.office.id)
        return today if stands(self.office, self.today) else today | organizations.ids_below(self.office.id)

    @cached_property
    def _units_of_permission(self) -> dict[str, frozenset[int]]:
        return {}

    @cached_property
    def _subtrees(self) -> dict[int, frozenset[int]]:
        return {}

    def _below(self, unit: int) -> frozenset[int]:
        if unit not in self._subtrees:
            self._subtrees[unit] = reach.within(unit, self.today)
        return self._subtrees[unit]


class DeskRequest(HttpRequest):
    """A request behind the sign-in, as the middleware hands it to the pages."""

    actor: Actor
    place: Place
    user: User


def actor_of(user: User) -> Actor:
    """The person with the roles assigned to them; without assignments, nothing is allowed."""
    return Actor(user.full_name or user.username, grants_of(user.pk), user.pk)


def place_of(request: HttpRequest, actor: Actor) -> Place | None:
    """Where the person works: office and year from the session; None when no role holds today."""
    today = timezone.localdate()
    offices = _offices(actor, today)
    if not offices:
        return None
    chosen = request.session.get("office")
    office = next((unit for unit in offices if unit.id == chosen), offices[0])
    place = Place(actor, offices, office, _top(actor, office, today), _year(request, today), today)
    if "year" in request.session or "year" in request.GET:
        return place
    newest = [year for year in place.years if year != place.year]
    if newest and _stands_empty(place, newest[0]):
        place = Place(actor, offices, office, place.unit, newest[0], today)
    request.session["year"] = place.year
    return place


def default_year(today: date) -> int:
    """Until March the office still sums up the year before."""
    return today.year - (today.month <= FIRST_QUARTER)


def _offices(actor: Actor, today: date) -> Sequence[Unit]:
    """The roots where a person has something to look into: those that stand first, the closed ones after them.

    Of the examples the communes the records are of come first; neighbours known by name alone are no offices.
    """
    held = [grant.organization for grant in actor.grants if grant.holds(today)]
    roots = [unit for unit in organizations.roots() if not _is_neighbour(unit, today)]
    if not held:
        return ()
    if None not in held and len(roots) > 1:
        units = [unit for unit in held if unit is not None]
        wanted = organizations.ever_above(units).union(*reach.scopes(units).values())
        wanted = wanted.union(*(reach.within(unit, today) for unit in units))
        roots = [unit for unit in roots if unit.id in wanted]
    return sorted(roots, key=lambda unit: _order_of_office(unit, today))


def _order_of_office(unit: Unit, today: date) -> tuple[bool, bool]:
    if unit.is_example:
        return True, unit.slug not in SLUGS
    return False, not stands(unit, today)


def _is_neighbour(unit: Unit, today: date) -> bool:
    return unit.is_example and unit.slug not in SLUGS and not stands(unit, today)


def stands(unit: Unit, on: date) -> bool:
    """Whether an organisation, as last known, has not ended before a day."""
    return unit.valid_until is None or unit.valid_until >= on


def _top(actor: Actor, office: Unit, today: date) -> Unit:
    held = [grant.organization for grant in actor.grants if grant.holds(today)]
    if None in held or office.id in held:
        return office
    inside = organizations.ids_below(office.id) | reach.within(office.id, today)
    return next(iter(_units(unit for unit in held if unit in inside)), office)


def _units(ids: Iterable[int | None]) -> Sequence[Unit]:
    wanted = [key for key in ids if key is not None]
    found = organizations.units_by_id(wanted)
    return [found[key] for key in wanted if key in found]


def _year(request: HttpRequest, today: date) -> int:
    written = request.GET.get("year", "")
    if written.isdigit() and 2000 <= int(written) <= 2100 and request.session.get("year") != int(written):
        request.session["year"] = int(written)
    return int(request.session.get("year", default_year(today)))


def _stands_empty(place: Place, year: int) -> bool:
    return year != place.year and not any(place.year in counts for counts in place.lines_by_year.values())
