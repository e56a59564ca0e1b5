"""What the tests of wrong input have in common: bringing a file in, and reading what was said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.office import OFFICE
from tongket.access.models import AuditEvent
from tongket.exchange.excel.report import ERROR, Remark
from tongket.exchange.models import Upload
from tongket.exchange.tests.sheets import workbook
from tongket.exchange.uploads import Preview, confirm, preview
from tongket.rules.errors import TongketError

FILE = {"org": "mau", "year": "2023"}


def refused(content: bytes, name: str = "a.xlsx") -> TongketError:
    """The refusal of a file as a whole: worded in both languages, and nothing of the file kept."""
    before = AuditEvent.objects.count()
    with pytest.raises(TongketError) as caught:
        preview(OFFICE, name, content)
    assert (AuditEvent.objects.count(), Upload.objects.count()) == (before, 0)
    assert "{" not in str(caught.value)
    return caught.value


def brought(sheets: Mapping[str, Sequence[Sequence[object]]]) -> Preview:
    return preview(OFFICE, "a.xlsx", workbook(sheets, FILE))


def said(found: Preview) -> list[Remark]:
    remarks = [remark for sheet in found.report.sheets for remark in sheet.remarks]
    remarks += [remark for sheet in found.report.sheets for row in sheet.rows for remark in row.remarks]
    assert all("{" not in remark.message() + remark.mend() for remark in remarks)
    return remarks


def codes(found: Preview) -> list[str]:
    return [remark.code for remark in said(found)]


def only_error(sheets: Mapping[str, Sequence[Sequence[object]]]) -> Remark:
    """The one thing said of a file with one error, which then cannot be confirmed."""
    found = brought(sheets)
    (remark,) = said(found)
    before = AuditEvent.objects.count()
    assert found.report.counts[ERROR] == 1
    with pytest.raises(TongketError, match="preview-has-errors"):
        confirm(OFFICE, found.key)
    assert AuditEvent.objects.count() == before
    return remark
