"""What lies open at the units a plan touches: inspections, targets, plans, dues, transfers, roles, ratings, twins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tongket.figures.compute import Asked, compute
from tongket.organizations import queries as organizations
from tongket.organizations.assignments import assignments_at
from tongket.organizations.reach import above_on
from tongket.procedures.reorganizing.carry_out import CarriedOut
from tongket.procedures.reorganizing.plan import Plan
from tongket.records.admissions import queries as admissions
from tongket.records.admissions.candidates import queries as candidates
from tongket.records.dues import queries as dues
from tongket.records.inspections import queries as inspections
from tongket.records.members import queries as members
from tongket.records.members.transfers import queries as transfers
from tongket.records.targets import queries as targets
from tongket.rules import notation, quotas
from tongket.rules.decision import Citation
from tongket.rules.errors import TongketError
from tongket.rules.quotas import Verdict

DAY = timedelta(days=1)
RATED = ("ratings.members", "ratings.cells")


@dataclass(frozen=True)
class Concern:
    """Something at a unit that the act touches, in words; `kind` says of which sort, `count` how many.

    Kinds: inspection, target, admission_plan, candidate, dues, transfer, role, quota.
    """

    kind: str
    unit: str
    count: int
    text: str = ""
    citation: Citation | None = None


@dataclass(frozen=True)
class Twins:
    """Members who come together and may be one person: the same name and birth date, or the same card."""

    names: tuple[str, ...]
    birth_date: date | None
    cards: tuple[str, ...]
    units: tuple[str, ...]


def concerns(plan: Plan, done: CarriedOut) -> tuple[Concern, ...]:
    """By kind, then by unit. Records stay where they are and count with their bearer; this says what to look after."""
    units = {*done.closed, *(move.source for move in done.moved)}
    names = organizations.names(units, plan.on - DAY)
    year = plan.on.year
    found = [
        *_inspections(units, names, plan.on),
        *_counted("target", names, Counter(kept.entry.organization for kept in targets.targets(units, year))),
        *_plans(units, names, year),
        *_counted("candidate", names, candidates.in_pipeline(units, plan.on)),
        *_dues(units, names, plan.on),
        *_transfers(units, names),
        *_counted("role", names, Counter(kept.entry.organization for kept in assignments_at(units))),
        *_quotas(done, plan.on),
    ]
    return tuple(found)


def twins(done: CarriedOut, on: date) -> tuple[Twins, ...]:
    """Who among the members of the units that took members in may be the same person as another there."""
    units = {move.to for move in done.moved}
    came = {move.member for move in done.moved}
    together: dict[tuple[str, object], list[members.MemberOn]] = defaultdict(list)
    for member in members.members_on(units, on):
        entry = member.entry
        together["name", (notation.fold(entry.full_name), entry.birth_date)].append(member)
        if entry.card_number:
            together["card", entry.card_number.lstrip("0")].append(member)
    names = organizations.names(units, on)
    found: dict[tuple[int, ...], Twins] = {}
    for group in together.values():
        if len(group) > 1 and came & {member.id for member in group}:
            found[tuple(sorted(member.id for member in group))] = Twins(
                tuple(member.entry.full_name for member in group),
                group[0].entry.birth_date,
                tuple(member.entry.card_number for member in group),
                tuple(names[member.organization] for member in group),
            )
    return tuple(found.values())


def _counted(kind: str, names: Mapping[int, str], counts: Mapping[int, int]) -> Iterable[Concern]:
    return [Concern(kind, names[unit], count) for unit, count in sorted(counts.items())]


def _inspections(units: Collection[int], names: Mapping[int, str], on: date) -> Iterable[Concern]:
    """The cases of this year and the last that were not concluded by the day."""
    for year in (on.year - 1, on.year):
        for kept in inspections.cases(units, year):
            case = kept.entry
            if case.concluded_on is None or case.concluded_on >= on:
                yield Concern("inspection", names[case.organization], 1, f"{case.code} {case.title}".strip())


def _plans(units: Collection[int], names: Mapping[int, str], year: int) -> Iterable[Concern]:
    for kept in admissions.plans_of_year(units, year):
        yield Concern("admission_plan", names[kept.entry.organization], kept.entry.planned)


def _dues(units: Collection[int], names: Mapping[int, str], on: date) -> Iterable[Concern]:
    """The lines of the year's book, and how many members owe whole months."""
    lines = Counter(line.organization for line in dues.lines_of_year(units, on.year))
    for unit, count in sorted(lines.items()):
        there = [member.id for member in members.members_on([unit], on - DAY)]
        owing = sum(months > 0 for months in dues.unpaid_months(there, on).values())
        yield Concern("dues", names[unit], count, f"{owing} đảng viên còn nợ tháng trọn" if owing else "")


def _transfers(units: Collection[int], names: Mapping[int, str]) -> Iterable[Concern]:
    for seen in transfers.under_way(units):
        unit = next((each for each in (seen.entry.from_unit, seen.entry.to_unit) if each in names), None)
        yield Concern("transfer", names.get(unit or 0, ""), 1, seen.name)


def _quotas(done: CarriedOut, on: date) -> Iterable[Concern]:
    """The cap on “excellent” at each unit above what was touched, where the year's ratings pass it after the act."""
    above = {unit for found in above_on(done.units, on).values() for unit in found}
    for unit in organizations.units_by_id(above, on).values():
        levels: dict[str, dict[str, int]] = {figure: {} for figure in RATED}
        for value in compute(Asked(unit.id, unit.slug, on.year, on), RATED):
            if value.figure.id in levels and value.value:
                levels[value.figure.id][value.dimensions["level"]] = int(value.value)
        yield from _exceeded(unit.name, [counts for counts in levels.values() if counts.get("excellent")], on.year)


def _exceeded(name: str, groups: Sequence[Mapping[str, int]], year: int) -> Iterable[Concern]:
    for counts in groups:
        try:
            report = quotas.excellent_cap(counts, year)
        except TongketError:
            return
        if report.verdict is not Verdict.WITHIN:
            text = f"{report.excellent} xuất sắc, tối đa {report.default.limit}"
            yield Concern("quota", name, report.excellent, text, report.citation)
