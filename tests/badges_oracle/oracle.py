"""Who is due a badge, counted a second time: days are (year, month, day), months are counted by the calendar page."""

from __future__ import annotations

from dataclasses import dataclass

Day = tuple[int, int, int]
LEVELS = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
ROUNDS = ((2, 3), (5, 19), (9, 2), (11, 7))
NEW_RULES: Day = (2021, 7, 30)
SENDER_AWARDS_SINCE: Day = (2025, 7, 1)
BARS_BEFORE = {"reprimand": 0, "warning": 6, "dismissal": 12}
BARS_SINCE = {"reprimand": 6, "warning": 9, "dismissal": 12}
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class Punished:
    form: str
    on: Day
    recognised: bool = False


@dataclass(frozen=True)
class Person:
    """One member. `gaps` are (first day out, day back); `away` the last day before a move, `came` the day after one."""

    decided: Day
    official: Day | None
    gaps: tuple[tuple[Day, Day], ...] = ()
    punished: tuple[Punished, ...] = ()
    awarded: tuple[int, ...] = ()
    died: Day | None = None
    out: Day | None = None
    away: Day | None = None
    came: Day | None = None


def is_leap(year: int) -> bool:
    return (year % 4 == 0 and year % 100 != 0) or year % 400 == 0


def last_of(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else LENGTHS[month - 1]


def tomorrow(day: Day) -> Day:
    year, month, number = day
    if number < last_of(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def yesterday(day: Day) -> Day:
    year, month, number = day
    if number > 1:
        return year, month, number - 1
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return year, month, last_of(year, month)


def months_passed(start: Day, on: Day) -> int:
    """Whole months: the month's own day must come round; in a month that lacks it, the last day will do."""
    pages = (on[0] - start[0]) * 12 + on[1] - start[1]
    come_round = on[2] >= start[2] or on[2] == last_of(on[0], on[1])
    return pages if come_round else pages - 1


def months_later(day: Day, months: int) -> Day:
    page = day[0] * 12 + day[1] - 1 + months
    year, month = page // 12, page % 12 + 1
    return year, month, min(day[2], last_of(year, month))


def put_off(start: Day, out: Day, back: Day) -> Day:
    """The start as if the time out had not been: its whole months first, then its days one by one."""
    months = months_passed(out, back)
    moved, still = months_later(start, months), months_later(out, months)
    while still < back:
        moved, still = tomorrow(moved), tomorrow(still)
    return moved


def has_reached(person: Person, level: int, on: Day) -> bool:
    """A level once reached stays reached: it is looked at before each gap and on the day itself."""
    start = person.decided
    for out, back in sorted(person.gaps):
        if out >= on:
            break
        if months_passed(start, out) >= level * 12:
            return True
        if back > on:
            return False
        start = put_off(start, out, back)
    return months_passed(start, on) >= level * 12


def window_starts(on: Day) -> Day:
    """The day after the usual round before this one."""
    days = [(year, month, day) for year in (on[0] - 1, on[0]) for month, day in ROUNDS]
    return tomorrow(max(day for day in days if day < on))


def is_barred(one: Punished, on: Day) -> bool:
    """Months by the rule on the day of the discipline; since 2021 the cell has to recognise the correction too."""
    if one.on > on or one.on < (2016, 7, 25):
        return False
    is_new = one.on >= NEW_RULES
    if on < months_later(one.on, (BARS_SINCE if is_new else BARS_BEFORE)[one.form]):
        return True
    return is_new and not one.recognised


def early_allowed(level: int, on: Day) -> int:
    """Months a gravely ill member may have it early."""
    return 24 if level >= 70 and on >= NEW_RULES else 12


def after_death_allowed(on: Day) -> int:
    return 12 if on >= NEW_RULES else 0


def short_of(person: Person, level: int, on: Day) -> int:
    """Months still missing on a day, counting only the gaps that are over."""
    start = person.decided
    for out, back in sorted(person.gaps):
        if out < on:
            start = put_off(start, out, min(back, on))
    return level * 12 - max(0, months_passed(start, on))


def told(person: Person, on: Day) -> dict[int, tuple[bool, bool]]:
    """Each level not awarded, reached by the round or within a year after it: (eligible, overdue)."""
    first = window_starts(on)
    found = {}
    for level in LEVELS:
        if level in person.awarded or not has_reached(person, level, months_later(on, 12)):
            continue
        last = person.away or person.out
        if last is not None and last <= on and not has_reached(person, level, last):
            continue
        overdue = has_reached(person, level, yesterday(first))
        found[level] = (_may(person, level, on, first), overdue)
    return found


def _may(person: Person, level: int, on: Day, first: Day) -> bool:
    if person.official is None or person.official > on or any(is_barred(one, on) for one in person.punished):
        return False
    if person.died is not None and person.died <= on:
        if has_reached(person, level, person.died):
            return True
        return short_of(person, level, person.died) <= after_death_allowed(on)
    if person.out is not None and person.out <= on:
        return False
    if not has_reached(person, level, on):
        return False
    has_come = person.came is not None and first <= person.came <= on and on >= SENDER_AWARDS_SINCE
    return not (has_come and person.came is not None and has_reached(person, level, yesterday(person.came)))
