"""What an office said before: of headings, of names of cells, of doubtful rows and of differences."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tongket.exchange.models import NationalColumns, NationalDecision, NationalUnitName
from tongket.exchange.national.comparing.questions import AMBIGUOUS, KEEP, LATER
from tongket.organizations import queries as organizations
from tongket.rules import notation


@dataclass(frozen=True)
class Decided:
    """An answer that stands: take, keep, later, or the key of the member a doubtful row is."""

    choice: str
    day: date | None
    reason: str
    decided_at: datetime


def columns(office: int) -> Mapping[str, Mapping[str, str]]:
    """Set of headings → folded heading → column, "" where it is not needed."""
    rows = NationalColumns.objects.filter(organization=office).values_list("headings_key", "columns")
    return {key: json.loads(text) for key, text in rows}


def unit_of(office: int, names: Collection[str]) -> Mapping[str, int]:
    """The unit each written name means: as was said before, else by its name, alone or with its committee's."""
    told = dict(NationalUnitName.objects.filter(organization=office).values_list("written", "unit_id"))
    parts = {name: [name, *_parts(name)] for name in names}
    found = organizations.resolve(office, {part for several in parts.values() for part in several})
    answer: dict[str, int] = {}
    for name, several in parts.items():
        known = told.get(notation.fold(name)[:200])
        whole = found[name]
        inside = {unit for part in several[1:] if isinstance(unit := found[part], int) and unit != office}
        if known is not None:
            answer[name] = known
        elif isinstance(whole, int):
            answer[name] = whole
        elif len(inside) == 1:
            answer[name] = next(iter(inside))
    return answer


def _parts(name: str) -> list[str]:
    """“Chi bộ thôn 1 - Đảng bộ xã A” names the cell first; others write the committee first."""
    for mark in (" - ", " – ", ",", "/", ">"):
        if mark in name:
            return [text for part in name.split(mark) if (text := part.strip())]
    return []


def rows_told(office: int) -> Mapping[str, str]:
    """The doubtful rows of which a person said which member they are."""
    rows = NationalDecision.objects.filter(organization=office, kind=AMBIGUOUS).exclude(choice__in=(KEEP, LATER))
    return dict(rows.values_list("person", "choice"))


def decisions(office: int, questions: Collection[str], since: datetime) -> Mapping[str, Decided]:
    """The answers that stand to these questions; “later” counts only where it was said since `since`."""
    wanted = frozenset(questions)
    rows = NationalDecision.objects.filter(organization=office)
    return {
        question: Decided(choice, day, reason, at)
        for question, choice, day, reason, at in rows.values_list(
            "question", "choice", "day", "reason", "decided_at"
        ).iterator()
        if question in wanted and (choice != LATER or at >= since)
    }
