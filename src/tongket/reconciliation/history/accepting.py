"""Offers accepted by an officer become reported values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tongket.access.actor import Actor
from tongket.access.gate import Written
from tongket.figures.reported.actions.report import report
from tongket.figures.reported.book import ReportedEntry, places
from tongket.reconciliation.history.offers import Offer, Offered


@dataclass(frozen=True)
class Acceptance:
    """Which offers are accepted, by their place in `Offered.offers`; `corrected` are other values than were read."""

    places: Sequence[int]
    corrected: Mapping[int, Decimal] = field(default_factory=dict)


def sure(offered: Offered) -> Sequence[int]:
    """The places of the offers that nothing speaks against: neither doubtful nor accepted before, and none of them
    where the paper says that it is of another year or organisation."""
    if not offered.is_for_this_year:
        return []
    return [place for place, offer in enumerate(offered.offers) if not offer.is_doubtful and not offer.is_kept]


def accept(actor: Actor, offered: Offered, acceptance: Acceptance) -> Sequence[Written]:
    """Keep the accepted offers, all or none. Raises `access-denied`, `Refused`."""
    chosen = [place for place in dict.fromkeys(acceptance.places) if not offered.offers[place].is_kept]
    entries = [_entry(offered, offered.offers[place], acceptance.corrected.get(place)) for place in chosen]
    return report(actor, entries).written if entries else ()


def _entry(offered: Offered, offer: Offer, corrected: Decimal | None) -> ReportedEntry:
    is_corrected = corrected is not None and corrected != offer.value
    value = corrected if corrected is not None and is_corrected else offer.value
    decimals = places(value) if is_corrected else offer.decimals
    return ReportedEntry(
        offered.organization, offer.year, offer.tag, value, offered.source, offer.quote, offer.at, offer.of, decimals,
        "" if is_corrected else offer.approx, offer.unit, offer.name, is_corrected,
    )  # fmt: skip
