"""Choose between values that papers state differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.figures.models import ReportedValue
from tongket.figures.reported.book import REPORTED
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Choice:
    """The value to be used for its figure and year; `version` is the one the person saw."""

    id: int
    version: int


def _units(choices: Sequence[Choice]) -> set[int]:
    rows = ReportedValue.objects.filter(pk__in=[choice.id for choice in choices])
    return set(rows.values_list("organization_id", flat=True))


@action("figure.choose_reported", event="figure.reported_chosen", ledger=REPORTED.name, units=_units)
def choose_reported(act: Act, choices: Sequence[Choice]) -> Sequence[Written]:
    """Use this one of the values reported for a figure's year; the others stay beside it, unused. Needs a reason.

    Raises `reason-required`, `record-not-found`, and `Clash` where the value was changed meanwhile.
    """
    written: list[Written] = []
    for index, choice in enumerate(choices):
        if not act.reason_for(index):
            raise TongketError("reason-required")
        written += _chosen(choice, index)
    return written


def _chosen(choice: Choice, index: int) -> list[Written]:
    wanted = ReportedValue.objects.filter(pk=choice.id).first()
    if wanted is None:
        raise TongketError("record-not-found", key=choice.id)
    alike = ReportedValue.objects.select_for_update().filter(
        organization=wanted.organization_id, report_year=wanted.report_year, tag=wanted.tag, withdrawn_at=None
    )
    rows = {row.pk: row for row in alike.order_by("id")}
    row = rows.get(choice.id)
    if row is None or row.version != choice.version:
        raise keeping.Clash(REPORTED.kept(row or wanted))
    # The one chosen before gives way first: at no moment are two chosen.
    written = [_marked(other, index, is_chosen=False) for other in rows.values() if other.is_chosen and other != row]
    return written if row.is_chosen else [*written, _marked(row, index, is_chosen=True)]


def _marked(row: ReportedValue, index: int, *, is_chosen: bool) -> Written:
    row.is_chosen, row.version = is_chosen, row.version + 1
    row.save(update_fields=["is_chosen", "version"])
    return Written(row.pk, row.key, row.organization_id, {"is_chosen": [not is_chosen, is_chosen]}, index)
