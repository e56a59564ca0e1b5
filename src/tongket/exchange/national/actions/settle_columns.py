"""Say what the columns of a list of the national register are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongket.access.gate import Act, Written, action
from tongket.exchange.models import NationalColumns
from tongket.exchange.national.reading.columns import NAME
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Settled:
    """For one set of headings: folded heading → column id, "" where the column is not needed."""

    organization: int
    headings_key: str
    columns: Mapping[str, str]


def _offices(lines: Sequence[Settled]) -> set[int]:
    return {each.organization for each in lines}


@action(
    "national_list.settle_columns",
    event="national_list.columns_settled",
    ledger="national_columns",
    units=_offices,
)
def settle_columns(act: Act, lines: Sequence[Settled]) -> Sequence[Written]:
    """Remember the mapping for every later file with these headings.

    Refuses a mapping without the column of names (`national-name-missing`) and one column named twice
    (`national-column-twice`).
    """
    del act
    written = []
    for index, line in enumerate(lines):
        _refuse_unusable(line.columns)
        row = NationalColumns.objects.filter(organization=line.organization, headings_key=line.headings_key).first()
        before = json.loads(row.columns) if row else None
        if row is None:
            row = NationalColumns(organization_id=line.organization, headings_key=line.headings_key)
        elif before == dict(line.columns):
            continue
        else:
            row.version += 1
        row.columns = json.dumps(dict(line.columns), ensure_ascii=False)
        row.save()
        written.append(Written(row.pk, row.key, line.organization, {"columns": [before, dict(line.columns)]}, index))
    return written


def _refuse_unusable(columns: Mapping[str, str]) -> None:
    named = [column for column in columns.values() if column]
    if NAME not in named:
        raise TongketError("national-name-missing")
    for column in named:
        if named.count(column) > 1:
            raise TongketError("national-column-twice", column=column)
