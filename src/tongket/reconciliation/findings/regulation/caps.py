"""The share of excellent ratings that a text states, on each base of the cap in force for its year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.intervals import is_count
from tongket.reconciliation.findings.measures import is_percent
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.reconciliation.findings.telling import about, printed, told
from tongket.rules.errors import TongketError, Wording
from tongket.rules.quotas import CapReading, CapReport, excellent_cap

BASES = {
    "good_only": Wording("số hoàn thành tốt nhiệm vụ", "those rated good"),
    "good_or_better": Wording("số hoàn thành tốt nhiệm vụ trở lên", "those rated good or better"),
    "all_rated": Wording("tổng số được xếp loại", "all rated"),
}
STRICT = "good_only"
ROUNDING = "half_up"
"""A base counts as passed where it is passed even with halves rounded up: the reading most favourable to it."""
HUNDREDTHS, ROUNDED = 100, 10
"""Shares are weighed in hundredths of a percent; a tenth of a percent may be rounding."""
GROUPS = {
    ("org_rating", "cell"): (Wording("chi bộ", "cells"), "cells_total", ("ratings.cells_rated", "cells.total")),
    ("org_rating", "organization"): (Wording("tổ chức đảng", "organisations"), "", ("ratings.cells_rated",)),
    ("member_rating", "member"): (Wording("đảng viên", "members"), "", ("ratings.members_rated",)),
}


@dataclass(frozen=True)
class _Group:
    """What the text says of one group: the fact with the excellent, and the counts it is held against.

    With `shares` the counts are hundredths of a percent of those rated, which say the same of a large group. `assumed`:
    the text does not say how many were good, so all it leaves open are taken for it.
    """

    excellent: Fact
    counts: Mapping[str, int]
    noun: Wording
    shares: bool = False
    assumed: bool = False


def found(passage: Passage, records: Ledger) -> Iterable[Found]:
    for group in _groups(passage, records):
        try:
            report = excellent_cap(group.counts, passage.year)
        except TongketError:
            continue  # the year's cap was not found: nothing can be said
        yield from _told(passage, group, report)


def _groups(passage: Passage, records: Ledger) -> Iterator[_Group]:
    for (kind, subject), (noun, total_kind, recorded) in GROUPS.items():
        facts = [fact for fact in passage.of_kind(kind) if _belongs(fact, kind, subject) and is_count(fact)]
        for excellent in [fact for fact in facts if fact.word("level") == "excellent"][:1]:
            if kind == "member_rating" and excellent.of == excellent.value:
                continue  # everyone of a group that the text does not name
            near = [fact for fact in facts if abs(fact.sentence - excellent.sentence) <= 2]
            totals = [int(f.value) for f in passage.of_kind(total_kind) if not f.word("scope") and not f.word("org")]
            if not totals and passage.is_ours(excellent):
                totals = [max((int(value) for value in map(records.value, recorded) if value), default=0)]
            counts = _counts(excellent, near, totals)
            if counts is not None:
                assumed = not any(fact.word("level") in ("good", "good_or_better") for fact in near)
                yield _Group(excellent, counts, noun, assumed=assumed)
        if not any(fact.word("level") == "excellent" for fact in facts):
            yield from _told_in_shares(passage, kind, subject, noun)


def _told_in_shares(passage: Passage, kind: str, subject: str, noun: Wording) -> Iterator[_Group]:
    """ "25,4% xuất sắc, 70% tốt": the same weighed in percentages, less what their rounding may add."""
    facts = [fact for fact in passage.of_kind(kind) if _belongs(fact, kind, subject) and is_percent(fact.unit)]
    for excellent in [fact for fact in facts if fact.word("level") == "excellent"][:1]:
        near = [fact for fact in facts if abs(fact.sentence - excellent.sentence) <= 1]
        told = {fact.word("level"): int(Fraction(fact.value) * HUNDREDTHS) for fact in reversed(near)}
        best = told["excellent"]
        good = told.get("good", told.get("good_or_better", best) - best)
        if good > 0 and best > ROUNDED and best + good <= 100 * HUNDREDTHS + ROUNDED:
            rest = max(0, 100 * HUNDREDTHS - best - good)
            yield _Group(excellent, {"excellent": best - ROUNDED, "good": good, "completed": rest}, noun, shares=True)


def _belongs(fact: Fact, kind: str, subject: str) -> bool:
    own = fact.word("subject") or ("member" if kind == "member_rating" else "")
    return (
        own == subject
        and not isinstance(fact.value, str)
        and not any(fact.attributes.get(name) for name in ("self", "proposed", "org"))
    )


def _counts(excellent: Fact, near: list[Fact], totals: list[int]) -> Mapping[str, int] | None:
    """The counts by level. What the text leaves open is taken as good, so that nobody is warned without need."""
    stated: dict[str, int] = {}
    for fact in sorted(near, key=lambda fact: abs(fact.at.start - excellent.at.start)):
        stated.setdefault(fact.word("level"), int(fact.value))
    best = int(excellent.value)
    wholes = [stated["rated"]] if "rated" in stated else []
    wholes += [int(fact.of) for fact in near if fact.of is not None and fact.of_role != "plan"]
    whole = (wholes or totals or [0])[0]
    good = stated.get("good")
    if good is None and "good_or_better" in stated:
        good = stated["good_or_better"] - best
    completed = stated.get("completed", 0) + stated.get("not_completed", 0)
    if good is None:
        good = whole - best - completed
    elif not completed:
        completed = max(0, whole - best - good)
    if (
        good < 0
        or best + good + completed == 0
        or (not whole and "good" not in stated and "good_or_better" not in stated)
    ):
        return None
    return {"excellent": best, "good": good, "completed": completed}


def _told(passage: Passage, group: _Group, report: CapReport) -> Iterator[Found]:
    broken = {reading.id.partition(".")[0]: reading for reading in report.readings if _is_passed(reading)}
    if not broken:
        return
    severity = Severity.NOTE if set(broken) == {STRICT} else Severity.WARNING
    kept = [base for base in BASES if base not in broken]
    yield about(
        group.excellent, "rating-cap", severity, passage.reading.text, citations=(report.citation,),
        who=group.noun, excellent=printed(group.excellent, passage.reading.text) + ("%" if group.shares else ""),
        broken=_listed(broken, report.excellent, shares=group.shares),
        kept=_names(kept, assumed=group.assumed),
    )  # fmt: skip


def _is_passed(reading: CapReading) -> bool:
    return reading.exceeded and reading.id.endswith(ROUNDING)


def _listed(broken: Mapping[str, CapReading], excellent: int, *, shares: bool) -> Wording:
    """Each base with its share; its count and the most it allows, in percent where the text has nothing else."""
    vi, en = [], []
    for base, reading in broken.items():
        count = "" if shares else f" ({reading.base})"
        most = f"{told(Fraction(100 * reading.limit, reading.base), 0)}%" if shares else str(reading.limit)
        vi.append(f"{_share(excellent, reading)} {BASES[base]}{count}, tối đa {most}")
        en.append(f"{_share(excellent, reading)} of {BASES[base].english}{count}, at most {most}")
    return Wording("; ".join(vi), "; ".join(en))


def _names(bases: list[str], *, assumed: bool) -> Wording:
    vi = "Không có cách tính nào cho phép số này"
    en = "No base allows this number"
    if bases:
        vi = f"Tính trên {' hoặc '.join(BASES[base] for base in bases)} thì chưa vượt"
        en = f"On the base of {' or '.join(BASES[base].english for base in bases)} it is within the cap"
    if assumed:
        vi += ", kể cả khi số còn lại đều hoàn thành tốt" if not bases else " nếu số còn lại đều hoàn thành tốt"
        en += ", even if all others were rated good" if not bases else " if all others were rated good"
    return Wording(vi, en)


def _share(excellent: int, reading: CapReading) -> str:
    if not reading.base:
        return "–"
    return f"{told(Fraction(100 * excellent, reading.base), 1)}%"
