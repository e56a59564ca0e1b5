"""The share of excellent ratings that a text states, on each base of the cap in force for its year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.intervals import is_count
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.reconciliation.findings.telling import about, told
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
GROUPS = {
    ("org_rating", "cell"): (Wording("chi bộ", "cells"), "cells_total", ("ratings.cells_rated", "cells.total")),
    ("org_rating", "organization"): (Wording("tổ chức đảng", "organisations"), "", ("ratings.cells_rated",)),
    ("member_rating", "member"): (Wording("đảng viên", "members"), "", ("ratings.members_rated",)),
}


@dataclass(frozen=True)
class _Group:
    """What the text says of one group: the fact with the excellent, and the counts it is held against."""

    excellent: Fact
    counts: Mapping[str, int]
    noun: Wording


def found(passage: Passage, records: Ledger) -> Iterable[Found]:
    for group in _groups(passage, records):
        try:
            report = excellent_cap(group.counts, passage.year)
        except TongketError:
            continue  # the year's cap was not found: nothing can be said
        yield from _told(passage, group, report)


def _groups(passage: Passage, records: Ledger) -> Iterator[_Group]:
    for (kind, subject), (noun, total_kind, recorded) in GROUPS.items():
        facts = [fact for fact in passage.of_kind(kind) if _belongs(fact, kind, subject)]
        for excellent in [fact for fact in facts if fact.word("level") == "excellent"][:1]:
            if kind == "member_rating" and excellent.of == excellent.value:
                continue  # everyone of a group that the text does not name
            near = [fact for fact in facts if abs(fact.sentence - excellent.sentence) <= 2]
            totals = [int(f.value) for f in passage.of_kind(total_kind) if not f.word("scope") and not f.word("org")]
            if not totals and passage.is_ours(excellent):
                totals = [max((int(value) for value in map(records.value, recorded) if value), default=0)]
            counts = _counts(excellent, near, totals)
            if counts is not None:
                yield _Group(excellent, counts, noun)


def _belongs(fact: Fact, kind: str, subject: str) -> bool:
    own = fact.word("subject") or ("member" if kind == "member_rating" else "")
    return (
        own == subject
        and is_count(fact)
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
        who=group.noun, excellent=report.excellent, broken=_listed(broken, report.excellent),
        kept=_names(kept),
    )  # fmt: skip


def _is_passed(reading: CapReading) -> bool:
    return reading.exceeded and reading.id.endswith(ROUNDING)


def _listed(broken: Mapping[str, CapReading], excellent: int) -> Wording:
    parts = [(BASES[base], reading) for base, reading in broken.items()]
    return Wording(
        "; ".join(f"{_share(excellent, r)} {name} ({r.base}), tối đa {r.limit}" for name, r in parts),
        "; ".join(f"{_share(excellent, r)} of {name.english} ({r.base}), at most {r.limit}" for name, r in parts),
    )


def _names(bases: list[str]) -> Wording:
    if not bases:
        return Wording("Không có cách tính nào cho phép số này", "No base allows this number")
    return Wording(
        f"Tính trên {' hoặc '.join(BASES[base] for base in bases)} thì chưa vượt",
        f"On the base of {' or '.join(BASES[base].english for base in bases)} it is within the cap",
    )


def _share(excellent: int, reading: CapReading) -> str:
    if not reading.base:
        return "–"
    return f"{told(Fraction(100 * excellent, reading.base), 1)}%"
