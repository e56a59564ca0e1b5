"""Numbers that nobody read, but that stand behind the name of a recorded indicator: held against it all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tongket.reconciliation.facts import Fact, Span
from tongket.reconciliation.findings.measures import unit_behind
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.records import indicators
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.rules import notation
from tongket.rules.errors import TongketError

RESULT = re.compile(
    r"(?:đạt|ước đạt|ở mức|là|còn|(?:chỉ tiêu|kế hoạch|dự toán)(?: cả nhiệm kỳ| năm| giao| là)*)$", re.IGNORECASE
)
CHANGE = re.compile(r"(?:tăng|giảm)$", re.IGNORECASE)
REACH = 40


def unread(passage: Passage, ledger: Ledger) -> Iterator[Fact]:
    """Such numbers as facts, as far as the word right before them says what they state."""
    text = passage.reading.text
    for at in [row.at for row in passage.reading.unrecognised] + [row.at for row in passage.reading.set_aside]:
        value = _value(at.of(text))
        before = notation.normalise(text[max(0, at.start - REACH) : at.start])
        changes = bool(CHANGE.search(before))
        if value is None or not (changes or RESULT.search(before)):
            continue
        fact = Fact(
            "indicator_growth" if changes else "indicator_value", value, at, at, at.of(text),
            unit="%" if changes else unit_behind(text, at.end), decimals=_decimals(at, text),
            attributes={"vs": "same_period"} if changes else {},
        )  # fmt: skip
        if not passage.is_in_table(fact) and indicators.spelt(fact, text, ledger.series) and passage.is_ours(fact):
            yield fact


def _value(printed: str) -> Decimal | None:
    try:
        return notation.parse_number(printed)
    except TongketError:
        return None


def _decimals(at: Span, text: str) -> int:
    return len(at.of(text).partition(",")[2])
