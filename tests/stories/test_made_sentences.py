"""Any figures in our own sentences are read back as the same facts: value, whole, level, years, actor, indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.documents.paper.model import plain
from tongket.documents.sentences import building, inspections, ratings, situation, targets
from tongket.documents.sentences.shown import Figures
from tongket.figures.catalogue.entries import catalogue
from tongket.figures.definition import FigureValue, Status
from tongket.reconciliation.facts import Attribute, Fact
from tongket.reconciliation.reader import read

COUNT = st.integers(1, 9999)
SHARE = st.integers(1, 1000).map(lambda tenths: Decimal(tenths) / 10)
AMOUNT = st.integers(1, 99_999_999).flatmap(
    lambda digits: st.integers(0, 2).map(lambda up: Decimal(digits).scaleb(-up))
)
TELLING = ("level", "subject", "years", "actor", "result", "direction", "indicator", "vs", "scope")
NAME = "Đảng bộ xã Ngọc Kỳ"
Said = tuple[str, Decimal, Decimal | None, Mapping[str, Attribute]]
MANY = settings(max_examples=40, deadline=None)


def value(figure_id: str, number: int | Decimal, of: int | None = None, unit: str = "", **words: str) -> FigureValue:
    whole = None if of is None else Decimal(of)
    return FigureValue(
        catalogue()[figure_id], "xa", 2023, date(2023, 12, 31), Decimal(number), whole, words, 1, Status.COMPUTED,
        measured_in=unit,
    )  # fmt: skip


def figures(values: Sequence[FigureValue]) -> Figures:
    return Figures({each.tag: each for each in values})


def read_back(markup: str, known: Figures) -> list[Said]:
    """What is read of a sentence, the facts about the text as a whole apart."""
    reading = read(plain(known.text(markup)))
    assert [row.quote for row in reading.unrecognised] == [], reading.text
    return [said(fact) for fact in reading.facts if not isinstance(fact.value, str)]


def said(fact: Fact) -> Said:
    telling = {name: word for name, word in fact.attributes.items() if name in TELLING}
    return fact.kind, Decimal(fact.value), fact.of, telling


def told(kind: str, number: int | Decimal, of: int | Decimal | None = None, **words: Attribute) -> Said:
    return kind, Decimal(number), None if of is None else Decimal(of), words


def by_level(least: int = 2) -> st.SearchStrategy[dict[str, int]]:
    """Counts by some of the levels, the best first."""
    chosen = st.dictionaries(st.sampled_from(ratings.LEVELS), COUNT, min_size=least)
    return chosen.map(lambda counts: {level: counts[level] for level in ratings.LEVELS if level in counts})


@MANY
@given(COUNT, COUNT, COUNT, COUNT)
def test_how_large_an_organisation_is_reads_back(cells: int, members: int, official: int, probationary: int) -> None:
    known = figures([
        value("cells.total", cells), value("members.total", members),
        value("members.by_standing", official, standing="official"),
        value("members.by_standing", probationary, standing="probationary"),
    ])  # fmt: skip
    assert read_back(situation.size(known, NAME), known) == [
        told("cells_total", cells), told("members_total", members),
        told("members_total", official, scope="official"), told("members_total", probationary, scope="probationary"),
    ]  # fmt: skip


@MANY
@given(COUNT, SHARE, COUNT)
def test_those_admitted_and_made_official_read_back(admitted: int, share: Decimal, official: int) -> None:
    known = figures([
        value("admissions.members", admitted), value("admissions.plan_ratio", share),
        value("admissions.recognized", official),
    ])  # fmt: skip
    assert read_back(f"{building.admissions(known)} {building.recognised(known)}", known) == [
        told("admissions", admitted), told("indicator_plan_ratio", share, indicator="admissions"),
        told("member_transfer", official, direction="recognized_official"),
    ]  # fmt: skip


@MANY
@given(st.dictionaries(st.sampled_from(range(30, 95, 5)), st.integers(1, 400), min_size=2))
def test_badges_read_back_with_their_years(given_by_years: dict[int, int]) -> None:
    listed = sorted(given_by_years.items(), reverse=True)
    total = sum(given_by_years.values())
    known = figures([
        value("badges.awarded", total),
        *(value("badges.awarded_by_level", count, total, level=str(years)) for years, count in listed),
    ])  # fmt: skip
    assert read_back(building.badges(known), known) == [
        told("badge_total", total), *(told("badge_award", count, years=(years,)) for years, count in listed),
    ]  # fmt: skip


@MANY
@given(st.sampled_from(range(30, 95, 5)), st.integers(1, 400))
def test_badges_of_one_level_read_back_with_their_years(years: int, count: int) -> None:
    known = figures([value("badges.awarded", count), value("badges.awarded_by_level", count, count, level=str(years))])
    assert read_back(building.badges(known), known) == [told("badge_award", count, years=(years,))]


@MANY
@given(by_level())
def test_cells_read_back_with_their_levels(counts: dict[str, int]) -> None:
    total = sum(counts.values())
    known = figures([
        value("cells.total", total), value("ratings.cells_rated", total),
        *(value("ratings.cells", count, total, level=level) for level, count in counts.items()),
    ])  # fmt: skip
    assert read_back(ratings.cells(known), known) == [
        told("org_rating", total, subject="cell", level="rated"),
        *(told("org_rating", count, subject="cell", level=level) for level, count in counts.items()),
    ]  # fmt: skip


@MANY
@given(by_level(), SHARE, SHARE, COUNT)
def test_members_read_back_with_their_levels(
    counts: dict[str, int], share: Decimal, better: Decimal, others: int
) -> None:
    rated = sum(counts.values())
    good = counts.get("excellent", 0) + counts.get("good", 0)
    known = figures([
        value("members.total", rated + others), value("ratings.members_rated", rated, rated + others),
        *(value("ratings.members", count, rated, level=level) for level, count in counts.items()),
        *(value("ratings.members_share", share, level=level) for level in counts),
        value("ratings.members_good_or_better", max(good, 1)), value("ratings.members_good_or_better_of_all", better),
    ])  # fmt: skip
    levels = [
        told("member_rating", number, subject="member", level=level)
        for level, count in counts.items()
        for number in (count, share)
    ]
    assert read_back(ratings.members(known), known) == [
        told("member_rating", rated, rated + others, subject="member", level="rated"),
        *levels,
        told("member_rating", max(good, 1), subject="member", level="good_or_better"),
        told("member_rating", better, subject="member", level="good_or_better"),
    ]  # fmt: skip


@MANY
@given(by_level(1), by_level(1))
def test_collectives_and_cadres_read_back_with_their_levels(groups: dict[str, int], cadres: dict[str, int]) -> None:
    known = figures([
        *(value("ratings.collectives", count, level=level) for level, count in groups.items()),
        *(value("ratings.cadres", count, stage="decided", level=level) for level, count in cadres.items()),
    ])  # fmt: skip
    assert read_back(f"{ratings.collectives(known)} {ratings.cadres(known)}", known) == [
        *(told("org_rating", count, subject="leadership_collective", level=level) for level, count in groups.items()),
        *(told("member_rating", count, subject="key_cadre", level=level) for level, count in cadres.items()),
    ]  # fmt: skip


COMMITTEE = "party_committee"
READ_ACTORS = {COMMITTEE: COMMITTEE, "standing_committee": COMMITTEE, "inspection_commission": "inspection_commission"}
"""Whom a sentence of ours names, and whom it is read as: the standing committee acts for the committee."""


@MANY
@given(st.sampled_from(list(READ_ACTORS)), COUNT, COUNT, COUNT)
def test_inspections_read_back_with_who_held_them(actor: str, cases: int, bodies: int, members: int) -> None:
    known = figures([
        value(figure_id, count, actor=actor, nature=nature)
        for nature in ("inspection", "supervision")
        for figure_id, count in (("inspections.cases", cases), ("inspections.organizations", bodies),
                                 ("inspections.members", members))
    ])  # fmt: skip
    assert read_back(inspections.inspected(known, actor), known) == [
        told(nature, count, actor=READ_ACTORS[actor])
        for nature in ("inspection", "supervision")
        for count in (cases, bodies, members)
    ]


@MANY
@given(COUNT, COUNT, COUNT)
def test_those_commended_read_back(cells: int, collectives: int, people: int) -> None:
    known = figures([
        value("awards.cells", cells), value("awards.collectives", collectives), value("awards.individuals", people),
    ])  # fmt: skip
    assert read_back(inspections.commended(known), known) == [
        told("commendation", cells, subject="cell"), told("commendation", collectives, subject="collective"),
        told("commendation", people, subject="individual"),
    ]  # fmt: skip


@MANY
@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60))
def test_targets_read_back_with_what_became_of_them(exceeded: int, met: int, at_risk: int) -> None:
    total = exceeded + met + at_risk
    known = figures([
        value("targets.total", total, period="year"),
        value("targets.met_or_exceeded", exceeded + met, total, period="year"),
        value("targets.not_met", at_risk, total, period="year"),
        *(value("targets.by_status", count, total, period="year", status=word)
          for word, count in (("exceeded", exceeded), ("met", met), ("at_risk", at_risk))),
    ])  # fmt: skip
    assert read_back(targets.achieved(known), known) == [
        told("target_achievement", exceeded + met, total, result="met_or_exceeded"),
        told("target_achievement", exceeded, result="exceeded"), told("target_achievement", met, result="met"),
        told("target_achievement", at_risk, result="not_met"), told("target_achievement", at_risk, result="not_met"),
    ]  # fmt: skip


@dataclass(frozen=True)
class Row:
    """An indicator of a resolution."""

    key: str
    name: str
    unit: str
    period: str = "year"
    direction: str = ""


ROWS = {
    "income_per_capita": Row("thu-nhap", "Thu nhập bình quân đầu người", "triệu đồng/người/năm"),
    "budget_revenue": Row("thu-ngan-sach", "Tổng thu ngân sách", "tỷ đồng"),
    "food_output": Row("luong-thuc", "Tổng sản lượng lương thực có hạt", "tấn"),
}


@MANY
@given(st.sampled_from(list(ROWS)), AMOUNT, SHARE, SHARE, SHARE)
def test_an_indicator_reads_back(name: str, amount: Decimal, plan: Decimal, budget: Decimal, growth: Decimal) -> None:
    row = ROWS[name]
    known = figures([
        value("indicators.value", amount, unit=row.unit, indicator=row.key),
        value("indicators.plan_ratio", plan, indicator=row.key),
        value("indicators.budget_ratio", budget, indicator=row.key),
        value("indicators.growth", growth, indicator=row.key),
    ])  # fmt: skip
    assert read_back(targets.indicator(known, row), known) == [
        told("indicator_value", amount, indicator=name), told("indicator_plan_ratio", plan, indicator=name),
        told("indicator_plan_ratio", budget, indicator=name),
        told("indicator_growth", growth, indicator=name, vs="same_period"),
    ]  # fmt: skip
