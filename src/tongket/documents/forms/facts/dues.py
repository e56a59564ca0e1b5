"""The papers of dues. The record is an organisation's time: its key, then a month or a quarter.

`<key of the organisation>.2026-03` is the book of March, `<key>.2026-q1` the report of the first quarter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from tongket.documents.dues import book, report
from tongket.documents.dues.stating import Period, told
from tongket.documents.forms.gathering import Gathered
from tongket.organizations import queries as organizations
from tongket.organizations.ledgers import ORGANIZATIONS
from tongket.rules.errors import TongketError

BOOK, REPORT = "dues/book", "dues/report"
READ = "dues.read"
KEY = re.compile(r"([0-9a-f-]{36})\.(20\d\d)-(?:q([1-4])|(0[1-9]|1[0-2]))")


def month_key(organization: UUID, year: int, month: int) -> str:
    """The record of a month's book."""
    return f"{organization}.{year}-{month:02d}"


def quarter_key(organization: UUID, year: int, quarter: int) -> str:
    """The record of a quarter's report."""
    return f"{organization}.{year}-q{quarter}"


def forms_of(key: str) -> Sequence[str]:
    """A month has its book, a quarter its report."""
    _, period = _read(BOOK, key)
    return (REPORT,) if len(period.months) > 1 else (BOOK,)


def gather(form_id: str, key: str) -> Gathered:
    """The figures of the organisation for the book or the report."""
    unit, period = _read(form_id, key)
    if form_id not in forms_of(key):
        raise TongketError("form-record-unknown", form=form_id, record=key)
    found = told(unit, period)
    facts = report.facts(found) if form_id == REPORT else book.facts(found)
    name = organizations.names([unit], period.ends_on)[unit]
    return Gathered(facts, unit, period.ends_on, unit, READ, name)


def _read(form_id: str, key: str) -> tuple[int, Period]:
    written = KEY.fullmatch(key)
    if written is None:
        raise TongketError("form-record-unknown", form=form_id, record=key)
    unit = ORGANIZATIONS.one(UUID(written[1])).id
    if written[3]:
        first = int(written[3]) * 3 - 2
        return unit, Period(int(written[2]), range(first, first + 3))
    return unit, Period(int(written[2]), [int(written[4])])
