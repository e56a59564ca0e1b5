"""The money of a month at one organisation: what was there to split, what it may keep, who gets the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, Sum

from tongket.records.dues.book import KeptEntry, RemittanceEntry
from tongket.records.dues.models import DuesCollection, DuesKept, DuesRemittance
from tongket.records.dues.places import Station, settings_on, stations
from tongket.rules.dues import NO_SETTINGS
from tongket.rules.dues_shares import Share, Split, share_kept, split

OrganizationMonth = tuple[int, date]


@dataclass(frozen=True)
class Proposal:
    """What an organisation would keep of a month: `split` is None where no share is known; `share` says why."""

    station: Station
    received: int
    share: Share
    split: Split | None


def received(wanted: Collection[OrganizationMonth]) -> Mapping[OrganizationMonth, int]:
    """What each organisation collected from its own members or got from below for a month, in đồng."""
    units, months = {unit for unit, _ in wanted}, {month for _, month in wanted}
    found: dict[OrganizationMonth, int] = defaultdict(int)
    own = DuesCollection.objects.filter(organization__in=units, month_on__in=months, withdrawn_at=None)
    for unit, month, total in own.values_list("organization_id", "month_on").annotate(
        total=Sum(F("collected") + F("arrears"))
    ):
        found[unit, month] += total
    below = DuesRemittance.objects.filter(received_by__in=units, month_on__in=months, withdrawn_at=None)
    for unit, month, total in below.values_list("received_by_id", "month_on").annotate(total=Sum("amount")):
        if unit is not None:
            found[unit, month] += total
    return found


def proposals(wanted: Collection[OrganizationMonth]) -> Mapping[OrganizationMonth, Proposal]:
    """For each organisation and month what it may keep by its share, and what is due up."""
    there, found = received(wanted), {}
    for month in sorted({month for _, month in wanted}):
        units = {unit for unit, other in wanted if other == month}
        settings = settings_on(units, month)
        for unit, station in stations(units, month).items():
            if station.level:
                share = share_kept(
                    station.level, month, of_commune=station.of_commune, settings=settings.get(unit, NO_SETTINGS)
                )
                amount = there.get((unit, month), 0)
                divided = split(amount, share.percent) if share.percent is not None else None
                found[unit, month] = Proposal(station, amount, share, divided)
    return found


def unsettled(units: Collection[int], year: int, months: Collection[int]) -> Sequence[OrganizationMonth]:
    """The months in which an organisation had dues to split and nobody said what was kept, or the dues changed since.

    Where nothing is kept at all the organisation hands on what it gets and has nothing to settle.
    """
    wanted = {(unit, date(year, month, 1)) for unit in units for month in months}
    there = received(wanted)
    kept = DuesKept.objects.filter(organization__in=units, report_year=year, month__in=months, withdrawn_at=None)
    split_of = {(row.organization_id, row.month_on): row.received for row in kept}
    keeping = {
        (unit, month)
        for month in {month for _, month in there}
        for unit, station in stations({unit for unit, other in there if other == month}, month).items()
        if station.level
    }
    return sorted(key for key in keeping if there[key] != split_of.get(key, 0))


def with_received(entries: Sequence[KeptEntry]) -> Sequence[KeptEntry]:
    """The lines with the level of the organisation and what was there to split."""
    known = proposals({(entry.organization, entry.month_on) for entry in entries})
    return [
        replace(entry, received=one.received, level=one.station.level)
        if (one := known.get((entry.organization, entry.month_on)))
        else replace(entry, received=0, level="")
        for entry in entries
    ]


def with_receiver(entries: Sequence[RemittanceEntry]) -> Sequence[RemittanceEntry]:
    """The lines with the level of the sender and the organisation above that gets the money."""
    known = {
        month: stations({entry.organization for entry in entries if entry.month_on == month}, month)
        for month in {entry.month_on for entry in entries}
    }
    return [
        replace(entry, level=one.level, received_by=one.received_by)
        if (one := known[entry.month_on].get(entry.organization))
        else replace(entry, level="", received_by=None)
        for entry in entries
    ]
