"""Party age and the Party badge: who is due, as a cut-off date for sets and as an answer for one member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.errors import TongketError
from tongket.rules.load import value_if_known, value_on
from tongket.rules.notation import date_vi
from tongket.rules.periods import add_months, latest_start, whole_months_between

DECEASED = "deceased"


@dataclass(frozen=True)
class Interruption:
    """A time that does not count for party age: from the first day without membership to the day it resumed."""

    started_on: date
    resumed_on: date


@dataclass(frozen=True)
class Discipline:
    """A discipline on record. `recognised_on`: the day the cell recognised that the fault was corrected."""

    form: str
    decided_on: date
    recognised_on: date | None = None


@dataclass(frozen=True)
class MemberBadgeFacts:
    """What the rules need to know of one member; `awarded` are the levels already received.

    `from_card`: the decision is lost and `admission_decided_on` is the day on the card. `came_on` is the day the
    member came here by transfer, `moved_away_on` the last day before leaving by transfer.
    """

    admission_decided_on: date | None
    official_on: date | None
    interruptions: Sequence[Interruption] = ()
    disciplines: Sequence[Discipline] = ()
    awarded: Sequence[int] = ()
    exempted: bool = False
    ended_on: date | None = None
    ended_as: str = ""
    from_card: bool = False
    came_on: date | None = None
    moved_away_on: date | None = None


@dataclass(frozen=True)
class Coefficient:
    """How many times the base salary, and the document that says so."""

    times: Decimal
    citation: Citation


@dataclass(frozen=True)
class BadgeAnswer:
    """`level`: the highest level reached and not awarded; `overdue`: lower levels reached and never awarded."""

    level: int | None
    party_age_months: int | None
    overdue: Sequence[int] = ()
    decision: Decision = field(default_factory=Decision)

    @property
    def eligible(self) -> bool:
        return self.level is not None and not self.decision.findings


def party_age_months(decided_on: date, interruptions: Sequence[Interruption], on: date) -> int:
    """Whole months of party age on `on`, from the admission decision, interruptions left out. Never negative.

    Interruptions are taken out day by day: the decision is moved later by the days that do not count.
    """
    return max(0, whole_months_between(counted_from(decided_on, interruptions, on), on))


def interruptions_of(start: date, months: int | None, dated: Sequence[Interruption] = ()) -> Sequence[Interruption]:
    """The dated interruptions; of a bare number of months what those do not account for, laid at the start.

    When undated months lay does not change the sum. The one place that joins the two: lists, papers and dues ask here.
    """
    known = sum(whole_months_between(gap.started_on, gap.resumed_on) for gap in dated)
    rest = max(0, (months or 0) - known)
    return (Interruption(start, add_months(start, rest)), *dated) if rest else tuple(dated)


def counted_from(decided_on: date, interruptions: Sequence[Interruption], on: date) -> date:
    """The day of admission moved later by every interruption up to `on`.

    An interruption of whole months moves it by months, its remaining days by days.
    """
    moved = decided_on
    for gap in sorted(interruptions, key=lambda each: each.started_on):
        resumed = min(gap.resumed_on, on)
        if resumed <= gap.started_on:
            continue
        months = whole_months_between(gap.started_on, resumed)
        moved = add_months(moved, months) + (resumed - add_months(gap.started_on, months))
    return moved


def reached_on(decided_on: date, interruptions: Sequence[Interruption], level: int) -> date:
    """The first day with `level` years of party age: a gap that begins later does not move it."""
    moved = decided_on
    for gap in sorted(interruptions, key=lambda each: each.started_on):
        if add_months(moved, level * 12) <= gap.started_on:
            break
        if gap.resumed_on > gap.started_on:
            months = whole_months_between(gap.started_on, gap.resumed_on)
            moved = add_months(moved, months) + (gap.resumed_on - add_months(gap.started_on, months))
    return add_months(moved, level * 12)


def age_of(facts: MemberBadgeFacts, on: date) -> int:
    """Whole months of party age on `on`; that of the dead ends with the death. 0 without a day to count from."""
    if facts.admission_decided_on is None:
        return 0
    last = min(facts.ended_on, on) if facts.ended_as == DECEASED and facts.ended_on else on
    return party_age_months(facts.admission_decided_on, facts.interruptions, last)


def cutoff(level: int, on: date) -> date:
    """The latest admission (without interruption) with `level` years of party age on `on`, whatever levels exist."""
    return latest_start(level * 12, on)


def level_cutoff(level: int, round_on: date) -> date:
    """Members (without interruption) whose admission was decided on or before this day have reached `level`.

    The latest such day, so that a query selects whole sets. Raises `badge-level-unknown`, `rule-value-unknown`.
    """
    if level not in levels(round_on):
        raise TongketError("badge-level-unknown", level=level, levels=", ".join(map(str, levels(round_on))))
    return cutoff(level, round_on)


def levels(on: date) -> tuple[int, ...]:
    """The levels that exist on `on`, lowest first, in years of party age."""
    return tuple(value_on("badges/levels", on).value)


def rounds(year: int) -> tuple[date, ...]:
    """The days of the yearly rounds. Raises `rule-value-unknown`."""
    listed: Sequence[str] = value_on("badges/rounds", date(year, 12, 31)).value
    return tuple(date(year, int(day[:2]), int(day[3:])) for day in listed)


def explain(facts: MemberBadgeFacts, round_on: date) -> BadgeAnswer:
    """Which badge the member is due in the round of `round_on`, and what stands against it, with citations."""
    known = value_on("badges/levels", round_on)
    start = value_on("badges/party_age_start", round_on)
    citations = (start.citation, known.citation)
    if facts.admission_decided_on is None:
        missing = Finding("badge-no-admission-day", {}, None)
        return BadgeAnswer(None, None, (), Decision((missing,), citations))
    months = party_age_months(facts.admission_decided_on, facts.interruptions, round_on)
    reached = [level for level in levels(round_on) if level * 12 <= months]
    open_levels = [level for level in reached if level not in facts.awarded]
    due = reached[-1] if reached and reached[-1] in open_levels else None
    findings = tuple(obstacles(facts, round_on))
    overdue = tuple(level for level in open_levels if level != due)
    return BadgeAnswer(due, months, overdue, Decision(findings, citations))


def obstacles(facts: MemberBadgeFacts, round_on: date) -> Iterator[Finding]:
    """What stands against any badge on the round: membership over, not official, a discipline too near.

    Death is none: the badge is then a posthumous one. Nor is a transfer: the organisation left still awards.
    """
    is_over = facts.ended_on is not None and facts.ended_on <= round_on
    if is_over and facts.moved_away_on is None and facts.ended_as != DECEASED:
        yield Finding("badge-member-left", {"on": date_vi(facts.ended_on)})  # type: ignore[arg-type]
    if facts.official_on is None or facts.official_on > round_on:
        yield Finding("badge-not-official", {}, value_on("badges/party_age_start", round_on).citation)
    for discipline in facts.disciplines:
        if discipline.decided_on <= round_on:
            yield from _bar(discipline, round_on)


def _bar(discipline: Discipline, on: date) -> Iterator[Finding]:
    rule = value_if_known("badges/discipline_bar_months", discipline.decided_on)
    if rule is None:
        return  # a bar lasts a year at most: one from before the first known rule is long over
    free_from = bar_ends_on(discipline.form, discipline.decided_on)
    if on < free_from:
        yield Finding("badge-discipline-bar", {"until": date_vi(free_from)}, rule.citation)
    elif rule.value["needs_recognition"] and discipline.recognised_on is None:
        yield Finding("badge-correction-not-recognised", {"on": date_vi(discipline.decided_on)}, rule.citation)


def bar_ends_on(form: str, decided_on: date) -> date:
    """The first day a member disciplined on `decided_on` may be considered again. An expelled member never is."""
    months = value_on("badges/discipline_bar_months", decided_on).value.get(form)
    return date.max if months is None else add_months(decided_on, months)


def may_be_early(level: int, months_short: int, on: date, *, posthumous: bool = False) -> Decision:
    """May the badge be given `months_short` months early, to a gravely ill member or after death?"""
    value = value_on("badges/posthumous_months" if posthumous else "badges/early_months", on)
    allowed: int = value.value if posthumous else value.value[level]
    if months_short <= allowed:
        return Decision((), (value.citation,))
    finding = Finding("badge-too-early", {"short": months_short, "allowed": allowed}, value.citation)
    return Decision((finding,), (value.citation,))


def reward_amount(
    level: int, decided_on: date, *, salary_on: date | None = None, own: Coefficient | None = None
) -> tuple[int, Sequence[Citation]]:
    """The money that goes with the badge, in đồng, with its two citations.

    `salary_on` is the day whose base salary counts, by default that of the decision. `own` is the coefficient the
    office entered with its document, for a level the regulation gives no figure for.
    Raises `badge-coefficient-unknown` where there is neither.
    """
    table = value_on("badges/reward_coefficients", decided_on)
    salary = value_on("awards/base_salary", salary_on or decided_on)
    given = table.value.get(level)
    found = Coefficient(Decimal(given), table.citation) if given is not None else own
    if found is None:
        raise TongketError("badge-coefficient-unknown", level=level)
    return int(found.times * salary.value), (found.citation, salary.citation)
