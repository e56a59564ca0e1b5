"""What was read goes with the page, signed: nothing of a paper is kept here before an officer accepts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal

from django.core import signing
from django.core.signing import BadSignature

from tongket.figures.reported.book import Source
from tongket.reconciliation.history.offers import Offer, Offered
from tongket.rules.errors import TongketError

SALT = "tongket.history"
NUMBERS = ("value", "of", "computed", "computed_of")
Plain = Mapping[str, object]


def carried(found: Offered) -> str:
    """The offers as one signed text for a hidden field."""
    whole = asdict(found)
    day = found.source.dated_on
    whole["source"]["dated_on"] = day.isoformat() if day else None
    for offer in whole["offers"]:
        offer.update({name: None if offer[name] is None else str(offer[name]) for name in NUMBERS})
    return signing.dumps(whole, salt=SALT, compress=True)


def taken_back(text: str, organization: int) -> Offered:
    """The offers as the page carried them. Raises `history-page-outdated` for anything else, or of another unit."""
    try:
        whole = signing.loads(text, salt=SALT)
    except BadSignature as broken:
        raise TongketError("history-page-outdated") from broken
    if whole["organization"] != organization or set(whole) != {field.name for field in fields(Offered)}:
        raise TongketError("history-page-outdated")
    day = whole["source"]["dated_on"]
    source = Source(**{**whole["source"], "dated_on": date.fromisoformat(day) if day else None})
    offers = tuple(_offer(each) for each in whole["offers"])
    return Offered(**{**whole, "source": source, "offers": offers, "other_years": tuple(whole["other_years"])})


def _offer(given: dict[str, object]) -> Offer:
    numbers = {name: None if given[name] is None else Decimal(str(given[name])) for name in NUMBERS}
    return Offer(**{**given, **numbers})  # type: ignore[arg-type]
