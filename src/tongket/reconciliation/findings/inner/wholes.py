"""A value beyond its whole: more present than convened, more excellent cells than cells, more than 100 percent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.intervals import is_count
from tongket.reconciliation.findings.measures import is_percent
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.telling import about, number, told
from tongket.rules import reviews

PARTS_OF_ALL = ("attendance", "org_rating", "member_rating", "resolution_study", "target_achievement")
MAY_EXCEED = ("admissions", "indicator_value", "elected")


def found(passage: Passage) -> Iterable[Found]:
    for fact in passage.results:
        value = number(fact)
        if value is None:
            continue
        if fact.of is not None and fact.of_role != "plan" and fact.kind not in MAY_EXCEED and value > fact.of:
            yield about(
                fact, "value-beyond-whole", Severity.ERROR, passage.reading.text, value=told(value), whole=told(fact.of)
            )
        if fact.kind in PARTS_OF_ALL and is_percent(fact.unit) and value > 100:
            yield about(fact, "share-beyond-hundred", Severity.ERROR, passage.reading.text)
    yield from _all_levels(passage)
    yield from _beyond_total(passage)


def _all_levels(passage: Passage) -> Iterator[Found]:
    """The shares of the levels of one sentence make at most 100 percent, but for the rounding of each."""
    groups: dict[tuple[str, str, int], dict[str, Fact]] = {}
    for fact in passage.of_kind("org_rating", "member_rating"):
        if is_percent(fact.unit) and fact.word("level") in reviews.ORDER and fact.part_of is None:
            group = groups.setdefault((fact.kind, fact.word("subject"), fact.sentence), {})
            group.setdefault(fact.word("level"), fact)
    for levels in groups.values():
        parts = list(levels.values())
        total = sum(number(part) or 0 for part in parts)
        if len(parts) > 1 and total > 100 + len(parts):
            yield about(parts[-1], "shares-beyond-hundred", Severity.ERROR, passage.reading.text, others=parts,
                        sum=told(total))  # fmt: skip


def _beyond_total(passage: Passage) -> Iterator[Found]:
    """No level has more cells or members than the text says there are."""
    for total_kind, kind, subjects in (
        ("cells_total", "org_rating", ("cell",)),
        ("members_total", "member_rating", ("", "member")),
    ):
        totals = [fact for fact in passage.of_kind(total_kind) if not fact.word("scope") and not fact.word("org")]
        if len({str(total.value) for total in totals}) != 1 or totals[0].approx:
            continue
        whole = number(totals[0])
        for fact in passage.of_kind(kind):
            value = number(fact)
            counts = is_count(fact) and fact.word("subject") in subjects and fact.of is None and not fact.word("org")
            if whole is not None and value is not None and counts and value > whole:
                yield about(fact, "value-beyond-whole", Severity.ERROR, passage.reading.text, others=[totals[0]],
                            value=told(value), whole=told(whole))  # fmt: skip
