"""What a reader of the text will ask, and the text does not answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.telling import about, number, told
from tongket.rules.notation import fold

HALF = 50
USUAL = 80
REASONS = ("do ", "vi ", "boi ", "nguyen nhan", "bi anh huong", "do anh huong", "gap kho khan")
REACH = 160


def found(passage: Passage) -> Iterable[Found]:
    yield from _far_below(passage)
    yield from _base_unstated(passage)


def _far_below(passage: Passage) -> Iterator[Found]:
    """Less than half of the year's plan, beside others that reached theirs, and no reason given nearby."""
    ratios = passage.of_kind("indicator_plan_ratio") if passage.is_whole_year else ()
    others = [fact for fact in ratios if (number(fact) or 0) >= USUAL]
    asked: set[str] = set()
    for fact in ratios:
        value = number(fact)
        if (
            fact.word("indicator") in asked
            or value is None
            or value >= HALF
            or not others
            or fact.word("when")
            or _has_reason(fact, passage)
        ):
            continue
        asked.add(fact.word("indicator"))
        yield about(fact, "ratio-unexplained", Severity.WARNING, passage.reading.text, others=others[:1],
                    other=others[0].quote)  # fmt: skip


def _has_reason(fact: Fact, passage: Passage) -> bool:
    around = passage.reading.text[fact.at.end : fact.at.end + REACH]
    sentence = fold(around.split(". ")[0])
    return any(sentence.startswith(word) or f" {word}" in f" {sentence} " for word in REASONS)


def _base_unstated(passage: Passage) -> Iterator[Found]:
    """ "39/39 đảng viên hoàn thành xuất sắc": everyone of a group that the text does not name."""
    for fact in passage.of_kind("member_rating"):
        if fact.of is None or fact.value != fact.of or fact.word("level") != "excellent" or fact.approx:
            continue
        totals = [total for total in passage.of_kind("members_total") if not total.word("org")]
        if not any(total.value == fact.of and "derived" not in total.attributes for total in totals):
            yield about(fact, "base-unstated", Severity.WARNING, passage.reading.text, whole=told(fact.of))
