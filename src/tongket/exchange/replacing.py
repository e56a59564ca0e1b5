"""A cell's file that is sent again replaces that cell's rows, and no one else's."""

from __future__ import annotations

from uuid import UUID

from tongket.access.actor import Actor
from tongket.access.book import Withdrawal
from tongket.exchange.excel.report import Report, from_json
from tongket.exchange.models import Upload
from tongket.exchange.states import CONFIRMED
from tongket.records.ledgers import all_ledgers

REPLACED = "Thay bằng tệp gửi lại"


def withdraw_replaced(actor: Actor, upload: Upload, report: Report) -> int:
    """A cell's file sent again replaces that cell's rows: lines its last file added and this one no longer has go."""
    if upload.cell_id is None:
        return 0
    earlier = (
        Upload.objects.filter(cell=upload.cell_id, report_year=upload.report_year, state=CONFIRMED)
        .exclude(pk=upload.pk)
        .order_by("-confirmed_at")
        .first()
    )
    if earlier is None:
        return 0
    touched = {key for sheet in report.sheets for key in sheet.touched}
    sent = {sheet.ledger for sheet in report.sheets if sheet.ledger}
    count = 0
    for sheet in from_json(earlier.report).sheets:
        if sheet.ledger not in sent:
            continue
        ledger = all_ledgers()[sheet.ledger]
        gone = [UUID(key) for key in sheet.touched if key not in touched]
        lines = [line for key in gone if (line := ledger.one(key)).withdrawn_at is None]
        if ledger.withdraw is None or not lines or ledger.spec.period != "year":
            continue
        ledger.withdraw(actor, [Withdrawal(line.id, line.version) for line in lines], reason=REPLACED)
        count += len(lines)
    return count
