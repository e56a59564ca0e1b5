"""The ledgers as pages: their words in addresses, their names, the fields by which a line ends."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.book import Kept
from tongket.access.ledger import Ledger
from tongket.documents.ledgers import LEDGERS as OFFICE_LEDGERS
from tongket.records.ledgers import all_ledgers
from tongket.rules import notation
from tongket.web.language import spoken

AnyLedger = Ledger[Any]
AnyKept = Kept[Any]
SEPARATOR = "-"


@cache
def ledgers() -> Mapping[str, AnyLedger]:
    """Every ledger with pages: those of the records, then those of the office's settings."""
    return {**all_ledgers(), **{ledger.id: ledger for ledger in OFFICE_LEDGERS}}


def word_of(ledger: AnyLedger) -> str:
    """The ledger's word in addresses, made from the name of its sheet: `dang-vien`."""
    return notation.fold(ledger.spec.sheet["vi"]).replace(",", "").replace(" ", SEPARATOR)


@cache
def _by_word() -> Mapping[str, AnyLedger]:
    return {word_of(ledger): ledger for ledger in ledgers().values()}


def ledger_of(word: str) -> AnyLedger:
    """Raises 404 for a word no ledger has."""
    ledger = _by_word().get(word)
    if ledger is None:
        raise Http404(word)
    return ledger


def name_of(ledger: AnyLedger) -> str:
    return spoken(ledger.spec.sheet)


def list_url(ledger: AnyLedger) -> str:
    return reverse("ledger", args=[word_of(ledger)])


def record_url(ledger: AnyLedger, kept: AnyKept, page: str = "record") -> str:
    return reverse(page, args=[word_of(ledger), kept.key])


def unit_of(ledger: AnyLedger, kept: AnyKept) -> int:
    """The unit a line belongs to, by which reading it is allowed."""
    return kept.id if ledger.book.place == "id" else ledger.book.unit(kept.entry)


def end_fields(ledger: AnyLedger) -> tuple[str, ...]:
    """The fields filled in when a line comes to its end; none where lines do not end."""
    if not ledger.ending:
        return ()
    return tuple(name for name in ("ended_as", ledger.ending) if name in ledger.spec.fields)


def event_name(ledger: AnyLedger, event: str) -> str:
    """What an event of the trail did to the line."""
    if event == ledger.add.event:
        return _("Ghi mới")
    if event == ledger.correct.event:
        return _("Sửa")
    if ledger.withdraw is not None and event == ledger.withdraw.event:
        return _("Rút khỏi sổ")
    others = {"contribution.received": _("Nhận nội dung"), "contribution.merged": _("Ghép vào báo cáo")}
    return others.get(event, event)


def line_name(ledger: AnyLedger, kept: AnyKept) -> str:
    return ledger.label(kept.entry) or name_of(ledger)
