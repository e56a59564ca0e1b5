"""The Vietnamese lunar calendar by computation (new moons at UTC+7), to hold the days from memory against.

After the series of Jean Meeus, "Astronomical Algorithms", chapter 49, with its largest terms.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from math import floor, pi, radians, sin

EPOCH = date(2000, 1, 1).toordinal() - 2451545
HANOI = 7 / 24


def new_moon(k: int) -> date:
    """The day in Hà Nội of the `k`-th new moon after that of 6 January 2000."""
    t = k / 1236.85
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k)
    node = radians(160.7108 + 390.67050284 * k)
    e = 1 - 0.002516 * t
    day = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.40720 * sin(moon) + 0.17241 * e * sin(sun)
    day += 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node) + 0.00739 * e * sin(moon - sun)
    day += -0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
    seconds_ahead = 69 / 86400  # the clocks of the sky run ahead of the clocks of the earth
    return date.fromordinal(floor(day - seconds_ahead + HANOI + 0.5) + EPOCH)


def sun_sector(day: date) -> int:
    """In which twelfth of the year the sun stands at midnight of `day` in Hà Nội; 9 begins with the winter solstice."""
    t = (day.toordinal() - EPOCH - 0.5 - HANOI - 2451545) / 36525
    anomaly = radians(357.52910 + 35999.05030 * t)
    longitude = 280.46645 + 36000.76983 * t + 1.9146 * sin(anomaly) + 0.019993 * sin(2 * anomaly)
    longitude -= 0.00569 + 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return floor(radians(longitude) % (2 * pi) / pi * 6)


def months(year: int) -> list[tuple[date, bool]]:
    """First days of the lunar months from the eleventh of the year before on, each with whether it is a leap one."""
    first = floor((year - 2000) * 12.3685) - 3
    starts = [new_moon(k) for k in range(first, first + 20)]
    solstice = next(day for day in _days(date(year - 1, 12, 18)) if sun_sector(day + timedelta(days=1)) == 9)
    eleventh = max(start for start in starts if start <= solstice)
    later = [start for start in starts if start >= eleventh][:8]
    return [(a, sun_sector(a) == sun_sector(b)) for a, b in pairwise(later)]


def lunar_new_year(year: int) -> date:
    """The first day of the first lunar month: the second month after the eleventh that is no leap month."""
    return [start for start, leap in months(year)[1:] if not leap][1]


def hung_kings(year: int) -> date:
    """The tenth of the third lunar month."""
    return [start for start, leap in months(year)[1:] if not leap][3] + timedelta(days=9)


def _days(start: date) -> list[date]:
    return [start + timedelta(days=step) for step in range(7)]
