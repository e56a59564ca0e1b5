"""Numbers and symbols of papers. A number belongs to one organisation, type, term and symbol, and is never reused."""

from __future__ import annotations

from datetime import date

from tongket.documents.models import NumberSeries
from tongket.documents.office import default_body, office
from tongket.rules.load import value_on

OWN_SYMBOL = ("party_committee", "executive_committee", "standing_committee", "cell")
ROOM = "\u00a0" * 5  # where a number is written in by hand: no-break spaces stay in Word and in the browser


def next_number(organization: int, paper_type: str, term: str, symbol: str) -> int:
    """The number the next paper of the series would get; nothing is taken by asking."""
    series = NumberSeries.objects.filter(organization=organization, type=paper_type, term=term, symbol=symbol).first()
    return series.last + 1 if series else 1


def take(organization: int, paper_type: str, term: str, symbol: str) -> int:
    """Take the next number, inside the caller's transaction: rolled back with it, so that no number is lost."""
    series = locked_series(organization, paper_type, term, symbol)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def pass_by(series: NumberSeries, number: int) -> None:
    """A number was given outside: the series goes on after it, and leaves open what lies between."""
    if number > series.last:
        series.last = number
        series.save(update_fields=["last"])


def locked_series(organization: int, paper_type: str, term: str, symbol: str) -> NumberSeries:
    series, _ = NumberSeries.objects.get_or_create(
        organization_id=organization, type=paper_type, term=term, symbol=symbol
    )
    return NumberSeries.objects.select_for_update().get(pk=series.pk)


def symbol_of(organization: int, on: date, body: str = "") -> str:
    """What stands after the slash: the office's own symbol, else the body's ("ĐU", "CB", "UBKTĐU").

    Raises `rule-value-unknown` for a day before the first known rule.
    """
    body = body or default_body(organization, on)
    entered = office(organization, on).symbol
    return entered if entered and body in OWN_SYMBOL else str(value_on("documents/symbols", on).value[body])


def symbol_line(paper_type: str, number: int | None, organization: int, on: date, body: str = "") -> str:
    """ "Số 05-BC/ĐU"; with `number` None there is room to write it in. Raises `rule-value-unknown`."""
    look = value_on("documents/page_format", on).value["number"]
    written = ROOM if number is None else str(number).zfill(look["minimum_digits"])
    abbreviation = value_on("documents/types", on).value[paper_type]["abbreviation"]
    body_symbol = symbol_of(organization, on, body)
    return str(look["pattern"].format(number=written, type=abbreviation, body=body_symbol))
