"""What several pages of the dues show: the unit of an address, money, months, addresses of papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.documents.forms.facts.dues import month_key, quarter_key
from tongket.organizations import queries as organizations
from tongket.organizations.ledgers import ORGANIZATIONS
from tongket.organizations.queries import Unit
from tongket.records.dues.places import last_day
from tongket.rules.errors import TongketError
from tongket.rules.notation import number_vi
from tongket.web.place import Place

READ = "dues.read"
MONTHS = range(1, 13)
ROMAN = ("I", "II", "III", "IV")


def readable_unit(place: Place, key: UUID, year: int, number: int) -> Unit:
    """The organisation of an address as it stood that month; 404 for one the person may not read, or no month."""
    if number not in MONTHS or not 2000 <= year <= 2100:
        raise Http404(number)
    try:
        unit = ORGANIZATIONS.one(key).id
    except TongketError as error:
        raise Http404(key) from error
    if not place.may(READ, unit):
        raise Http404(key)
    day = last_day(date(year, number, 1))
    return organizations.units_by_id([unit], day)[unit]


def money(amount: int | None) -> str | None:
    """30.000; None where it is not known."""
    return None if amount is None else number_vi(amount)


def month_url(unit: Unit, year: int, number: int) -> str:
    return reverse("dues-month", args=[unit.key, year, number])


def book_url(unit: Unit, year: int, number: int) -> str:
    """The book S01 of a month, as a paper."""
    return reverse("form_preview", args=["dues", "book", month_key(unit.key, year, number)])


def reports(unit: Unit, year: int) -> Sequence[Mapping[str, str]]:
    """The quarterly reports of the year, as papers."""
    return [
        {
            "label": _("Quý %(quarter)s") % {"quarter": ROMAN[quarter - 1]},
            "url": reverse("form_preview", args=["dues", "report", quarter_key(unit.key, year, quarter)]),
        }
        for quarter in (1, 2, 3, 4)
    ]
