"""What the comments of a checked text say: one comment a place that asks for a look, numbered in its order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.checked import Check, CheckedFact, Found, State
from tongket.reconciliation.kinds import standing_label
from tongket.reconciliation.marking import SIGNS, Mark, Standing, correction_of, counts, marks
from tongket.rules.errors import message
from tongket.rules.notation import number_vi

ASKING = (Standing.DIFFERS, Standing.LOOK, Standing.NOT_UNDERSTOOD)
NOT_UNDERSTOOD = "Chương trình chưa hiểu số này; đề nghị kiểm tra bằng mắt."


@dataclass(frozen=True)
class Remark:
    """A comment: `number` counts from 1, `lines` are its paragraphs."""

    number: int
    at: Span
    lines: tuple[str, ...]


def remarks(check: Check) -> Sequence[Remark]:
    """The comments of a checked text, in its order. The files they go into are Vietnamese, and so are they."""
    asking = [mark for mark in marks(check) if mark.findings or mark.standing in ASKING]
    return [Remark(number, mark.at, _lines(check, mark, number)) for number, mark in enumerate(asking, 1)]


def summary(check: Check) -> str:
    """How many numbers stand how: "12 số: 1 lệch ✗, 11 khớp ✓"."""
    found = marks(check)
    parts = [f"{count} {standing_label(each)}\u00a0{SIGNS[each]}" for each, count in counts(found).items() if count]
    return f"{len(found)} số: {', '.join(parts)}" if parts else "Không thấy số nào."


def _lines(check: Check, mark: Mark, number: int) -> tuple[str, ...]:
    text = check.reading.text
    lines = [f"{number}. {SIGNS[mark.standing]} {standing_label(mark.standing).capitalize()}: “{mark.at.of(text)}”"]
    for finding in mark.findings:
        lines += _of_finding(text, finding)
    if not mark.findings:
        lines += [line for fact in mark.facts for line in _of_fact(text, fact)] or [NOT_UNDERSTOOD]
    return tuple(dict.fromkeys(lines))


def _of_finding(text: str, finding: Found) -> Iterable[str]:
    yield message(finding.code, finding.arguments)
    if correction := correction_of(text, finding):
        yield f"Đề nghị sửa thành: {correction.new}"
    if finding.citations:
        yield f"Căn cứ: {'; '.join(map(str, finding.citations))}"


def _of_fact(text: str, checked: CheckedFact) -> Iterable[str]:
    if checked.state is State.DIFFERS:
        yield f"Sổ ghi {recorded(checked)}."
    if correction := correction_of(text, checked):
        yield f"Đề nghị sửa thành: {correction.new}"


def recorded(checked: CheckedFact) -> str:
    """What the figure says now: "149/191"; "chưa có số liệu" where it is missing."""
    if checked.recorded is None:
        return "chưa có số liệu"
    numbers = (checked.recorded, checked.recorded_of)
    return "/".join(number_vi(number) for number in numbers if isinstance(number, Decimal))
