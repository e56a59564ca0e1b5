"""What stands for and against every badge a member has not been awarded, in one round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.rules import badges
from tongket.rules.badge_windows import Window
from tongket.rules.badges import MemberBadgeFacts
from tongket.rules.decision import Citation, Finding
from tongket.rules.load import value_if_known, value_on
from tongket.rules.notation import date_vi
from tongket.rules.periods import add_months, whole_months_between

NEAR_MONTHS = 12
"""Who reaches a level within these months after the round is told why not yet."""


@dataclass(frozen=True, slots=True)
class LevelAnswer:
    """One level a member has not been awarded before the round.

    `reached_on` is the first day of that party age, which may lie after the round; `overdue` that it lies before the
    round's window. `against` is what stands against the award, `told` what is worth knowing; both carry citations.
    """

    level: int
    reached_on: date
    overdue: bool
    kind: str
    against: Sequence[Finding]
    told: Sequence[Finding]

    @property
    def eligible(self) -> bool:
        return not self.against


def near_cutoffs(round_on: date) -> Mapping[int, date]:
    """For each level the latest admission (without interruption) that reaches it within a year after the round."""
    later = add_months(round_on, NEAR_MONTHS)
    return {level: badges.cutoff(level, later) for level in badges.levels(round_on)}


def base_citations(round_on: date) -> Sequence[Citation]:
    """What every answer of a round rests on: where party age begins, and the levels there are."""
    return value_on("badges/party_age_start", round_on).citation, value_on("badges/levels", round_on).citation


def answers(facts: MemberBadgeFacts, window: Window) -> Sequence[LevelAnswer]:
    """Every level not awarded that is reached by the round or within a year after it, the highest first.

    A dead member's party age ends with the death. Who moved away keeps what was reached before leaving.
    """
    if facts.admission_decided_on is None:
        return ()
    horizon = add_months(window.round_on, NEAR_MONTHS)
    against = tuple(badges.obstacles(facts, window.round_on))
    told = tuple(_told(facts))
    last_day = (
        facts.moved_away_on or (facts.ended_on if facts.ended_as not in ("", badges.DECEASED) else None) or horizon
    )
    found: list[LevelAnswer] = []
    for level in badges.levels(window.round_on):
        reached = badges.reached_on(facts.admission_decided_on, facts.interruptions, level)
        if reached > min(horizon, last_day):
            break
        if level not in facts.awarded:
            found.insert(0, _answer(facts, window, level, reached, against, told))
    return found


def _answer(
    facts: MemberBadgeFacts,
    window: Window,
    level: int,
    reached: date,
    against: Sequence[Finding],
    told: Sequence[Finding],
) -> LevelAnswer:
    if facts.ended_as == "deceased":
        own = [*against, *_after_death(facts, level, reached, window.round_on)]
        return LevelAnswer(level, reached, reached < window.first, "posthumous", own, told)
    own, more = list(against), list(told)
    if reached > window.round_on:
        own.append(_short(facts, level, reached, window.round_on))
        more.extend(_early(facts, level, window.round_on))
    elif reached > window.last:
        words = {"last": date_vi(window.last), "on": date_vi(reached)}
        own.append(Finding("badge-after-coverage", words, window.citation, warns_only=True))
    own.extend(_of_the_sender(facts, reached, window))
    more.extend(_as_the_sender(facts, window))
    return LevelAnswer(level, reached, reached < window.first, "regular_award", own, more)


def _short(facts: MemberBadgeFacts, level: int, reached: date, on: date) -> Finding:
    months = badges.age_of(facts, on)
    words = {"years": months // 12, "months": months % 12, "level": level, "reached": date_vi(reached)}
    return Finding("badge-not-reached-yet", {"on": date_vi(on), **words}, value_on("badges/levels", on).citation)


def _early(facts: MemberBadgeFacts, level: int, on: date) -> Iterator[Finding]:
    allowed = value_on("badges/early_months", on)
    if level * 12 - badges.age_of(facts, on) <= allowed.value[level]:
        yield Finding("badge-early-possible", {"allowed": allowed.value[level]}, allowed.citation)


def _after_death(facts: MemberBadgeFacts, level: int, reached: date, on: date) -> Iterator[Finding]:
    """Held against the months a posthumous badge may be early: on the round, and on the day of death.

    No text seen says that the months are counted to the death, so that alone is a question.
    """
    if facts.ended_on is None or facts.admission_decided_on is None or reached <= facts.ended_on:
        return
    at_death = level * 12 - badges.age_of(facts, min(facts.ended_on, on))
    on_round = level * 12 - whole_months_between(
        badges.counted_from(facts.admission_decided_on, facts.interruptions, on), on
    )
    found = badges.may_be_early(level, on_round, on, posthumous=True).findings
    yield from found
    if not found and badges.may_be_early(level, at_death, on, posthumous=True).findings:
        counted = value_on("badges/posthumous_counted_to", on)
        yield Finding("badge-short-at-death", {"short": at_death, "level": level}, counted.citation)


def _of_the_sender(facts: MemberBadgeFacts, reached: date, window: Window) -> Iterator[Finding]:
    """Who came in the window with the level already reached is awarded by the organisation left."""
    came = facts.came_on
    rule = value_if_known("badges/transferring_out", window.round_on)
    if rule is not None and came is not None and window.first <= came <= window.round_on and reached < came:
        yield Finding("badge-sender-awards", {"on": date_vi(came)}, rule.citation)


def _as_the_sender(facts: MemberBadgeFacts, window: Window) -> Iterator[Finding]:
    rule = value_if_known("badges/transferring_out", window.round_on)
    if rule is not None and facts.moved_away_on is not None:
        yield Finding("badge-moving-away", {"on": date_vi(facts.moved_away_on)}, rule.citation)


def _told(facts: MemberBadgeFacts) -> Iterator[Finding]:
    if facts.admission_decided_on is None:
        return
    start = {"start": date_vi(facts.admission_decided_on)}
    yield Finding("badge-counted-from-card" if facts.from_card else "badge-counted-from", start)
    if facts.interruptions:
        gaps = "; ".join(f"{date_vi(gap.started_on)} – {date_vi(gap.resumed_on)}" for gap in facts.interruptions)
        yield Finding("badge-interrupted", {"gaps": gaps})
    if facts.exempted:
        yield Finding("badge-exempted-counts", {})
